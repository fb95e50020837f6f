"""Notices a microphone that delivers nothing: muted, or not permitted (macOS then gives exact zeros)."""

QUIET_DBFS = -90.0
"""Below the noise of any working microphone: a single step of 16-bit sound is -90 dB."""

PATIENCE_SECONDS = 4.0
"""Silence that is no longer a device waking up."""


class SilenceWatch:
    """Counts the time since anything but digital silence was heard."""

    def __init__(self) -> None:
        self._since: float | None = None
        self._told = False

    def reset(self) -> None:
        """Begin anew with another source."""
        self._since = None
        self._told = False

    def notices(self, time: float, peak_dbfs: float) -> bool:
        """Take one reading (seconds, dB below full scale); true once in each long silence."""
        if peak_dbfs > QUIET_DBFS:
            self.reset()
            return False
        self._since = time if self._since is None else self._since
        if self._told or time - self._since < PATIENCE_SECONDS:
            return False
        self._told = True
        return True
