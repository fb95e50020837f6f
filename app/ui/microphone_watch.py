"""What there is to say of the microphone in use: from what is heard through it, and what could be used instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from app.audio.alternatives import alternatives, is_loopback
from app.audio.diagnosis import Condition, Diagnosis, diagnosis_of, or_another, this_system
from app.ui.earshot import Earshot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.audio.devices import Device
    from app.core.events import Notice
    from app.ui.session import Session
    from model.spec.language import Language
    from model.spec.waveform import Waveform

SILENT: Final = frozenset({Condition.MUTED, Condition.NOT_PERMITTED, Condition.TOO_QUIET, Condition.NOTHING_HEARD})
"""What is also found where somebody speaks into another microphone."""

DEAF: Final = frozenset({Condition.MUTED, Condition.NOT_PERMITTED})
"""Where no sound comes at all."""

WRONG: Final = SILENT | {Condition.LOOPBACK}
"""What another microphone would mend."""


class MicrophoneWatch(QObject):
    """Follows the microphone that is used.

    Parameters
    ----------
    session : Session
        Lists the microphones.
    language : Language

    Signals
    -------
    warned(str, bool)
        What is wrong, in a sentence, and whether there is another microphone to choose.
    eased()
        What was said last is over.
    """

    warned = Signal(str, bool)
    eased = Signal()

    def __init__(self, session: Session, *, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._language = language
        self._microphones: Sequence[Device] = ()
        self._name = ""
        self._right: set[str] = set()  # microphones through which a digit came
        self._said = ("", False)
        self._earshot = Earshot()
        self._found: Diagnosis | None = None
        session.microphones_changed.connect(self._on_microphones_changed)

    @property
    def deaf(self) -> bool:
        """Whether it gives no sound at all."""
        return self._found is not None and self._found.condition in DEAF

    def use(self, name: str) -> None:
        """Follow the microphone of a name from now on; none where it is empty."""
        if name != self._name:
            self._name = name
            self._listen_anew()
            if is_loopback(name):
                self._session.refresh_microphones()
            self._tell()

    def hear(self, time: float, waveform: Waveform) -> None:
        """Take a moment of sound [shape=(n,)] that ends at a time (seconds since listening began)."""
        self._find(self._earshot.hear(time, waveform))

    def miss(self) -> None:
        """Take it that somebody was asked to speak, and has not been heard."""
        self._find(self._earshot.miss())

    def begin_speech(self) -> None:
        """Take it that somebody begins to speak."""
        self._find(self._earshot.begin_speech())

    def end_speech(self) -> None:
        """Look at the speech that is over."""
        self._find(self._earshot.end_speech())

    def recognise(self) -> None:
        """Take it that a digit was recognised: somebody speaks into this microphone."""
        self._right.add(self._name)
        self._tell()

    def heed(self, notice: Notice) -> None:
        """Take what the microphone noticed by itself; what was heard so far tells nothing of it from now on."""
        self._listen_anew()
        if notice.code != Condition.HEARD_AGAIN:
            self._found = Diagnosis(Condition(notice.code), notice.message)
            self._session.refresh_microphones()
        self._tell()

    def _listen_anew(self) -> None:
        self._earshot, self._found = Earshot(), None

    def _find(self, condition: Condition | None) -> None:
        if condition is None:
            return
        self._found = None if condition is Condition.FINE else diagnosis_of(condition, this_system())
        if condition in SILENT:
            self._session.refresh_microphones()  # another one may have been plugged in
        self._tell()

    @Slot(object)
    def _on_microphones_changed(self, microphones: Sequence[Device]) -> None:
        self._microphones = microphones
        self._tell()

    def _tell(self) -> None:
        found = self._diagnosis()
        others = found is not None and found.condition in WRONG and self._is_doubtful
        said = (found.text.in_language(self._language) if found else "", others)
        if said == self._said:
            return
        self._said = said
        if found:
            self.warned.emit(*said)
        else:
            self.eased.emit()

    @property
    def _is_doubtful(self) -> bool:
        """Whether another microphone may be the one that is spoken into."""
        return self._name not in self._right and bool(alternatives(self._name, self._microphones))

    def _diagnosis(self) -> Diagnosis | None:
        found = self._found
        is_silent = found is not None and found.condition in SILENT
        if is_loopback(self._name) and (is_silent or self._name not in self._right):
            return diagnosis_of(Condition.LOOPBACK, this_system(), name=self._name)
        if found is None or not is_silent:
            return found
        if self._is_doubtful:
            return or_another(found, self._name)
        return None if found.condition is Condition.NOTHING_HEARD else found
