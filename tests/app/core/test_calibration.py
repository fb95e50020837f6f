import pytest

from app.config import EngineConfig
from app.core.calibration import Calibration
from app.core.events import Level


def calibrated(levels, *, begin=10.0):
    calibration = Calibration()
    for number, dbfs in enumerate(levels):
        calibration.hear(Level(begin + number * 0.05, dbfs=dbfs, peak_dbfs=dbfs + 10))
    return calibration


def test_it_takes_five_seconds_of_the_stream():
    assert calibrated([]).progress == 0.0
    assert calibrated([-60] * 51).progress == pytest.approx(0.5)
    assert not calibrated([-60] * 100).finished
    assert calibrated([-60] * 101).finished
    assert calibrated([-60] * 200).progress == 1.0


def test_before_the_first_level_nobody_spoke_and_the_room_is_silent():
    assert not calibrated([]).disturbed
    assert calibrated([]).sensitivity == 1.0


def test_the_threshold_lies_above_the_noise_of_the_room():
    config = EngineConfig(sensitivity=calibrated([-50] * 101).sensitivity)
    assert config.threshold_dbfs == pytest.approx(-44.0)


@pytest.mark.parametrize(("dbfs", "sensitivity"), [(-100.0, 1.0), (-10.0, 0.0)])
def test_it_stays_within_its_range(dbfs, sensitivity):
    assert calibrated([dbfs] * 101).sensitivity == sensitivity


def test_a_single_knock_does_not_count():
    calibration = calibrated([-60] * 50 + [-20] * 3 + [-60] * 50)
    assert not calibration.disturbed
    assert calibration.sensitivity == calibrated([-60] * 101).sensitivity


def test_somebody_who_speaks_disturbs_it():
    assert calibrated([-60] * 80 + [-25] * 21).disturbed


def test_what_comes_after_the_time_does_not_count():
    assert not calibrated([-60] * 101 + [-20] * 100).disturbed


@pytest.mark.parametrize("sensitivity", [-0.1, 1.1])
def test_a_sensitivity_has_a_range(sensitivity):
    with pytest.raises(ValueError, match="sensitivity must be 0 to 1"):
        EngineConfig(sensitivity=sensitivity)
