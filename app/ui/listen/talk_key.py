"""Push-to-talk: a key, or a button, that is held while one speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.session import Session

TAIL_MS: Final = 300
"""Time that it still listens after the key was let go: who lets go with the word does so before its end was heard."""


class TalkKey(QObject):
    """Has the session listen while it is held.

    The press comes from a shortcut, as those of all keys of the page. A shortcut tells nothing of the release: that
    goes to the part that has the focus, or to a list that has opened meanwhile.
    """

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._application = cast(QApplication, QApplication.instance())  # there is none only where there is no page
        self._held = False
        self._tail = QTimer(self, singleShot=True, interval=TAIL_MS)
        self._tail.timeout.connect(self._on_tail_over)

    @Slot()
    def press(self) -> None:
        """Listen."""
        self._tail.stop()
        if not self._held:
            self._held = True
            self._application.installEventFilter(self)
        if not self._session.wanted:
            self._session.start()

    @Slot()
    def release(self) -> None:
        """Listen for a moment more."""
        if self._held:
            self._held = False
            self._application.removeEventFilter(self)
            self._tail.start()

    @Slot()
    def _on_tail_over(self) -> None:
        if self._session.wanted:  # else it says what went wrong
            self._session.pause()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Find out when it is let go; in another window, nobody would tell."""
        left = event.type() is QEvent.Type.WindowDeactivate and watched is self._page.window()
        if left or _lets_go(event):
            self.release()
        return super().eventFilter(watched, event)


def _lets_go(event: QEvent) -> bool:
    # A key that is held down repeats, and is let go each time.
    return (
        isinstance(event, QKeyEvent)
        and event.type() is QEvent.Type.KeyRelease
        and event.key() == Qt.Key.Key_Space
        and not event.isAutoRepeat()
    )
