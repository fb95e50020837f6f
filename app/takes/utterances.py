"""A stream of sound in, the utterances in it out, each as a whole; time is the number of samples."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

import numpy as np

from app.config import EngineConfig, SegmenterConfig, VadConfig
from app.core.frames import Framer
from app.core.segmenter import SegmentEnd, Segmenter, SegmentStart
from app.core.vad import FrameVad
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform, to_pcm

CONFIG: Final = EngineConfig(
    vad=VadConfig(),
    # The silence after the word tells how noisy the room is; a room that is never silent is cut early.
    segmenter=SegmenterConfig(hangover_seconds=0.4, max_seconds=4.0),
)
"""How utterances are told apart while recording."""


@dataclass(frozen=True, slots=True, eq=False)
class Utterance:
    """A stretch of sound in which somebody may have spoken, with the silence around it."""

    waveform: Waveform
    """The sound, float32 [shape=(n,)], mono, 16 kHz."""

    start: float
    """Where it begins (seconds from the start of the stream), with the silence before the word …"""

    onset: float
    """… and where the word does, to a twentieth of a second."""


class Utterances:
    """Finds the utterances of one stream.

    Parameters
    ----------
    vad : FrameVad
    config : EngineConfig, optional
    """

    def __init__(self, vad: FrameVad, config: EngineConfig = CONFIG) -> None:
        self._vad = vad
        self._framer = Framer(config.vad.frame_samples)
        self._segmenter = Segmenter(config.segmenter, frame_seconds=config.vad.frame_seconds)
        segmenter = config.segmenter
        before = segmenter.preroll_seconds + segmenter.onset_window_seconds
        self._before: deque[Waveform] = deque(maxlen=round(before / config.vad.frame_seconds) + 1)
        self._frame_samples = config.vad.frame_samples
        self._frames = 0
        self._began = 0
        self._start = 0
        self._onset = 0
        self._onset_frames = round(segmenter.onset_window_seconds / config.vad.frame_seconds)
        self._heard: list[Waveform] = []

    def process(self, waveform: Waveform) -> Iterator[Utterance]:
        """Take the next sound [shape=(n,)], any n, and give the utterances that end in it."""
        for frame in self._framer.process(waveform):
            yield from self._hear(frame)

    def drop(self) -> None:
        """Forget what is being said, where a piece of the sound is missing: half a word is no take."""
        self._segmenter.finish()
        self._began = self._frames
        self._framer.reset()
        self._vad.reset()
        self._before.clear()
        self._heard.clear()

    def _hear(self, frame: Waveform) -> Iterator[Utterance]:
        self._frames += 1
        self._before.append(frame)
        change = self._segmenter.process(self._vad.is_speech(to_pcm(frame)))
        if isinstance(change, SegmentStart):
            self._start = change.frame
            self._onset = self._frames - self._onset_frames
            self._heard = list(islice(self._before, max(0, len(self._before) + change.frame - self._frames), None))
        elif self._segmenter.in_speech or isinstance(change, SegmentEnd):
            self._heard.append(frame)
        if isinstance(change, SegmentEnd):
            # What begins with the stream has no beginning that was heard; and the detector takes the first noise of
            # a room for speech, until it has learnt how loud the room is.
            if self._start > self._began:
                yield Utterance(
                    np.concatenate(self._heard), start=self._seconds(self._start), onset=self._seconds(self._onset)
                )
            self._heard = []

    def _seconds(self, frame: int) -> float:
        return frame * self._frame_samples / SAMPLE_RATE
