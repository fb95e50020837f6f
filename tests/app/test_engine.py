"""One thread, a scripted source, and every way in which listening ends."""

import re
import subprocess
import sys
import threading
from pathlib import Path
from queue import SimpleQueue

import numpy as np
import pytest

from app.audio.diagnosis import Condition, System, diagnosis_of
from app.audio.file import FileSource
from app.audio.source import Block
from app.config import EngineConfig
from app.core.events import (
    DeviceGone,
    DeviceRestored,
    Digit,
    Failed,
    Loading,
    Notice,
    Overflow,
    SpeechEnd,
    SpeechStart,
    Started,
    Stopped,
)
from app.core.vad import WebRtcVad
from app.engine import LONGEST_FAREWELL_SECONDS, Engine
from app.errors import (
    ComputerSlept,
    DeviceError,
    DeviceLost,
    DeviceStill,
    MicrophoneChanged,
    NoMicrophone,
    SutjaError,
)
from app.paths import DEMO_SOUND
from model.spec.errors import ArtifactError
from model.spec.metadata import Metadata
from tests.app.core.fakes import ToneClassifier, tone_sentence

QUICK = EngineConfig(retry_seconds=0.01)


class ScriptedSource:
    """Delivers what its script says: arrays, lost samples, errors; then waits like a silent microphone, or ends."""

    name = "scripted"
    sample_rate = 16_000

    def __init__(self, *script, ends=True, opens=()):
        self._script = list(script)
        self._opens = list(opens)
        self._ends = ends
        self._interrupted = threading.Event()
        self.closed = 0

    def open(self):
        self._interrupted.clear()
        if self._opens and (error := self._opens.pop(0)) is not None:
            raise error

    def read(self):
        if not self._script:
            if not self._ends:
                self._interrupted.wait(10)
            return None
        step = self._script.pop(0)
        if isinstance(step, Exception):
            raise step
        return step if isinstance(step, Block) else Block(step[:, None])

    def interrupt(self):
        self._interrupted.set()

    def close(self):
        self.closed += 1


class SpeechlessVad:
    def is_speech(self, pcm):
        return bool(np.abs(pcm).max() > 1_000)

    def reset(self):
        pass


@pytest.fixture(autouse=True)
def tones_are_speech(monkeypatch):
    monkeypatch.setattr("app.engine.WebRtcVad", lambda config: SpeechlessVad())


@pytest.fixture
def heard():
    return SimpleQueue()


def until_stopped(heard):
    events = []
    while not events or not isinstance(events[-1], Stopped):
        events.append(heard.get(timeout=20))
    return events


def of(kind, events):
    return [event for event in events if isinstance(event, kind)]


def test_a_source_is_heard_to_its_end(heard):
    source = ScriptedSource(tone_sentence(1, 2, 3))
    engine = Engine(ToneClassifier, heard.put)
    engine.start(source)
    events = until_stopped(heard)
    assert [type(event) for event in events[:2]] == [Loading, Started]
    assert events[1] == Started(0.0, source="scripted", sample_rate=16_000, model="tones")
    assert [event.digit for event in of(Digit, events)] == [1, 2, 3]
    assert source.closed
    engine.stop()
    assert not engine.running


def test_the_model_is_loaded_once_and_on_the_engines_thread(heard):
    loaded_on = []

    def load():
        loaded_on.append(threading.current_thread().name)
        return ToneClassifier()

    engine = Engine(load, heard.put)
    for _ in range(2):
        engine.start(ScriptedSource(tone_sentence(4)))
        assert [event.digit for event in of(Digit, until_stopped(heard))] == [4]
    assert loaded_on == ["sutja-engine"]


def test_a_model_that_was_prepared_is_not_loaded_again(heard):
    loaded = []
    engine = Engine(lambda: loaded.append(ToneClassifier()) or loaded[-1], heard.put)
    engine.prepare()
    assert len(loaded) == 1
    assert heard.empty()
    engine.start(ScriptedSource(tone_sentence(4)))
    assert [event.digit for event in of(Digit, until_stopped(heard))] == [4]
    assert len(loaded) == 1


