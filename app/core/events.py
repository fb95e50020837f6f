"""What the engine tells its listener: frozen values, times in seconds of audio since the start."""

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from model.spec.language import Text


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened at a moment of the audio."""

    name: ClassVar[str] = ""
    """The word for it in the JSON stream; empty for what is not streamed."""

    time: float
    """The newest audio that had been heard (seconds from the start)."""


@dataclass(frozen=True, slots=True)
class Loading(Event):
    """The model is being loaded; nothing is heard yet."""


@dataclass(frozen=True, slots=True)
class Started(Event):
    """Listening began."""

    name: ClassVar[str] = "started"

    source: str
    """Name of the microphone or file."""

    sample_rate: int
    """The source's own rate (Hz)."""

    model: str
    """Version of the model."""


@dataclass(frozen=True, slots=True)
class Level(Event):
    """How loud the last moment was. For meters; not part of the JSON stream."""

    dbfs: float
    """Root mean square (dB below full scale)."""

    peak_dbfs: float
    """Largest sample (dB below full scale)."""


@dataclass(frozen=True, slots=True)
class Heard(Event):
    """The sound of the last moment itself, up to ``time``. For pictures of it; not part of the JSON stream."""

    pcm: bytes
    """Int16 samples, mono, 16 kHz; the bytes of an array, which could be changed and not be compared."""


@dataclass(frozen=True, slots=True)
class SpeechStart(Event):
    """Somebody may be speaking from here on."""

    name: ClassVar[str] = "speech_start"

    start: float
    """Where the speech begins (seconds)."""


@dataclass(frozen=True, slots=True)
class Partial(Event):
    """What the speech sounds like so far."""

    name: ClassVar[str] = "partial"

    probabilities: tuple[float, ...]
    """Probability of each digit 0–9."""

    unknown: float
    """Probability of a word that is no digit; what is missing to 1 is that nothing was said yet."""


@dataclass(frozen=True, slots=True)
class Word(Event):
    """A word was heard: what `Digit` and `Unknown` have in common."""

    confidence: float
    """Probability of the most likely answer, 0 to 1."""

    start: float
    """Where the word begins (seconds)."""

    end: float
    """Where the word ends (seconds)."""

    decided: float
    """The newest audio that had to be heard before this could be said (seconds)."""

    probabilities: tuple[float, ...]
    """Probability of each digit 0–9; what is missing to 1 is that it was none."""


@dataclass(frozen=True, slots=True)
class Digit(Word):
    """A digit was recognised."""

    name: ClassVar[str] = "digit"

    digit: int
    """0 to 9."""


@dataclass(frozen=True, slots=True)
class Unknown(Word):
    """Something was said that is no digit, or that cannot be told apart well enough."""

    name: ClassVar[str] = "unknown"


@dataclass(frozen=True, slots=True)
class SpeechEnd(Event):
    """The speech is over."""

    name: ClassVar[str] = "speech_end"

    start: float
    """Where it began (seconds)."""

    end: float
    """Where it ended (seconds)."""


@dataclass(frozen=True, slots=True)
class Overflow(Event):
    """The computer was too busy, and a piece of the sound was lost."""

    name: ClassVar[str] = "overflow"

    lost_seconds: float
    """Length of what was lost (seconds)."""


@dataclass(frozen=True, slots=True)
class DeviceGone(Event):
    """The microphone stopped; the engine waits for it."""

    name: ClassVar[str] = "device_lost"

    message: Text
    """What happened and what to do."""


_IS_BACK = Text(korean="마이크가 돌아왔습니다.", english="The microphone is back.")


@dataclass(frozen=True, slots=True)
class DeviceRestored(Event):
    """A microphone is heard again."""

    name: ClassVar[str] = "device_restored"

    source: str
    """Name of the microphone: the one that was lost, or the one that is listened to in its place."""

    message: Text = _IS_BACK
    """Which of the two it is."""


@dataclass(frozen=True, slots=True)
class Notice(Event):
    """Listening goes on, but the user should know something about the sound: that the microphone is muted, say."""

    name: ClassVar[str] = "notice"

    code: str
    """One word for it: a `Condition` of `app.audio.diagnosis`."""

    message: Text
    """What happened and what to do."""


@dataclass(frozen=True, slots=True)
class Failed(Event):
    """The engine cannot go on: no microphone, no model. Told in a sentence, not part of the JSON stream."""

    code: str
    """Class of the error, such as ``NoMicrophone``."""

    message: Text
    """What happened and what to do."""


@dataclass(frozen=True, slots=True)
class Stopped(Event):
    """Listening ended; nothing follows."""

    name: ClassVar[str] = "stopped"


def as_json(event: Event) -> dict[str, Any]:
    """Return an event as the object of one line of ``listen --json``: times to 1 ms, probabilities to 0.0001."""
    fields = _word_fields(event) if isinstance(event, Word) else asdict(event)
    return {"event": event.name, **{name: _plain(name, value) for name, value in fields.items()}}


def _word_fields(word: Word) -> dict[str, Any]:
    """Return what the contract of the command line names, in its order."""
    digit = {"digit": word.digit} if isinstance(word, Digit) else {}
    return {
        **digit,
        "confidence": word.confidence,
        "start": word.start,
        "end": word.end,
        "decided": word.decided,
    }


def _plain(name: str, value: Any) -> Any:  # noqa: ANN401 - a field of any event
    match value:
        case tuple():
            return [round(probability, 4) for probability in value]
        case dict():
            return str(Text(**value))
        case float():
            return round(value, 4 if name in {"confidence", "unknown"} else 3)
        case _:
            return value
