"""The last line: the keys, or for some seconds what has just happened."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QWidget

NOTICE_MS = 5000
"""Time that a notice stays: long enough to be read twice."""


class Footer(QLabel):
    """Tells the keys, and gives way to notices."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "footer")
        self.setAccessibleName(self.tr("Notice"))
        self.setMinimumWidth(1)  # a long notice must not widen the window
        self._timer = QTimer(self, singleShot=True, interval=NOTICE_MS)
        self._timer.timeout.connect(self.show_keys)
        self.show_keys()

    @Slot()
    def show_keys(self) -> None:
        """Tell the keys."""
        style = QKeySequence.SequenceFormat.NativeText
        copy = QKeySequence(QKeySequence.StandardKey.Copy).toString(style)
        undo = QKeySequence(Qt.Key.Key_Backspace).toString(style)
        save = QKeySequence(QKeySequence.StandardKey.Save).toString(style)
        clear = QKeySequence("Ctrl+L").toString(style)
        keys = (
            self.tr("Space: listen or pause"),
            self.tr("{key}: undo").format(key=undo),
            self.tr("{key}: copy").format(key=copy),
            self.tr("{key}: save").format(key=save),
            self.tr("{key}: clear").format(key=clear),
        )
        self.setText("   ·   ".join(keys))

    def show_notice(self, sentence: str) -> None:
        """Show a sentence for some seconds."""
        self.setText(sentence)
        self._timer.start()
