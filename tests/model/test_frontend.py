import numpy as np
import torch

from model.frontend import CONTEXT_SAMPLES, FLOOR, LogMel, mel_filters


def tone(hertz: float, level: float, seconds: float = 0.2) -> torch.Tensor:
    times = torch.arange(int(16_000 * seconds) + CONTEXT_SAMPLES) / 16_000
    return (level * torch.sin(2 * torch.pi * hertz * times))[None]


def test_ten_milliseconds_a_spectrum():
    assert LogMel()(tone(440, 0.5)).shape == (1, 40, 20)


def test_a_tone_is_loudest_in_its_own_band():
    bands = [int(LogMel()(tone(hertz, 0.5))[0, :, 5].argmax()) for hertz in (200, 500, 1_000, 2_000, 4_000, 7_000)]
    assert bands == sorted(set(bands))


def test_every_band_hears_something():
    assert (mel_filters().sum(dim=1) > 0).all()


def test_level_moves_the_logarithm_and_silence_is_the_floor():
    loud, quiet = LogMel()(tone(1_000, 0.5)), LogMel()(tone(1_000, 0.05))
    band = int(loud[0, :, 5].argmax())
    # 20 dB are ln(100) in power; a unit of the output is 5 of that.
    assert np.isclose(float(loud[0, band, 5] - quiet[0, band, 5]), np.log(100) / 5, atol=0.01)
    silence = LogMel()(torch.zeros(1, 160 + CONTEXT_SAMPLES))
    assert torch.allclose(silence, torch.tensor((np.log(FLOOR) + 15) / 5, dtype=torch.float32))


def test_a_spectrum_does_not_see_what_comes_after_it():
    frontend, waveform = LogMel(), tone(440, 0.5)
    changed = waveform.clone()
    changed[:, CONTEXT_SAMPLES + 1_600 :] = 0.0
    assert torch.equal(frontend(waveform)[:, :, :10], frontend(changed)[:, :, :10])
    assert not torch.allclose(frontend(waveform)[:, :, 10], frontend(changed)[:, :, 10])
