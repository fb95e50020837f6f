"""Labels that keep their place in the scale of sizes, whatever size of text the system asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from app.ui.type_scale import BODY, Weight, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QWidget


class Heading(QLabel):
    """A text in another size or weight than the body.

    Parameters
    ----------
    text : str
    scale : float
        Of `app.ui.type_scale`.
    weight : Weight
    muted : bool
        Whether it is beside the point.
    parent : QWidget, optional
    """

    def __init__(
        self,
        text: str = "",
        *,
        scale: float = BODY,
        weight: Weight = Weight.Normal,
        muted: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._scale = scale
        self._weight = weight
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)  # the name of a folder is never markup
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if muted:
            self.setProperty("role", "footer")

    def dress(self, body: QFont) -> None:
        """Take its size and weight, relative to the font of running text."""
        self.setFont(scaled(body, self._scale, self._weight))
