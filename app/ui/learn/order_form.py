"""What is to be learnt, and how."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from app.learning.trainer import Order
from app.takes.enough import ADAPTING, TRAINING, sentence_on
from app.ui.button import primary_button, quiet_button
from app.ui.dropdown import Dropdown
from app.ui.learn.heading import Heading
from app.ui.theme import UNIT
from app.ui.type_scale import BODY, CAPTION, Weight
from model.spec import labels

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.ui.theme import Theme
    from model.spec.language import Language

INDENT = 4 * UNIT + UNIT // 2
"""Under a choice, what belongs to it: where the words of the choice begin."""


class OrderForm(QWidget):
    """Two choices and a button.

    Parameters
    ----------
    own : Order
        Learning from the user's own recordings.
    theme : Theme
    language : Language

    Signals
    -------
    ordered(Order, bool)
        The user wants to begin, from scratch or by adapting whichever model is in use then.
    """

    ordered = Signal(Order, bool)

    def __init__(self, own: Order, *, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = own
        self._language = language
        self._folder: Path | None = None
        self.own_choice = self._choice(self.tr("My recordings"))
        self.own_words = Heading(scale=CAPTION, muted=True, parent=self)
        self.folder_choice = self._choice(self.tr("A folder of recordings"))
        self.folder_button = quiet_button(self.tr("Choose a folder…"), self)
        self.folder_name = Heading(scale=CAPTION, muted=True, parent=self)
        self._make_rule(theme)
        self.adapt_choice = self._choice(self.tr("Adapt the model in use"))
        self.scratch_choice = self._choice(self.tr("Learn from scratch"))
        self.start_button = primary_button(self.tr("Start learning"), self)
        self._adapt_words = Heading(
            self.tr(
                "Needs {takes} takes or more of each digit and a minute or so, and keeps the voices it knows."
            ).format(takes=ADAPTING.takes),
            scale=CAPTION,
            muted=True,
            parent=self,
        )
        self._scratch_words = Heading(
            self.tr("Needs {takes} takes or more of each digit, and some minutes.").format(takes=TRAINING.takes),
            scale=CAPTION,
            muted=True,
            parent=self,
        )
        self.adapt_choice.setAccessibleDescription(self._adapt_words.text())
        self.scratch_choice.setAccessibleDescription(self._scratch_words.text())
        self._lay_out()
        self._group(self.own_choice, self.folder_choice)
        self._group(self.adapt_choice, self.scratch_choice)
        self.own_choice.setChecked(True)
        self.adapt_choice.setChecked(True)
        self.folder_choice.toggled.connect(self._on_folder_toggled)
        self.folder_button.clicked.connect(self._on_folder_wanted)
        self.start_button.clicked.connect(self._on_started)
        self._show_folder()

    @property
    def order(self) -> Order:
        """What is chosen at this moment."""
        chosen = self._folder if self.folder_choice.isChecked() else None
        return self._own if chosen is None else Order((chosen,), labels=self.rule.currentData())

    @property
    def adapts(self) -> bool:
        """Whether the model in use is to be adapted."""
        return self.adapt_choice.isChecked()

    @Slot(object)
    def show_counts(self, counts: Mapping[int, int]) -> None:
        """Tell how many takes of each digit there are, whoever spoke, and what that is enough for."""
        takes = sum(counts.values())
        if takes:
            counted = self.tr("Takes of all speakers: {count}.").format(count=takes)
            words = f"{counted} {sentence_on(counts).in_language(self._language)}"
        else:
            words = self.tr("None yet. Say each digit a few times on the Record page first.")
        self.own_words.setText(words)
        self.own_choice.setAccessibleDescription(words)

    def choose_folder(self, folder: Path) -> None:
        """Take a folder of the user's."""
        self._folder = folder
        self.folder_choice.setChecked(True)
        self._show_folder()

    def _make_rule(self, theme: Theme) -> None:
        """Let the rule be chosen by which names tell digits: where two of them fit, the trainer asks which."""
        self.rule = Dropdown(theme, self.tr("How the names tell the digit"), self)
        for name, words in (
            (Order(()).labels, self.tr("Found out by itself")),
            (labels.LAST_DIGIT.name, self.tr("Last digit of the name: 0137.wav is a 7")),
            (labels.FIRST_DIGIT.name, self.tr("First digit of the name: 7_kim_32.wav is a 7")),
            (labels.FOLDER.name, self.tr("Name of the folder: 7, 칠 or seven")),
        ):
            self.rule.addItem(words, name)
        self.rule_words = Heading(
            self.tr("How the names tell the digit (--labels)"), scale=CAPTION, muted=True, parent=self
        )
        self.rule_words.setBuddy(self.rule)

    def _choice(self, label: str) -> QRadioButton:
        choice = QRadioButton(label, self)
        choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return choice

    def _group(self, *choices: QRadioButton) -> None:
        group = QButtonGroup(self)
        for choice in choices:
            group.addButton(choice)

    def _lay_out(self) -> None:
        picking = QHBoxLayout()
        picking.setContentsMargins(INDENT, 0, 0, 0)
        picking.setSpacing(2 * UNIT)
        picking.addWidget(self.folder_button)
        picking.addWidget(self.folder_name, 1)
        columns = QHBoxLayout()
        columns.setSpacing(4 * UNIT)
        columns.addLayout(
            self._column(
                self.tr("Learn from"),
                self.own_choice,
                _indented(self.own_words),
                self.folder_choice,
                picking,
                _indented(self.rule_words),
                _indented(self.rule),
            ),
            1,
        )
        columns.addLayout(
            self._column(
                self.tr("How"),
                self.adapt_choice,
                _indented(self._adapt_words),
                self.scratch_choice,
                _indented(self._scratch_words),
            ),
            1,
        )
        starting = QHBoxLayout()
        starting.addWidget(self.start_button)
        starting.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3 * UNIT)
        layout.addLayout(columns)
        layout.addLayout(starting)

    def _column(self, title: str, *parts: QWidget | QHBoxLayout) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(UNIT)
        column.addWidget(Heading(title, scale=BODY, weight=Weight.DemiBold, parent=self))
        for part in parts:
            if isinstance(part, QWidget):
                column.addWidget(part, alignment=Qt.AlignmentFlag.AlignLeft)
            else:
                column.addLayout(part)
        column.addStretch()
        return column

    def _show_folder(self) -> None:
        for part in (self.rule_words, self.rule):
            part.setVisible(self._folder is not None)
        self.folder_name.setText(self.tr("None chosen yet") if self._folder is None else self._folder.name)
        self.folder_name.setToolTip("" if self._folder is None else str(self._folder))
        self.folder_button.setAccessibleDescription(self.folder_name.text())

    @Slot(bool)
    def _on_folder_toggled(self, chosen: bool) -> None:
        if chosen and self._folder is None:
            self._on_folder_wanted()

    @Slot()
    def _on_folder_wanted(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("A folder of recordings"), str(self._folder or ""))
        if name:
            self.choose_folder(Path(name))
        elif self._folder is None:
            self.own_choice.setChecked(True)

    @Slot()
    def _on_started(self) -> None:
        self.ordered.emit(self.order, self.adapts)


def _indented(words: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(INDENT, 0, 0, UNIT)
    row.addWidget(words)
    return row
