"""What the window can show, each brought about as a user, a microphone or a disk would; for the screenshots."""

import tempfile
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from app.audio.diagnosis import Condition, System, diagnosis_of
from app.core.events import DeviceGone, Failed, Heard, Notice
from app.errors import DeviceLost, NoMicrophone
from app.learning.folder import models_folder
from app.learning.listing import BUNDLED
from app.paths import DEFAULT_MODEL, DEMO_SOUND
from app.settings import SET_ASIDE
from app.takes.store import TakeStore
from app.ui.learn.questions import ask_about_training
from app.ui.place import Place
from app.ui.ports import SourceChoice
from app.ui.record.phase import Phase
from app.ui.status import State
from model.artifact import read_metadata
from model.spec.errors import ArtifactError
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import read_waveform, to_pcm
from tests.app.takes.voices import room, spoken, word
from tests.app.ui.conftest import digit, level, partial, speech_end, speech_start, unknown
from tests.app.ui.learn import states
from tests.app.ui.record.conftest import ScriptedRecorder
from tests.model.dataset.sounds import buzz, in_silence, write

NO_MICROPHONE = Failed(0.0, code="NoMicrophone", message=NoMicrophone().text)
BROKEN_MODEL = Failed(
    0.0,
    code="ArtifactError",
    message=ArtifactError(
        korean="모델 파일이 손상되었습니다: my-voice.pt. 다시 학습하거나 다른 파일을 고르세요.",
        english="The model file my-voice.pt is damaged. Train it again or choose another file.",
    ).text,
)
HEARD = [replace(digit(number), start=-9.0, end=-8.5) for number in (0, 1, 0, 1, 2, 3, 4)]
"""Digits that were heard long before what the spectrogram shows."""

DEMO = ((2.34, 2.64), (3.11, 3.64), (4.12, 4.57), (5.03, 5.38), (5.84, 6.18), (6.72, 7.27))
"""Where the demo sound says 2 to 7 (seconds)."""


def settle(rig, seconds=0.15):
    """Let all that was said arrive, then events pass for a while."""
    while (rig.engine.running and not rig.engine._script.empty()) or rig.bridge._waiting:
        QApplication.processEvents()
        time.sleep(0.005)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)


@cache
def demo_sound():
    """Return the demo sound in the moments in which the engine tells it."""
    waveform = read_waveform(DEMO_SOUND)[: 8 * SAMPLE_RATE]
    moments = np.split(to_pcm(waveform), range(800, len(waveform), 800))[:-1]
    return [Heard(0.05 * (place + 1), pcm=moment.tobytes()) for place, moment in enumerate(moments)]


@cache
def bundled_model():
    """Return what the model that comes with Sutja says about itself."""
    with DEFAULT_MODEL.open("rb") as file:
        return read_metadata(file)


def words(*events):
    """Return the newest words at their places in the demo sound."""
    places = DEMO[-len(events) :]
    return [replace(event, start=start, end=end) for event, (start, end) in zip(events, places, strict=True)]


def listening(rig):
    rig.engine.say(level(-42))


def speaking(rig):
    heard = [*demo_sound(), *HEARD, *words(digit(4), unknown(), digit(6)), speech_end()]
    rig.engine.say(*heard, speech_start(), level(-18), partial(d7=0.62, d1=0.21, d8=0.06))


def digit_shown(rig):
    newest = words(digit(2), digit(3, 0.91), digit(4), unknown(), digit(6, 0.88), digit(7, 0.972))
    rig.engine.say(speech_start(), *demo_sound(), *HEARD[:4], level(-16), *newest, speech_end())


def runner_up_shown(rig):
    close = replace(digit(1, 0.64), probabilities=(0.0, 0.64, 0.29, 0.0, 0.01, 0.0, 0.03, 0.03, 0.0, 0.0))
    rig.engine.say(speech_start(), *demo_sound(), *HEARD, level(-16), *words(close), speech_end())


def doubtful(rig):
    rig.engine.say(speech_start(), *demo_sound(), *HEARD, level(-16), *words(*[digit(3, 0.63)] * 4), speech_end())


def settings_shown(rig):
    rig.preferences.model = bundled_model()
    rig.window.go(Place.SETTINGS)


