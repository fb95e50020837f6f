"""What is shown in the place of the digit while recordings are brought in, and what came of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.takes.importing import Step
from app.ui.announcer import announce
from app.ui.button import quiet_button
from app.ui.record.import_report import ImportReport
from app.ui.theme import UNIT
from app.ui.type_scale import TITLE, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.takes.importing import Brought
    from model.spec.labels import LabelRule
    from model.spec.language import Language


class ImportPanel(QWidget):
    """Tells how far it is, asks how names are to be read, and reports on what there was.

    Signals
    -------
    rule_chosen(str)
        The user chose how names are to be read.
    left()
        The user has seen it, or wants no more of it.
    """

    rule_chosen = Signal(str)
    left = Signal()

    def __init__(self, *, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.sentence = _text(self)
        self.report = ImportReport(language=language, parent=self)
        self.choices: list[QPushButton] = []
        self._choices = QHBoxLayout()
        self._choices.setSpacing(UNIT)
        self.done_button = quiet_button(self.tr("Done"), self)
        self.done_button.clicked.connect(self.left)
        self._lay_out()

    def show_progress(self, step: Step, done: int, files: int) -> None:
        """Show how far it is."""
        sentence = {
            Step.INSPECTING: self.tr("Looking at the recordings: {done} of {files}"),
            Step.COPYING: self.tr("Bringing in recordings: {done} of {files}"),
        }[step]
        self._show(sentence.format(done=done, files=files), button=self.tr("Stop"))

    def show_brought(self, brought: Brought) -> None:
        """Show what was taken, and what was not and why."""
        sentence = self.tr("Brought in: {count}.").format(count=len(brought.taken))
        if brought.left_out:
            sentence += " " + self.tr("Left out: {count}.").format(count=brought.left_out)
        self.report.show_brought(brought)
        self._show(sentence, button=self.tr("Done"), reports=True)
        announce(self, sentence)

    def show_problem(self, sentence: str) -> None:
        """Show why it cannot go on."""
        self._show(sentence, button=self.tr("Done"))
        announce(self, sentence, urgent=True)

    def show_rules(self, rules: Sequence[LabelRule], example: Path) -> None:
        """Ask which rule is meant, by what each makes of one of the files."""
        sentence = self.tr("Which digit is said in {name}?").format(name=example.name)
        self._show(sentence, button=self.tr("Cancel"))
        self.choices = [self._choice(rule, example) for rule in rules]
        for choice in self.choices:
            self._choices.addWidget(choice)
        announce(self, sentence, urgent=True)

    def _choice(self, rule: LabelRule, example: Path) -> QPushButton:
        words = {
            "first-digit": self.tr("{digit}, the first digit"),
            "last-digit": self.tr("{digit}, the last digit"),
            "folder": self.tr("{digit}, as its folder says"),
        }
        button = quiet_button(words[rule.name].format(digit=rule.digit_of(example)), self)
        button.setFont(self.font())
        button.clicked.connect(partial(self.rule_chosen.emit, rule.name))
        return button

    def _show(self, sentence: str, *, button: str, reports: bool = False) -> None:
        for choice in self.choices:
            self._choices.removeWidget(choice)
            choice.hide()  # it goes later
            choice.deleteLater()
        self.choices = []
        self.sentence.setFont(scaled(self.font(), TITLE * 0.8))
        self.sentence.setText(sentence)
        self.report.setVisible(reports)
        self.done_button.setText(button)
        self.done_button.setAccessibleName(button)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addStretch()
        buttons.addLayout(self._choices)
        buttons.addWidget(self.done_button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * UNIT)
        layout.addStretch()
        layout.addWidget(self.sentence)
        layout.addWidget(self.report, 12)
        layout.addLayout(buttons)
        layout.addStretch()


def _text(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setTextFormat(Qt.TextFormat.PlainText)  # the name of a file is never markup
    return label
