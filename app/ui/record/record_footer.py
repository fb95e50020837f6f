"""The last line of the page: its keys, or for some seconds what has just happened."""

from PySide6.QtCore import Slot

from app.ui.footer import Footer


class RecordFooter(Footer):
    """Tells the keys of the page, and gives way to notices."""

    @Slot()
    def show_keys(self) -> None:
        """Tell the keys."""
        keys = (
            self.tr("Space: record or stop"),
            self.tr("Backspace: delete the last take and say it again"),
        )
        self.setText("   ·   ".join(keys))