@pytest.mark.parametrize("error", [ArtifactError(korean="x", english="x"), ImportError("no torch")])
def test_what_fails_while_it_prepares_is_said_by_the_next_start(heard, error):
    def load():
        raise error

    engine = Engine(load, heard.put)
    engine.prepare()
    assert heard.empty()
    engine.start(ScriptedSource())
    assert of(Failed, until_stopped(heard))


def test_another_model_is_loaded_with_the_next_start(heard):
    loaded = []

    def load(name):
        loaded.append(name)
        return ToneClassifier()

    engine = Engine(lambda: load("first"), heard.put)
    for name in ("first", "second"):
        engine.start(ScriptedSource(tone_sentence(4)))
        until_stopped(heard)
        assert loaded[-1] == name
        engine.use_model(lambda: load("second"))
    assert loaded == ["first", "second"]


def test_other_settings_hold_from_the_next_start(heard):
    engine = Engine(ToneClassifier, heard.put)
    engine.start(ScriptedSource(ends=False))
    engine.configure(EngineConfig(sensitivity=0.0))
    assert not engine.running
    until_stopped(heard)
    engine.start(ScriptedSource(0.3 * tone_sentence(4)))
    assert not of(Digit, until_stopped(heard))
    engine.configure(EngineConfig())
    engine.start(ScriptedSource(0.3 * tone_sentence(4)))
    assert [event.digit for event in of(Digit, until_stopped(heard))] == [4]


def test_stop_ends_a_waiting_source_and_leaves_no_thread(heard):
    before = threading.active_count()
    engine = Engine(ToneClassifier, heard.put)
    engine.start(ScriptedSource(tone_sentence(7), ends=False))
    while not isinstance(heard.get(timeout=20), Digit):
        pass
    engine.stop()
    assert isinstance(until_stopped(heard)[-1], Stopped)
    assert not engine.running
    assert threading.active_count() == before


def test_start_again_stops_what_was_listened_to_before(heard):
    first, second = ScriptedSource(ends=False), ScriptedSource(tone_sentence(5))
    engine = Engine(ToneClassifier, heard.put)
    engine.start(first)
    engine.start(second)
    assert isinstance(until_stopped(heard)[-1], Stopped)
    assert [event.digit for event in of(Digit, until_stopped(heard))] == [5]
    assert first.closed
    engine.stop()


def test_stopping_twice_or_before_the_start_is_harmless(heard):
    engine = Engine(ToneClassifier, heard.put)
    engine.stop()
    engine.start(ScriptedSource(ends=False))
    engine.stop()
    engine.stop()
    assert not engine.running


def test_stop_while_the_model_loads_opens_no_microphone(heard):
    may_load = threading.Event()

    def load():
        may_load.wait(10)
        return ToneClassifier()

    opened = []
    source = ScriptedSource(ends=False)
    source.open = lambda: opened.append(True)
    engine = Engine(load, heard.put)
    engine.start(source)
    engine.request_stop()
    may_load.set()
    assert [type(event) for event in until_stopped(heard)] == [Loading, Stopped]
    assert not opened


def test_start_and_stop_many_times(heard):
    before = threading.active_count()
    engine = Engine(ToneClassifier, heard.put)
    for _ in range(50):
        engine.start(ScriptedSource(tone_sentence(1), ends=False))
        engine.stop()
        until_stopped(heard)
    assert threading.active_count() == before


@pytest.mark.parametrize("error", [NoMicrophone(), DeviceLost("x")])
def test_a_microphone_that_does_not_open_is_said(heard, error):
    source = ScriptedSource(opens=[error])
    Engine(ToneClassifier, heard.put).start(source)
    [failed] = of(Failed, until_stopped(heard))
    assert failed.code == type(error).__name__
    assert failed.message == error.text
    assert source.closed


def test_a_model_that_does_not_load_is_said(heard):
    def load():
        raise ArtifactError(korean="모델 없음", english="no model")

    Engine(load, heard.put).start(ScriptedSource())
    [failed] = of(Failed, until_stopped(heard))
    assert (failed.code, failed.message.korean) == ("ArtifactError", "모델 없음")


