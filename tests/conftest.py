"""Fixtures that more than one room of the tests uses."""

import gc
from collections.abc import Iterator

import hypothesis
import pytest

from tests.virtual_microphone import VirtualMicrophone, require_virtual_microphone

# No deadline: machines are shared and noisy. The same examples on every run: a red build can be looked into.
hypothesis.settings.register_profile("sutja", deadline=None, derandomize=True)
hypothesis.settings.load_profile("sutja")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let messages be in one language, whatever the developer's desktop speaks."""
    monkeypatch.setenv("SUTJA_LANGUAGE", "en")


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let Sutja keep nothing in the folders of whoever runs the tests, and find nothing there."""
    monkeypatch.setenv("SUTJA_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(autouse=True)
def garbage_waits() -> Iterator[None]:
    """Collect garbage between tests, on the main thread: what a window left behind may not be deleted on another."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="module")
def virtual_microphone() -> Iterator[VirtualMicrophone]:
    """Give a microphone that can be played to; this process, and those that it starts, find it as the only one."""
    require_virtual_microphone()
    with VirtualMicrophone() as microphone, pytest.MonkeyPatch.context() as patch:
        for name, value in microphone.environment.items():
            patch.setenv(name, value)
        yield microphone
