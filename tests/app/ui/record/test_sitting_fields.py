"""Names that are typed."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.takes.take import Sitting
from app.ui.record.phase import Phase
from tests.app.ui.record.acts import focused, idle, keep, press


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


def test_a_take_that_is_kept_while_a_name_is_typed_leaves_it_alone(recording, qtbot):
    rig = recording()
    line = rig.page.fields.speaker.line
    focused(rig, line, qtbot)
    line.clear()
    QTest.keyClicks(line, "Kim")
    keep(rig, qtbot)
    assert line.text() == "Kim"
    press(rig, Qt.Key.Key_Return)
    assert rig.guide.sitting.speaker == "Kim"
    idle(rig, qtbot)
    assert "Me" in [line.completer().model().index(row, 0).data() for row in range(line.completer().model().rowCount())]


def test_whose_takes_are_enough_is_said_where_others_have_recorded_as_well(recording, qtbot):
    rig = recording()
    keep(rig, qtbot)
    assert rig.page.enough.text().startswith("19 more takes")
    rig.guide.sit(Sitting("이", "거실"))
    assert rig.page.enough.text().startswith("이: 20 more takes")
