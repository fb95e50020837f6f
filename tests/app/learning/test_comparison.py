import numpy as np
import pytest
import soundfile

from app.learning.comparison import Comparison, Hearing, Verdict, compared
from app.learning.errors import LearningError
from app.learning.held_out import Take
from tests.app.core.fakes import ToneClassifier, silence, tone_word

SAID = (0, 1, 1, 2, 2, 2)
COMPARISON = Comparison(Hearing("bundled", (0, 2, 1, 2, 1, 2)), Hearing("mine", (0, 1, 2, 2, 2, 2)), SAID, "hash")


class DeafTo(ToneClassifier):
    """Hears every tone as one digit more."""

    def _digit(self, frame):
        return min(9, super()._digit(frame) + 1)


@pytest.fixture
def takes(tmp_path):
    made = []
    for digit in range(10):
        path = tmp_path / f"{digit}.wav"
        soundfile.write(path, np.concatenate([silence(0.2), tone_word(digit), silence(0.2)]), 16_000)
        made.append(Take(path, digit))
    return made


def test_two_models_hear_the_same_takes(takes):
    seen = []
    comparison = compared(
        ("good", ToneClassifier()),
        ("bad", DeafTo()),
        takes,
        artefact="hash",
        progress=lambda done, total: seen.append((done, total)),
    )
    good, bad = comparison.accuracies
    assert (good.count, good.total) == (10, 10)
    assert (bad.count, bad.total) == (1, 10)
    assert comparison.artefact == "hash"
    assert comparison.other == Hearing("bad", (1, 2, 3, 4, 5, 6, 7, 8, 9, 9))
    assert seen == [(number, 10) for number in range(1, 11)]


def test_a_take_that_can_no_longer_be_read_is_heard_by_neither(takes):
    takes[3].path.write_bytes(b"no sound")
    takes[4].path.unlink()
    comparison = compared(("a", ToneClassifier()), ("b", ToneClassifier()), takes, artefact="")
    assert comparison.said == (0, 1, 2, 5, 6, 7, 8, 9)


def test_without_a_take_it_says_what_to_do(takes):
    with pytest.raises(LearningError, match="Record each digit twice"):
        compared(("a", ToneClassifier()), ("b", ToneClassifier()), [], artefact="")


def test_what_got_better_and_worse_is_counted_by_digit():
    assert COMPARISON.gained == (0, 1, 1, 0, 0, 0, 0, 0, 0, 0)
    assert COMPARISON.lost == (0, 1, 0, 0, 0, 0, 0, 0, 0, 0)
    before, after = COMPARISON.accuracies
    assert (before.count, after.count, after.total) == (4, 5, 6)
    first, second = COMPARISON.confusions
    assert (first[1, 2], first[2, 1], first.sum()) == (1, 1, 6)
    assert (second[1, 2], second.trace()) == (1, 5)


@pytest.mark.parametrize(
    ("gained", "lost", "verdict"),
    [
        (0, 0, Verdict.NO_DIFFERENCE),
        (5, 0, Verdict.NO_DIFFERENCE),  # p = 0.0625
        (6, 0, Verdict.BETTER),  # p = 0.031
        (0, 6, Verdict.WORSE),
        (9, 2, Verdict.NO_DIFFERENCE),  # p = 0.065
        (10, 2, Verdict.BETTER),  # p = 0.039
        (1500, 1300, Verdict.BETTER),
    ],
)
def test_only_what_chance_would_seldom_do_is_called_a_difference(gained, lost, verdict):
    said = (7,) * (gained + lost)
    live, other = (1,) * gained + (7,) * lost, (7,) * gained + (1,) * lost
    assert Comparison(Hearing("a", live), Hearing("b", other), said).verdict is verdict


def test_it_is_kept_as_text():
    assert Comparison.from_json(COMPARISON.to_json().encode()) == COMPARISON


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", COMPARISON.to_json().replace("[0, 2", "[10, 2").encode(),
     COMPARISON.to_json().replace("[0, 2", "[2").encode(), b"[" * 100_000, b"\xff"],
)  # fmt: skip
def test_what_is_no_comparison_is_refused(content):
    with pytest.raises(ValueError, match=r"not a|Expecting|codec"):
        Comparison.from_json(content)
