"""A recogniser with random weights, and words made of tones."""

import numpy as np
import pytest
import torch

from model.dataset.clip import Clip, clip_of
from model.recognizer import Recognizer
from model.spec.metadata import Metadata
from model.spec.tokens import OTHER, SAMPLE_RATE, token_of


@pytest.fixture
def recognizer() -> Recognizer:
    """Random weights, and normalisation statistics that are not those of a fresh layer."""
    torch.manual_seed(7)
    recognizer = Recognizer()
    for module in recognizer.modules():
        if isinstance(module, torch.nn.BatchNorm1d | torch.nn.BatchNorm2d):
            module.running_mean.normal_(std=0.2)
            module.running_var.uniform_(0.5, 2.0)
    return recognizer.eval()


@pytest.fixture
def metadata() -> Metadata:
    return Metadata(model_version="test", temperature=1.5, digit_threshold=0.5, lookahead_seconds=0.0)


def beep(digit: int, take: int = 0) -> np.ndarray:
    """A word of its own for each digit: two tones, the second of which tells neighbours apart."""
    random = np.random.default_rng((digit, take))
    times = np.arange(int(SAMPLE_RATE * random.uniform(0.12, 0.16))) / SAMPLE_RATE
    pitches = (400 + 250 * (digit // 2), 700 + 2500 * (digit % 2))
    tones = [np.sin(2 * np.pi * pitch * random.uniform(0.98, 1.02) * times) for pitch in pitches]
    envelope = np.hanning(len(times))
    return np.concatenate([0.4 * tone * envelope for tone in tones]).astype(np.float32)


@pytest.fixture
def beeps() -> list[Clip]:
    digits = [
        clip_of(beep(digit, take), tokens=[token_of(digit)], speaker="tone") for digit in range(10) for take in range(6)
    ]
    noise = [
        clip_of(
            np.random.default_rng(take).normal(scale=0.1, size=4_000).astype(np.float32),
            tokens=[OTHER],
            speaker="noise",
        )
        for take in range(6)
    ]
    return digits + noise
