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
    """Collect the oldest generation that Python itself would have come to by now, and all that are younger.

    It would have collected the youngest one after each so many new objects, and an older one after so many of those:
    what loading the model leaves behind is not to wait for minutes.
    """
    due, rounds = -1, 0
    for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
        if not 0 < threshold < count + rounds:
            break
        due, rounds = generation, (count + rounds) // threshold
    if due >= 0:
        gc.collect(due)
