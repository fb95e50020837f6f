"""The whole program on a virtual screen with a virtual microphone, driven by the keyboard alone."""

import json
import sys
import time

import pytest

from tests.program import PATIENCE_SECONDS, Program
from tests.sounds import require_espeak, spoken_digits
from tests.virtual_screen import VirtualScreen, require_virtual_screen


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


def test_the_first_day_by_keyboard(virtual_microphone, spoken, tmp_path):
    require_virtual_screen()
    home = tmp_path / "home"
    settings = home / "settings" / "settings.json"
    environment = {"SUTJA_HOME": str(home), "HOME": str(tmp_path)}
    with (
        VirtualScreen() as screen,
        Program(
            *(sys.executable, "-m", "app"),
            environment={**virtual_microphone.environment, **screen.environment, **environment},
        ) as program,
    ):
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