def test_a_defect_of_ours_is_said_and_ends_cleanly(heard, caplog):
    source = ScriptedSource(ZeroDivisionError("ours"))
    Engine(ToneClassifier, heard.put).start(source)
    [failed] = of(Failed, until_stopped(heard))
    assert failed.code == "Defect"
    assert "ZeroDivisionError" in failed.message.english
    assert "ours" in caplog.text
    assert source.closed


def test_the_end_is_told_even_where_the_source_does_not_close(heard, monkeypatch):
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    source = ScriptedSource(tone_sentence(2))

    def refuse():
        raise OSError("no")

    source.close = refuse
    Engine(ToneClassifier, heard.put).start(source)
    assert of(Digit, until_stopped(heard))


def test_a_model_can_be_loaded_after_a_failure(heard):
    answers = [ArtifactError(korean="x", english="x"), None]

    def load():
        if (error := answers.pop(0)) is not None:
            raise error
        return ToneClassifier()

    engine = Engine(load, heard.put)
    engine.start(ScriptedSource())
    assert of(Failed, until_stopped(heard))
    engine.start(ScriptedSource(tone_sentence(2)))
    assert of(Digit, until_stopped(heard))


def test_lost_samples_are_told_and_time_goes_on(heard):
    lost = Block(tone_sentence(8)[:, None], lost_samples=16_000)
    Engine(ToneClassifier, heard.put).start(ScriptedSource(tone_sentence(9), lost))
    events = until_stopped(heard)
    [overflow] = of(Overflow, events)
    nine, eight = of(Digit, events)
    assert overflow.lost_seconds == pytest.approx(1.0)
    assert eight.start - nine.start == pytest.approx(1.0 + len(tone_sentence(9)) / 16_000, abs=0.03)


def test_a_microphone_that_goes_and_comes_back(heard):
    """Two attempts to reopen fail; the third succeeds, and what is said then is heard."""
    script = (tone_sentence(3), DeviceLost("mic"), tone_sentence(6))
    source = ScriptedSource(*script, opens=[None, NoMicrophone(), NoMicrophone(), None])
    Engine(ToneClassifier, heard.put, QUICK).start(source)
    events = until_stopped(heard)
    assert story_of(events) == [Digit, DeviceGone, DeviceRestored, Digit]
    [gone] = of(DeviceGone, events)
    assert "mic" in gone.message.english
    three, six = of(Digit, events)
    assert six.start > three.end


def story_of(events):
    return [type(event) for event in events if isinstance(event, Digit | DeviceGone | DeviceRestored)]


def test_another_microphone_that_stands_in_is_named_and_so_is_the_return(heard):
    class Changing(ScriptedSource):
        names = iter(["Headset", "Built-in", "Headset"])

        def open(self):
            super().open()
            self.name = next(self.names)

    script = (
        tone_sentence(3),
        DeviceLost("Headset"),
        tone_sentence(6),
        MicrophoneChanged("Built-in"),
        tone_sentence(9),
    )
    Engine(ToneClassifier, heard.put, QUICK).start(Changing(*script))
    events = until_stopped(heard)
    assert story_of(events) == [Digit, DeviceGone, DeviceRestored, Digit, DeviceRestored, Digit]
    assert [event.digit for event in of(Digit, events)] == [3, 6, 9]
    assert [(event.source, event.message.english) for event in of(DeviceRestored, events)] == [
        ("Built-in", "Listening to Built-in now, not to Headset."),
        ("Headset", "Listening to Headset now, not to Built-in."),
    ]


def blocks_of(sound):
    return [sound[start : start + 320] for start in range(0, len(sound), 320)]


