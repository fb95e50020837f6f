"""A name that is typed: of the speaker, of the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.takes.names import folder_name, shown_name
from app.ui.theme import RADIUS, UNIT
from app.ui.type_scale import CAPTION, scaled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.ui.theme import Theme

STYLE_SHEET = """
QLineEdit {{
    background: {surface}; color: {text}; border: 1px solid {line}; border-radius: {radius}px; padding: 7px 11px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit:hover {{ border-color: {muted}; }}
QLineEdit:focus {{ border: 2px solid {accent}; padding: 6px 10px; }}
"""

LETTERS = 12
"""Letters that are seen at once."""


class NameField(QWidget):
    """A caption with a line below it, which knows the names that there are.

    Signals
    -------
    named(str)
        Another name stands.
    """

    named = Signal(str)

    def __init__(self, caption: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = ""
        self._known: list[str] = []
        self._caption = QLabel(caption, self)
        self._caption.setProperty("role", "footer")
        self.line = QLineEdit(self)
        self.line.setAccessibleName(caption)
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._caption.setBuddy(self.line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        layout.addWidget(self._caption)
        layout.addWidget(self.line)
        self.line.editingFinished.connect(self._on_edited)
        self.line.returnPressed.connect(self._on_returned)
        theme.changed.connect(self.dress)
        self.dress()

    @property
    def name(self) -> str:
        """The name that stands."""
        return self._name

    def show_name(self, name: str, known: Iterable[str] = ()) -> None:
        """Show a name, but not over what is being typed, and offer the known ones while one types."""
        self._name = name
        if self.line.text() != name and not (self.line.hasFocus() and self.line.isModified()):
            self.line.setText(name)
        self._offer(list(known))

    def _offer(self, known: list[str]) -> None:
        if known != self._known:  # a list that is open stays so
            self._known = known
            completer = QCompleter(known, self.line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.line.setCompleter(completer)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        if event.type() is QEvent.Type.FontChange:
            self.dress()
        super().changeEvent(event)

    @Slot()
    def dress(self) -> None:
        """Take the colours of the theme, and room for some letters of the font."""
        self.line.setFont(self.font())  # which a style sheet of its own would keep from it
        colours = self._theme.colours
        names = {name: getattr(colours, name) for name in ("surface", "text", "line", "muted", "accent", "on_accent")}
        self.line.setStyleSheet(STYLE_SHEET.format(radius=RADIUS, **names))
        self._caption.setFont(scaled(self.font(), CAPTION))
        self.line.setMinimumWidth(LETTERS * self.line.fontMetrics().horizontalAdvance("0") + 3 * UNIT)

    @Slot()
    def _on_edited(self) -> None:
        name = shown_name(folder_name(self.line.text()))
        if name and name != self._name:
            self._name = name
            self.named.emit(name)
        self.line.setText(self._name)  # as it is kept; what is no name is not taken

    @Slot()
    def _on_returned(self) -> None:
        self.line.clearFocus()
