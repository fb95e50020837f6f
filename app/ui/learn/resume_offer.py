"""A training that was stopped or killed: go on with it, or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.learning.training import Job
from app.ui.button import quiet_button
from app.ui.learn.dates import date_in_words
from app.ui.learn.heading import Heading
from app.ui.theme import UNIT

if TYPE_CHECKING:
    from app.learning.progress import Progress
    from model.spec.language import Language


class ResumeOffer(QFrame):
    """A card with a sentence and two buttons, there only where there is something to go on with.

    Signals
    -------
    resume_wanted(Job)
        The user wants to go on with it.
    discard_wanted(Job)
        The user does not.
    """

    resume_wanted = Signal(Job)
    discard_wanted = Signal(Job)

    def __init__(self, *, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._job: Job | None = None
        self.setProperty("role", "card")
        self.sentence = Heading(parent=self)
        self.resume_button = quiet_button(self.tr("Go on with it"), self)
        self.discard_button = quiet_button(self.tr("Discard it"), self)
        self.resume_button.clicked.connect(self._on_resume)
        self.discard_button.clicked.connect(self._on_discard)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(self.resume_button)
        buttons.addWidget(self.discard_button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self.sentence)
        layout.addLayout(buttons)
        self.hide()

    @property
    def job(self) -> Job | None:
        """The training that is offered."""
        return self._job

    def offer(self, job: Job | None, progress: Progress | None) -> None:
        """Offer a training that stands somewhere, or nothing."""
        self._job = job
        if job is not None and progress is not None:
            self.sentence.setText(self._in_words(job, progress))
            for button in (self.resume_button, self.discard_button):
                button.setAccessibleDescription(self.sentence.text())

    def _in_words(self, job: Job, progress: Progress) -> str:
        began = date_in_words(job.began, self._language)
        if not progress.history:
            return self.tr("The training of {date} did not come to its end.").format(date=began)
        sentence = self.tr("The training of {date} did not come to its end: {done} of {total} epochs are done.")
        return sentence.format(date=began, done=progress.history[-1].number, total=progress.epochs)

    def _on_resume(self) -> None:
        if self._job is not None:
            self.resume_wanted.emit(self._job)

    def _on_discard(self) -> None:
        if self._job is not None:
            self.discard_wanted.emit(self._job)
