"""The last line: the keys, or for some seconds what has just happened."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

NOTICE_MS = 5000
"""Time that a notice stays: long enough to be read twice."""

GAP = "   ·   "


class Footer(QLabel):
    """Tells the keys, and gives way to notices."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "footer")
        self.setAccessibleName(self.tr("Notice"))
        self.setWordWrap(True)  # a long notice must not widen the window
        self._timer = QTimer(self, singleShot=True, interval=NOTICE_MS)
        self._timer.timeout.connect(self.show_keys)
        self._keys = self._all_keys()
        self.show_keys()

    @Slot()
    def show_keys(self) -> None:
        """Tell the keys: as many as there is room for in a line, the first ones first."""
        for count in range(len(self._keys), 0, -1):
            line = GAP.join(self._keys[:count])
            if self.fontMetrics().horizontalAdvance(line) <= self.width():
                break
        self.setText(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell more keys, or fewer."""
        super().resizeEvent(event)
        if not self._timer.isActive():
            self.show_keys()

    def _all_keys(self) -> list[str]:
        style = QKeySequence.SequenceFormat.NativeText
        copy = QKeySequence(QKeySequence.StandardKey.Copy).toString(style)
        undo = QKeySequence(Qt.Key.Key_Backspace).toString(style)
        save = QKeySequence(QKeySequence.StandardKey.Save).toString(style)
        clear = QKeySequence("Ctrl+L").toString(style)
        return [
            self.tr("Space: listen or pause"),
            self.tr("{key}: undo").format(key=undo),
            self.tr("{key}: copy").format(key=copy),
            self.tr("{key}: save").format(key=save),
            self.tr("{key}: clear").format(key=clear),
        ]

    def show_notice(self, sentence: str) -> None:
        """Show a sentence for some seconds."""
        self.setText(sentence)
        self._timer.start()
