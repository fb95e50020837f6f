"""What the parts of the page stand on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QWidget

from app.ui.learn.heading import Heading


class Ground(QWidget):
    """What scrolls: as wide as its parts need, and as high as they are at that width."""

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size; the height follows from the width, and not from the narrowest."""
        return QSize(super().minimumSizeHint().width(), 0)

    def dress(self) -> None:
        """Give the headings their sizes, relative to what they stand on."""
        # Not relative to this, which under a style sheet loses its font when it is shown.
        for heading in self.findChildren(Heading):
            heading.dress((heading.parentWidget() or self).font())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        if event.type() is QEvent.Type.FontChange:
            self.dress()
        super().changeEvent(event)
