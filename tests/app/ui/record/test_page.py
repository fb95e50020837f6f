"""The page as people see it, hear it and press its keys."""

import errno
import sys
import threading
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget

from app.audio.diagnosis import Condition, System, diagnosis_of
from app.core.events import DeviceGone, DeviceRestored, Notice, Overflow
from app.errors import DeviceLost
from app.takes import inspection
from app.takes.errors import not_kept
from app.takes.store import TakeStore
from app.takes.take import Sitting
from app.takes.verdict import REASONS, Flaw
from app.ui.colours import DARK, LIGHT
from app.ui.record import import_panel, narrator, page, stage
from app.ui.record.phase import Phase
from model.spec.language import Language, Text
from tests.app.takes.voices import room, spoken, word
from tests.app.ui.pixels import pixels
from tests.app.ui.record.conftest import NO_MICROPHONE, answered, idle, keep, reaches
from tests.model.dataset.sounds import write

LOUD = np.clip(spoken(word(peak=3.0)), -1, 1)


@pytest.fixture
def said(monkeypatch):
    """Gather what a screen reader is given to say."""
    sentences = []
    for module in (page, import_panel, narrator, stage):
        monkeypatch.setattr(module, "announce", lambda _, sentence, **_options: sentences.append(sentence))
    return sentences


def press(rig, key):
    QTest.keyClick(QApplication.focusWidget() or rig.page, key)


def focused(rig, widget, qtbot):
    rig.window.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is widget)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("language", Language)
def test_the_digit_is_asked_for_large_and_in_words(recording, language, dark):
    rig = recording(language=language, dark=dark)
    colours = DARK if dark else LIGHT
    assert rig.page.stage.prompt.digit_view.face.sign == str(rig.guide.digit)
    assert rig.page.stage.prompt.digit_view.face.word in rig.page.stage.prompt.sentence.text()
    assert pixels(rig.page.stage.prompt.digit_view, colours.accent) > 1000


def test_zero_has_two_names(rigs):
    prompt = rigs(language=Language.ENGLISH).page.stage.prompt
    assert prompt.sentence_for(0) == "Say “영 (yeong)” or “공 (gong)”"
    assert prompt.sentence_for(7) == "Say “칠 (chil)”"


def test_a_take_is_shown_with_what_was_cut_off_and_counted(recording, qtbot):
    rig = recording()
    view = rig.page.stage.prompt.take_view
    assert pixels(view, LIGHT.accent) == 0
    digit = keep(rig, qtbot).digit
    assert view.sentence.startswith(f"{digit}, ")
    assert view.sentence.endswith("kept")
    assert pixels(view, LIGHT.accent) > 500
    assert pixels(view, LIGHT.caution) == 0
    assert rig.page.columns.counts[digit] == 1
    assert f"{digit}: 1, a few" in rig.page.columns.accessibleDescription()
    assert rig.page.enough.text().startswith("9 more takes")


@pytest.mark.parametrize("language", Language)
def test_a_refused_take_says_why_in_words_and_not_by_colour_alone(recording, qtbot, said, language):
    rig = recording(language=language)
    view = rig.page.stage.prompt.take_view
    answered(rig, qtbot, lambda: rig.recorder.hear(LOUD))
    assert view.sentence == REASONS[Flaw.CLIPPED].in_language(language) == view.accessibleDescription()
    assert pixels(view, LIGHT.caution) > 500
    assert pixels(view, LIGHT.accent) == 0
    assert said[-1] == view.sentence
    assert sum(rig.page.columns.counts.values()) == 0


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


def test_while_a_name_is_typed_both_keys_belong_to_it(rigs, qtbot):
    rig = rigs()
    line = rig.page.fields.speaker.line
    focused(rig, line, qtbot)
    line.clear()
    for key in "Kimm":
        QTest.keyClicks(line, key)
    press(rig, Qt.Key.Key_Backspace)
    press(rig, Qt.Key.Key_Space)
    QTest.keyClicks(line, "Min")
    press(rig, Qt.Key.Key_Return)
    assert rig.guide.sitting.speaker == "Kim Min"
    assert rig.guide.phase is Phase.RESTING
    assert QApplication.focusWidget() is not line


