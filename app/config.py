"""Every number of the live path that one might want to turn, with its reason; below everything else."""

import math
from dataclasses import dataclass, field
from typing import Final

from model.spec.tokens import FRAME_SAMPLES, SAMPLE_RATE

LEAST_SENSITIVE_DBFS: Final = -20.0
"""Threshold at sensitivity 0: a voice close to the microphone."""

MOST_SENSITIVE_DBFS: Final = -80.0
"""Threshold at sensitivity 1: a little above the noise of a good microphone."""


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
class GateConfig:
    """How far above the room a voice must be, before anything listens to it."""

    margin_db: float = 3.0
    """Level above the noise floor below which a frame is never speech. A steady noise stays within 2 dB of its floor;
    speech at 0 dB signal-to-noise is 3 dB above it on average and 6 dB in its vowels."""

    window_seconds: float = 2.0
    """The noise floor is the lowest level of this long: nobody speaks for two seconds without a dip."""

    steady_seconds: float = 0.03
    """A level must last this long to be a floor; one frame between two periods of a low voice is none."""

    waking_seconds: float = 0.8
    """Sound after digital silence from which on it is the room that is heard, and no single word. A steady tone is
    taken for the room then, and must by the end of the hangover have lasted for longer than a digit."""

    def __post_init__(self) -> None:
        if self.steady_seconds >= self.window_seconds:
            raise ValueError("window_seconds must be longer than steady_seconds")


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

    max_seconds: float = math.inf
    """A segment is cut here, where whoever listens must hold all of it. The live path holds the last seconds only, and
    a cut may fall into a word of somebody who speaks without a pause."""


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

    spread_seconds: float = 0.06
    """A name may be spread over this long, as it is learnt to be given within it, and in no frame of it be likelier
    than silence. Where each frame is asked by itself, 30 of 100 digits in strings of strangers are told, and else 60;
    of the demo's digits with pauses 105 of 128, and else all."""

    faint_seconds: float = 0.2
    """Time in which such a name gives way to another. With no more than for other names, digits said alone by voices
    that the network does not know are told twice, 7 of 100."""

    partial_seconds: float = 0.04
    """Time between two partial results."""

    window_seconds: float = 30.0
    """Evidence without a word that is weighed together: hours of a noise would drown that of the word in the end."""

    said_probability: float = 0.5
    """Probability that something was said from which on there is a word between two silences, even where the network
    never named one. Of 120 digits by three people whom a model did not know, 8 gave no word without it, 1 with it."""

    said_seconds: float = 1.6
    """Longest time between two silences, with what is kept of them, of which that is asked: no digit takes 1 s."""

    outlook_seconds: float = 0.12
    """Silence in which the network names a word that has just ended: it was taught to within 60 ms."""

    def __post_init__(self) -> None:
        if self.partial_seconds * SAMPLE_RATE < FRAME_SAMPLES:
            raise ValueError("partial_seconds must be at least one frame of the network")


