import numpy as np
import pytest

from app.core.events import Heard
from app.ui.listen.sound_memory import KEPT_SECONDS, SoundMemory
from model.spec.tokens import SAMPLE_RATE


def hear(memory, start, end):
    """Let it hear a slow ramp in moments of 50 ms, so that each sample tells its time."""
    for moment in range(round(start * 20), round(end * 20)):
        samples = np.full(800, moment % 1000, dtype=np.int16)
        memory.hear(Heard((moment + 1) / 20, pcm=samples.tobytes()))


def between(memory, start, end):
    return memory.between(start, end, run=memory.run)


def test_a_moment_comes_back_as_a_waveform():
    waveform = SoundMemory().hear(Heard(0.05, pcm=np.full(800, -32_768, dtype=np.int16).tobytes()))
    assert waveform.dtype == np.float32
    assert np.array_equal(waveform, np.full(800, -1.0))


@pytest.mark.parametrize("begun", [0.0, 12.5])
def test_sound_is_found_by_its_time(begun):
    memory = SoundMemory()
    hear(memory, begun, begun + 2)
    found = between(memory, begun + 0.5, begun + 0.6)
    assert len(found) == 0.1 * SAMPLE_RATE
    moments = [round(begun * 20) + 10, round(begun * 20) + 11]
    assert np.array_equal(np.unique(found * 32_768), moments)


def test_what_is_not_there_yet_is_left_out():
    memory = SoundMemory()
    hear(memory, 0, 1)
    assert len(between(memory, -0.2, 0.1)) == 0.1 * SAMPLE_RATE
    assert len(between(memory, 0.9, 1.5)) == pytest.approx(0.1 * SAMPLE_RATE)
    assert between(memory, 2.0, 3.0) is None


def test_what_is_too_long_ago_is_gone():
    memory = SoundMemory()
    hear(memory, 0, KEPT_SECONDS + 2)
    assert between(memory, 1.0, 1.5) is None
    assert between(memory, 3.0, 3.5) is not None


def test_another_stretch_of_listening_begins_with_nothing():
    memory = SoundMemory()
    hear(memory, 0, 1)
    memory.forget()
    assert between(memory, 0.0, 1.0) is None


def test_a_time_of_one_stretch_means_nothing_in_another():
    memory = SoundMemory()
    hear(memory, 0, 1)
    before = memory.run
    memory.forget()
    hear(memory, 0, 1)
    assert memory.between(0.0, 1.0, run=before) is None
    assert memory.between(0.0, 1.0, run=memory.run) is not None
