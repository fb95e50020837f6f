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
        optimizer.zero_grad()
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


def test_a_state_of_other_parameters_is_refused(networks):
    ours, _ = networks
    other = nn.Linear(7, 3)
    before = AdamW(other.parameters(), weight_decay=0.1)
    other(torch.ones(7)).sum().backward()
    before.step(0.1)
    with pytest.raises(ValueError, match="other parameters"):
        AdamW(ours.parameters(), weight_decay=0.1).load_state_dict(before.state_dict())
    with pytest.raises(KeyError):
        AdamW(ours.parameters(), weight_decay=0.1).load_state_dict({})


def test_the_compiler_is_not_loaded():
    """It takes longer than a tenth of the training that somebody waits for."""
    script = (
        "import sys, torch; from torch import nn; from model.training.optimizer import AdamW; layer = nn.Linear(2, 2);"
        "optimizer = AdamW(layer.parameters(), weight_decay=0.1); optimizer.zero_grad();"
        "layer(torch.ones(2)).sum().backward(); optimizer.step(0.1); optimizer.load_state_dict(optimizer.state_dict());"
        "sys.exit('torch._dynamo' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
