import numpy as np
import pytest

from app.config import GateConfig
from app.core.level import FLOOR_DBFS
from app.core.noise import NoiseFloor

CONFIG = GateConfig(window_seconds=2.0, steady_seconds=0.03)


def floors(levels):
    noise = NoiseFloor(CONFIG, frame_seconds=0.01)
    found = []
    for level in levels:
        noise.hear(level)
        found.append(noise.dbfs)
    return found


def test_before_anything_is_heard_the_floor_is_silence():
    assert NoiseFloor(CONFIG, frame_seconds=0.01).dbfs == FLOOR_DBFS


def test_the_floor_of_a_steady_noise_is_its_level():
    random = np.random.default_rng(0)
    found = floors(-50 + 0.5 * random.standard_normal(500))
    assert -51.5 < found[-1] < -49.5


def test_speech_between_pauses_does_not_raise_it():
    found = floors(([-60] * 20 + [-20] * 100) * 5)
    assert set(found[80:]) == {-60}


def test_it_follows_a_fan_that_is_switched_on_and_off():
    found = floors([-70] * 300 + [-40] * 300 + [-70] * 300)
    assert found[299] == -70
    assert found[300 + 190] == -70
    assert found[300 + 205] == -40
    assert found[600 + 5] == -70


def test_a_moment_without_sound_is_no_floor():
    assert floors([-40] * 90 + [-90] * 2 + [-40] * 10)[-1] == -40


@pytest.mark.parametrize("seed", range(3))
def test_it_is_the_lowest_of_the_window(seed):
    levels = np.random.default_rng(seed).uniform(-90, -10, 700)
    lasted = [levels[max(0, i - 2) : i + 1].max() for i in range(700)]
    assert floors(levels)[79:] == [min(lasted[max(2, i - 199) : i + 1]) for i in range(79, 700)]


def test_what_the_stream_begins_with_is_no_room_yet():
    found = floors([-20] * 100)
    assert set(found[:79]) == {FLOOR_DBFS}
    assert set(found[79:]) == {-20}


@pytest.mark.parametrize("zeros", [3, 20, 100, 1_000])
def test_digital_silence_is_no_room(zeros):
    assert floors([FLOOR_DBFS] * zeros + [-40] * 82)[-1] == -40
    assert floors([-40] * 90 + [FLOOR_DBFS] * zeros + [-40] * 82)[-1] == -40


def test_a_word_in_digital_silence_is_no_room():
    assert set(floors(([FLOOR_DBFS] * 30 + [-20] * 75) * 8)) == {FLOOR_DBFS}


def test_it_keeps_no_more_than_its_window():
    noise = NoiseFloor(CONFIG, frame_seconds=0.01)
    for level in np.linspace(-90, -10, 5_000):
        noise.hear(level)
    assert len(noise._lowest) <= 200


def test_a_floor_must_last_for_less_than_its_window():
    with pytest.raises(ValueError, match="window_seconds"):
        GateConfig(window_seconds=0.02)
