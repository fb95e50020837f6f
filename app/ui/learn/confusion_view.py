"""Which digit was heard as which, as a square of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import UNIT
from app.ui.type_scale import CAPTION, Weight, scaled
from model.spec.tokens import DIGITS

if TYPE_CHECKING:
    import numpy.typing as npt

    from app.ui.theme import Theme

FAINTEST = 0.18
"""Share of the ink of a cell with one take, so that a single mistake is seen."""


class ConfusionView(QWidget):
    """What was said from top to bottom, what was heard from left to right; mistakes are framed, right ones are not."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._matrix: npt.NDArray[np.int64] = np.zeros((DIGITS, DIGITS), dtype=np.int64)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Confusions"))

    @property
    def matrix(self) -> npt.NDArray[np.int64]:
        """How often each digit said (row) was heard as each digit (column) [shape=(10, 10)]."""
        return self._matrix

    def show_matrix(self, matrix: npt.NDArray[np.int64]) -> None:
        """Show how often each digit said (row) was heard as each digit (column) [shape=(10, 10)]."""
        self._matrix = matrix
        self.setAccessibleDescription(self._in_words())
        self.update()

    def _in_words(self) -> str:
        mistakes = [(said, heard) for said, heard in np.argwhere(self._matrix).tolist() if said != heard]
        if not mistakes:
            return self.tr("No digit was taken for another one.")
        sentence = self.tr("{said} heard as {heard}: {count}")
        return ", ".join(
            sentence.format(said=said, heard=heard, count=self._matrix[said, heard]) for said, heard in mistakes
        )

    def _cell(self) -> float:
        return max(3.5 * UNIT, QFontMetricsF(scaled(self.font(), CAPTION)).height() + UNIT / 2)

    def sizeHint(self) -> QSize:
        """Return the size that the content asks for."""
        side = round(self._cell() * (DIGITS + 1))
        return QSize(side, side + round(QFontMetricsF(scaled(self.font(), CAPTION)).height()) + UNIT)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size that still shows the content."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the digits around the cells, and what they mean beneath."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._cell()
        painter.setFont(scaled(self.font(), CAPTION))
        painter.setPen(QColor(self._theme.colours.muted))
        for digit in range(DIGITS):
            for column, row in ((digit + 1, 0), (0, digit + 1)):
                painter.drawText(_place(side, row, column), Qt.AlignmentFlag.AlignCenter, str(digit))
        beneath = QRectF(0, side * (DIGITS + 1), self.width(), self.height() - side * (DIGITS + 1))
        words = self.tr("down: said · across: heard")
        painter.drawText(beneath, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, words)
        for said in range(DIGITS):
            for heard in range(DIGITS):
                self._paint_cell(painter, _place(side, said + 1, heard + 1), said, heard)
        painter.end()

    def _paint_cell(self, painter: QPainter, place: QRectF, said: int, heard: int) -> None:
        colours = self._theme.colours
        count, total = int(self._matrix[said, heard]), int(self._matrix[said].sum())
        box = place.adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.track))
        painter.drawRoundedRect(box, 3, 3)
        if not count:
            return
        ink = QColor(colours.accent if said == heard else colours.caution)
        ground = QColor(ink)
        ground.setAlphaF(FAINTEST + (0.35 - FAINTEST) * count / total)
        painter.setBrush(ground)
        painter.setPen(ink if said != heard else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(colours.text))
        painter.setFont(scaled(self.font(), CAPTION, Weight.Normal if said == heard else Weight.DemiBold))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(count))


def _place(side: float, row: int, column: int) -> QRectF:
    return QRectF(column * side, row * side, side, side)
