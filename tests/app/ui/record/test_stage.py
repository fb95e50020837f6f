"""What is said in the place of the digit."""

from app.core.events import DeviceGone
from app.errors import DeviceLost
from app.ui.record.phase import Phase
from tests.app.ui.record.acts import reaches
from tests.app.ui.record.conftest import NO_MICROPHONE


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