def test_a_word_that_is_being_said_is_heard_out_before_another_microphone_is_used(heard):
    class Returning(ScriptedSource):
        opened = 0

        def open(self):
            super().open()
            self.opened += 1
            self.name = f"the {self.opened}."

    blocks = blocks_of(np.concatenate([tone_sentence(3, 6, gap=0.1), tone_sentence(9)]))
    source = Returning(*blocks[:10], MicrophoneChanged("the 1."), *blocks[10:])
    Engine(ToneClassifier, heard.put, QUICK).start(source)
    events = until_stopped(heard)
    assert [event.digit for event in of(Digit, events)] == [3, 6, 9]
    assert source.opened == 2
    [restored] = of(DeviceRestored, events)
    assert restored.time == pytest.approx(of(SpeechEnd, events)[0].time, abs=0.03)


def test_a_microphone_that_is_never_quiet_is_left_all_the_same(heard):
    blocks = blocks_of(tone_sentence(*[3] * 20, gap=0.1))
    source = ScriptedSource(*blocks[:25], MicrophoneChanged("mic"), *blocks[25:])
    waiting = []
    source.close = lambda: waiting.append(len(source._script))
    Engine(ToneClassifier, heard.put, QUICK).start(source)
    until_stopped(heard)
    assert (len(blocks) - 25 - waiting[0]) * 0.02 == pytest.approx(LONGEST_FAREWELL_SECONDS, abs=0.05)


@pytest.mark.parametrize("end", [DeviceLost("mic"), MicrophoneChanged("mic")])
def test_a_microphone_that_goes_while_the_word_is_heard_out_gives_way_without_a_word(heard, end):
    blocks = blocks_of(tone_sentence(3))
    middle = len(blocks) // 2
    source = ScriptedSource(*blocks[:middle], MicrophoneChanged("mic"), end, tone_sentence(6))
    Engine(ToneClassifier, heard.put, EngineConfig(retry_seconds=60)).start(source)
    events = until_stopped(heard)
    assert of(Digit, events)[-1].digit == 6
    assert not of(DeviceGone, events)


