"""The page as people see it, hear it and press its keys."""

import threading
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from app.takes.store import TakeStore
from app.takes.take import Take
from app.ui.colours import DARK
from app.ui.record.phase import Phase
from tests.app.takes.voices import spoken, word
from tests.app.ui.record.acts import focused, idle, keep, press, reaches


def test_a_screen_reader_hears_what_was_kept_and_what_comes_next(recording, qtbot, said):
    rig = recording()
    digit = keep(rig, qtbot).digit
    qtbot.waitUntil(lambda: len(said) > 0)
    assert said[-1].startswith(f"{digit}, ")
    assert said[-1].endswith(rig.page.stage.prompt.sentence_for(rig.guide.digit))


def test_space_records_and_stops_and_backspace_takes_back(rigs, qtbot):
    rig = rigs()
    focused(rig, rig.page, qtbot)
    press(rig, Qt.Key.Key_Space)
    reaches(rig, qtbot, Phase.ASKING)
    assert rig.page.record_button.text() == "Stop"
    digit = keep(rig, qtbot).digit
    press(rig, Qt.Key.Key_Backspace)
    idle(rig, qtbot)
    assert rig.guide.digit == digit
    assert rig.store.takes() == []
    assert "Deleted" in rig.page.footer.text()
    press(rig, Qt.Key.Key_Backspace)
    idle(rig, qtbot)
    assert "no take" in rig.page.footer.text()
    press(rig, Qt.Key.Key_Space)
    reaches(rig, qtbot, Phase.RESTING)
    assert rig.page.record_button.text() == "Record"


def test_space_works_on_a_focused_button_too_and_enter_presses_it(recording, qtbot):
    rig = recording()
    keep(rig, qtbot)
    focused(rig, rig.page.buttons.undo, qtbot)
    press(rig, Qt.Key.Key_Return)
    idle(rig, qtbot)
    assert rig.store.takes() == []
    focused(rig, rig.page.buttons.bring_in, qtbot)
    press(rig, Qt.Key.Key_Space)
    reaches(rig, qtbot, Phase.RESTING)


def test_a_page_that_is_not_seen_records_nobody(recording, qtbot):
    rig = recording()
    with qtbot.waitSignal(rig.page.recording_changed) as changed:
        rig.page.hide()
    assert changed.args == [False]
    assert not rig.guide.session.wanted


def test_a_window_that_is_made_small_records_nobody(recording, qtbot):
    rig = recording()
    rig.window.showMinimized()
    reaches(rig, qtbot, Phase.RESTING)
    assert not rig.guide.session.wanted
    rig.window.showNormal()
    assert rig.guide.phase is Phase.RESTING


def test_what_was_deleted_by_mistake_is_brought_back_with_a_key(recording, qtbot):
    rig = recording()
    keep(rig, qtbot)
    focused(rig, rig.page, qtbot)
    assert not rig.page.buttons.restore.isEnabled()
    press(rig, Qt.Key.Key_Backspace)
    qtbot.waitUntil(rig.page.buttons.restore.isEnabled)
    QTest.keyClick(rig.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    idle(rig, qtbot)
    assert len(rig.store.takes()) == 1
    assert rig.page.footer.text().startswith("Brought back")
    assert not rig.page.buttons.restore.isEnabled()


def test_the_folder_is_looked_through_once_when_it_is_shown_and_never_by_the_window_itself(
    rigs, recording, qtbot, monkeypatch
):
    takes, looks = TakeStore.takes, []
    monkeypatch.setattr(
        TakeStore, "takes", lambda *arguments: looks.append(threading.current_thread().name) or takes(*arguments)
    )
    rig = recording()
    assert len(looks) == 1
    rig.page.fields.speaker.named.emit("이")
    keep(rig, qtbot)
    idle(rig, qtbot)
    assert len(looks) == 2
    assert all(name.startswith("sutja-errands") for name in looks)


def test_it_shows_what_was_added_while_it_was_not_seen(rigs, qtbot):
    rig = rigs()
    rig.page.hide()
    rig.store.keep_correction(spoken(word()), 3, speaker=rig.guide.sitting.speaker)
    rig.page.show()
    idle(rig, qtbot)
    assert rig.page.columns.counts[3] == 1


def test_the_meter_shows_how_loud_it_is_and_nothing_when_it_stops(recording, qtbot):
    rig = recording()
    rig.recorder.pass_time(0.1, dbfs=-6.0)
    qtbot.waitUntil(lambda: rig.page.level_meter.lit == 14)
    rig.page.toggle()
    reaches(rig, qtbot, Phase.RESTING)
    assert rig.page.level_meter.lit == 0


def test_every_control_has_a_name_and_can_be_reached_with_tab(rigs):
    rig = rigs()
    controls = [*rig.page.findChildren(QPushButton), *rig.page.findChildren(QLineEdit)]
    assert len(controls) >= 8
    for control in controls:
        assert control.accessibleName(), control
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
    for view in (rig.page.columns, rig.page.stage.prompt.take_view, rig.page.stage.prompt.digit_view, rig.page.enough):
        assert view.accessibleName()


def test_tab_goes_from_the_button_to_the_names_and_then_to_what_is_below(rigs, qtbot):
    rig = rigs()
    focused(rig, rig.page.record_button, qtbot)
    order = []
    rig.store.keep(Take(spoken(word()), 3), rig.guide.sitting)
    rig.guide.taken.look()
    idle(rig, qtbot)
    for _ in range(4):
        press(rig, Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget())
    fields = rig.page.fields
    assert order == [fields.speaker.line, fields.delete_button, fields.session.line, rig.page.buttons.bring_in]


def test_nothing_is_cut_off_at_twice_the_size_of_text(rigs, qtbot, qapp):
    before = qapp.font()
    large = qapp.font()
    large.setPointSizeF(2 * before.pointSizeF())
    qapp.setFont(large)
    try:
        rig = rigs()
        for button in (rig.page.record_button, rig.page.buttons.undo, rig.page.buttons.bring_in):
            assert button.width() >= button.sizeHint().width()
        for label in (rig.page.footer, rig.page.enough):
            assert label.height() >= label.heightForWidth(label.width())
        assert all(inside(child, rig.page) for child in rig.page.findChildren(QPushButton) if child.isVisible())
    finally:
        qapp.setFont(before)


def inside(child: QWidget, page: QWidget) -> bool:
    corner = child.mapTo(page, child.rect().bottomRight())
    return page.rect().contains(corner)


def test_it_follows_the_theme(recording, qtbot):
    rig = recording()
    keep(rig, qtbot)
    rig.theme.choose(Qt.ColorScheme.Dark)
    view = rig.page.stage.prompt.take_view
    assert view.grab().toImage().pixelColor(view.width() // 2, 6) == QColor(DARK.surface)
    assert Path(rig.store.folder).exists()
