"""The pages of the window: where one can be, and what a page has to do when one comes and goes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class Place(StrEnum):
    """The places that one can go to, in their order."""

    LISTEN = "listen"
    RECORD = "record"
    LEARN = "learn"
    SETTINGS = "settings"

    @property
    def keys(self) -> tuple[str, str]:
        """The keys that lead there; the same ones, whichever places there are. No letter: Hangul would swallow it."""
        number = list(Place).index(self) + 1
        return f"F{number}", f"Ctrl+{number}"


def _nothing() -> None:
    pass


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown at a place."""

    widget: QWidget
    """What is shown there."""

    foot: QWidget | None = None
    """What stays in sight below it, wherever one scrolls."""

    entered: Callable[[], None] = _nothing
    """Called after one has come to it; not for the page that the window opens with."""

    left: Callable[[], None] = _nothing
    """Called before one goes elsewhere, and before the window closes: time to release a microphone."""

    closed: Callable[[], None] = _nothing
    """Called once the window has left the screen for good: no thread is left when it returns."""

    may_close: Callable[[], bool] = _always
    """Whether the window may close now; a page that has something to lose asks, and keeps the window open."""
