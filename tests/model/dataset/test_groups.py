from pathlib import Path

import pytest

from model.dataset.groups import ONE_GROUP, groups_of
from model.dataset.source import Source
from model.spec.errors import DatasetError


def groups(names, digits, rule="auto"):
    return groups_of([Source(Path(name), name, Path()) for name in names], digits, rule)


FSDD = [f"{digit}_{name}_{take}.wav" for name in ("jackson", "theo") for digit in range(10) for take in range(2)]
FSDD_DIGITS = [int(name[0]) for name in FSDD]


def test_a_column_of_the_names_tells_the_speaker():
    assert groups(FSDD, FSDD_DIGITS) == ["jackson"] * 20 + ["theo"] * 20


def test_sub_folders_tell_the_session_and_those_of_digits_do_not():
    names = [f"{session}/{digit}/x.wav" for session in ("월요일", "화요일") for digit in ("0", "칠", "seven")]
    assert groups(names, [0, 7, 7] * 2) == ["월요일"] * 3 + ["화요일"] * 3
    assert groups([f"{digit}/x.wav" for digit in "0123"], [0, 1, 2, 3]) == [ONE_GROUP] * 4


def test_what_all_folders_end_in_tells_nothing():
    digits = [0, 7, 0, 7]
    assert groups([f"{name}/test/{digit}/x.wav" for name in ("jackson", "theo") for digit in (0, 7)], digits) == [
        *["jackson"] * 2,
        *["theo"] * 2,
    ]
    names = ["a/x/x/0.wav", "a/x/x/7.wav", "a/x/0.wav", "a/x/7.wav"]
    assert groups(names, digits) == ["a/x", "a/x", "a", "a"]
    assert groups(["kim/test/0.wav", "kim/test/7.wav"], [0, 7], "folder") == ["kim/test"] * 2
    assert groups(["x/0.wav", "0.wav"], [0, 0], "folder") == ["x", ONE_GROUP]


@pytest.mark.parametrize(
    ("names", "digits"),
    [
        ([f"{number:04d}.wav" for number in range(20)], [number % 10 for number in range(20)]),
        ([f"{word}_{take}.wav" for word in ("il", "i", "sam") for take in range(3)], [1, 1, 1, 2, 2, 2, 3, 3, 3]),
        (["a_1.wav", "a_2.wav"], [1, 2]),
        ([], []),
    ],
    ids=["numbers", "names of digits", "one value", "nothing"],
)
def test_names_that_tell_nothing_are_one_group(names, digits):
    assert groups(names, digits) == [ONE_GROUP] * len(names)


def test_the_numbers_of_takes_are_no_speakers():
    pairs = [(digit, take) for digit in range(10) for take in range(6)]
    digits = [digit for digit, _ in pairs]
    assert groups([f"{digit}/녹음{take}.wav" for digit, take in pairs], digits) == [ONE_GROUP] * 60
    assert groups([f"kim-d{digit}-x{take}.wav" for digit, take in pairs], digits) == [ONE_GROUP] * 60


def test_numbered_speakers_are_speakers_where_they_say_a_digit_twice_or_have_names():
    takes = [(digit, speaker, take) for digit in range(10) for speaker in range(3) for take in range(2)]
    numbered = groups([f"{digit}_s{speaker}_{take}.wav" for digit, speaker, take in takes], [d for d, _, _ in takes])
    assert set(numbered) == {"s0", "s1", "s2"}
    named = [(digit, name) for digit in range(10) for name in ("kim1", "kim2", "lee1")]
    assert set(groups([f"{digit}/{name}.wav" for digit, name in named], [d for d, _ in named])) == {
        "kim1", "kim2", "lee1",
    }  # fmt: skip


def test_rules_that_are_asked_for():
    assert groups(FSDD, FSDD_DIGITS, "none") == [ONE_GROUP] * 40
    assert groups(["kim/1.wav", "1.wav", "lee/a/2.wav"], [1, 1, 2], "folder") == ["kim", ONE_GROUP, "lee/a"]
    assert groups(["kim-1.wav", "x.wav"], [1, 2], r"(?P<group>[a-z]+)-") == ["kim", ONE_GROUP]


@pytest.mark.parametrize("rule", ["nonsense", "(", "(?P<digit>x)"])
def test_a_wrong_rule_is_refused(rule):
    with pytest.raises(DatasetError, match="no rule for groups"):
        groups(FSDD, FSDD_DIGITS, rule)
