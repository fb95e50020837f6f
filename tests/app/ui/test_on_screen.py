"""The whole program on a virtual screen with a virtual microphone, driven by the keyboard alone."""

import json
import sys
import time
from collections import Counter

import pytest

from app.takes.script import next_digit
from tests.program import PATIENCE_SECONDS, Program
from tests.sounds import require_espeak, spoken_digits
from tests.virtual_screen import VirtualScreen, require_virtual_screen

pytestmark = pytest.mark.sound


def wait_until(condition, program):
    """Wait until something is seen from outside."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert program.running, program.errors
        assert time.monotonic() < deadline, program.errors
        time.sleep(0.1)


def copied(screen):
    """Copy what was heard, and return it."""
    screen.press("ctrl+c")
    return screen.clipboard()


@pytest.fixture
def spoken(tmp_path):
    require_espeak()
    path = tmp_path / "일곱.wav"
    spoken_digits(path, [7, 7, 7])
    return path


@pytest.fixture
def program_on(virtual_microphone, tmp_path):
    """Give a function that runs the program on a screen, as somebody whose home is empty."""
    require_virtual_screen()

    def run(screen):
        return Program(
            *(sys.executable, "-m", "app"),
            environment={
                **virtual_microphone.environment,
                **screen.environment,
                "SUTJA_HOME": str(tmp_path / "home"),
                "HOME": str(tmp_path),
            },
        )

    return run


def test_a_take_by_keyboard(virtual_microphone, program_on, tmp_path):
    require_espeak()
    word = tmp_path / "word.wav"
    spoken_digits(word, [next_digit(Counter(), seed=0)])

    def takes():
        return list((tmp_path / "home" / "data" / "recordings").rglob("*-take.wav"))

    with VirtualScreen() as screen, program_on(screen) as program:
        screen.focus("Sutja")
        wait_until(lambda: virtual_microphone.listeners() == 1, program)
        screen.press("F2")
        wait_until(lambda: virtual_microphone.listeners() == 0, program)
        screen.press("space")
        wait_until(lambda: virtual_microphone.listeners() == 1, program)
        virtual_microphone.play(word)
        wait_until(takes, program)
        screen.press("BackSpace")
        wait_until(lambda: not takes(), program)
        screen.press("ctrl+z")
        wait_until(takes, program)
        screen.press("F3")  # a page that is not seen records nobody
        wait_until(lambda: virtual_microphone.listeners() == 0, program)
        assert len(takes()) == 1


def test_push_to_talk_by_keyboard(virtual_microphone, spoken, program_on, tmp_path):
    settings = tmp_path / "home" / "settings" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"push_to_talk": true, "welcomed": true}')
    with VirtualScreen() as screen, program_on(screen) as program:
        screen.focus("Sutja")
        virtual_microphone.play(spoken)
        assert virtual_microphone.listeners() == 0
        screen.hold("space")
        wait_until(lambda: virtual_microphone.listeners() == 1, program)
        virtual_microphone.play(spoken)  # some seconds, in which the key repeats
        assert virtual_microphone.listeners() == 1
        screen.let_go("space")
        wait_until(lambda: virtual_microphone.listeners() == 0, program)
        wait_until(lambda: copied(screen) == "777", program)


def test_the_first_day_by_keyboard(virtual_microphone, spoken, program_on, tmp_path):
    home = tmp_path / "home"
    settings = home / "settings" / "settings.json"
    with VirtualScreen() as screen, program_on(screen) as program:
        screen.focus("Sutja")
        wait_until(lambda: virtual_microphone.listeners() == 1, program)
        assert not settings.exists()
        virtual_microphone.play(spoken)
        wait_until(settings.exists, program)  # the first digit was recognised
        assert json.loads(settings.read_text())["welcomed"] is True
        wait_until(lambda: copied(screen) == "777", program)
        screen.press("BackSpace")
        wait_until(lambda: copied(screen) == "77", program)
        screen.press("F4")  # the settings: nothing listens while they are shown
        wait_until(lambda: virtual_microphone.listeners() == 0, program)
        screen.press("ctrl+1")
        wait_until(lambda: virtual_microphone.listeners() == 1, program)
