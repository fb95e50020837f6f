"""Steps of AdamW: those of PyTorch's class, without what it loads."""

import subprocess
import sys

import pytest
import torch
from torch import nn

from model.training.optimizer import AdamW

RATES = [0.1, 0.05, 0.2, 0.01]


@pytest.fixture
def networks():
    torch.manual_seed(0)
    first = nn.Sequential(nn.Linear(4, 3), nn.Tanh(), nn.Linear(3, 2))
    second = nn.Sequential(nn.Linear(4, 3), nn.Tanh(), nn.Linear(3, 2))
    second.load_state_dict(first.state_dict())
    for network in (first, second):
        network[0].bias.requires_grad_(False)
    return first, second


def learn(network, optimizer, rates):
    """Take steps on random numbers, the same ones for each network."""
    generator = torch.Generator().manual_seed(1)
    for rate in rates:
        network.zero_grad()
        network(torch.randn(5, 4, generator=generator)).square().sum().backward()
        if isinstance(optimizer, torch.optim.Optimizer):
            optimizer.param_groups[0]["lr"] = rate
            optimizer.step()
        else:
            optimizer.step(rate)


def weights(network):
    return torch.cat([parameter.detach().flatten() for parameter in network.parameters()])


def test_steps_are_those_of_pytorch(networks):
    ours, theirs = networks
    start = weights(ours).clone()
    learn(ours, AdamW(ours.parameters(), weight_decay=0.1), RATES)
    learn(theirs, torch.optim.AdamW(theirs.parameters(), weight_decay=0.1), RATES)
    assert weights(ours).equal(weights(theirs))
    assert not weights(ours).equal(start)


@pytest.mark.parametrize("former", [AdamW, torch.optim.AdamW])
def test_goes_on_from_a_state(networks, former):
    ours, other = networks
    before = former(other.parameters(), weight_decay=0.1)
    learn(other, before, RATES)
    optimizer = AdamW(ours.parameters(), weight_decay=0.1)
    optimizer.load_state_dict(before.state_dict())
    ours.load_state_dict(other.state_dict())
    learn(ours, optimizer, RATES)
    learn(other, before, RATES)
    assert weights(ours).equal(weights(other))


def test_a_state_that_was_loaded_is_a_copy(networks):
    ours, other = networks
    before = AdamW(other.parameters(), weight_decay=0.1)
    learn(other, before, RATES)
    optimizer = AdamW(ours.parameters(), weight_decay=0.1)
    optimizer.load_state_dict(before.state_dict())
    learn(other, before, RATES)
    assert float(optimizer.state_dict()["state"][0]["step"]) == len(RATES)


@pytest.mark.parametrize("other", [nn.Linear(7, 3), nn.Sequential(nn.Linear(4, 3), nn.Linear(3, 2), nn.Linear(2, 2))])
def test_a_state_of_other_parameters_is_refused(networks, other):
    before = AdamW(other.parameters(), weight_decay=0.1)
    sum(parameter.sum() for parameter in other.parameters()).backward()
    before.step(0.1)
    with pytest.raises(ValueError, match=r"(other|more) parameters"):
        AdamW(networks[0].parameters(), weight_decay=0.1).load_state_dict(before.state_dict())


@pytest.mark.parametrize("name", ["step", "exp_avg", "exp_avg_sq"])
def test_a_state_whose_shapes_are_not_its_parameters_is_refused(networks, name):
    ours, _ = networks
    optimizer = AdamW(ours.parameters(), weight_decay=0.1)
    learn(ours, optimizer, RATES)
    state = optimizer.state_dict()
    state["state"][0][name] = torch.zeros(5)
    with pytest.raises(ValueError, match="other parameters"):
        AdamW(ours.parameters(), weight_decay=0.1).load_state_dict(state)


@pytest.mark.parametrize("state", [{}, {"state": []}, {"state": {0: {}}}])
def test_what_is_no_state_is_refused(networks, state):
    with pytest.raises((KeyError, TypeError)):
        AdamW(networks[0].parameters(), weight_decay=0.1).load_state_dict(state)


def test_a_step_does_not_load_the_compiler():
    """Somebody waits for a model that goes on, and importing it takes about a second."""
    script = """
import sys
import torch
from model.dataset.composition import CANVAS_SAMPLES, Batch
from model.recognizer import Recognizer
from model.training.learner import Learner, LearningConfig
from model.training.processes import Processes

none, one, silence = torch.zeros(1, dtype=torch.long), torch.ones(1, dtype=torch.long), torch.zeros(1, CANVAS_SAMPLES)
anywhere = torch.ones(1, 128, dtype=torch.bool)
learner = Learner(LearningConfig(), Recognizer(), Processes())
learner.learn(Batch(silence, one, one, anywhere, torch.zeros(1, dtype=torch.bool), none[:0], none))
learner.restore(learner.state())
assert learner.step == 1
sys.exit(3 if "torch._dynamo" in sys.modules else 0)
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
