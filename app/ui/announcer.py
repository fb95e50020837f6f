"""Lets a screen reader say what a custom-painted view shows."""

from PySide6 import QtGui
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str, *, urgent: bool = False) -> None:
    """Have a sentence spoken, after what is being said or, if urgent, at once."""
    if not hasattr(QtGui, "QAccessibleAnnouncementEvent"):  # before PySide 6.8
        return
    event = QtGui.QAccessibleAnnouncementEvent(widget, sentence)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
