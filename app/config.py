"""Every number of the live path that one might want to turn, with its reason; below everything else."""

from dataclasses import dataclass, field

from model.spec.tokens import FRAME_SAMPLES, SAMPLE_RATE


@dataclass(frozen=True, slots=True)
class VadConfig:
    """Settings of the voice activity detector."""

    frame_ms: int = 10
    """Length of a frame (ms): 10, 20 or 30. The shortest gives the smallest lag."""

    aggressiveness: int = 2
    """webrtcvad's mode 0–3. Mode 3 cuts codas and misses 2 % of digits; modes 0–1 stay on in noise, up to a second."""

    def __post_init__(self) -> None:
        if self.frame_ms not in {10, 20, 30}:
            raise ValueError(f"frame_ms must be 10, 20 or 30, not {self.frame_ms}")
        if self.aggressiveness not in range(4):
            raise ValueError(f"aggressiveness must be 0 to 3, not {self.aggressiveness}")

    @property
    def frame_samples(self) -> int:
        """Samples of a frame at 16 kHz."""
        return self.frame_ms * SAMPLE_RATE // 1000

    @property
    def frame_seconds(self) -> float:
        """Seconds of a frame."""
        return self.frame_ms / 1000


@dataclass(frozen=True, slots=True)
class SegmenterConfig:
    """When speech begins and when it is over."""

    onset_seconds: float = 0.03
    """Speech within the onset window that begins a segment; one positive frame alone never does."""

    onset_window_seconds: float = 0.05
    """Window in which the onset is counted."""

    hangover_seconds: float = 0.30
    """Silence that ends a segment. Long, because the decoder decides on digits, not the end of the segment."""

    resume_seconds: float = 0.03
    """Speech in a row that restarts the hangover; a single positive frame (a click, a key) does not."""

    preroll_seconds: float = 0.25
    """Sound before the onset that belongs to the segment: plosives are quieter than the detector hears."""

    max_seconds: float = 30.0
    """A segment is cut here, so that a room that is never silent cannot hold the engine."""


@dataclass(frozen=True, slots=True)
class DecoderConfig:
    """When a digit is certain enough to be said."""

    patience_seconds: float = 0.06
    """Time without a new token that a token must stand before it is committed …"""

    sure_probability: float = 0.95
    """… but for one that is so much more likely than any other (before the temperature), …"""

    sure_patience_seconds: float = 0.02
    """… which need stand only this long. Of 200 digits and 130 strings none changed by it, and it saves 40 ms."""

    merge_seconds: float = 0.08
    """Two tokens that begin within this time are one word; even at eight digits a second they are 125 ms apart."""

    echo_seconds: float = 0.06
    """A token that begins within this time after a committed one was last named is its echo. With 80 ms, strings of
    eight and more digits a second lost digits."""

    partial_seconds: float = 0.04
    """Time between two partial results."""

    outlook_seconds: float = 0.12
    """Silence in which the network names a word that has just ended: it was taught to within 60 ms."""

    def __post_init__(self) -> None:
        if self.partial_seconds * SAMPLE_RATE < FRAME_SAMPLES:
            raise ValueError("partial_seconds must be at least one frame of the network")


@dataclass(frozen=True, slots=True)
class EngineConfig:
    """All settings of the live path."""

    vad: VadConfig = field(default_factory=VadConfig)
    """Settings of the voice activity detector."""

    segmenter: SegmenterConfig = field(default_factory=SegmenterConfig)
    """When speech begins and ends."""

    decoder: DecoderConfig = field(default_factory=DecoderConfig)
    """When a digit is certain."""

    level_seconds: float = 0.05
    """Time between two level readings."""

    retry_seconds: float = 1.0
    """Time between two attempts to reopen a microphone that is gone."""
