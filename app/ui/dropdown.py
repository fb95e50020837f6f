"""A choice of several, of which one is seen until it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from app.ui.theme import UNIT

if TYPE_CHECKING:
    from app.ui.theme import Theme


class Dropdown(QComboBox):
    """A field with an arrow; what is too long for it is shortened, and whole in the list that opens."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        self.setToolTip(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setItemDelegate(QStyledItemDelegate(self))  # the only one that heeds the style sheet's padding

    def showPopup(self) -> None:
        """Open the list, as wide as its longest line: that is what one opens it for."""
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
        reach = self.fontMetrics().height() / 4  # beside large text it is large
        corners = [QPointF(reach * x, reach * y) for x, y in ((-1.0, -0.5), (0.0, 0.5), (1.0, -0.5))]
        painter.drawPolyline(QPolygonF([middle + corner for corner in corners]))
