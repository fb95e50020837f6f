"""Which microphone, or the demo sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from app.ui.ports import SourceChoice
from app.ui.theme import UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.audio.devices import Device
    from app.ui.theme import Theme


class MicrophonePicker(QComboBox):
    """Lists the system's microphone, every microphone by name, and the demo sound.

    Signals
    -------
    chosen(SourceChoice)
        The user chose another source.
    opened()
        The list is about to be looked at.
    """

    chosen = Signal(SourceChoice)
    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, demo_offered: bool = True) -> None:
        super().__init__(parent)
        self._theme = theme
        self._demo_offered = demo_offered
        self._choice = SourceChoice()
        self._names: list[str] | None = None
        self.setAccessibleName(self.tr("Microphone"))
        self.setToolTip(self.tr("Microphone"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setItemDelegate(QStyledItemDelegate(self))  # the only one that heeds the style sheet's padding
        self.show_microphones(())
        self.activated.connect(self._on_activated)

    @property
    def choice(self) -> SourceChoice:
        """The source that is shown as chosen."""
        return self._choice

    def show_microphones(self, microphones: Sequence[Device]) -> None:
        """Fill the list, keeping the choice even if its microphone is gone."""
        names = [microphone.name for microphone in microphones]
        if names == self._names:
            return  # so that a list that is being looked at does not jump
        self._names = names
        self.clear()
        self.addItem(self.tr("System microphone"), SourceChoice())
        for name in dict.fromkeys(names):  # Windows lists a microphone once for each of its interfaces
            self.addItem(name, SourceChoice(microphone=name))
        if self._demo_offered:
            self.addItem(self.tr("Demo sound"), SourceChoice(demo=True))
        self.show_choice(self._choice)
        if self.view().isVisible():
            self._open()

    def show_choice(self, choice: SourceChoice) -> None:
        """Show a source as chosen."""
        self._choice = choice
        row = self._row_of(choice)
        if row is None:
            row = 1
            label = self.tr("{name} (not connected)").format(name=choice.microphone)
            self.insertItem(row, label, choice)
        self.setCurrentIndex(row)

    def _row_of(self, choice: SourceChoice) -> int | None:
        # Not findData: Qt compares Python values by identity.
        return next((row for row in range(self.count()) if self.itemData(row) == choice), None)

    @Slot(int)
    def _on_activated(self, row: int) -> None:
        choice = self.itemData(row)
        if choice != self._choice:
            self._choice = choice
            self.chosen.emit(choice)

    def showPopup(self) -> None:
        """Open the list, and have it made anew."""
        self.opened.emit()
        self._open()

    def _open(self) -> None:
        # As wide as its longest name: that is what one opens it for.
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 2 * UNIT)
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field, and the arrow that says that it opens."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        style = self.style()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = style.subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        # Device names are long: shortened here, which Qt would cut off in the middle of a letter.
        elide = Qt.TextElideMode.ElideRight
        option.currentText = option.fontMetrics.elidedText(self.currentText(), elide, field.width() - UNIT)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        self._paint_arrow(painter)
        painter.end()

    def _paint_arrow(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(self._theme.colours.muted), 1.75)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        # The style sheet's own arrow would need an image file.
        middle = QPointF(self.width() - 2 * UNIT - 4, self.height() / 2)
        painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in ((-5, -2.5), (0, 2.5), (5, -2.5))]))
