"""Ten small bars, one a digit, that move while one speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import UNIT
from app.ui.type_scale import BODY, CAPTION, Weight, scaled
from model.spec.tokens import DIGITS, HANGUL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ui.theme import Theme

BAR_WIDTH = 3 * UNIT
NOTHING = (0.0,) * DIGITS


class DigitBars(QWidget):
    """Shows what speech sounds like: the digit ahead in ink, the one that was decided in the accent."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._probabilities: tuple[float, ...] = NOTHING
        self._decided: int | None = None
        self._final = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(80 * UNIT)
        self.setAccessibleName(self.tr("Probability of each digit"))

    @property
    def probabilities(self) -> tuple[float, ...]:
        """The probability of each digit 0–9."""
        return self._probabilities

    @property
    def decided(self) -> int | None:
        """The digit that was decided, if one was."""
        return self._decided

    def show_partial(self, probabilities: Sequence[float]) -> None:
        """Show what the speech sounds like so far."""
        self._show(probabilities)

    def show_decided(self, probabilities: Sequence[float], digit: int | None) -> None:
        """Show the end of a word: the digit that it is, or ``None`` for no digit."""
        self._show(probabilities, decided=digit, final=True)
        self.setAccessibleDescription(", ".join(f"{number}: {part:.0%}" for number, part in enumerate(probabilities)))

    def clear(self) -> None:
        """Show ten empty bars."""
        self._show(NOTHING)

    def _show(self, probabilities: Sequence[float], *, decided: int | None = None, final: bool = False) -> None:
        self._probabilities = tuple(probabilities)
        self._decided = decided
        self._final = final
        self.update()

    def _label_height(self) -> float:
        names = QFontMetricsF(scaled(self.font(), CAPTION)).height()
        return QFontMetricsF(self.font()).height() + names + UNIT

    def sizeHint(self) -> QSize:
        """Return the size that the content asks for."""
        return QSize(80 * UNIT, round(8 * UNIT + self._label_height()))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size that still shows the content."""
        return QSize(DIGITS * 4 * UNIT, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ten columns."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        column = self.width() / DIGITS
        for digit in range(DIGITS):
            self._paint_column(painter, digit, QRectF(digit * column, 0, column, self.height()))
        painter.end()

    def _paint_column(self, painter: QPainter, digit: int, column: QRectF) -> None:
        colours = self._theme.colours
        room = column.height() - self._label_height()
        track = QRectF(column.center().x() - BAR_WIDTH / 2, 0, BAR_WIDTH, room)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.track))
        painter.drawRoundedRect(track, UNIT / 2, UNIT / 2)
        self._paint_fill(painter, digit, track)
        self._paint_label(painter, digit, column.adjusted(0, room + UNIT / 2, 0, 0))

    def _paint_fill(self, painter: QPainter, digit: int, track: QRectF) -> None:
        height = track.height() * min(1.0, self._probabilities[digit])
        if height < 1:
            return
        painter.setBrush(QColor(self._ink(digit)))
        painter.drawRoundedRect(track.adjusted(0, track.height() - height, 0, 0), UNIT / 2, UNIT / 2)

    def _ink(self, digit: int) -> str:
        colours = self._theme.colours
        if digit == self._decided:
            return colours.accent
        ahead = not self._final and digit == max(range(DIGITS), key=self._probabilities.__getitem__)
        return colours.text if ahead else colours.muted

    def _paint_label(self, painter: QPainter, digit: int, place: QRectF) -> None:
        colours = self._theme.colours
        decided = digit == self._decided
        painter.setPen(QColor(colours.accent if decided else colours.text))
        painter.setFont(scaled(self.font(), BODY, Weight.Bold if decided else Weight.Medium))
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, str(digit))
        painter.setPen(QColor(colours.muted))
        painter.setFont(scaled(self.font(), CAPTION))
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, HANGUL[digit])
