"""The project's own network, taught to name the sound in each frame, of sentences in which the sounds were found once.

It hears more at a time than mixtures of Gaussians do, and better through noise. It looks at the past alone; what it
names is therefore the sound of a moment ago.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from model.frontend import CONTEXT_SAMPLES, HOP_SAMPLES, LogMel
from model.network import CHANNELS, Network
from model.spec.waveform import Waveform

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

EPOCHS: Final = 8
LEARNING_RATE: Final = 4e-3

BATCH: Final = 16
SPECTRA: Final = 256
"""Of each example: 2.56 s."""

DELAY_SPECTRA: Final = 6
"""So much later than a sound it is named: 60 ms."""

_WARM_UP_FRAMES: Final = 20
"""Frames at the beginning of an example in which too little was heard to name anything."""

_STRIDE: Final = 2
"""Spectra of a frame."""


@torch.inference_mode()
def mel_of(waveform: Waveform) -> Tensor:
    """Return the log-mel spectrogram of a recording [shape=(40, spectra)]."""
    whole = len(waveform) // HOP_SAMPLES * HOP_SAMPLES
    mel: Tensor = LogMel()(torch.from_numpy(np.pad(waveform[:whole], (CONTEXT_SAMPLES, 0)))[None])[0]
    return mel.clone()


class Ear:
    """A network that names sounds.

    Parameters
    ----------
    sounds : int
        How many there are.
    seed : int
        Of its first weights, and of the examples that it is taught by.
    """

    def __init__(self, sounds: int, *, seed: int) -> None:
        torch.manual_seed(seed)
        self._network = Network()
        self._network.head = nn.Conv1d(CHANNELS, sounds, 1)
        self._random = np.random.default_rng(seed)

    def learn(self, mels: Sequence[Tensor], labels: Sequence[IntArray]) -> None:
        """Learn from sentences, and from the number of the sound in each spectrum of them."""
        heard, named = torch.cat(list(mels), dim=1), np.concatenate(labels)
        steps = EPOCHS * (len(named) // SPECTRA // BATCH)
        optimizer = torch.optim.AdamW(self._network.parameters(), lr=LEARNING_RATE, weight_decay=0.01)
        schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, LEARNING_RATE, total_steps=steps, pct_start=0.2)
        frames = np.arange(_WARM_UP_FRAMES, SPECTRA // _STRIDE)
        self._network.train()
        for _ in range(steps):
            starts = self._random.integers(len(named) - SPECTRA, size=BATCH)
            batch = torch.stack([heard[:, start : start + SPECTRA] for start in starts])
            targets = torch.from_numpy(named[starts[:, None] + _named_spectra(frames)])
            log_probs, _ = self._network(batch, self._network.initial_state(BATCH))
            loss = functional.nll_loss(log_probs[:, frames].flatten(0, 1), targets.flatten())
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(self._network.parameters(), 5.0)
            optimizer.step()
            schedule.step()
        self._network.eval()

    @torch.inference_mode()
    def log_probs(self, mel: Tensor) -> FloatArray:
        """Return the log-probability of each sound in each spectrum of a sentence [shape=(spectra, sounds)].

        A frame names one spectrum of two; the others are named by hearing the sentence one spectrum later.
        """
        spectra = mel.size(1)
        found = np.zeros((spectra, self._network.head.out_channels))
        for shift in range(_STRIDE):
            later = functional.pad(mel[:, shift:], (0, DELAY_SPECTRA + _STRIDE))
            even = later[:, : later.size(1) // _STRIDE * _STRIDE]
            log_probs, _ = self._network(even[None], self._network.initial_state(1))
            named = _named_spectra(np.arange(log_probs.size(1))) + shift
            inside = (named >= 0) & (named < spectra)
            found[named[inside]] = log_probs[0].numpy()[inside]
        return found


def _named_spectra(frames: IntArray) -> IntArray:
    """Return which spectrum of an example each frame names."""
    return _STRIDE * frames + _STRIDE - 1 - DELAY_SPECTRA