def test_stop_while_the_word_is_heard_out(heard):
    blocks = blocks_of(tone_sentence(3))
    source = ScriptedSource(*blocks[: len(blocks) // 2], MicrophoneChanged("mic"), ends=False)
    engine = Engine(ToneClassifier, heard.put, QUICK)
    engine.start(source)
    while not isinstance(heard.get(timeout=20), SpeechStart):
        pass
    engine.stop()
    assert not of(DeviceGone, until_stopped(heard))


@pytest.mark.parametrize("loss", [ComputerSlept("mic"), MicrophoneChanged("mic")])
def test_what_is_there_already_is_not_waited_for(heard, loss):
    source = ScriptedSource(tone_sentence(3), loss, tone_sentence(6))
    Engine(ToneClassifier, heard.put, EngineConfig(retry_seconds=60)).start(source)
    events = until_stopped(heard)
    assert [event.digit for event in of(Digit, events)] == [3, 6]
    assert [event.message for event in of(DeviceGone, events)] == [loss.text] * isinstance(loss, ComputerSlept)


def test_a_microphone_that_comes_back_with_another_rate_is_heard_right(heard):
    class Changing(ScriptedSource):
        rates = iter([16_000, 48_000])

        def open(self):
            super().open()
            self.sample_rate = next(self.rates)

    source = Changing(tone_sentence(3), DeviceLost("mic"), np.repeat(tone_sentence(6), 3))
    Engine(ToneClassifier, heard.put, QUICK).start(source)
    three, six = of(Digit, until_stopped(heard))
    assert (three.digit, six.digit) == (3, 6)
    assert six.end - six.start == pytest.approx(three.end - three.start, abs=0.03)


def test_a_microphone_that_opens_again_and_delivers_nothing_is_not_called_back(heard):
    still = [DeviceStill("mic")] * 3
    Engine(ToneClassifier, heard.put, QUICK).start(ScriptedSource(DeviceLost("mic"), *still, tone_sentence(6)))
    events = until_stopped(heard)
    assert story_of(events) == [DeviceGone, DeviceGone, DeviceRestored, Digit]
    assert [event.message for event in of(DeviceGone, events)] == [DeviceLost("mic").text, DeviceStill("mic").text]


def test_a_microphone_that_another_program_took_is_said_once(heard):
    taken = DeviceError(korean="다른 프로그램", english="Another program has it.")
    source = ScriptedSource(
        DeviceLost("mic"), tone_sentence(6), opens=[None, *[taken] * 3, NoMicrophone(), taken, None]
    )
    Engine(ToneClassifier, heard.put, QUICK).start(source)
    events = until_stopped(heard)
    assert [event.message for event in of(DeviceGone, events)] == [DeviceLost("mic").text, taken.text]
    assert story_of(events) == [DeviceGone, DeviceGone, DeviceRestored, Digit]


def test_a_change_to_a_microphone_that_has_gone_meanwhile_is_a_loss(heard):
    source = ScriptedSource(
        MicrophoneChanged("mic"), tone_sentence(6), opens=[None, NoMicrophone(), NoMicrophone(), None]
    )
    Engine(ToneClassifier, heard.put, QUICK).start(source)
    assert story_of(until_stopped(heard)) == [DeviceGone, DeviceRestored, Digit]


def test_what_a_source_notices_is_told_where_it_is_in_the_sound(heard):
    muted = diagnosis_of(Condition.MUTED, System.LINUX)
    silent = Block(np.zeros((16_000, 1), np.float32), notice=muted)
    Engine(ToneClassifier, heard.put).start(ScriptedSource(silent, tone_sentence(6)))
    events = until_stopped(heard)
    assert of(Notice, events) == [Notice(1.0, code="muted", message=muted.text)]
    assert of(Digit, events)


def test_stop_while_the_microphone_is_away(heard):
    source = ScriptedSource(DeviceLost("mic"), opens=[None, *[NoMicrophone()] * 1_000])
    engine = Engine(ToneClassifier, heard.put, QUICK)
    engine.start(source)
    while not isinstance(heard.get(timeout=20), DeviceGone):
        pass
    engine.stop()
    assert isinstance(until_stopped(heard)[-1], Stopped)


def test_what_was_being_said_when_the_microphone_went_is_told(heard):
    cut = tone_sentence(4)[: -int(0.45 * 16_000)]
    Engine(ToneClassifier, heard.put, QUICK).start(ScriptedSource(cut, DeviceLost("mic")))
    assert [event.digit for event in of(Digit, until_stopped(heard))] == [4]


def test_every_error_is_a_sentence_with_a_remedy():
    for error in (NoMicrophone(), DeviceLost("x"), DeviceStill("x"), ComputerSlept("x")):
        assert isinstance(error, SutjaError)
        assert all(text.rstrip().endswith(".") and len(text) > 20 for text in (error.text.korean, error.text.english))


def test_the_listener_sees_the_models_own_metadata(heard):
    classifier = ToneClassifier()
    classifier.metadata = Metadata(model_version="mine-3", temperature=1.0, digit_threshold=0.9999, lookahead_seconds=0)
    Engine(lambda: classifier, heard.put).start(ScriptedSource(tone_sentence(1)))
    events = until_stopped(heard)
    assert of(Started, events)[0].model == "mine-3"
    assert not of(Digit, events)


def test_the_example_in_the_readme_is_true(monkeypatch, capsys):
    ended = threading.Event()

    class Demo(FileSource):
        def read(self):
            if (block := super().read()) is None:
                ended.set()
            return block

    monkeypatch.setattr("app.audio.microphone.Microphone", lambda: Demo(DEMO_SOUND))
    monkeypatch.setattr("app.engine.WebRtcVad", WebRtcVad)  # the words are words here, and not tones
    monkeypatch.setattr("builtins.input", lambda _: ended.wait(60))
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    [example] = re.findall(r"## The engine in your program\n\n```python\n(.*?)```", readme, re.DOTALL)
    exec(example, {})
    assert [int(line.split()[0]) for line in capsys.readouterr().out.splitlines()] == list(range(10))
    assert not [thread for thread in threading.enumerate() if thread.name == "sutja-engine"]


def test_the_engine_loads_neither_qt_nor_torch_by_itself():
    code = "import sys, app.engine; assert not {'torch', 'PySide6', 'sounddevice'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
