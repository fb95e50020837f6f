"""The page of what the user chooses."""

from app.ui.settings.page import SettingsPage

__all__ = ["SettingsPage"]
