"""An artefact behind the seam of the live path. The only file of the application that imports torch."""

from pathlib import Path

import numpy as np
import torch

from app.core.classifier import LogProbs
from model.artifact import Artifact, load
from model.spec.metadata import Metadata
from model.spec.tokens import FRAME_SAMPLES
from model.spec.waveform import Waveform

_WARM_UP_RUNS = 3
"""The first calls after loading cost 10–76 ms each."""


class ArtifactClassifier:
    """An artefact, running on one thread of the CPU."""

    def __init__(self, artifact: Artifact) -> None:
        # Two threads on a busy machine gave a 99th percentile of 60–180 ms; one gives 2 ms.
        torch.set_num_threads(1)
        self._artifact = artifact
        self._state = artifact.initial_state()
        self._warm_up()

    @property
    def metadata(self) -> Metadata:
        """What the model says about itself."""
        return self._artifact.metadata

    def reset(self) -> None:
        """Forget the stream before."""
        self._state = self._artifact.initial_state()

    def push(self, waveform: Waveform) -> LogProbs:
        """Return the log-probabilities [shape=(n, 12)] of the next chunk [shape=(n · 320,)]."""
        log_probs, self._state = self._artifact.stream(torch.from_numpy(waveform)[None], self._state)
        result: LogProbs = log_probs[0].numpy()
        return result

    def peek(self, waveform: Waveform) -> LogProbs:
        """Return the log-probabilities [shape=(n, 12)] that a chunk [shape=(n · 320,)] would have if it came next."""
        result: LogProbs = self._artifact.stream(torch.from_numpy(waveform)[None], self._state)[0][0].numpy()
        return result

    def whole(self, waveform: Waveform) -> LogProbs:
        """Return the log-probabilities [shape=(frames, 12)] of a whole clip [shape=(samples,)]."""
        result: LogProbs = self._artifact.log_probs(torch.from_numpy(waveform)[None])[0].numpy()
        return result

    def _warm_up(self) -> None:
        for _ in range(_WARM_UP_RUNS):
            self.push(np.zeros(FRAME_SAMPLES, dtype=np.float32))
            self.whole(np.zeros(16 * FRAME_SAMPLES, dtype=np.float32))
        self.reset()


def load_classifier(path: Path) -> ArtifactClassifier:
    """Read an artefact and make it ready.

    Raises
    ------
    ArtifactError
        If the file cannot be used.
    """
    return ArtifactClassifier(load(path))
