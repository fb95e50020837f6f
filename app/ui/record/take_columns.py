"""How many takes of each digit there are: ten small columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.takes.enough import STEPS, goal_of, words_on
from app.ui.theme import UNIT
from app.ui.type_scale import BODY, CAPTION, Weight, scaled
from model.spec.tokens import DIGITS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.ui.theme import Theme
    from model.spec.language import Language

COLUMN_WIDTH = 4 * UNIT
COLUMN_HEIGHT = 6 * UNIT

FEWEST_AIM = STEPS[1].takes
"""Takes that a column has room for at least."""


class TakeColumns(QWidget):
    """Fills a column with each take of its digit, up to the next aim; the number stands beneath it."""

    def __init__(self, theme: Theme, *, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language = language
        self._counts: dict[int, int] = {}
        self._asked: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(80 * UNIT)
        self.setAccessibleName(self.tr("Takes of each digit"))

    @property
    def counts(self) -> dict[int, int]:
        """How many takes are shown of each digit."""
        return dict(self._counts)

    def show_counts(self, counts: Mapping[int, int]) -> None:
        """Show how many takes of each digit there are."""
        self._counts = {digit: counts.get(digit, 0) for digit in range(DIGITS)}
        words = (f"{digit}: {words_on(count).in_language(self._language)}" for digit, count in self._counts.items())
        self.setAccessibleDescription("; ".join(words))
        self.update()

    def show_asked(self, digit: int | None) -> None:
        """Mark the digit that is asked for."""
        self._asked = digit
        self.update()

    @property
    def _aim(self) -> int:
        """Takes that fill a column: never so few that the first one does."""
        return max(goal_of(self._counts), FEWEST_AIM)

    def _label_height(self) -> float:
        counts = QFontMetricsF(scaled(self.font(), CAPTION)).height()
        return QFontMetricsF(self.font()).height() + counts + UNIT

    def sizeHint(self) -> QSize:
        """Return the size that the content asks for."""
        return QSize(80 * UNIT, round(COLUMN_HEIGHT + self._label_height()))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size that still shows the content."""
        return QSize(DIGITS * 5 * UNIT, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ten columns."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / DIGITS
        for digit in range(DIGITS):
            self._paint_column(painter, digit, QRectF(digit * width, 0, width, self.height()))
        painter.end()

    def _paint_column(self, painter: QPainter, digit: int, column: QRectF) -> None:
        colours = self._theme.colours
        track = QRectF(column.center().x() - COLUMN_WIDTH / 2, 0, COLUMN_WIDTH, COLUMN_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.track))
        painter.drawRoundedRect(track, UNIT / 2, UNIT / 2)
        height = track.height() * min(1.0, self._counts.get(digit, 0) / self._aim)
        if height >= 1:
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(track.adjusted(0, track.height() - height, 0, 0), UNIT / 2, UNIT / 2)
        self._paint_label(painter, digit, column.adjusted(0, COLUMN_HEIGHT + UNIT / 2, 0, 0))

    def _paint_label(self, painter: QPainter, digit: int, place: QRectF) -> None:
        colours = self._theme.colours
        asked = digit == self._asked
        painter.setPen(QColor(colours.accent if asked else colours.text))
        painter.setFont(scaled(self.font(), BODY, Weight.Bold if asked else Weight.Medium))
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, str(digit))
        if asked:
            self._paint_underline(painter, str(digit), place)
        painter.setPen(QColor(colours.muted))
        painter.setFont(scaled(self.font(), CAPTION))
        count = f"×{self._counts.get(digit, 0)}"
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, count)

    def _paint_underline(self, painter: QPainter, label: str, place: QRectF) -> None:
        """Draw the sign of the digit that is asked for: its colour alone would be none."""
        metrics = QFontMetricsF(painter.font())
        half = metrics.horizontalAdvance(label)
        line = QRectF(place.center().x() - half, place.top() + metrics.height() - 1, 2 * half, 2)
        painter.fillRect(line, QColor(self._theme.colours.accent))
