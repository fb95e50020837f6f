"""How faint speech may be: chosen by hand, or measured."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from app.ui.button import quiet_button
from app.ui.theme import UNIT

STEPS = 100
"""Positions of the slider but one."""


class SensitivityField(QWidget):
    """A slider, and a button that has the room measured."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, STEPS)
        self.slider.setSingleStep(5)
        self.slider.setPageStep(10)
        self.slider.setTracking(False)  # each position on the way would be kept, and tried
        self.slider.setMinimumSize(18 * UNIT, 3 * UNIT)  # else the handle is cut off above and below
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.setAccessibleName(self.tr("Sensitivity"))
        self.button = quiet_button("", self)
        self.show_measuring(False)
        self.setFocusProxy(self.slider)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self.slider)
        layout.addWidget(self.button)

    @property
    def sensitivity(self) -> float:
        """What is chosen, 0 to 1."""
        return self.slider.value() / STEPS

    def show_measuring(self, measuring: bool) -> None:
        """Show whether the room is being measured: the button then ends it."""
        self.slider.setEnabled(not measuring)
        self.button.setMinimumWidth(self.button.width() if measuring else 0)  # nothing moves for a shorter word
        self.button.setText(self.tr("Cancel") if measuring else self.tr("Measure the room"))
        self.button.setAccessibleName(self.button.text())
        explanation = self.tr("Listens for five seconds in which nobody speaks")
        self.button.setAccessibleDescription("" if measuring else explanation)
        self.button.setToolTip(self.button.accessibleDescription())

    def show_sensitivity(self, sensitivity: float) -> None:
        """Show what is chosen."""
        self.slider.setValue(round(sensitivity * STEPS))
