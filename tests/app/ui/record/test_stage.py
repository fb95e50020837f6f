"""What is said in the place of the digit."""

import errno
import os

import pytest

from app.core.events import DeviceGone
from app.errors import DeviceLost
from app.takes.errors import not_kept
from app.ui.record.phase import Phase
from model.spec.language import Language
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


def test_it_keeps_no_room_for_what_is_not_seen(rigs):
    stage = rigs().page.stage
    asking = stage.minimumSizeHint().height()
    stage.show_import()
    assert stage.minimumSizeHint().height() < asking
    stage.show_prompt()
    assert stage.minimumSizeHint().height() == asking


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("large", [1.0, 1.5, 2.0])
def test_a_long_sentence_is_not_cut_off(rigs, qtbot, language, large):
    rig = rigs(language=language)
    font = rig.window.font()
    font.setPointSizeF(large * font.pointSizeF())
    rig.window.setStyleSheet("")  # under one, Qt hands no font down
    rig.window.setFont(font)
    rig.guide.session.fail(not_kept(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))).text)
    sentence = rig.page.stage.trouble_panel.sentence
    width = rig.page.minimumSizeHint().width()
    rig.window.resize(width, rig.page.layout().minimumHeightForWidth(width))  # as low as it can be, and no lower
    qtbot.waitUntil(lambda: rig.page.width() == width)
    qtbot.waitUntil(lambda: sentence.height() >= sentence.heightForWidth(sentence.width()))
