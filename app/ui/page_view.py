"""What a page lies in: it scrolls where the screen is too low for it, as with the largest text on a small laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.ui.theme import UNIT

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

FRAME = 6 * UNIT
"""Height that the title bar takes, and a little air, in most systems (pixels)."""


class PageView(QScrollArea):
    """Shows a page whole as long as the screen has room for it, and for what stands below it."""

    def __init__(self, page: QWidget, *, foot: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._foot = foot
        page.setProperty("role", "page")
        self.setWidget(page)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def minimumSizeHint(self) -> QSize:
        """Return the size of the page, but for what the screen has no room for."""
        below = self._foot.sizeHint().height() if self._foot else 0
        room = self.screen().availableSize().height() - FRAME - below
        width = self._page.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, min(self._smallest_height(), room))

    def _smallest_height(self) -> int:
        """Return how low the page can be at this width."""
        layout = self._page.layout()
        height = self._page.minimumSizeHint().height()
        return max(height, layout.minimumHeightForWidth(self.viewport().width())) if layout else height

    def _fit(self) -> None:
        # Not left to Qt, which gives a page with wrapped lines the height that it would like, and scrolls too soon.
        room = self.viewport().size()
        self._page.resize(room.width(), max(room.height(), self._smallest_height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the page fill the room."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the page, when a card comes or the text gets larger."""
        if watched is self._page and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._fit()
        return super().eventFilter(watched, event)
