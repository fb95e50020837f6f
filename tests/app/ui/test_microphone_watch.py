"""From what is heard, and which microphones there are, to what is said of the one in use."""

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal

from app.audio.diagnosis import Condition, diagnosis_of, this_system
from app.core.events import Notice
from app.ui.earshot import PATIENCE_SECONDS, SILENCE_SECONDS
from app.ui.microphone_watch import MicrophoneWatch
from model.spec.language import Language
from tests.app.ui.conftest import FakeDevice

WEBCAM, HEADSET, SPEAKERS = "Webcam", "Headset", "Monitor of Built-in Audio"
IN_USE = "If you speak into another microphone than Webcam, choose that one."


class Finding(QObject):
    """A session that finds the microphones that a test says."""

    microphones_changed = Signal(object)

    def __init__(self):
        super().__init__()
        self.looks = 0

    def refresh_microphones(self):
        self.looks += 1

    def find(self, *names):
        self.microphones_changed.emit([FakeDevice(name) for name in names])


class Told:
    """What a watch says, the newest last; nothing once it is over."""

    def __init__(self, watch):
        self.sentences = []
        self.others = ()
        watch.warned.connect(self._on_warned)
        watch.eased.connect(self.sentences.clear)

    def _on_warned(self, sentence, others):
        self.sentences.append(sentence)
        self.others = others


@pytest.fixture
def session(qapp):
    return Finding()


@pytest.fixture
def watch(session):
    return MicrophoneWatch(session, language=Language.ENGLISH)


@pytest.fixture
def told(watch):
    return Told(watch)


def sentence(condition, **names):
    return diagnosis_of(condition, this_system(), **names).text.english


def hear(watch, seconds, *, voice):
    """Let it hear a room, with a word each half second."""
    rng = np.random.default_rng(1)
    for number in range(round(seconds / 0.05)):
        peak = 0.0003 if number % 10 else voice
        watch.hear(0.05 * number, (peak * rng.uniform(-1, 1, 800)).astype(np.float32))


def notice(watch, condition):
    found = diagnosis_of(condition, this_system())
    watch.heed(Notice(5.0, code=found.condition, message=found.text))


@pytest.mark.parametrize(
    ("condition", "bring_about"),
    [
        (Condition.MUTED, lambda watch: notice(watch, Condition.MUTED)),
        (Condition.NOT_PERMITTED, lambda watch: notice(watch, Condition.NOT_PERMITTED)),
        (Condition.TOO_QUIET, lambda watch: hear(watch, PATIENCE_SECONDS + 5, voice=0.003)),
        (Condition.NOTHING_HEARD, lambda watch: hear(watch, SILENCE_SECONDS + 5, voice=0.0003)),
    ],
)
def test_where_there_is_another_microphone_the_one_in_use_is_named(session, watch, told, condition, bring_about):
    session.find(WEBCAM, HEADSET)
    watch.use(WEBCAM)
    bring_about(watch)
    assert told.sentences == [f"{sentence(condition)} {IN_USE}"]
    assert told.others
    assert watch.deaf is (condition in {Condition.MUTED, Condition.NOT_PERMITTED})


def test_where_there_is_no_other_microphone_none_is_spoken_of(session, watch, told):
    session.find(WEBCAM, SPEAKERS)
    watch.use(WEBCAM)
    hear(watch, SILENCE_SECONDS + 5, voice=0.0003)
    assert told.sentences == []  # whoever is silent in front of the only one may be
    notice(watch, Condition.MUTED)
    assert told.sentences == [sentence(Condition.MUTED)]
    assert not told.others


def test_another_microphone_that_is_plugged_in_meanwhile_is_thought_of(session, watch, told):
    session.find(WEBCAM)
    watch.use(WEBCAM)
    notice(watch, Condition.MUTED)
    assert session.looks == 1
    session.find(WEBCAM, HEADSET)
    assert told.sentences[-1] == f"{sentence(Condition.MUTED)} {IN_USE}"
    session.find(HEADSET, WEBCAM)
    assert len(told.sentences) == 2  # nothing new


def test_what_tears_the_words_is_heard_through_the_right_microphone(session, watch, told):
    session.find(WEBCAM, HEADSET)
    watch.use(WEBCAM)
    for _ in range(2):
        watch.begin_speech()
        watch.hear(1.0, np.ones(800, dtype=np.float32))
        watch.end_speech()
    assert told.sentences == [sentence(Condition.CLIPPING)]


def test_a_microphone_through_which_a_digit_came_is_the_right_one(session, watch, told):
    session.find(WEBCAM, HEADSET)
    watch.use(WEBCAM)
    watch.recognise()
    watch.use("")
    watch.use(WEBCAM)
    hear(watch, SILENCE_SECONDS + 5, voice=0.0003)
    assert told.sentences == []
    notice(watch, Condition.MUTED)
    assert told.sentences == [sentence(Condition.MUTED)]


def test_what_records_the_speakers_is_told_at_once_until_a_digit_comes_through_it(session, watch, told):
    session.find(SPEAKERS, WEBCAM)
    watch.use(SPEAKERS)
    assert told.sentences == [sentence(Condition.LOOPBACK, name=SPEAKERS)]
    assert told.others
    watch.recognise()
    assert told.sentences == []


def test_what_records_the_speakers_is_said_before_the_microphones_are_known_and_others_are_offered_then(
    session, watch, told
):
    watch.use(SPEAKERS)
    assert told.sentences
    assert not told.others
    assert session.looks == 1
    session.find(SPEAKERS, WEBCAM)
    assert told.others


def test_whoever_was_asked_to_speak_and_is_heard_after_all_speaks_into_the_right_one(session, watch, told):
    session.find(WEBCAM, HEADSET)
    watch.use(WEBCAM)
    watch.miss()
    assert told.sentences == [f"{sentence(Condition.NOTHING_HEARD)} {IN_USE}"]
    watch.begin_speech()
    assert told.sentences == []
    watch.recognise()
    watch.miss()
    assert told.sentences == []


def test_speakers_that_play_nothing_are_no_muted_microphone(session, watch, told):
    watch.use(SPEAKERS)
    watch.recognise()
    notice(watch, Condition.MUTED)
    assert told.sentences == [sentence(Condition.LOOPBACK, name=SPEAKERS)]
    assert not told.others


def test_what_was_said_is_over_with_the_microphone_that_it_was_said_of(session, watch, told):
    session.find(WEBCAM, HEADSET)
    watch.use(WEBCAM)
    notice(watch, Condition.MUTED)
    watch.use(HEADSET)
    assert told.sentences == []
    notice(watch, Condition.MUTED)
    assert "Headset" in told.sentences[-1]
    watch.use("")
    assert told.sentences == []
