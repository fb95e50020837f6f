"""The seam between the live path and its model, free of torch: the window must not wait for that import."""

from typing import Protocol

import numpy as np
import numpy.typing as npt

from model.spec.metadata import Metadata
from model.spec.waveform import Waveform

LogProbs = npt.NDArray[np.float32]
"""Log-probabilities of the twelve tokens, shape=(frames, 12)."""


class Classifier(Protocol):
    """Anything that turns sound into log-probabilities, chunk by chunk."""

    @property
    def metadata(self) -> Metadata:
        """What the model says about itself."""

    def reset(self) -> None:
        """Forget the stream before; the next chunk begins a new one."""

    def push(self, waveform: Waveform) -> LogProbs:
        """Return the log-probabilities [shape=(n, 12)] of the next n · 320 samples [shape=(n · 320,)]."""

    def peek(self, waveform: Waveform) -> LogProbs:
        """Return what `push` would return, and leave the stream as it is."""

    def whole(self, waveform: Waveform) -> LogProbs:
        """Return the log-probabilities [shape=(frames, 12)] of a whole clip [shape=(samples,)]."""
