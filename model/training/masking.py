"""The model as it is trained: with bands and moments of the spectrogram masked (SpecAugment, Park et al. 2019)."""

from typing import Final, NamedTuple

import torch
from torch import Tensor, nn

from model.recognizer import Recognizer
from model.training.companions import Companions, Opinions

BAND_MASK: Final = 6
"""Most mel bands that one mask hides."""

TIME_MASK: Final = 4
"""Most spectra (10 ms) that one mask hides: shorter than a coda, without which 일 would rightly be heard as 이."""

MASKS: Final = 2
"""Masks of each kind an example."""


LOUD: Final = 1.2
"""How far below its loudest band and frame somebody speaks in an example, in units of the spectrogram: 26 dB."""


class Heard(NamedTuple):
    """What comes of waveforms in training."""

    log_probs: Tensor
    """Of the tokens [shape=(batch, frames, 12)]."""

    opinions: Opinions | None
    """Of the companions, where there are some."""

    loud: Tensor
    """Frames in which somebody speaks [shape=(batch, frames)]."""


class MaskedRecognizer(nn.Module):
    """Waveforms to log-probabilities, through a spectrogram with holes.

    Parameters
    ----------
    recognizer : Recognizer
    companions : Companions, optional
        What learns beside it.
    formant_warp : float
        How far the bands of an example are moved, as a share of their number.
    """

    def __init__(
        self, recognizer: Recognizer, companions: Companions | None = None, *, formant_warp: float = 0.0
    ) -> None:
        super().__init__()
        self.recognizer = recognizer
        self.companions = companions
        self._formant_warp = formant_warp

    def forward(self, waveforms: Tensor, reversal: float = 0.0) -> Heard:
        """Return what comes of waveforms [shape=(batch, 320 · frames)]; ``reversal`` is the weight of the judge."""
        state = [past.to(waveforms.device) for past in self.recognizer.initial_state(waveforms.size(0))]
        mel = self.recognizer.frontend(torch.cat([state[0], waveforms], dim=1))
        warped = _warped(mel, self._formant_warp) if self._formant_warp else mel
        hidden = self.recognizer.network.encode(_masked(warped), state[1:])[0]
        return Heard(
            log_probs=self.recognizer.network.name(hidden),
            opinions=self.companions(hidden, reversal=reversal) if self.companions else None,
            loud=_loud(mel),
        )


def _loud(mel: Tensor) -> Tensor:
    """Return the frames that are not far below the loudest."""
    peaks = mel.amax(dim=1)[:, 1::2]
    return peaks > peaks.amax(dim=1, keepdim=True) - LOUD


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
