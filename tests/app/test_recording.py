"""One thread, a scripted source, and every way in which recording ends."""

import threading
from dataclasses import replace
from queue import SimpleQueue

import numpy as np
import pytest

from app.audio.diagnosis import Condition, System, diagnosis_of
from app.audio.file import FileSource
from app.audio.source import Block
from app.core.events import DeviceGone, DeviceRestored, Failed, Level, Notice, Overflow, Started, Stopped
from app.errors import DeviceLost, MicrophoneChanged, NoMicrophone
from app.recording import TakeRecorder
from app.takes.utterances import CONFIG, Utterance
from app.takes.verdict import Flaw, flaw_of
from model.spec.tokens import SAMPLE_RATE
from tests.app.core.fakes import LevelVad
from tests.app.takes.voices import spoken, word
from tests.app.test_engine import ScriptedSource
from tests.model.dataset.sounds import write

QUICK = replace(CONFIG, retry_seconds=0.01)


def phrase(*seeds):
    return spoken(*(word(seed=seed) for seed in seeds), before=0.6, between=1.0, after=1.0, dbfs=-75)


@pytest.fixture
def loud_is_speech(monkeypatch):
    monkeypatch.setattr("app.recording.WebRtcVad", lambda config: LevelVad())


@pytest.fixture
def told():
    return SimpleQueue()


def until_stopped(told):
    items = []
    while not items or not isinstance(items[-1], Stopped):
        items.append(told.get(timeout=20))
    return items


def of(kind, items):
    return [item for item in items if isinstance(item, kind)]


def recorded(told, source):
    recorder = TakeRecorder(lambda: source, QUICK)
    recorder.start(told.put)
    items = until_stopped(told)
    recorder.stop()
    assert not recorder.running
    return items


@pytest.mark.usefixtures("loud_is_speech")
def test_each_utterance_comes_whole(told):
    source = ScriptedSource(phrase(1, 2))
    items = recorded(told, source)
    assert items[0] == Started(0.0, source="scripted", sample_rate=16_000, model="")
    first, second = of(Utterance, items)
    assert second.start - first.start == pytest.approx(1.4, abs=0.05)
    assert [flaw_of(utterance.waveform) for utterance in (first, second)] == [None, None]
    assert source.closed


@pytest.mark.usefixtures("loud_is_speech")
@pytest.mark.parametrize("rate", [16_000, 44_100, 48_000])
def test_a_source_of_any_rate_gives_16_khz(told, tmp_path, rate):
    [utterance] = of(Utterance, recorded(told, FileSource(write(tmp_path / "x.wav", phrase(1), rate))))
    assert len(utterance.waveform) / SAMPLE_RATE == pytest.approx(0.25 + 0.4 + 0.4, abs=0.1)


@pytest.mark.usefixtures("loud_is_speech")
def test_the_level_is_told_often_enough_for_a_meter(told):
    levels = of(Level, recorded(told, ScriptedSource(*np.split(phrase(1)[:16_000], 100))))
    assert len(levels) == 20
    assert max(level.peak_dbfs for level in levels) > -15 > -50 > min(level.dbfs for level in levels)


@pytest.mark.usefixtures("loud_is_speech")
def test_a_word_of_which_a_piece_was_lost_is_no_take(told):
    whole = phrase(1)
    cut = round(0.8 * SAMPLE_RATE)
    items = recorded(told, ScriptedSource(whole[:cut], Block(phrase(2)[:, None], lost_samples=1_600)))
    [overflow] = of(Overflow, items)
    assert overflow.lost_seconds == pytest.approx(0.1)
    [utterance] = of(Utterance, items)
    assert utterance.start == pytest.approx(cut / SAMPLE_RATE + 0.6 - 0.25, abs=0.06)


@pytest.mark.usefixtures("loud_is_speech")
def test_a_microphone_that_goes_and_comes_back(told):
    script = (phrase(1), phrase(2)[: round(0.8 * SAMPLE_RATE)], DeviceLost("mic"), phrase(3))
    source = ScriptedSource(*script, opens=[None, NoMicrophone(), None])
    items = recorded(told, source)
    story = [type(item) for item in items if isinstance(item, Utterance | DeviceGone | DeviceRestored)]
    assert story == [Utterance, DeviceGone, DeviceRestored, Utterance]


