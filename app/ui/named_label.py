"""A line of text that a screen reader is told the kind of."""

from PySide6.QtWidgets import QLabel, QWidget


class NamedLabel(QLabel):
    """Shows a text, also to a screen reader: what has a name of its own is taken for that name alone.

    Parameters
    ----------
    name : str
        What kind of text it is, for screen readers.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)

    def setText(self, text: str) -> None:
        """Show a text, and tell it."""
        super().setText(text)
        self.setAccessibleDescription(text)
