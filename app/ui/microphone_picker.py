"""Which microphone, or the demo sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot

from app.ui.dropdown import Dropdown
from app.ui.ports import SourceChoice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget

    from app.audio.devices import Device
    from app.ui.theme import Theme


class MicrophonePicker(Dropdown):
    """Lists the system's microphone, every microphone by name, and the demo sound.

    Signals
    -------
    chosen(SourceChoice)
        The user chose another source.
    opened()
        The list is about to be looked at.
    """

    chosen = Signal(SourceChoice)
    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, demo_offered: bool = True) -> None:
        super().__init__(theme, QCoreApplication.translate("MicrophonePicker", "Microphone"), parent)
        self._demo_offered = demo_offered
        self._choice = SourceChoice()
        self._names: list[str] | None = None
        self.show_microphones(())
        self.activated.connect(self._on_activated)

    @property
    def choice(self) -> SourceChoice:
        """The source that is shown as chosen."""
        return self._choice

    def show_microphones(self, microphones: Sequence[Device]) -> None:
        """Fill the list, keeping the choice even if its microphone is gone."""
        names = [microphone.name for microphone in microphones]
        if names == self._names:
            return  # so that a list that is being looked at does not jump
        self._names = names
        self.clear()
        self.addItem(self.tr("System microphone"), SourceChoice())
        for name in dict.fromkeys(names):  # Windows lists a microphone once for each of its interfaces
            self.addItem(name, SourceChoice(microphone=name))
        if self._demo_offered:
            self.addItem(self.tr("Demo sound"), SourceChoice(demo=True))
        self.show_choice(self._choice)
        if self.view().isVisible():
            super().showPopup()

    def show_choice(self, choice: SourceChoice) -> None:
        """Show a source as chosen."""
        self._choice = choice
        row = self._row_of(choice)
        if row is None:
            row = 1
            label = self.tr("{name} (not connected)").format(name=choice.microphone)
            self.insertItem(row, label, choice)
        self.setCurrentIndex(row)

    def _row_of(self, choice: SourceChoice) -> int | None:
        # Not findData: Qt compares Python values by identity.
        return next((row for row in range(self.count()) if self.itemData(row) == choice), None)

    @Slot(int)
    def _on_activated(self, row: int) -> None:
        choice = self.itemData(row)
        if choice != self._choice:
            self._choice = choice
            self.chosen.emit(choice)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have the list made anew for whoever goes through it with the arrow keys, and never opens it."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.opened.emit()

    def showPopup(self) -> None:
        """Open the list, and have it made anew."""
        self.opened.emit()
        super().showPopup()