@dataclass(frozen=True, slots=True)
class SieveConfig:
    """What must stand around a digit: a syllable inside a longer word is none.

    Figures are false digits an hour in 1.3 h of Korean talks with two default models, which show 394 and 992 without
    these rules, and 5.3 and 10.6 with all of them as they were first: what is left when one of them is taken away.
    Counts are false digits in the same talks with the bundled model, when each rule was chosen: 2 with all of them.
    """

    fall_db: float = 20.0
    """What is this much quieter than a word is no part of it. With 10 dB 9.1 and 17.4 …"""

    fall_share: float = 0.6
    """… or this share of the way down to the noise floor, where that is near: at 10 dB a word cannot fall by 20 …"""

    least_fall_db: float = 3.0
    """… and never less than this: a tone that goes on is soon the floor itself."""

    pause_seconds: float = 0.3
    """Quiet that parts a word from what was said before. The closures inside a word take up to 150 ms: with a pause
    that short, three times as many errors at two digits a second."""

    longest_seconds: float = 1.0
    """Sound between a pause and the naming of a digit: what lasts longer holds other syllables. The slowest synthetic
    voices take 0.9 s. Without it and the next 7.6 and 13.6, and of environment sounds half as many again."""

    linked_seconds: float = 0.8
    """The same for a digit that follows another without a pause. With 0.7, of 981 digits in strings of strangers 589
    are right, and 607 with it; in talks it is the same."""

    onset_seconds: float = 0.04
    """Quiet before a word that follows no pause that was heard as a whole; else its beginning was not heard, and it may
    be the end of a longer one. Without it 6.1 and 11.4."""

    tail_seconds: float = 0.06
    """Sound after the naming that may still be the word's own: the network was taught to name it within this time."""

    rest_seconds: float = 0.06
    """Quiet after a word that shows that nothing is attached to it. Where what follows is ignored, 25.0 and 25.7; a
    rest of 100 ms changes nothing but the latency."""

    certain_confidence: float = 0.9999
    """Confidence of a digit that needs no rest, where it was quiet for a moment at its end and nobody talked before: of
    a string without pauses, the first is then mostly told after 60 ms, and not with the second. In 1.3 h of talks, 0.3
    h of sounds and 750 other words one by one it brings no false digit; with 0.999 two, with 0.99 ten."""

    running_seconds: float = 1.2
    """Sound without a digit that is running speech, whether a word is named in it or not: so is music, or a dog that
    barks. Without it 3; from 1.0 to 1.2 s all figures are the same."""

    closure_seconds: float = 0.16
    """Quiet within such a sound: closures of plosives are shorter, the gaps between two keys of a keyboard longer."""

    clear_db: float = 10.0
    """How far a sound must rise above the noise floor to be one: a fan that was switched on is no speech."""

    sound_seconds: float = 0.1
    """How long it must last: a click is shorter."""

    nameless: int = 3
    """Sounds in a row in which no word is named, or which go on behind it, each within ``wary_seconds`` of the last,
    from which on it is wary as after speech: a sneeze, a hammer, a dog. Without it 4 false digits in 0.28 h of sounds,
    and with it none. Of 480 English digits by people whom a model did not know, it loses 4; where other words belonged
    to the row as well, it would be 15, of one person whom the model does not understand."""

    wary_seconds: float = 15.0
    """For this long after running speech, a digit must be followed by a longer rest, and be surer. Without it 120 and
    341. The first default model that showed strangers' digits named 23 in these talks with 10 s, and 10 with 15 s."""

    wary_rest_seconds: float = 0.25
    """The longer rest: in running speech, the closures of plosives look like the end of a word. With the usual one 9.8
    and 23.5. A digit that would be none among speech waits for it as well, whatever was said before. It must be shorter
    than the hangover of a segment."""

    wary_confidence: float = 0.95
    """Confidence of a digit soon after other speech. Without it 28; with 0.98 no fewer than now, and 102 of 440 digits
    in strings after other speech are wrong or missed, of which at this none was, with the default model before."""

    doubtful_confidence: float = 0.5
    """The same of a digit in a string of which three others are surer. Without such, one unsure digit that comes first
    after other speech costs the whole string: 394 of 440 are right then, and 439 with it; in talks it brings none,
    where two surer ones were enough it would be three."""

    apart_seconds: float = 0.8
    """Pause between running speech and a digit that is said alone: most pauses within speech are shorter, and what
    follows one of them is the next syllable of it. Digits in a row need no such pause. Without it 4."""

    pair_confidence: float = 0.9
    """Confidence of each of two digits in a row from which on they prove each other. Of less sure ones it takes three
    that are likely ones in the mean, or the rest: any two syllables of a longer word may sound a little like digits.
    Without it 4."""

    string_confidence: float = 0.7
    """How likely the words of a string are digits, in the mean, from which on they prove each other. Of a stranger's
    string a few may be unlikely ones; where most are, it is rather speech. Such a string waits for the rest …"""

    likely_confidence: float = 0.45
    """… and with less than this the rest does not prove it, either. Recordings of talks, heard each by itself, mostly
    begin within a sentence: a quarter of them, on which this was not chosen, gave 82 false digits in 0.33 h, 39 with
    these two. Of 981 digits in strings of strangers 616 are right without them, and 607 with them. Were words that are
    no digit left out of the mean, it would be 47 false digits, and 608 right ones."""

    proven: int = 4
    """Digits in a row, each sure enough, that are a number and no other speech: they end the wariness. Strings of
    eleven after three seconds of talk are then told after 78 ms (median), and not after 2.3 s."""

    echo_db: float = 12.0
    """A digit that is named twice without a pause, and so much quieter the second time, was said once. Of one person's
    digits, the ends of "six" were 17 to 39 dB quieter, and what was said twice at most 6 dB."""

    forgiven: int = 1
    """Words in a row that are no digit, or not clear, and do not yet end a string of two digits or more: one misheard
    digit must not cost the rest. With 0, 8 errors in 202 digits at 10 dB signal-to-noise and two a second, with 1 it
    is 7. After other speech, a word that is clearly no digit does end it."""


