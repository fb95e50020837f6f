"""The Record page in the real window, by keyboard alone, in the largest text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.place import Place
from app.ui.record.phase import Phase
from model.spec.language import Language
from tests.app.takes.voices import spoken, word
from tests.app.ui.record.conftest import ScriptedRecorder

PATIENCE_MS = 20_000


def press(rig, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(rig.window.focusWidget() or rig.window, key, modifier)


def in_sight(rig):
    focused = rig.window.focusWidget()
    return focused.visibleRegion().boundingRect() == focused.rect()


@pytest.fixture
def recording(listening, qtbot):
    """Give the page in the window, which asks for a digit."""

    def make(language):
        rig = listening(language=language, text_percent=200)
        rig.window.resize(rig.window.minimumSizeHint())
        rig.window.activateWindow()
        press(rig, Qt.Key.Key_F2)
        page = rig.window.page(Place.RECORD)
        page.guide.session._recorder = rig.recorder = ScriptedRecorder()
        press(rig, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: page.guide.phase is Phase.ASKING, timeout=PATIENCE_MS)
        return rig, page

    return make


@pytest.mark.parametrize("language", Language)
def test_a_take_is_kept_taken_back_and_brought_back(recording, qtbot, language):
    rig, page = recording(language)

    def has(takes):
        qtbot.waitUntil(lambda: sum(page.guide.counts.values()) == takes, timeout=PATIENCE_MS)

    rig.recorder.hear(spoken(word()))
    has(1)
    press(rig, Qt.Key.Key_Backspace)
    has(0)
    press(rig, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    has(1)
    press(rig, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.guide.phase is Phase.RESTING, timeout=PATIENCE_MS)


@pytest.mark.parametrize("language", Language)
def test_whatever_tab_comes_to_is_in_sight(recording, qtbot, language):
    rig, page = recording(language)
    rig.recorder.hear(spoken(word()))
    qtbot.waitUntil(page.buttons.undo.isEnabled, timeout=PATIENCE_MS)
    page.record_button.setFocus()
    seen = []
    while rig.window.focusWidget() is not page.buttons.bring_in:
        press(rig, Qt.Key.Key_Tab)
        qtbot.waitUntil(lambda: in_sight(rig))
        seen.append(rig.window.focusWidget())
    assert seen == [
        page.fields.speaker.line, page.fields.delete_button, page.fields.session.line, page.buttons.undo,
        page.buttons.bring_in,
    ]  # fmt: skip
