"""What a test does with the page, and waits for."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.record.phase import Phase


def press(rig, key):
    QTest.keyClick(QApplication.focusWidget() or rig.page, key)


def focused(rig, widget, qtbot):
    rig.window.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is widget)


def unsaved(rig, qtbot, full_disk):
    """Say something that finds no room; return the digit, and the function that makes room."""
    digit, make_room = rig.guide.digit, full_disk()
    rig.say()
    reaches(rig, qtbot, Phase.FAILED)
    assert "The disk is full" in rig.guide.session.trouble.english
    assert rig.store.takes() == []
    return digit, make_room


def answered(rig, qtbot, act):
    """Do something, and return what the guide makes of what is heard."""
    with qtbot.waitSignal(rig.guide.answered, timeout=20_000) as signal:
        act()
    return signal.args[0]


def keep(rig, qtbot, seed=0):
    heard = answered(rig, qtbot, lambda: rig.say(seed))
    assert heard.flaw is None
    return heard


def idle(rig, qtbot):
    """Wait until all is kept, deleted or found that is to be."""
    qtbot.waitUntil(lambda: not rig.guide.taken.busy, timeout=20_000)


def undo(rig, qtbot):
    """Delete the last take; return its digit, or -1."""
    with qtbot.waitSignal(rig.guide.undone, timeout=20_000) as undone:
        rig.guide.taken.remove_last()
    return undone.args[0]


def reaches(rig, qtbot, phase):
    qtbot.waitUntil(lambda: rig.guide.phase is phase, timeout=20_000)