def test_a_name_that_is_none_is_not_taken(rigs, qtbot):
    rig = rigs()
    line = rig.page.fields.session.line
    before = rig.guide.sitting
    focused(rig, line, qtbot)
    line.setText(" ../ ")
    press(rig, Qt.Key.Key_Return)
    assert rig.guide.sitting == before
    assert line.text() == before.session


def test_takes_go_to_the_named_speaker_and_session(recording, qtbot):
    rig = recording()
    for field, name in ((rig.page.fields.speaker, "이"), (rig.page.fields.session, "거실")):
        focused(rig, field.line, qtbot)
        field.line.setText(name)
        press(rig, Qt.Key.Key_Return)
    keep(rig, qtbot)
    [kept] = rig.store.takes()
    assert kept.sitting == Sitting("이", "거실")


def test_a_microphone_that_is_gone_is_said_in_the_place_of_the_digit(recording, qtbot, said):
    rig = recording()
    rig.recorder.tell(DeviceGone(2.0, message=DeviceLost("Headset").text))
    reaches(rig, qtbot, Phase.GONE)
    panel = rig.page.stage.trouble_panel
    assert rig.page.stage.currentWidget() is panel
    assert "Headset" in panel.sentence.text()
    assert said[-1] == panel.sentence.text()
    assert panel.demo_button.isHidden()


def test_after_a_failure_one_button_tries_again(rigs, qtbot):
    rig = rigs(failure=NO_MICROPHONE)
    rig.page.toggle()
    reaches(rig, qtbot, Phase.FAILED)
    assert rig.page.stage.currentWidget() is rig.page.stage.trouble_panel
    rig.recorder.failure = None
    rig.page.stage.trouble_panel.retry_button.click()
    reaches(rig, qtbot, Phase.ASKING)
    assert rig.page.stage.currentWidget() is rig.page.stage.prompt


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


def old_folder(tmp_path):
    folder = tmp_path / "옛 녹음"
    for digit in range(4):
        write(folder / f"{digit}.wav", spoken(word(seed=digit)))
    write(folder / "8.wav", room(1.0, dbfs=-80))
    return folder


def test_a_folder_is_brought_in_and_what_was_left_is_told(rigs, qtbot, tmp_path, monkeypatch, said):
    rig = rigs()
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", staticmethod(lambda *_arguments: str(old_folder(tmp_path)))
    )
    with qtbot.waitSignal(rig.page.desk.errand.brought, timeout=60_000):
        rig.page.buttons.bring_in.click()
    panel = rig.page.desk.panel
    assert rig.page.stage.currentWidget() is panel
    assert panel.sentence.text() == "Brought in: 4. Left out: 1." == said[-1]
    assert panel.report.text.splitlines() == [
        "Brought in of each digit: 0 ×1 · 1 ×1 · 2 ×1 · 3 ×1 · 4 ×0 · 5 ×0 · 6 ×0 · 7 ×0 · 8 ×0 · 9 ×0",
        "Nothing is said in it: skipped. Check the microphone and record it again.",
        "1: 8.wav",
    ]
    idle(rig, qtbot)
    assert rig.guide.counts == Counter(range(4))
    assert rig.page.enough.text() == "6 more takes, and there is enough to adapt the model to your voice."
    assert {kept.sitting.session for kept in rig.store.takes()} == {"옛 녹음"}
    panel.done_button.click()
    assert rig.page.stage.currentWidget() is rig.page.stage.prompt


def drop(page, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    rest = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), *rest)
    page.dragEnterEvent(entering)  # called and not sent: Qt gives them only to where the mouse is
    assert entering.isAccepted()
    assert page.footer.text().startswith("Drop")
    page.dropEvent(QDropEvent(QPointF(9, 9), *rest))


