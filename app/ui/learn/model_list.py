"""Every model that there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.learning.listing import Model
from app.ui.button import quiet_button
from app.ui.learn.heading import Heading
from app.ui.learn.model_row import ModelRow
from app.ui.theme import UNIT
from app.ui.type_scale import TITLE, Weight

if TYPE_CHECKING:
    from app.learning.listing import Listing
    from app.ui.theme import Theme
    from model.spec.language import Language


class ModelList(QWidget):
    """A row for each model, and the way back to the one before.

    Signals
    -------
    compare_wanted(Model), report_wanted(str), delete_wanted(Model)
        As those of `ModelRow`.
    back_wanted()
        The user wants to use the model of before again.
    """

    compare_wanted = Signal(Model)
    report_wanted = Signal(str)
    delete_wanted = Signal(Model)
    back_wanted = Signal()

    def __init__(self, theme: Theme, *, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ModelRow] = []
        self._theme = theme
        self._language = language
        self._changes = True
        self._has_before = False
        self._title = Heading(self.tr("Models"), scale=TITLE, weight=Weight.DemiBold, parent=self)
        self.back_button = quiet_button(self.tr("Go back to the model of before"), self)
        self.back_button.clicked.connect(self.back_wanted)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(UNIT)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.back_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * UNIT)
        layout.addLayout(top)
        layout.addLayout(self._rows)
        self._allow()

    def show_listing(self, listing: Listing) -> None:
        """Show the models that there are."""
        self._has_before = listing.before is not None
        if [row.model for row in self.rows] != list(listing.models):
            self._fill(listing)
        self._allow()

    def title_of(self, name: str) -> str:
        """Return what a model is called in the list."""
        return next((row.title.text() for row in self.rows if row.model.name == name), name)

    def allow(self, *, changes: bool) -> None:
        """Let models be switched, compared and deleted, or not, while a training rests on them."""
        self._changes = changes
        self._allow()

    def _fill(self, listing: Listing) -> None:
        focused = self._focused_row()
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [ModelRow(self._theme, model, language=self._language, parent=self) for model in listing.models]
        for row in self.rows:
            row.compare_wanted.connect(self.compare_wanted)
            row.report_wanted.connect(self.report_wanted)
            row.delete_wanted.connect(self.delete_wanted)
            self._rows.addWidget(row)
        self._dress()
        if focused is not None:
            self.rows[min(focused, len(self.rows) - 1)].take_focus()

    def _focused_row(self) -> int | None:
        focused = self.window().focusWidget()
        return next((place for place, row in enumerate(self.rows) if focused and row.isAncestorOf(focused)), None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the page's size of text."""
        if event.type() is QEvent.Type.FontChange:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        # Under a style sheet, Qt hands no font down to what comes later.
        for row in self.rows:
            row.setFont(self.font())
            for button in row.findChildren(QPushButton):
                button.setFont(self.font())
            for heading in row.findChildren(Heading):
                heading.dress(self.font())

    def _allow(self) -> None:
        self.back_button.setEnabled(self._changes and self._has_before)
        for row in self.rows:
            row.allow(changes=self._changes)
