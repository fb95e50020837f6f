import torch
from torch import nn

from model.training.processes import Processes, processes


def test_one_process_is_the_first_and_needs_no_other():
    with processes() as group:
        assert group.is_first
        assert group.count == 1
        assert group.any(True)
        assert not group.any(False)
        assert group.mean(3.0) == 3.0
        group.wait()
        assert torch.get_num_threads() == 1


def test_a_module_of_one_process_is_itself():
    module = nn.Linear(1, 1)
    assert Processes().together(module) is module