def test_dropped_files_are_brought_in_and_names_read_in_two_ways_are_asked_about(rigs, qtbot, tmp_path):
    rig = rigs()
    path = write(tmp_path / "7_kim_2.wav", spoken(word()))
    with qtbot.waitSignal(rig.page.desk.errand.unclear, timeout=60_000):
        drop(rig.page, path)
    panel = rig.page.desk.panel
    assert panel.sentence.text() == "Which digit is said in 7_kim_2.wav?"
    assert [choice.text() for choice in panel.choices] == ["2, the last digit", "7, the first digit"]
    with qtbot.waitSignal(rig.page.desk.errand.brought, timeout=60_000):
        panel.choices[1].click()
    [kept] = rig.store.takes()
    assert kept.digit == 7
    assert kept.sitting == rig.guide.sitting
    assert path.exists()


def test_space_presses_what_is_focused_while_an_import_asks_or_tells(rigs, qtbot, tmp_path):
    rig = rigs()
    with qtbot.waitSignal(rig.page.desk.errand.unclear, timeout=60_000):
        drop(rig.page, write(tmp_path / "7_kim_2.wav", spoken(word())))
    focused(rig, rig.page.desk.panel.choices[1], qtbot)
    with qtbot.waitSignal(rig.page.desk.errand.brought, timeout=60_000):
        press(rig, Qt.Key.Key_Space)
    assert [kept.digit for kept in rig.store.takes()] == [7]
    focused(rig, rig.page, qtbot)
    press(rig, Qt.Key.Key_Space)
    assert rig.guide.phase is Phase.RESTING
    rig.page.desk.panel.done_button.click()
    press(rig, Qt.Key.Key_Space)
    reaches(rig, qtbot, Phase.ASKING)


def test_names_that_tell_nothing_are_said_with_the_remedy(rigs, qtbot, tmp_path):
    rig = rigs()
    with qtbot.waitSignal(rig.page.desk.errand.brought, timeout=60_000):
        drop(rig.page, write(tmp_path / "hello.wav", spoken(word())))
    assert "does not tell the digit" in rig.page.desk.panel.report.text


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (not_kept(OSError(errno.ENOSPC, "full")), "The disk is full, so the recording was not kept."),
        (ZeroDivisionError("ours"), "An unexpected error stopped the import (ZeroDivisionError)."),
    ],
)
def test_an_import_that_cannot_go_on_says_so_and_the_page_goes_on(rigs, qtbot, tmp_path, monkeypatch, error, sentence):
    rig = rigs()

    def refuse(*_arguments):
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(rig.store, "keep", refuse)
        with qtbot.waitSignal(rig.page.desk.errand.failed, timeout=60_000):
            rig.page.bring_in([old_folder(tmp_path)])
    assert rig.page.desk.panel.sentence.text().startswith(sentence)
    rig.page.toggle()
    reaches(rig, qtbot, Phase.ASKING)


def test_an_import_can_be_stopped_and_keeps_what_it_took(rigs, qtbot, tmp_path, monkeypatch):
    rig = rigs()
    keep_take, writing, may_go_on = rig.store.keep, threading.Event(), threading.Event()

    def keep_slowly(*arguments):
        writing.set()
        assert may_go_on.wait(20)
        return keep_take(*arguments)

    monkeypatch.setattr(rig.store, "keep", keep_slowly)
    rig.page.bring_in([old_folder(tmp_path)])
    qtbot.waitUntil(writing.is_set)
    qtbot.waitUntil(lambda: rig.page.desk.panel.sentence.text() == "Bringing in recordings: 0 of 4")
    rig.page.toggle()  # not while files are read
    assert rig.guide.phase is Phase.RESTING
    assert not rig.page.buttons.bring_in.isEnabled()
    other = write(tmp_path / "9.wav", spoken(word(seed=9)))
    rig.page.bring_in([other])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other))])
    rest = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    rig.page.dropEvent(QDropEvent(QPointF(9, 9), *rest))
    rig.page.desk.panel.done_button.click()
    with qtbot.waitSignal(rig.page.desk.brought, timeout=20_000):
        may_go_on.set()
    assert rig.page.desk.panel.sentence.text() == "Brought in: 1. Left out: 1."
    assert len(rig.store.takes()) == 1
    assert rig.page.buttons.bring_in.isEnabled()


