"""What the page needs from outside: a recorder. `app.main` gives it the real one, tests a scripted one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.core.events import Event
    from app.takes.utterances import Utterance


class Recorder(Protocol):
    """The recorder as the page sees it; what it hears arrives through a bridge."""

    def start(self, listener: Callable[[Event | Utterance], None]) -> None:
        """Begin to record, in a thread of the recorder's own, which calls the listener."""

    def request_stop(self) -> None:
        """Ask it to end, and return at once; ``Stopped`` tells when it has."""

    def stop(self) -> None:
        """End, and return when the thread has ended; harmless when not running."""
