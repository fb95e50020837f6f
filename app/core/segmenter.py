"""Where speech begins and ends, from one yes or no a frame. Time is the number of frames."""

from collections import deque
from dataclasses import dataclass

from app.config import SegmenterConfig


@dataclass(frozen=True, slots=True)
class SegmentStart:
    """Speech has begun."""

    frame: int
    """First frame of the segment, pre-roll included."""


@dataclass(frozen=True, slots=True)
class SegmentEnd:
    """Speech is over."""

    frame: int
    """The frame after the last one of speech."""


class Segmenter:
    """Turns flickering yes and no into segments: hysteresis at the onset, a hangover at the end, a pre-roll before.

    Parameters
    ----------
    config : SegmenterConfig
    frame_seconds : float
        Length of a frame.
    """

    def __init__(self, config: SegmenterConfig, *, frame_seconds: float) -> None:
        self._onset_frames = round(config.onset_seconds / frame_seconds)
        self._hangover_frames = round(config.hangover_seconds / frame_seconds)
        self._resume_frames = round(config.resume_seconds / frame_seconds)
        self._preroll_frames = round(config.preroll_seconds / frame_seconds)
        self._max_frames = config.max_seconds / frame_seconds
        self._recent: deque[bool] = deque(maxlen=round(config.onset_window_seconds / frame_seconds))
        self._frame = 0
        self._free_from = 0
        self._start: int | None = None
        self._silence = 0
        self._speech_run = 0
        self._speech_end = 0

    @property
    def in_speech(self) -> bool:
        """Whether a segment is open."""
        return self._start is not None

    def process(self, is_speech: bool) -> SegmentStart | SegmentEnd | None:
        """Take one frame, and return what changed with it."""
        self._frame += 1
        return self._process_in_speech(is_speech) if self.in_speech else self._process_in_silence(is_speech)

    def finish(self) -> SegmentEnd | None:
        """Return the end of an open segment, when no more frames come, or after a gap: nothing reaches over it."""
        if self.in_speech:
            return self._close()
        self._clear()
        return None

    def _process_in_silence(self, is_speech: bool) -> SegmentStart | None:
        self._recent.append(is_speech)
        if sum(self._recent) < self._onset_frames:
            return None
        onset = self._frame - len(self._recent) + self._recent.index(True)
        # Never into the segment before: each sound is heard once.
        self._start = max(self._free_from, onset - self._preroll_frames)
        self._silence = 0
        self._speech_run = 0
        self._speech_end = self._frame
        return SegmentStart(self._start)

    def _process_in_speech(self, is_speech: bool) -> SegmentEnd | None:
        self._speech_run = self._speech_run + 1 if is_speech else 0
        self._silence += not is_speech
        if self._speech_run >= self._resume_frames:
            self._silence = 0
            self._speech_end = self._frame
        assert self._start is not None
        if self._silence >= self._hangover_frames or self._frame - self._start >= self._max_frames:
            return self._close()
        return None

    def _close(self) -> SegmentEnd:
        end = SegmentEnd(self._speech_end)
        self._start = None
        self._clear()
        return end

    def _clear(self) -> None:
        """Let what was heard so far belong to no later segment."""
        self._free_from = self._frame
        self._recent.clear()
