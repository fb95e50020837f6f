"""How far a training is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from app.learning.progress import Progress, State
from app.ui.announcer import announce
from app.ui.button import quiet_button
from app.ui.learn.curve import Curve
from app.ui.learn.heading import Heading
from app.ui.theme import UNIT
from app.ui.type_scale import BODY, TITLE, Weight

if TYPE_CHECKING:
    from app.ui.theme import Theme
    from model.spec.language import Language, Text

WHOLE = 1000
"""The end of the bar."""

NOTE_LINES = 5
"""Lines of what the trainer says that are seen at once."""


class ProgressView(QWidget):
    """The stage, a bar with the time left, two curves, and what the trainer says.

    Signals
    -------
    cancel_wanted()
        The user wants everything as it was.
    """

    cancel_wanted = Signal()

    def __init__(self, theme: Theme, *, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._announced: Text | None = None
        self.stage = Heading(scale=TITLE, weight=Weight.DemiBold, parent=self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the training"))
        self.setAccessibleName(self.bar.accessibleName())
        self.words = Heading(scale=BODY, muted=True, parent=self)
        self.loss = Curve(theme, self.tr("Loss"), second=self.tr("on held-out takes"), parent=self)
        self.accuracy = Curve(theme, self.tr("Held-out digits recognised"), percent=True, parent=self)
        self.notes = QPlainTextEdit(self)
        self.notes.setReadOnly(True)
        self.notes.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.notes.setTabChangesFocus(True)
        self.notes.setAccessibleName(self.tr("What the trainer says"))
        self.cancel_button = quiet_button(self.tr("Cancel"), self)
        self.cancel_button.setAccessibleDescription(self.tr("Ends the training and leaves everything as it was"))
        self.cancel_button.setToolTip(self.cancel_button.accessibleDescription())
        self.cancel_button.clicked.connect(self._on_cancelled)
        self._lay_out()
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._dress()

    def _dress(self) -> None:
        self.notes.setFixedHeight(NOTE_LINES * self.notes.fontMetrics().lineSpacing() + 3 * UNIT)

    def show_progress(self, progress: Progress) -> None:
        """Show where a training stands."""
        self.stage.setText(self._stage_of(progress))
        self._show_bar(progress)
        self.words.setText(self._in_words(progress))
        self.bar.setAccessibleDescription(self.words.text())
        ends = [(epoch.number * progress.steps_per_epoch, epoch) for epoch in progress.history]
        self.loss.show_points(progress.losses, [(step, epoch.validation_loss) for step, epoch in ends])
        self.accuracy.show_points([(step, epoch.accuracy) for step, epoch in ends])
        self._show_notes(progress)
        self._allow_cancelling(progress.state is State.RUNNING)
        if progress.stage != self._announced:
            self._announced = progress.stage
            announce(self.stage, self.stage.text())

    def _stage_of(self, progress: Progress) -> str:
        if progress.state is State.STOPPING:
            return self.tr("Stopping…")
        stage = progress.stage.in_language(self._language)
        return stage[:1].upper() + stage[1:]

    def _show_bar(self, progress: Progress) -> None:
        read, to_read = progress.files or (0, 0)
        share = read / to_read if to_read else progress.share
        # Without a share, the bar moves to and fro.
        self.bar.setRange(0, 0 if share is None else WHOLE)
        self.bar.setValue(round((share or 0.0) * WHOLE))

    def _in_words(self, progress: Progress) -> str:
        if progress.files is not None:
            return self.tr("{done} of {total} takes read").format(done=progress.files[0], total=progress.files[1])
        if not progress.epoch:
            return self.tr("This takes some seconds.")
        epoch = self.tr("Epoch {number} of {total}").format(number=progress.epoch, total=progress.epochs)
        return f"{epoch} · {self._time_left(progress.remaining_seconds)}"

    def _time_left(self, seconds: float | None) -> str:
        if seconds is None:
            return self.tr("time left not known yet")
        if seconds < 60:
            return self.tr("less than a minute left")
        return self.tr("about {minutes} min left").format(minutes=round(seconds / 60))

    def _show_notes(self, progress: Progress) -> None:
        text = "\n".join(note.in_language(self._language) for note in progress.notes)
        self.notes.setVisible(bool(text))
        if text != self.notes.toPlainText():
            self.notes.setPlainText(text)  # and only then: who reads it is not to lose the place

    def _lay_out(self) -> None:
        curves = QHBoxLayout()
        curves.setSpacing(4 * UNIT)
        curves.addWidget(self.loss)
        curves.addWidget(self.accuracy)
        cancelling = QHBoxLayout()
        cancelling.addWidget(self.cancel_button)
        cancelling.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self.stage)
        layout.addWidget(self.bar)
        layout.addWidget(self.words)
        layout.addLayout(cancelling)  # in sight also where the text is so large that the curves are not
        layout.addLayout(curves)
        layout.addWidget(self.notes)

    @Slot()
    def _on_cancelled(self) -> None:
        self._allow_cancelling(False)
        self.cancel_wanted.emit()

    def _allow_cancelling(self, allowed: bool) -> None:
        if not allowed and self.window().focusWidget() is self.cancel_button:
            self.setFocus()  # else Qt would send it away from here
        self.cancel_button.setEnabled(allowed)
