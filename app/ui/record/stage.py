"""The middle of the page: what is to be said, or what is wrong, or what comes of an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.announcer import announce
from app.ui.record.phase import Phase
from app.ui.record.prompt import Prompt
from app.ui.status import State, Status
from app.ui.trouble_panel import TroublePanel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.ui.record.import_panel import ImportPanel
    from app.ui.theme import Theme
    from model.spec.language import Language


class Stage(QStackedWidget):
    """Shows one of three."""

    def __init__(
        self, theme: Theme, import_panel: ImportPanel, *, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.prompt = Prompt(theme, language=language, parent=self)
        self.trouble_panel = TroublePanel(theme, self)
        self._import_panel = import_panel
        for view in (self.prompt, self.trouble_panel, import_panel):
            self.addWidget(view)
        self.currentChanged.connect(self.updateGeometry)

    @property
    def imports(self) -> bool:
        """Whether it shows what comes of an import."""
        return self.currentWidget() is self._import_panel

    @Slot()
    def show_prompt(self) -> None:
        """Show what is to be said."""
        self.setCurrentWidget(self.prompt)

    @Slot()
    def show_import(self) -> None:
        """Show what comes of an import."""
        self.setCurrentWidget(self._import_panel)

    def show_trouble(self, phase: Phase, message: str) -> None:
        """Say what is wrong."""
        state = State.DEVICE_GONE if phase is Phase.GONE else State.ERROR
        self.trouble_panel.show_trouble(Status(state, message=message))
        self.trouble_panel.demo_button.hide()  # nobody is recorded from the demo sound
        self.setCurrentWidget(self.trouble_panel)
        announce(self.trouble_panel, message, urgent=True)

    def hasHeightForWidth(self) -> bool:
        """Return that its height is free: Qt would take for the least what the views would like."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size that shows all of the view that is seen, and not of the highest of the three."""
        least, shown = super().minimumSizeHint(), self.currentWidget()
        layout = shown.layout() if shown else None
        if layout is None:
            return least
        return QSize(least.width(), layout.minimumHeightForWidth(max(least.width(), self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Need more lines, or fewer."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def end_trouble(self) -> None:
        """Show again what is to be said, where it was said what is wrong."""
        if self.currentWidget() is self.trouble_panel:
            self.show_prompt()
