"""Voice activity, frame by frame: one seam, and webrtcvad behind it."""

from typing import Protocol

import numpy as np
import numpy.typing as npt
import webrtcvad

from app.config import VadConfig
from model.spec.tokens import SAMPLE_RATE


class FrameVad(Protocol):
    """Tells for one frame whether somebody may be speaking. It may gate; it does not decide."""

    def is_speech(self, pcm: npt.NDArray[np.int16]) -> bool:
        """Return whether a frame [shape=(frame_samples,)], 16 kHz, sounds like speech."""

    def reset(self) -> None:
        """Forget what was heard."""


class WebRtcVad:
    """The detector of the WebRTC project. It keeps calling speech for 60–150 ms after the sound has ended."""

    def __init__(self, config: VadConfig) -> None:
        self._aggressiveness = config.aggressiveness
        self.reset()

    def is_speech(self, pcm: npt.NDArray[np.int16]) -> bool:
        """Return whether a frame of exactly 10, 20 or 30 ms [shape=(n,)] sounds like speech."""
        return bool(self._vad.is_speech(pcm.tobytes(), SAMPLE_RATE))

    def reset(self) -> None:
        """Forget the noise floor and the hangover."""
        self._vad = webrtcvad.Vad(self._aggressiveness)
