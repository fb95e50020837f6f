"""A thread for what may block the window: stopping the engine, listing microphones."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from app.core.events import Failed
from model.spec.errors import SutjaError

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.bridge import EventBridge


class Errands:
    """Runs one errand after the other, so that no two touch the engine or the audio library at once."""

    def __init__(self, bridge: EventBridge) -> None:
        self._bridge = bridge
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sutja-errands")

    def run(self, errand: Callable[[], None]) -> None:
        """Do an errand after those before it; what it has to tell goes through the bridge."""
        self._executor.submit(self._guarded, errand)

    def _guarded(self, errand: Callable[[], None]) -> None:
        try:
            errand()
        except SutjaError as error:
            self._bridge.post(Failed(time=0.0, code=type(error).__name__, message=error.text))
        except Exception as error:
            # The executor would keep it to itself: raise it where the one hook for the unexpected sees it.
            self._bridge.call(partial(_raise, error))

    def close(self) -> None:
        """Forget what has not begun, and return when the thread has ended."""
        self._executor.shutdown(wait=True, cancel_futures=True)


def _raise(error: Exception) -> None:
    raise error
