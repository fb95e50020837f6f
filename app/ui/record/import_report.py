"""The trainer's report on recordings that were brought in: how many of each digit, what is wrong with which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.takes.report import sections_of
from app.ui.theme import UNIT
from app.ui.type_scale import BODY, CAPTION, Weight, scaled
from model.spec.tokens import DIGITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.takes.importing import Brought
    from app.takes.report import Section
    from app.takes.take import Kept
    from model.spec.language import Language

GAP = " · "
NO_BREAK = "\N{NO-BREAK SPACE}"

WIDEST = 90 * UNIT
"""Longer lines are hard to read."""


class ImportReport(QScrollArea):
    """Sentences one below the other, each with the files that it is about."""

    def __init__(self, *, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._labels: list[QLabel] = []
        self._place = QWidget(self)
        self._place.setMaximumWidth(WIDEST)
        self._sentences = QVBoxLayout(self._place)
        self._sentences.setContentsMargins(UNIT, 0, UNIT, 0)
        self._sentences.setSpacing(UNIT // 2)
        self.setWidget(self._place)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFrameShape(QFrame.Shape.NoFrame)
        for ground in (self.viewport(), self._place):
            ground.setAutoFillBackground(False)  # the window's own shows through
        self.setAccessibleName(self.tr("What came of it"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def text(self) -> str:
        """All that is said, a line each."""
        return "\n".join(label.text() for label in self._labels)

    def show_brought(self, brought: Brought) -> None:
        """Say what came of an import."""
        self._clear()
        if brought.taken:
            self._say(self.tr("Brought in of each digit: {counts}").format(counts=_counts(brought.taken)))
        for section in sections_of(brought.remarks):
            self._say_section(section)
        self._sentences.addStretch()
        self.setAccessibleDescription(self.text)
        self.verticalScrollBar().setValue(0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            for label in self._labels:
                self._dress(label)

    def _say_section(self, section: Section) -> None:
        self._sentences.addSpacing(UNIT)
        self._say(section.sentence.in_language(self._language), weight=Weight.Medium)
        self._say(section.listed.in_language(self._language), beside=True)

    def _say(self, sentence: str, *, weight: Weight = Weight.Normal, beside: bool = False) -> None:
        label = QLabel(sentence, self._place)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)  # the name of a file is never markup
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)  # to look for these files
        label.setProperty("scale", CAPTION if beside else BODY)
        label.setProperty("weight", weight.value)
        if beside:
            label.setProperty("role", "footer")
        self._dress(label)
        self._labels.append(label)
        self._sentences.addWidget(label)

    def _dress(self, label: QLabel) -> None:
        label.setFont(scaled(self.font(), label.property("scale"), Weight(label.property("weight"))))

    def _clear(self) -> None:
        while (item := self._sentences.takeAt(0)) is not None:
            if (label := item.widget()) is not None:
                label.hide()  # it goes later
                label.deleteLater()
        self._labels.clear()


def _counts(taken: Sequence[Kept]) -> str:
    """Return how many takes of each digit there are, with those of which there is none."""
    counts = {digit: sum(kept.digit == digit for kept in taken) for digit in range(DIGITS)}
    return GAP.join(f"{digit}{NO_BREAK}×{count}" for digit, count in counts.items())
