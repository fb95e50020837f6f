"""The way between the pages: a rail with a sign and a word for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.glyphs import paint_place
from app.ui.place import Place
from app.ui.theme import RADIUS, UNIT
from app.ui.type_scale import CAPTION, Weight, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ui.theme import Theme

SIGN = 1.4
"""Side of a sign, as a part of the height of its word."""


class NavigationButton(QPushButton):
    """One place: its sign above its word; the one where one is stands on a ground of its own, with a mark beside it."""

    def __init__(self, place: Place, word: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self._theme = theme
        key = QKeySequence(place.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
        self.setText(word)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(True)  # Space belongs to the page, so Enter must press it
        self.setAccessibleName(f"{word}, {key}")
        self.setToolTip(key)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _font(self) -> QFont:
        return scaled(self.font(), CAPTION, Weight.DemiBold if self.isChecked() else Weight.Medium)

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(scaled(self.font(), CAPTION, Weight.DemiBold))

    def sizeHint(self) -> QSize:
        """Return the size that the content asks for."""
        word = self._metrics()
        width = max(10 * UNIT, round(word.horizontalAdvance(self.text())) + 3 * UNIT)
        return QSize(width, round(word.height() * (1 + SIGN)) + 3 * UNIT)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size that still shows the content."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the sign and the word."""
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        ink = colours.accent if self.isChecked() else colours.text if self.underMouse() else colours.muted
        side = self._metrics().height() * SIGN
        paint_place(painter, QRectF((self.width() - side) / 2, UNIT, side, side), self._place, ink)
        painter.setPen(QColor(ink))
        painter.setFont(self._font())
        word = QRectF(self.rect()).adjusted(0, 0, 0, -UNIT)
        painter.drawText(word, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, self.text())
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        colours = self._theme.colours
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(colours.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.background) if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ground, RADIUS, RADIUS)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(0, self.height() / 2 - 1.5 * UNIT, UNIT / 2, 3 * UNIT), 2, 2)


class Navigation(QWidget):
    """The places, one below the other; what has to do with Sutja itself stands at the foot.

    Signals
    -------
    chosen(Place)
        The user wants to go there.
    """

    chosen = Signal(Place)

    def __init__(self, places: Sequence[Place], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Pages"))
        self.buttons = {place: NavigationButton(place, self._word(place), theme, self) for place in places}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, 2 * UNIT, UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        for place, button in self.buttons.items():
            if place is Place.SETTINGS:
                layout.addStretch()
            layout.addWidget(button)
            button.clicked.connect(lambda _checked, place=place: self.chosen.emit(place))

    def show_place(self, place: Place) -> None:
        """Show where one is."""
        self.buttons[place].setChecked(True)

    def _word(self, place: Place) -> str:
        return {
            Place.LISTEN: self.tr("Listen"),
            Place.RECORD: self.tr("Record"),
            Place.LEARN: self.tr("Learn"),
            Place.SETTINGS: self.tr("Settings"),
        }[place]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the line at its edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.colours.surface))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(self._theme.colours.line))
        painter.end()