def measuring(rig):
    """Have the room measured, for the second second."""
    settings_shown(rig)
    rig.settings_page.sensitivity.button.click()
    while rig.session.status.state is not State.LISTENING:
        settle(rig)
    rig.engine.say(level(-60, time=0.0), level(-60, time=1.5))


def settings_set_aside(rig):
    settings_shown(rig)
    rig.preferences.failed.emit(SET_ASIDE.in_language(rig.language))


def recording(rig, *words):
    """Have some takes, ask for the next digit, and hear something."""
    moments = (datetime(2026, 11, 21, tzinfo=UTC) + timedelta(seconds=number) for number in range(1000))
    store = TakeStore(now=lambda: next(moments))
    for number in range(23):
        store.keep_correction(spoken(word(seed=number)), number % 10, speaker="Ida")
    page = rig.window.page(Place.RECORD)
    page.guide.session._recorder = recorder = ScriptedRecorder()
    rig.window.go(Place.RECORD)
    page.toggle()
    while page.guide.phase is not Phase.ASKING:
        settle(rig)
    for sound in words:
        recorder.hear(sound)
        settle(rig)
    recorder.pass_time(0.1, dbfs=-30)


def take_kept(rig):
    recording(rig, spoken(word(seed=3)))


def take_refused(rig):
    recording(rig, np.clip(spoken(word(peak=3.0)), -1, 1))


def record_muted(rig):
    recording(rig)
    rig.window.page(Place.RECORD).guide.session._recorder.tell(notice_of(Condition.MUTED, System.WINDOWS))


def old_recordings():
    """Make a folder of recordings as people have them: most are fine, and each of the rest has another fault."""
    folder = Path(tempfile.mkdtemp()) / "옛 녹음"
    for number in range(10):
        for take in "abcdef":
            write(folder / f"{number}" / f"{take}.wav", in_silence(buzz(number, ord(take))))
    write(folder / "1" / "zero, I think.wav", in_silence(buzz(0, 20)))
    for number in range(3):
        write(folder / "3" / f"silence {'xyz'[number]}.wav", room(1.0, dbfs=-80, seed=number))
    write(folder / "4" / "twice.wav", spoken(word(seed=90), word(seed=91)))
    write(folder / "5" / "loud.wav", np.clip(spoken(word(peak=3.0, seed=92)), -1, 1))
    (folder / "6" / "broken.wav").write_bytes(b"")
    (folder / "7" / "copy.wav").write_bytes((folder / "7" / "a.wav").read_bytes())
    return folder


def imported(rig):
    rig.window.go(Place.RECORD)
    page = rig.window.page(Place.RECORD)
    page.bring_in([old_recordings()])
    while page.desk.busy:
        settle(rig)


def deletion_asked(rig):
    recording(rig)
    rig.window.page(Place.RECORD).fields.delete_button.click()
    while not rig.window.findChildren(QMessageBox):
        settle(rig)


def learn_page(rig):
    """Show the page once it knows its models, which are invented then."""
    rig.window.go(Place.LEARN)
    page = rig.window.page(Place.LEARN)
    while not page.models.rows:
        settle(rig)
    page._on_listing_changed(states.listing(states.ADAPTED, BUNDLED))
    page.order_form.show_counts(Counter(digit % 10 for digit in range(23)))
    return page


def learn_first(rig):
    """Show the page of the first day, with a folder of somebody's to learn from."""
    learn_page(rig)
    page = rig.window.page(Place.LEARN)
    page.session.look()
    page.order_form.choose_folder(Path("recordings"))


def interrupted(rig):
    page = learn_page(rig)
    job = states.interrupted(models_folder())
    page._on_unfinished_changed(job, job.progress)


def learning(rig):
    learn_page(rig)._on_progress_changed(states.LEARNING)


def closing_asked(rig):
    learning(rig)
    ask_about_training(rig.window)


def compared(rig):
    page = learn_page(rig)
    page._on_listing_changed(states.listing())
    page._on_compared(states.COMPARISON)


def notice_of(condition, system):
    found = diagnosis_of(condition, system)
    return Notice(5.0, code=found.condition, message=found.text)


