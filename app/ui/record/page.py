"""The page: its views, and which of the guide's signals reaches which of them.

The window puts it into its stack, ends it with `end`, and lets go of the microphone while `recording_changed` says so.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.core.events import Level
from app.takes.enough import sentence_on
from app.ui.announcer import announce
from app.ui.level_meter import LevelMeter
from app.ui.microphone_watch import MicrophoneWatch
from app.ui.named_label import NamedLabel
from app.ui.ports import SourceChoice
from app.ui.record.guide import Guide
from app.ui.record.import_desk import ImportDesk
from app.ui.record.narrator import Narrator
from app.ui.record.phase import Phase
from app.ui.record.questions import may_take_be_lost
from app.ui.record.record_footer import RecordFooter
from app.ui.record.sitting_fields import SittingFields
from app.ui.record.speaker_removal import SpeakerRemoval
from app.ui.record.stage import Stage
from app.ui.record.take_buttons import TakeButtons
from app.ui.record.take_columns import TakeColumns
from app.ui.record.warning import MicrophoneWarning
from app.ui.theme import UNIT
from app.ui.transport_button import TransportButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.takes.store import TakeStore
    from app.takes.take import Sitting
    from app.ui.record.answer import Answer
    from app.ui.record.ports import Recorder
    from app.ui.session import Session
    from app.ui.theme import Theme
    from model.spec.language import Language


class RecordPage(QWidget):
    """Records digits of a speaker, one after the other.

    Signals
    -------
    recording_changed(bool)
        Whether it uses the microphone now.
    microphone_chosen(SourceChoice)
        The user wants to be recorded through another microphone, from the next run on.
    """

    recording_changed = Signal(bool)
    microphone_chosen = Signal(SourceChoice)

    def __init__(
        self,
        theme: Theme,
        recorder: Recorder,
        store: TakeStore,
        language: Language,
        *,
        microphones: Session,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._microphones = microphones
        self._language = language
        self._recording = False
        self._said_before = ""
        self.guide = Guide(recorder, store, session=date.today().isoformat(), parent=self)
        self.desk = ImportDesk(store, language=language, parent=self)
        self._make_views()
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a click beside a field ends the typing in it
        self._on_counted()
        self._on_phase_changed(self.guide.phase)

    def end(self) -> None:
        """Stop everything; no thread is left when this returns."""
        self.desk.close()
        self.guide.close()

    def may_close(self) -> bool:
        """Keep what could not be kept before, or ask whether it may be lost."""
        return self.guide.taken.settle() or may_take_be_lost(self, self._trouble)

    @property
    def _trouble(self) -> str:
        trouble = self.guide.session.trouble
        return trouble.in_language(self._language) if trouble else ""

    def _make_views(self) -> None:
        self.fields = SittingFields(self._theme, self)
        self.level_meter = LevelMeter(self._theme, self)
        self.record_button = TransportButton(self._theme, start=self.tr("Record"), stop=self.tr("Stop"), parent=self)
        self.stage = Stage(self._theme, self.desk.panel, language=self._language, parent=self)
        self.warning = MicrophoneWarning(self._theme, self.stage.prompt.take_view, self)
        self._watch = MicrophoneWatch(self._microphones, language=self._language, parent=self)
        self.columns = TakeColumns(self._theme, language=self._language, parent=self)
        self.enough = NamedLabel(self.tr("How much is enough"), self)
        self.enough.setWordWrap(True)
        self.enough.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.footer = RecordFooter(self)
        self.buttons = TakeButtons(self)
        self.narrator = Narrator(
            self.guide, self.footer, self.warning, self._watch, language=self._language, parent=self
        )
        self.removal = SpeakerRemoval(self.guide.taken, language=self._language, parent=self)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * UNIT, 3 * UNIT, 4 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addLayout(self._top())
        layout.addWidget(self.stage, 1)
        layout.addWidget(self.warning)
        row = QHBoxLayout()  # centres the columns, which grow only up to their widest
        row.addWidget(self.columns)
        layout.addLayout(row)
        layout.addWidget(self.enough)
        layout.addLayout(self._bottom())
        order = (
            self.record_button,
            self.fields.speaker.line,
            self.fields.delete_button,
            self.fields.session.line,
            self.warning.picker,
            self.stage.trouble_panel.retry_button,
            self.desk.panel.report,
            self.desk.panel.done_button,
            self.buttons.undo,
            self.buttons.restore,
            self.buttons.bring_in,
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(2 * UNIT)
        top.addWidget(self.fields, 4)
        top.addStretch(1)
        live = QHBoxLayout()
        live.setSpacing(2 * UNIT)
        live.addWidget(self.level_meter)
        live.addWidget(self.record_button)
        top.addLayout(live)
        top.setAlignment(live, Qt.AlignmentFlag.AlignBottom)
        return top

    def _bottom(self) -> QHBoxLayout:
        bottom = QHBoxLayout()
        bottom.setSpacing(UNIT)
        bottom.addWidget(self.footer, 1)
        bottom.addWidget(self.buttons)
        return bottom

    def _connect(self) -> None:
        guide, session = self.guide, self.guide.session
        session.phase_changed.connect(self._on_phase_changed)
        session.level_changed.connect(self._on_level_changed)
        guide.asked.connect(self._on_asked)
        guide.answered.connect(self._on_answered)
        guide.undone.connect(self._on_undone)
        guide.counted.connect(self._on_counted)
        self._watch.warned.connect(self._on_warned)
        self._watch.eased.connect(self.warning.end)
        self.warning.picker.chosen.connect(self._on_microphone_chosen)
        self.warning.picker.opened.connect(self._microphones.refresh_microphones)
        self._microphones.microphones_changed.connect(self.warning.picker.show_microphones)
        self.fields.sat.connect(self._on_sat)
        self.fields.removal_wanted.connect(self._on_removal_wanted)
        self.removal.told.connect(self.narrator.tell)
        self.record_button.clicked.connect(self.toggle)
        self.buttons.undo.clicked.connect(guide.taken.remove_last)
        self.buttons.restore.clicked.connect(guide.taken.restore)
        self.buttons.bring_in.clicked.connect(self._on_import_wanted)
        self.stage.currentChanged.connect(self._on_stage_changed)
        self.stage.trouble_panel.retry_wanted.connect(guide.start)
        self.desk.opened.connect(self.stage.show_import)
        self.desk.brought.connect(guide.taken.look)
        self.desk.left.connect(self.stage.show_prompt)
        self.desk.busy_changed.connect(self.buttons.bring_in.setDisabled)
        self.desk.busy_changed.connect(self.fields.setDisabled)  # whose recordings they are stands

    def _add_shortcuts(self) -> None:
        # Of this page alone, and none a letter, which a Hangul input method would swallow. While a name is typed
        # all of them belong to it.
        self._space = self._shortcut(Qt.Key.Key_Space, self.toggle)
        self._shortcut(Qt.Key.Key_Backspace, self.guide.taken.remove_last)
        self._shortcut(QKeySequence.StandardKey.Undo, self.guide.taken.restore)

    def _shortcut(self, key: Qt.Key | QKeySequence.StandardKey, slot: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(slot)
        return shortcut

    @Slot()
    def toggle(self) -> None:
        """Record, or stop."""
        if not self.desk.busy:
            self.stage.show_prompt()
            self.guide.toggle()

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Copy recordings into the store, as takes of the speaker; one import after the other."""
        if self.desk.busy:
            return
        self.guide.session.pause()
        self.desk.bring_in(paths, self.guide.sitting)

    @Slot(object)
    def _on_phase_changed(self, phase: Phase) -> None:
        if phase.troubled:
            self.stage.show_trouble(phase, self._trouble)
        else:
            self.stage.end_trouble()
        self._watch.use(self.guide.session.source if phase is Phase.ASKING else "")
        if phase is not Phase.ASKING:
            self.level_meter.clear()
            self.columns.show_asked(None)
            self._rest()
        self.record_button.show_running(self.guide.session.wanted)
        self.buttons.show_taken(self.guide.taken)
        if phase is Phase.RESTING and self._recording:
            announce(self.record_button, self.tr("Stopped"))
        self._tell_recording(phase not in {Phase.RESTING, Phase.FAILED})

    def _rest(self) -> None:
        self.stage.prompt.rest(self.guide.phase, begun=any(self.guide.counts.values()))

    def _tell_recording(self, recording: bool) -> None:
        if recording is not self._recording:
            self._recording = recording
            self.recording_changed.emit(recording)

    @Slot(int)
    def _on_asked(self, digit: int) -> None:
        prompt = self.stage.prompt
        prompt.ask(digit)
        self.columns.show_asked(digit)
        announce(prompt.digit_view, f"{self._said_before} {prompt.sentence_for(digit)}".strip())
        self._said_before = ""

    @Slot(object)
    def _on_answered(self, heard: Answer) -> None:
        self._watch.begin_speech()
        if heard.flaw is None:
            self._watch.recognise()
        view = self.stage.prompt.take_view
        view.show_heard(heard)
        self.footer.show_keys()
        if heard.flaw is None:
            self._said_before = view.sentence  # said with the digit that follows
        else:
            announce(view, view.sentence, urgent=True)

    @Slot(int)
    def _on_undone(self, digit: int) -> None:
        if digit >= 0:
            self.stage.prompt.take_view.show_heard(None)

    @Slot()
    def _on_counted(self) -> None:
        counts = self.guide.counts
        self.fields.show_sitting(self.guide.sitting, self.guide.taken.overview)
        self.columns.show_counts(counts)
        self.enough.setText(self._words_on_enough())
        self.buttons.show_taken(self.guide.taken)
        if self.guide.phase is Phase.RESTING:
            self._rest()

    def _words_on_enough(self) -> str:
        """Return what the takes of the speaker are enough for; whose they are, where there are others as well."""
        words = sentence_on(self.guide.counts).in_language(self._language)
        speaker = self.guide.sitting.speaker
        others = {*self.guide.taken.overview.speakers()} - {speaker}
        return f"{speaker}: {words}" if others and speaker else words

    @Slot(Level)
    def _on_level_changed(self, event: Level) -> None:
        self.level_meter.show_level(event.dbfs, event.peak_dbfs)

    @Slot(str, bool)
    def _on_warned(self, sentence: str, others: bool) -> None:
        self.warning.picker.show_choice(SourceChoice(microphone=self._microphones.choice.microphone))
        self.warning.warn(sentence, others)

    @Slot(SourceChoice)
    def _on_microphone_chosen(self, choice: SourceChoice) -> None:
        self.record_button.setFocus()  # what was chosen from goes away
        self.microphone_chosen.emit(choice)
        self.guide.start()

    @Slot(object)
    def _on_sat(self, sitting: Sitting) -> None:
        self.guide.sit(sitting)
        self.stage.prompt.take_view.show_heard(None)

    @Slot()
    def _on_removal_wanted(self) -> None:
        self.guide.session.pause()
        self.removal.begin()

    @Slot()
    def _on_import_wanted(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder of recordings"))
        if folder:
            self.bring_in([Path(folder)])

    @Slot()
    def _on_stage_changed(self) -> None:
        # Space presses what is focused while an import asks or tells: nobody means to record then.
        self._space.setEnabled(not self.stage.imports)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if event.mimeData().hasUrls() and not self.desk.busy:
            event.acceptProposedAction()
            self.footer.show_notice(self.tr("Drop the recordings to bring them in."))

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring in what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths and not self.desk.busy:
            event.acceptProposedAction()
            self.bring_in(paths)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what the folder holds now: another window, or a correction, may have added to it."""
        self.guide.taken.look()
        self._microphones.refresh_microphones()  # to know at once whether there are others, where nothing is heard
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Release the microphone: nobody is recorded by a page that is not seen."""
        if not event.spontaneous() or self.window().isMinimized():
            self.guide.session.pause()
        super().hideEvent(event)
