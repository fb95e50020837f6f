"""The last line of the page that records."""

from app.ui.footer import Footer


class RecordFooter(Footer):
    """Tells the keys of the page, and gives way to notices."""

    def keys(self) -> list[str]:
        """Return what each key does, the most useful first."""
        return [
            self.tr("Space: record or stop"),
            self.tr("Backspace: delete the last take and say it again"),
        ]
