"""The model as it is trained: with bands and moments of the spectrogram masked (SpecAugment, Park et al. 2019)."""

from typing import Final

import torch
from torch import Tensor, nn

from model.recognizer import Recognizer

BAND_MASK: Final = 6
"""Most mel bands that one mask hides."""

TIME_MASK: Final = 4
"""Most spectra (10 ms) that one mask hides: shorter than a coda, without which 일 would rightly be heard as 이."""

MASKS: Final = 2
"""Masks of each kind an example."""


class MaskedRecognizer(nn.Module):
    """Waveforms to log-probabilities, through a spectrogram with holes; it has no weights besides the recogniser's."""

    def __init__(self, recognizer: Recognizer, *, formant_warp: float = 0.0) -> None:
        super().__init__()
        self.recognizer = recognizer
        self._formant_warp = formant_warp

    def forward(self, waveforms: Tensor) -> Tensor:
        """Return log-probabilities [shape=(batch, frames, 12)] of waveforms [shape=(batch, 320 · frames)]."""
        state = [past.to(waveforms.device) for past in self.recognizer.initial_state(waveforms.size(0))]
        mel = self.recognizer.frontend(torch.cat([state[0], waveforms], dim=1))
        warped = _warped(mel, self._formant_warp) if self._formant_warp else mel
        log_probs: Tensor = self.recognizer.network(_masked(warped), state[1:])[0]
        return log_probs


def _warped(mel: Tensor, warp: float) -> Tensor:
    """Move the bands of each example by up to a share (vocal tract length perturbation, Jaitly and Hinton 2013)."""
    batch, bands, spectra = mel.shape
    factors = torch.exp(warp * (2 * torch.rand(batch, 1) - 1))
    places = (torch.arange(bands)[None] * factors).clamp(max=bands - 1).to(mel.device)
    low = places.long()
    high = (low + 1).clamp(max=bands - 1)
    share = (places - low)[:, :, None]
    at_low, at_high = (torch.gather(mel, 1, place[:, :, None].expand(-1, -1, spectra)) for place in (low, high))
    return at_low + share * (at_high - at_low)


def _masked(mel: Tensor) -> Tensor:
    """Overwrite stretches of bands and of spectra of each example with the mean of the example."""
    batch, bands, spectra = mel.shape
    hidden = torch.zeros(batch, bands, spectra, dtype=torch.bool)
    for _ in range(MASKS):
        hidden |= _stretches(batch, bands, longest=BAND_MASK)[:, :, None]
        hidden |= _stretches(batch, spectra, longest=TIME_MASK)[:, None, :]
    return torch.where(hidden.to(mel.device), mel.mean(dim=(1, 2), keepdim=True), mel)


def _stretches(batch: int, size: int, *, longest: int) -> Tensor:
    """Draw a stretch of up to ``longest`` out of ``size`` places for each example [shape=(batch, size)]."""
    lengths = torch.randint(0, longest + 1, (batch, 1))
    starts = (torch.rand(batch, 1) * (size - lengths + 1)).long()
    places = torch.arange(size)
    return (places >= starts) & (places < starts + lengths)
