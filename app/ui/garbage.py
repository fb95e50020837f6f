"""Garbage is collected on one thread.

Python collects cycles on whichever thread allocates when it is time: the engine's, too. A Qt object that is found
among them there is deleted there, and Qt's objects may only be deleted on the thread that they live on: a timer that
runs takes the process with it.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

PERIOD_MS: Final = 1000
"""So often it is asked whether there is enough to collect."""


def collect_on_this_thread(parent: QObject) -> None:
    """Collect garbage on the thread of the caller alone, for as long as an object that lives on it does."""
    gc.disable()
    timer = QTimer(parent)
    timer.timeout.connect(collect_what_is_due)
    timer.start(PERIOD_MS)


def collect_what_is_due() -> None:
    """Collect the oldest generation for which Python itself would by now, and all that are younger."""
    counted = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, threshold) in enumerate(counted) if 0 < threshold < count]
    if due:
        gc.collect(due[-1])
