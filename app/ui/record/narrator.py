"""What happens beside the digits, said in the last line and to screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.audio.diagnosis import Condition
from app.core.events import Notice
from app.ui.announcer import announce
from app.ui.digit_names import spoken_name

if TYPE_CHECKING:
    from app.ui.footer import Footer
    from app.ui.microphone_watch import MicrophoneWatch
    from app.ui.record.guide import Guide
    from app.ui.record.warning import MicrophoneWarning
    from model.spec.language import Language, Text


class Narrator(QObject):
    """Tells of a guide."""

    def __init__(
        self,
        guide: Guide,
        footer: Footer,
        warning: MicrophoneWarning,
        watch: MicrophoneWatch,
        *,
        language: Language,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._footer = footer
        self._warning = warning
        self._watch = watch
        self._language = language
        guide.undone.connect(self._on_undone)
        guide.restored.connect(self._on_restored)
        guide.nothing_heard.connect(self._on_nothing_heard)
        guide.session.sound_lost.connect(self._on_sound_lost)
        guide.session.noticed.connect(self._on_noticed)
        guide.session.listens_again.connect(self._on_listens_again)

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Say a sentence."""
        self._footer.show_notice(sentence)
        announce(self._footer, sentence)

    @Slot(int)
    def _on_undone(self, digit: int) -> None:
        if digit < 0:
            self.tell(self.tr("There is no take of this session to say again."))
        else:
            self.tell(self.tr("Deleted: {digit}").format(digit=spoken_name(digit)))

    @Slot(int)
    def _on_restored(self, digit: int) -> None:
        self.tell(self.tr("Brought back: {digit}").format(digit=spoken_name(digit)))

    @Slot()
    def _on_nothing_heard(self) -> None:
        self._watch.miss()
        if self._warning.isHidden():  # else that is why
            self.tell(self.tr("Nothing was heard yet. Speak up, or come closer to the microphone."))

    @Slot()
    def _on_sound_lost(self) -> None:
        self.tell(self.tr("The computer was too busy, and a piece of the sound was lost. Say the digit again."))

    @Slot(Notice)
    def _on_noticed(self, event: Notice) -> None:
        self._watch.heed(event)
        if event.code == Condition.HEARD_AGAIN:
            self.tell(event.message.in_language(self._language))

    @Slot(object)
    def _on_listens_again(self, message: Text) -> None:
        self.tell(message.in_language(self._language))