@dataclass(frozen=True, slots=True)
class ToneConfig:
    """What is no syllable, but a beep.

    Of 1,226 digits by people and by espeak-ng, as they are, at 10 dB signal-to-noise, in a room, through a telephone or
    whispered, none is refused; of 1,660 with a pitch of 300 to 450 Hz, where one partial carries nearly all, one is.
    """

    purity: float = 0.985
    """Share of the power in one partial from which on there is nothing beside it: of half of the words as they are less
    than 0.6, of one in a hundred 0.96 and more; of a beep with a tenth of overtones, or 20 dB above the noise, 0.99."""

    drift: float = 0.005
    """Range of the partial's frequency, as a share of it, below which nothing moves."""


@dataclass(frozen=True, slots=True)
class EngineConfig:
    """All settings of the live path."""

    sensitivity: float = 0.75
    """How quiet a sound may be and still be listened to, 0 to 1; `app.core.calibration` finds what suits a room."""

    gate: GateConfig = field(default_factory=GateConfig)
    """How far above the room a voice must be."""

    vad: VadConfig = field(default_factory=VadConfig)
    """Settings of the voice activity detector."""

    segmenter: SegmenterConfig = field(default_factory=SegmenterConfig)
    """When speech begins and ends."""

    decoder: DecoderConfig = field(default_factory=DecoderConfig)
    """When a digit is certain."""

    sieve: SieveConfig = field(default_factory=SieveConfig)
    """What must stand around a digit."""

    tone: ToneConfig = field(default_factory=ToneConfig)
    """What is no syllable, but a beep."""

    level_seconds: float = 0.05
    """Time between two level readings."""

    retry_seconds: float = 1.0
    """Time between two attempts to reopen a microphone that is gone."""

    def __post_init__(self) -> None:
        if not 0.0 <= self.sensitivity <= 1.0:
            raise ValueError(f"sensitivity must be 0 to 1, not {self.sensitivity}")
        if self.sieve.wary_rest_seconds >= self.segmenter.hangover_seconds:
            raise ValueError("wary_rest_seconds must be shorter than hangover_seconds")
        if self.gate.waking_seconds + self.segmenter.hangover_seconds <= self.sieve.longest_seconds:
            raise ValueError("waking_seconds and hangover_seconds together must be longer than longest_seconds")

    @property
    def threshold_dbfs(self) -> float:
        """Level below which nothing is listened to (dBFS)."""
        return LEAST_SENSITIVE_DBFS + self.sensitivity * (MOST_SENSITIVE_DBFS - LEAST_SENSITIVE_DBFS)
