"""The real thing: espeak-ng says what the page asks for into the virtual microphone, and PortAudio hears it."""

import threading
from dataclasses import replace

import numpy as np
import pytest
import soundfile

from app.audio.microphone import Microphone
from app.recording import TakeRecorder
from app.takes.store import GROUPS, LABELS, TakeStore
from app.takes.verdict import flaw_of
from app.ui.record.page import RecordPage
from app.ui.record.phase import Phase
from app.ui.theme import Theme
from model.dataset.folder import read_folder
from model.spec.language import Language
from model.spec.tokens import DIGITS, HANGUL, SAMPLE_RATE
from model.synthesis import speak
from tests.app.ui.record.conftest import FoundMicrophones
from tests.sounds import UNHEARD, require_espeak

pytestmark = pytest.mark.sound


@pytest.fixture(scope="module")
def spoken(tmp_path_factory):
    """A file for each digit; of one pitch, 일 and 칠 would be the same take to the trainer."""
    require_espeak()
    folder = tmp_path_factory.mktemp("말소리")
    for digit in range(DIGITS):
        sound = speak(HANGUL[digit], replace(UNHEARD, pitch=25 + 4 * digit))
        soundfile.write(folder / f"{digit}.wav", np.pad(0.5 * sound, 4_000), SAMPLE_RATE)
    return folder


@pytest.fixture
def page(qtbot):
    recorder = TakeRecorder(lambda: Microphone(None))
    page = RecordPage(Theme(), recorder, TakeStore(), Language.KOREAN, microphones=FoundMicrophones())
    qtbot.addWidget(page)
    page.show()
    yield page
    page.end()
    assert not [thread for thread in threading.enumerate() if thread.name == "sutja-recorder"]


@pytest.fixture
def answer(virtual_microphone, spoken, qtbot):
    """Return a function that says what a page asks for, and waits until it has so many takes."""

    def say(page, takes):
        qtbot.waitUntil(lambda: page.guide.phase is Phase.ASKING, timeout=60_000)
        qtbot.wait(500)  # a person takes longer to begin
        speaking = virtual_microphone.play_in_background(spoken / f"{page.guide.digit}.wav")
        qtbot.waitUntil(lambda: sum(page.guide.counts.values()) == takes, timeout=60_000)
        assert len(TakeStore().takes()) == takes
        assert speaking.wait(timeout=60) == 0

    return say


def test_ten_digits_are_recorded_and_can_be_learnt_from(answer, page, tmp_path):
    store = TakeStore()
    page.toggle()
    for takes in range(1, DIGITS + 1):
        answer(page, takes)
    assert store.overview().counts(page.guide.sitting.speaker) == dict.fromkeys(range(DIGITS), 1)
    assert {flaw_of(store.read(kept)) for kept in store.takes()} == {None}
    read = read_folder([store.folder], labels=LABELS, groups=GROUPS, cache=tmp_path, single_takes=True)
    assert read.report.digits == dict.fromkeys(range(DIGITS), 1)
    assert {finding.handling for finding in read.report.findings} <= {"warned"}


def test_a_microphone_that_is_unplugged_loses_no_take_and_goes_on(virtual_microphone, answer, page, qtbot):
    page.toggle()
    answer(page, 1)
    virtual_microphone.stop()
    qtbot.waitUntil(lambda: page.guide.phase is Phase.GONE, timeout=60_000)
    assert page.stage.trouble_panel.isVisible()
    virtual_microphone.start()
    answer(page, 2)
