"""What the window looks like, counted."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor


def pixels(widget, colour):
    """Count the pixels in a widget's part of the window that have exactly this colour."""
    window = widget.window()
    image = window.grab(QRect(widget.mapTo(window, QPoint()), widget.size())).toImage()
    wanted = QColor(colour).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))
