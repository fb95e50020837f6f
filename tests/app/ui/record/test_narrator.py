"""What is said in the last line and above the digit."""

from app.audio.diagnosis import Condition, System, diagnosis_of
from app.core.events import DeviceRestored, Notice, Overflow
from app.ui.ports import SourceChoice
from app.ui.record.phase import Phase
from model.spec.language import Text
from tests.app.ui.record.acts import keep, reaches


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
    assert rig.page.stage.prompt.take_view.isHidden()
    [sentence] = rig.page.warning.sentences
    assert sentence.text() == rig.page.warning.accessibleDescription()
    assert "probably muted" in sentence.text()
    for _ in range(8):
        rig.recorder.pass_time(1.0)
    rig.recorder.tell(notice(Condition.HEARD_AGAIN))
    qtbot.waitUntil(rig.page.warning.isHidden)
    assert rig.page.footer.text() == "The microphone is heard again."  # and not that nothing was


def test_a_microphone_that_is_spoken_past_is_named_and_another_can_be_chosen_at_once(recording, qtbot):
    rig = recording()
    rig.microphones.names = ["Webcam", "Headset"]
    for _ in range(8):
        rig.recorder.pass_time(1.0)
    qtbot.waitUntil(rig.page.warning.picker.isVisible)
    assert rig.page.warning.accessibleDescription() == (
        "No voice has been heard yet. If you speak into another microphone than Webcam, choose that one."
    )
    assert not rig.page.footer.text().startswith("Nothing was heard")  # it is said above
    with qtbot.waitSignal(rig.page.microphone_chosen) as chosen:
        rig.page.warning.picker.activated.emit(2)
    assert chosen.args == [SourceChoice(microphone="Headset")]
    qtbot.waitUntil(lambda: rig.recorder.runs == 2)
    reaches(rig, qtbot, Phase.ASKING)
    assert rig.page.warning.isHidden()


def test_a_voice_that_is_heard_after_all_is_spoken_into_the_right_microphone(recording, qtbot):
    rig = recording()
    rig.microphones.names = ["Webcam", "Headset"]
    for _ in range(8):
        rig.recorder.pass_time(1.0)
    qtbot.waitUntil(rig.page.warning.isVisible)
    keep(rig, qtbot)
    assert rig.page.warning.isHidden()
    for _ in range(8):
        rig.recorder.pass_time(1.0)
    qtbot.waitUntil(lambda: rig.page.footer.text().startswith("Nothing was heard yet."))
    assert rig.page.warning.isHidden()


def test_what_records_the_speakers_is_said_to_be_no_microphone(recording, qtbot):
    rig = recording(source="Monitor of Built-in Audio")
    assert "is no microphone" in rig.page.warning.accessibleDescription()
    qtbot.waitUntil(rig.page.warning.picker.isVisible)


def test_all_that_is_wrong_can_be_read_in_large_text(recording, qtbot):
    rig = recording()
    large = rig.window.font()
    large.setPointSizeF(2 * large.pointSizeF())
    rig.window.setFont(large)
    rig.recorder.tell(notice(Condition.MUTED))
    warning = rig.page.warning
    qtbot.waitUntil(warning.isVisible)
    qtbot.waitUntil(lambda: warning.height() >= warning.heightForWidth(warning.width()))
    assert rig.page.rect().contains(warning.geometry())
    assert rig.page.stage.geometry().bottom() < warning.geometry().top()


def test_what_was_wrong_with_the_microphone_is_over_when_it_is_let_go(recording, qtbot):
    rig = recording()
    rig.recorder.tell(notice(Condition.MUTED))
    qtbot.waitUntil(rig.page.warning.isVisible)
    rig.page.toggle()
    assert rig.page.warning.isHidden()
    assert rig.page.stage.prompt.take_view.isVisible()


def test_which_microphone_is_heard_again_is_said_and_the_digit_asked_for_anew(recording, qtbot):
    rig = recording()
    message = Text(korean="x", english="Listening to Headset now, not to Desk.")
    with qtbot.waitSignal(rig.guide.asked):
        rig.recorder.tell(DeviceRestored(3.0, source="Headset", message=message))
    assert rig.page.footer.text() == message.english
