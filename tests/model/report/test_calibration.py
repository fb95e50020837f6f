import pytest

from model.report.calibration import Calibration, calibration_of
from model.spec.share import Share


def test_each_recording_is_in_one_bin():
    calibration = calibration_of([0.0, 0.05, 0.1, 0.95, 1.0], [False, True, True, True, True])
    assert [part.count for part in calibration.bins] == [2, 1, 0, 0, 0, 0, 0, 0, 0, 2]
    assert calibration.total == 5
    assert calibration.bins[0].share == Share(1, 2)
    assert calibration.bins[9].mean_confidence == pytest.approx(0.975)


def test_the_error_is_the_mean_gap():
    # Two of ten are right where 0.9 was said; one of one where 0.5 was: (10 × 0.7 + 1 × 0.5) / 11.
    calibration = calibration_of([0.9] * 10 + [0.5], [True] * 2 + [False] * 8 + [True])
    assert calibration.error == pytest.approx(7.5 / 11)


def test_what_is_always_right_and_says_so_has_no_error():
    assert calibration_of([1.0] * 4, [True] * 4).error == 0.0


def test_nothing_has_no_error():
    assert calibration_of([], []).error == 0.0
    assert Calibration(bins=()).total == 0
