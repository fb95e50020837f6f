"""``python -m tests.screenshots DIR``: the real window, scripted, in every theme, language and state."""

import argparse
import os
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from app.core.events import DeviceGone, Failed
from app.errors import DeviceLost, NoMicrophone
from app.ui.application import make_application
from app.ui.status import State
from model.spec.errors import ArtifactError
from model.spec.language import Language
from tests.app.ui.conftest import Rig, digit, level, partial, speech_end, speech_start, unknown

NO_MICROPHONE = Failed(0.0, code="NoMicrophone", message=NoMicrophone().text)
BROKEN_MODEL = Failed(
    0.0,
    code="ArtifactError",
    message=ArtifactError(
        korean="모델 파일이 손상되었습니다: my-voice.pt. 다시 학습하거나 다른 파일을 고르세요.",
        english="The model file my-voice.pt is damaged. Train it again or choose another file.",
    ).text,
)
HEARD = [digit(number) for number in (0, 1, 0, 1, 2, 3, 4)]


def listening(rig):
    rig.engine.say(level(-42))


def speaking(rig):
    heard = [HEARD[0], HEARD[1], unknown(), *HEARD[2:], speech_end()]
    rig.engine.say(*heard, speech_start(), level(-18), partial(d7=0.62, d1=0.21, d8=0.06))


def digit_shown(rig):
    rig.engine.say(speech_start(), *HEARD, unknown(), level(-16), digit(7, 0.972), speech_end())


def unknown_shown(rig):
    rig.engine.say(speech_start(), *HEARD, digit(7), level(-22), unknown(), speech_end())


def microphone_gone(rig):
    digit_shown(rig)
    rig.engine.say(DeviceGone(2.0, message=DeviceLost("Headset USB").text))


def paused(rig):
    digit_shown(rig)
    settle(0.2)
    rig.session.pause()


STATES = {
    "listening": (listening, None, State.LISTENING),
    "speaking": (speaking, None, State.SPEECH),
    "digit": (digit_shown, None, State.LISTENING),
    "unknown": (unknown_shown, None, State.LISTENING),
    "no-microphone": (lambda rig: None, NO_MICROPHONE, State.NO_MICROPHONE),
    "microphone-gone": (microphone_gone, None, State.DEVICE_GONE),
    "error": (lambda rig: None, BROKEN_MODEL, State.ERROR),
    "paused": (paused, None, State.PAUSED),
}


def settle(seconds=0.15):
    """Let events pass for a while."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)


def shoot(folder, language, state, *, dark):
    script, failure, expected = STATES[state]
    rig = Rig(language, dark=dark, failure=failure)
    rig.window.show()
    rig.session.refresh_microphones()
    rig.session.start()
    settle()
    script(rig)
    settle(0.3)
    assert rig.session.status.state is expected, rig.session.status
    rig.window.grab().save(str(folder / f"{state}-{language}-{'dark' if dark else 'light'}.png"))
    rig.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=STATES)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    make_application([], language=Language.ENGLISH)
    for language in Language:
        for dark in (False, True):
            for state in [options.only] if options.only else STATES:
                shoot(options.folder, language, state, dark=dark)


if __name__ == "__main__":
    main()