@pytest.mark.usefixtures("loud_is_speech")
def test_a_microphone_that_is_heard_again_is_named(told):
    source = ScriptedSource(np.zeros(800), DeviceLost("scripted"), np.zeros(800))
    [restored] = of(DeviceRestored, recorded(told, source))
    assert restored.message.english == "The microphone is back: scripted."


@pytest.mark.usefixtures("loud_is_speech")
def test_another_microphone_is_used_at_once_and_nothing_is_said_to_be_gone(told):
    source = ScriptedSource(phrase(1)[: round(0.8 * SAMPLE_RATE)], MicrophoneChanged("scripted"), phrase(2))
    recorder = TakeRecorder(lambda: source, replace(CONFIG, retry_seconds=60.0))
    recorder.start(told.put)
    items = until_stopped(told)
    assert not of(DeviceGone, items)
    story = [item for item in items if isinstance(item, DeviceRestored | Utterance)]
    assert [type(item) for item in story] == [DeviceRestored, Utterance]  # half a word is none


def test_what_the_sound_says_about_the_microphone_is_told_as_the_engine_tells_it(told):
    muted = diagnosis_of(Condition.MUTED, System.LINUX)
    source = ScriptedSource(np.zeros(800), Block(np.zeros((800, 1), dtype=np.float32), notice=muted))
    [notice] = of(Notice, recorded(told, source))
    assert (notice.code, notice.message) == (Condition.MUTED, muted.text)
    assert notice.time == pytest.approx(0.1)


def test_it_can_be_stopped_while_the_microphone_is_away(told):
    recorder = TakeRecorder(lambda: ScriptedSource(DeviceLost("mic"), opens=[None, *[NoMicrophone()] * 1_000]), QUICK)
    recorder.start(told.put)
    while not isinstance(told.get(timeout=20), DeviceGone):
        pass
    recorder.stop()
    assert [type(item) for item in until_stopped(told)] == [Stopped]


def test_a_microphone_that_does_not_open_is_said(told):
    items = recorded(told, ScriptedSource(opens=[NoMicrophone()]))
    assert [type(item) for item in items] == [Failed, Stopped]
    assert items[0].message == NoMicrophone().text


def test_a_defect_of_ours_is_said_and_ends_cleanly(told, caplog):
    source = ScriptedSource(ZeroDivisionError("ours"))
    [failed] = of(Failed, recorded(told, source))
    assert failed.code == "Defect"
    assert "What was recorded is kept" in failed.message.english
    assert "ours" in caplog.text
    assert source.closed


def test_stop_ends_a_waiting_source_and_leaves_no_thread(told):
    before = threading.active_count()
    recorder = TakeRecorder(lambda: ScriptedSource(ends=False))
    recorder.stop()
    for _ in range(20):
        recorder.start(told.put)
        recorder.request_stop()
        until_stopped(told)
    recorder.start(told.put)
    recorder.stop()
    recorder.stop()
    assert threading.active_count() == before


@pytest.mark.usefixtures("loud_is_speech")
def test_half_a_word_is_not_told_when_it_is_stopped(told):
    source = ScriptedSource(phrase(1)[: round(0.8 * SAMPLE_RATE)], ends=False)
    recorder = TakeRecorder(lambda: source)
    recorder.start(told.put)
    while not isinstance(told.get(timeout=20), Level):
        pass
    recorder.stop()
    assert not of(Utterance, until_stopped(told))


@pytest.mark.usefixtures("loud_is_speech")
@pytest.mark.parametrize(("peak", "flaw"), [(0.99, None), (1.5, Flaw.CLIPPED)])
def test_what_the_device_cut_off_is_seen_at_16_khz_too(told, tmp_path, peak, flaw):
    said = spoken(word(peak=peak), before=0.6, after=1.0, dbfs=-75)
    [utterance] = of(Utterance, recorded(told, FileSource(write(tmp_path / "x.wav", said, 48_000))))
    assert flaw_of(utterance.waveform) is flaw