def test_an_import_can_be_stopped_while_the_trainer_looks_at_the_recordings(rigs, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(inspection, "PROGRAM", (sys.executable, "-c", "import time; time.sleep(600)"))
    rig = rigs()
    rig.page.bring_in([old_folder(tmp_path)])
    panel = rig.page.desk.panel
    qtbot.waitUntil(lambda: panel.sentence.text() == "Looking at the recordings: 0 of 5")
    with qtbot.waitSignal(rig.page.desk.brought, timeout=20_000):
        panel.done_button.click()
    assert panel.sentence.text() == "Brought in: 0."
    assert rig.store.takes() == []


def test_what_hinders_is_said_in_the_last_line(recording, qtbot):
    rig = recording()
    text = rig.page.footer.text
    for _ in range(8):
        rig.recorder.pass_time(1.0)
    qtbot.waitUntil(lambda: text().startswith("Nothing was heard yet."))
    rig.recorder.tell(Overflow(1.0, lost_seconds=0.2))
    qtbot.waitUntil(lambda: text().startswith("The computer was too busy"))
    keep(rig, qtbot)
    qtbot.waitUntil(lambda: text().startswith("Space"))


def notice(condition):
    found = diagnosis_of(condition, System.LINUX)
    return Notice(1.0, code=found.condition, message=found.text)


def test_a_muted_microphone_is_said_as_on_the_listening_page_until_it_is_heard_again(recording, qtbot):
    rig = recording()
    assert rig.page.warning.isHidden()
    rig.recorder.tell(notice(Condition.MUTED))
    qtbot.waitUntil(rig.page.warning.isVisible)
    [sentence] = rig.page.warning.sentences
    assert sentence.text() == rig.page.warning.accessibleDescription()
    assert "probably muted" in sentence.text()
    for _ in range(8):
        rig.recorder.pass_time(1.0)
    rig.recorder.tell(notice(Condition.HEARD_AGAIN))
    qtbot.waitUntil(rig.page.warning.isHidden)
    assert rig.page.footer.text() == "The microphone is heard again."  # and not that nothing was


def test_what_was_wrong_with_the_microphone_is_over_when_it_is_let_go(recording, qtbot):
    rig = recording()
    rig.recorder.tell(notice(Condition.MUTED))
    qtbot.waitUntil(rig.page.warning.isVisible)
    rig.page.toggle()
    assert rig.page.warning.isHidden()


def test_which_microphone_is_heard_again_is_said_and_the_digit_asked_for_anew(recording, qtbot):
    rig = recording()
    message = Text(korean="x", english="Listening to Headset now, not to Desk.")
    with qtbot.waitSignal(rig.guide.asked):
        rig.recorder.tell(DeviceRestored(3.0, source="Headset", message=message))
    assert rig.page.footer.text() == message.english


def test_the_meter_shows_how_loud_it_is_and_nothing_when_it_stops(recording, qtbot):
    rig = recording()
    rig.recorder.pass_time(0.1, dbfs=-6.0)
    qtbot.waitUntil(lambda: rig.page.level_meter.lit == 14)
    rig.page.toggle()
    reaches(rig, qtbot, Phase.RESTING)
    assert rig.page.level_meter.lit == 0


def test_closing_in_the_middle_of_an_import_leaves_no_thread(rigs, tmp_path):
    rig = rigs()
    rig.page.bring_in([old_folder(tmp_path)])
    rig.page.end()
    assert not rig.page.desk.busy


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
    for _ in range(3):
        press(rig, Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget())
    assert order == [rig.page.fields.speaker.line, rig.page.fields.session.line, rig.page.buttons.bring_in]


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
