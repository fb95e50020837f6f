"""The last line of a page: its keys, or for some seconds what has just happened."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui.named_label import NamedLabel

NOTICE_MS = 5000
"""Time that a notice stays: long enough to be read twice."""

GAP = "   ·   "


class Footer(NamedLabel):
    """Tells the keys, and gives way to notices."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Notice"), parent)
        self.setProperty("role", "footer")
        self.setWordWrap(True)  # a long notice must not widen the window
        self._timer = QTimer(self, singleShot=True, interval=NOTICE_MS)
        self._timer.timeout.connect(self.show_keys)
        self._keys = self.keys()
        self.show_keys()

    def keys(self) -> list[str]:
        """Return what each key does, the most useful first; a page with keys of its own has a footer of its own."""
        return []

    def tell_keys(self, keys: list[str]) -> None:
        """Tell other keys from now on."""
        self._keys = keys
        if not self._timer.isActive():
            self.show_keys()

    @Slot()
    def show_keys(self) -> None:
        """Tell the keys: as many as there is room for in a line, the first ones first."""
        lines = [GAP.join(self._keys[:count]) for count in range(len(self._keys), 0, -1)]
        fitting = (line for line in lines if self.fontMetrics().horizontalAdvance(line) <= self.width())
        self.setText(next(fitting, lines[-1] if lines else ""))

    def show_notice(self, sentence: str) -> None:
        """Show a sentence for some seconds."""
        self.setText(sentence)
        self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell more keys, or fewer."""
        super().resizeEvent(event)
        if not self._timer.isActive():
            self.show_keys()
