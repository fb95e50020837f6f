"""What is shown in the place of the digit when nothing can be heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.ui.button import primary_button, quiet_button
from app.ui.glyphs import paint_state
from app.ui.status import State, Status
from app.ui.theme import UNIT
from app.ui.type_scale import TITLE, scaled

if TYPE_CHECKING:
    from app.ui.theme import Theme


class TroubleSign(QWidget):
    """The sign of the trouble, large."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.state = State.ERROR
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size that the content asks for."""
        return QSize(8 * UNIT, 8 * UNIT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign."""
        painter = QPainter(self)
        paint_state(painter, QRectF(self.rect()), self.state, self._theme.colours.caution)
        painter.end()


class TroublePanel(QWidget):
    """Says in a sentence what is wrong and what to do, and offers it.

    Signals
    -------
    demo_wanted()
        The user wants to hear the demo sound instead.
    retry_wanted()
        The user wants to try the same source again.
    """

    demo_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = TroubleSign(theme, self)
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)  # a device's or a file's name is never markup
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setMaximumWidth(64 * UNIT)
        self.demo_button = primary_button(self.tr("Play the demo sound"), self)
        self.retry_button = quiet_button(self.tr("Try again"), self)
        self.demo_button.clicked.connect(self.demo_wanted)
        self.retry_button.clicked.connect(self.retry_wanted)
        self._lay_out()

    def show_trouble(self, status: Status) -> None:
        """Show what is wrong; another source is offered where it would help."""
        self._sign.state = status.state
        self._sign.update()
        self.sentence.setFont(scaled(self.font(), TITLE * 0.8))
        self.sentence.setText(status.message)
        self.demo_button.setVisible(status.state is not State.ERROR)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addStretch()
        buttons.addWidget(self.demo_button)
        buttons.addWidget(self.retry_button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3 * UNIT)
        layout.addStretch()
        layout.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.addWidget(self.sentence)
        layout.addLayout(row)
        layout.addLayout(buttons)
        layout.addStretch()
