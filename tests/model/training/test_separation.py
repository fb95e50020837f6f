import pytest

from model.dataset.duplicates import clusters_of
from model.training import separation
from model.training.data import Data
from model.training.separation import separate
from tests.model.dataset.sounds import buzz_clip


def clips(*takes: int, keys: str = ""):
    return [buzz_clip(digit, take, key=f"{keys}{digit}{take}") for take in takes for digit in (1, 2)]


@pytest.fixture
def data() -> Data:
    return Data(
        training=clips(1, 2),
        validation=clips(3, 4),
        replay=clips(5, 6),
        replay_validation=clips(7, 8),
        test=clips(9),
    )


def keys(part) -> set[str]:
    return {clip.key[-1] for clip in part}


def test_what_is_apart_stays(data):
    separate(data)
    assert [keys(part) for part in (data.training, data.validation, data.replay, data.replay_validation)] == [
        {"1", "2"}, {"3", "4"}, {"5", "6"}, {"7", "8"},
    ]  # fmt: skip
    assert data.notes == []


def test_what_is_in_the_test_is_heard_nowhere_else_under_whatever_name(data):
    data.test = clips(2, 4, 6, 8, 9, keys="copy")
    separate(data)
    assert [keys(part) for part in (data.training, data.validation, data.replay, data.replay_validation)] == [
        {"1"}, {"3"}, {"5"}, {"7"},
    ]  # fmt: skip
    in_test, heard_before = map(str, data.notes)
    assert in_test.startswith("4 recordings")
    assert "2 of the test recordings" in heard_before


def test_what_was_made_and_not_recorded_stays_and_is_not_compared(data, monkeypatch):
    compared = []
    monkeypatch.setattr(separation, "clusters_of", lambda clips: compared.extend(clips) or clusters_of(clips))
    data.replay, data.replay_validation = ([buzz_clip(digit, 9) for digit in range(3)] for _ in range(2))
    separate(data)
    assert (len(data.training), len(data.replay), len(data.replay_validation)) == (4, 3, 3)
    assert len(compared) == 10


def test_what_is_replayed_does_not_decide_and_what_was_held_out_is_not_learnt_and_measured(data):
    data.validation += clips(5)
    data.training += clips(7)
    separate(data)
    assert keys(data.validation) == {"3", "4"}
    assert keys(data.replay_validation) == {"8"}
    assert data.notes == []
