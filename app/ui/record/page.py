"""The page: its views, and which of the guide's signals reaches which of them.

The window puts it into its stack, ends it with `end`, and lets go of the microphone while `recording_changed` says so.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFontMetrics,
    QHideEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.audio.diagnosis import Condition
from app.core.events import Level, Notice
from app.takes.enough import sentence_on
from app.takes.take import Sitting
from app.ui.announcer import announce
from app.ui.button import primary_button, quiet_button
from app.ui.digit_names import spoken_name
from app.ui.glyphs import transport_icon
from app.ui.level_meter import LevelMeter
from app.ui.record.guide import Guide, Phase
from app.ui.record.import_desk import ImportDesk
from app.ui.record.name_field import NameField
from app.ui.record.prompt import Prompt
from app.ui.record.questions import may_take_be_lost
from app.ui.record.record_footer import RecordFooter
from app.ui.record.take_columns import TakeColumns
from app.ui.record.warning import MicrophoneWarning
from app.ui.status import State, Status
from app.ui.theme import UNIT
from app.ui.trouble_panel import TroublePanel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.takes.store import TakeStore
    from app.ui.record.answer import Answer
    from app.ui.record.ports import Recorder
    from app.ui.theme import Theme
    from model.spec.language import Language, Text


class RecordPage(QWidget):
    """Records digits of a speaker, one after the other.

    Signals
    -------
    recording_changed(bool)
        Whether it uses the microphone now.
    """

    recording_changed = Signal(bool)

    def __init__(
        self, theme: Theme, recorder: Recorder, store: TakeStore, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
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
        self._show_names()
        self._on_counted()
        self._on_phase_changed(self.guide.phase)
        self._dress()

    def end(self) -> None:
        """Stop everything; no thread is left when this returns."""
        self.desk.close()
        self.guide.close()

    def may_close(self) -> bool:
        """Keep what could not be kept before, or ask whether it may be lost."""
        if self.guide.settle():
            return True
        trouble = self.guide.trouble
        return may_take_be_lost(self, trouble.in_language(self._language) if trouble else "")

    def _make_views(self) -> None:
        self.speaker_field = NameField(self.tr("Speaker"), self._theme, self)
        self.session_field = NameField(self.tr("Session"), self._theme, self)
        self.level_meter = LevelMeter(self._theme, self)
        self.record_button = primary_button(self.tr("Record"), self)
        self.warning = MicrophoneWarning(self)
        self.prompt = Prompt(self._theme, language=self._language, parent=self)
        self.trouble_panel = TroublePanel(self._theme, self)
        self.stage = QStackedWidget(self)
        for view in (self.prompt, self.trouble_panel, self.desk.panel):
            self.stage.addWidget(view)
        self.columns = TakeColumns(self._theme, language=self._language, parent=self)
        self.enough = QLabel(self)
        self.enough.setWordWrap(True)
        self.enough.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.enough.setAccessibleName(self.tr("How much is enough"))
        self.undo_button = quiet_button(self.tr("Say it again"), self)
        self.undo_button.setToolTip(self.tr("Deletes the last take and asks for its digit again"))
        self.undo_button.setAccessibleDescription(self.undo_button.toolTip())
        self.restore_button = quiet_button(self.tr("Bring it back"), self)
        self.restore_button.setToolTip(self.tr("Keeps the take that was deleted last after all (Ctrl+Z)"))
        self.restore_button.setAccessibleDescription(self.restore_button.toolTip())
        self.import_button = quiet_button(self.tr("Bring in a folder…"), self)
        self.import_button.setToolTip(self.tr("Copies recordings that are there already; files can be dropped as well"))
        self.import_button.setAccessibleDescription(self.import_button.toolTip())
        self.footer = RecordFooter(self)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * UNIT, 3 * UNIT, 4 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addLayout(self._top())
        layout.addWidget(self.warning)
        layout.addWidget(self.stage, 1)
        row = QHBoxLayout()  # centres the columns, which grow only up to their widest
        row.addWidget(self.columns)
        layout.addLayout(row)
        layout.addWidget(self.enough)
        layout.addLayout(self._bottom())
        order = (
            self.record_button,
            self.speaker_field.line,
            self.session_field.line,
            self.trouble_panel.retry_button,
            self.desk.panel.done_button,
            self.undo_button,
            self.restore_button,
            self.import_button,
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(2 * UNIT)
        bottom = Qt.AlignmentFlag.AlignBottom
        top.addWidget(self.speaker_field, 2, bottom)
        top.addWidget(self.session_field, 2, bottom)
        top.addStretch(1)
        live = QHBoxLayout()
        live.setSpacing(2 * UNIT)
        live.addWidget(self.level_meter)
        live.addWidget(self.record_button)
        top.addLayout(live)
        top.setAlignment(live, bottom)
        return top

    def _bottom(self) -> QHBoxLayout:
        bottom = QHBoxLayout()
        bottom.setSpacing(UNIT)
        bottom.addWidget(self.footer, 1)
        bottom.addWidget(self.undo_button)
        bottom.addWidget(self.restore_button)
        bottom.addWidget(self.import_button)
        return bottom

    def _connect(self) -> None:
        guide = self.guide
        guide.phase_changed.connect(self._on_phase_changed)
        guide.asked.connect(self._on_asked)
        guide.answered.connect(self._on_answered)
        guide.undone.connect(self._on_undone)
        guide.restored.connect(self._on_restored)
        guide.counted.connect(self._on_counted)
        guide.looked.connect(self._show_names)
        guide.level_changed.connect(self._on_level_changed)
        guide.nothing_heard.connect(self._on_nothing_heard)
        guide.sound_lost.connect(self._on_sound_lost)
        guide.noticed.connect(self._on_noticed)
        guide.listens_again.connect(self._on_listens_again)
        self.record_button.clicked.connect(self.toggle)
        self.undo_button.clicked.connect(self.undo)
        self.restore_button.clicked.connect(guide.restore)
        self.stage.currentChanged.connect(self._on_stage_changed)
        self.import_button.clicked.connect(self._on_import_wanted)
        self.trouble_panel.retry_wanted.connect(guide.start)
        self.speaker_field.named.connect(self._on_speaker_named)
        self.session_field.named.connect(self._on_session_named)
        self.desk.opened.connect(self._on_import_opened)
        self.desk.brought.connect(self._on_brought)
        self.desk.left.connect(self._on_import_left)
        self.desk.busy_changed.connect(self._on_import_busy)
        self._theme.changed.connect(self._dress)

    def _add_shortcuts(self) -> None:
        # Of this page alone, and none a letter, which a Hangul input method would swallow. While a name is typed
        # all of them belong to it.
        self._space = self._shortcut(Qt.Key.Key_Space, self.toggle)
        self._shortcut(Qt.Key.Key_Backspace, self.undo)
        self._shortcut(QKeySequence.StandardKey.Undo, self.guide.restore)

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
            self.stage.setCurrentWidget(self.prompt)
            self.guide.toggle()

    @Slot()
    def undo(self) -> None:
        """Delete the last take and ask for its digit again."""
        self.guide.undo()

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Copy recordings into the store, as takes of the speaker; one import after the other."""
        if self.desk.busy:
            return
        self.guide.pause()
        self.desk.bring_in(paths, self.guide.sitting)

    @Slot()
    def _dress(self) -> None:
        """Take the colours and the fonts that there are now."""
        running = self.guide.wanted
        label = self.tr("Stop") if running else self.tr("Record")
        button = self.record_button
        button.setText(label)
        button.setAccessibleName(label)
        button.setIcon(transport_icon(self._theme.colours.on_accent, running=running))
        side = button.fontMetrics().height()
        button.setIconSize(QSize(side, side))
        # Wide enough for both of its words, so that nothing moves when they change.
        words = QFontMetrics(button.font())
        button.setMinimumWidth(0)
        room = button.sizeHint().width() - words.horizontalAdvance(label)
        button.setMinimumWidth(room + max(map(words.horizontalAdvance, (self.tr("Stop"), self.tr("Record")))))

    @Slot()
    def _show_names(self) -> None:
        sitting = self.guide.sitting
        overview = self.guide.overview
        self.speaker_field.show_name(sitting.speaker, overview.speakers())
        self.session_field.show_name(sitting.session, overview.sessions(sitting.speaker))

    @Slot(object)
    def _on_phase_changed(self, phase: Phase) -> None:
        if phase.troubled:
            self._show_trouble(phase)
        elif self.stage.currentWidget() is self.trouble_panel:
            self.stage.setCurrentWidget(self.prompt)
        if phase is not Phase.ASKING:
            self.level_meter.clear()
            self.warning.hide()
            self.columns.show_asked(None)
            self.prompt.rest(self._hint_for(phase))
        self._dress()
        if phase is Phase.RESTING and self._recording:
            announce(self.record_button, self.tr("Stopped"))
        self._tell_recording(phase not in {Phase.RESTING, Phase.FAILED})

    def _tell_recording(self, recording: bool) -> None:
        if recording is not self._recording:
            self._recording = recording
            self.recording_changed.emit(recording)

    def _hint_for(self, phase: Phase) -> str:
        if phase is Phase.STARTING:
            return self.tr("Getting ready…")
        if any(self.guide.counts.values()):
            return self.tr("Press Space to go on where you stopped")
        return self.tr("Press Space, then say each digit that appears")

    def _show_trouble(self, phase: Phase) -> None:
        trouble = self.guide.trouble
        state = State.DEVICE_GONE if phase is Phase.GONE else State.ERROR
        message = trouble.in_language(self._language) if trouble else ""
        self.trouble_panel.show_trouble(Status(state, message=message))
        self.trouble_panel.demo_button.hide()  # nobody is recorded from the demo sound
        self.stage.setCurrentWidget(self.trouble_panel)
        announce(self.trouble_panel, message, urgent=True)

    @Slot(int)
    def _on_asked(self, digit: int) -> None:
        self.prompt.ask(digit)
        self.columns.show_asked(digit)
        announce(self.prompt.digit_view, f"{self._said_before} {self.prompt.sentence_for(digit)}".strip())
        self._said_before = ""

    @Slot(object)
    def _on_answered(self, heard: Answer) -> None:
        self.prompt.take_view.show_heard(heard)
        self.footer.show_keys()
        if heard.flaw is None:
            self._said_before = self.prompt.take_view.sentence  # said with the digit that follows
        else:
            announce(self.prompt.take_view, self.prompt.take_view.sentence, urgent=True)

    @Slot(int)
    def _on_undone(self, digit: int) -> None:
        if digit < 0:
            self._notice(self.tr("There is no take of this session to say again."))
            return
        self.prompt.take_view.show_heard(None)
        self._notice(self.tr("Deleted: {digit}").format(digit=spoken_name(digit)))

    @Slot(int)
    def _on_restored(self, digit: int) -> None:
        self._notice(self.tr("Brought back: {digit}").format(digit=spoken_name(digit)))

    @Slot()
    def _on_counted(self) -> None:
        counts = self.guide.counts
        self.columns.show_counts(counts)
        self.enough.setText(sentence_on(counts).in_language(self._language))
        self.undo_button.setEnabled(self.guide.can_undo)
        self.restore_button.setEnabled(self.guide.can_restore)

    @Slot(Level)
    def _on_level_changed(self, event: Level) -> None:
        self.level_meter.show_level(event.dbfs, event.peak_dbfs)

    @Slot()
    def _on_nothing_heard(self) -> None:
        if self.warning.isHidden():  # else that is why
            self._notice(self.tr("Nothing was heard yet. Speak up, or come closer to the microphone."))

    @Slot()
    def _on_sound_lost(self) -> None:
        self._notice(self.tr("The computer was too busy, and a piece of the sound was lost. Say the digit again."))

    @Slot(Notice)
    def _on_noticed(self, event: Notice) -> None:
        sentence = event.message.in_language(self._language)
        if event.code == Condition.HEARD_AGAIN:
            self.warning.hide()
            self._notice(sentence)
        else:
            self.warning.warn(sentence)

    @Slot(object)
    def _on_listens_again(self, message: Text) -> None:
        self._notice(message.in_language(self._language))

    def _notice(self, sentence: str) -> None:
        self.footer.show_notice(sentence)
        announce(self.footer, sentence)

    @Slot(str)
    def _on_speaker_named(self, name: str) -> None:
        self.guide.sit(Sitting(name, self.guide.sitting.session))
        self._on_sat()

    @Slot(str)
    def _on_session_named(self, name: str) -> None:
        self.guide.sit(Sitting(self.guide.sitting.speaker, name))
        self._on_sat()

    def _on_sat(self) -> None:
        self.prompt.take_view.show_heard(None)
        self._show_names()

    @Slot()
    def _on_import_wanted(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder of recordings"))
        if folder:
            self.bring_in([Path(folder)])

    @Slot()
    def _on_stage_changed(self) -> None:
        # Space presses what is focused while an import asks or tells: nobody means to record then.
        self._space.setEnabled(self.stage.currentWidget() is not self.desk.panel)

    @Slot(bool)
    def _on_import_busy(self, busy: bool) -> None:
        self.import_button.setEnabled(not busy)

    @Slot()
    def _on_import_opened(self) -> None:
        self.stage.setCurrentWidget(self.desk.panel)

    @Slot()
    def _on_brought(self) -> None:
        self.guide.look()

    @Slot()
    def _on_import_left(self) -> None:
        self.stage.setCurrentWidget(self.prompt)

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
        self.guide.look()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Release the microphone: nobody is recorded by a page that is not seen."""
        if not event.spontaneous() or self.window().isMinimized():
            self.guide.pause()
        super().hideEvent(event)
