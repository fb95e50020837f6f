"""The last line of the page that listens."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from app.ui.footer import Footer


class ListenFooter(Footer):
    """Tells the keys of the page, and gives way to notices."""

    def show_push_to_talk(self, on: bool) -> None:
        """Tell what Space does."""
        space = self.tr("Space: held, listens") if on else self.tr("Space: listen or pause")
        self.tell_keys([space, *self.keys()[1:]])

    def keys(self) -> list[str]:
        """Return what each key does, the most useful first."""
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