def muted(rig):
    digit_shown(rig)
    rig.engine.say(notice_of(Condition.MUTED, System.LINUX))


def denied(rig):
    rig.engine.say(level(-100), notice_of(Condition.NOT_PERMITTED, System.MACOS))


def nothing_heard(rig):
    """Listen to a room in which nobody speaks."""
    noise = to_pcm(0.0003 * np.random.default_rng(1).uniform(-1, 1, 800)).tobytes()
    rig.engine.say(level(-70), *(Heard(float(second), pcm=noise) for second in range(62)))


def speakers_chosen(rig):
    rig.session.start(SourceChoice(microphone="Monitor of Built-in Audio"))


def correction_asked(rig):
    digit_shown(rig)
    settle(rig)
    rig.page.advice.ask_about_corrections()


def correction_offered(rig):
    """Choose a word of the row, and open the list of digits, without waiting for what is chosen from it."""
    digit_shown(rig)
    settle(rig)
    rig.window.activateWindow()
    rig.page.history.row.setFocus()
    QTest.keyClick(rig.page.history.row, Qt.Key.Key_Home)
    button = rig.page.history.correction_button
    button.menu().popup(button.mapToGlobal(QPoint(0, -button.menu().sizeHint().height())))


def unknown_shown(rig):
    rig.engine.say(speech_start(), *demo_sound(), *HEARD, level(-22), *words(digit(6), unknown()), speech_end())


def microphone_gone(rig):
    digit_shown(rig)
    rig.engine.say(DeviceGone(2.0, message=DeviceLost("Headset USB").text))


def paused(rig):
    digit_shown(rig)
    settle(rig, 0.2)
    rig.session.pause()


def talk_key_wanted(rig):
    rig.session.pause()
    rig.preferences.change(push_to_talk=True)


def record_unheard(rig):
    """Ask for a digit, and hear nothing, where there are other microphones."""
    recording(rig)
    recorder = rig.window.page(Place.RECORD).guide.session._recorder
    for _ in range(8):
        recorder.pass_time(1.0)


STATES = {
    "listening": (listening, None, State.LISTENING),
    "speaking": (speaking, None, State.SPEECH),
    "digit": (digit_shown, None, State.LISTENING),
    "runner-up": (runner_up_shown, None, State.LISTENING),
    "welcome": (listening, None, State.LISTENING),
    "doubtful": (doubtful, None, State.LISTENING),
    "muted": (muted, None, State.LISTENING),
    "denied": (denied, None, State.LISTENING),
    "nothing-heard": (nothing_heard, None, State.LISTENING),
    "speakers-chosen": (speakers_chosen, None, State.LISTENING),
    "correction-offered": (correction_offered, None, State.LISTENING),
    "correction": (correction_asked, None, State.LISTENING),
    "record-kept": (take_kept, None, State.PAUSED),
    "record-refused": (take_refused, None, State.PAUSED),
    "record-muted": (record_muted, None, State.PAUSED),
    "record-imported": (imported, None, State.PAUSED),
    "record-unheard": (record_unheard, None, State.PAUSED),
    "record-deletion": (deletion_asked, None, State.PAUSED),
    "learn": (learn_page, None, State.PAUSED),
    "learn-first": (learn_first, None, State.PAUSED),
    "interrupted": (interrupted, None, State.PAUSED),
    "learning": (learning, None, State.PAUSED),
    "learning-closing": (closing_asked, None, State.PAUSED),
    "compared": (compared, None, State.PAUSED),
    "settings": (settings_shown, None, State.PAUSED),
    "settings-measuring": (measuring, None, State.LISTENING),
    "settings-set-aside": (settings_set_aside, None, State.PAUSED),
    "unknown": (unknown_shown, None, State.LISTENING),
    "no-microphone": (lambda rig: None, NO_MICROPHONE, State.NO_MICROPHONE),
    "microphone-gone": (microphone_gone, None, State.DEVICE_GONE),
    "push-to-talk": (talk_key_wanted, None, State.PAUSED),
    "error": (lambda rig: None, BROKEN_MODEL, State.ERROR),
    "paused": (paused, None, State.PAUSED),
}
"""By name: what brings it about, how the engine fails where it does, and the state that it ends in."""
