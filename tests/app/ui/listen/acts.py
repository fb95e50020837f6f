"""What one does on the page, and what is heard there."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core.events import Heard
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import to_pcm


def heard(rig, qtbot, *words):
    count = len(rig.page.history.heard) + len(words)
    rig.engine.say(*words)
    qtbot.waitUntil(lambda: len(rig.page.history.heard) == count)


def press(rig, key, widget=None, modifier=Qt.KeyboardModifier.NoModifier):
    rig.window.activateWindow()
    if widget:
        widget.setFocus()
    QTest.keyClick(widget or rig.window, key, modifier)


def moment(waveform, time=1.0):
    return Heard(time, pcm=to_pcm(np.asarray(waveform, dtype=np.float32)).tobytes())


def sound(seconds, *, time=1.0):
    """Return so much of a tone, in the moments in which the engine tells it, up to a time."""
    waveform = 0.3 * np.sin(2 * np.pi * 700 * np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE)
    moments = np.split(to_pcm(waveform), len(waveform) // 800)
    return [Heard(time - seconds + 0.05 * (place + 1), pcm=moment.tobytes()) for place, moment in enumerate(moments)]


def ask(rig):
    """Open the list of digits, and return it."""
    menu = rig.page.history.correction_button.menu()
    menu.aboutToShow.emit()
    return menu


def correct(rig, digit):
    ask(rig).actions()[digit].trigger()
