"""A stream and a clip are the same thing, and the network is as small and as causal as promised."""

import pytest
import torch

from model.recognizer import Recognizer


def waveform(samples: int) -> torch.Tensor:
    return torch.randn(2, samples, generator=torch.Generator().manual_seed(3)) * 0.1


def test_small_enough(recognizer):
    assert sum(parameter.numel() for parameter in recognizer.parameters()) <= 150_000


@pytest.mark.parametrize("samples", [1, 319, 320, 321, 16_000])
def test_a_frame_each_20_ms_and_the_last_is_completed(recognizer, samples):
    log_probs = recognizer(waveform(samples))
    assert log_probs.shape == (2, -(-samples // 320), 12)
    assert torch.allclose(log_probs.exp().sum(dim=2), torch.ones(()), atol=1e-5)


@pytest.mark.parametrize("frames", [1, 2, 7, 50])
def test_a_stream_in_chunks_equals_the_whole_clip(recognizer, frames):
    whole = waveform(16_000)
    state, parts = recognizer.initial_state(2), []
    with torch.inference_mode():
        for chunk in whole.split(frames * 320, dim=1):
            log_probs, state = recognizer.stream(chunk, state)
            parts.append(log_probs)
        assert torch.allclose(torch.cat(parts, dim=1), recognizer(whole), atol=1e-5)


def test_no_frame_looks_ahead(recognizer):
    heard, changed = waveform(16_000), waveform(16_000)
    changed[:, 8_000:] = 0.5
    with torch.inference_mode():
        before, after = recognizer(heard), recognizer(changed)
    assert torch.equal(before[:, :25], after[:, :25])
    assert not torch.allclose(before[:, 25], after[:, 25])


def test_one_example_does_not_change_another(recognizer):
    both = waveform(6_400)
    with torch.inference_mode():
        assert torch.allclose(recognizer(both)[:1], recognizer(both[:1]), atol=1e-5)


def test_learning_reaches_every_weight():
    recognizer = Recognizer().train()
    recognizer(waveform(6_400)).square().sum().backward()
    assert all(parameter.grad is not None and parameter.grad.abs().sum() > 0 for parameter in recognizer.parameters())
