import unicodedata
from pathlib import Path

import pytest

from model.spec.errors import LabelError
from model.spec.labels import FIRST_DIGIT, FOLDER, LAST_DIGIT, counts_of, label_rule

COURSE = [Path(f"data/{number:04d}.wav") for number in range(130, 150)]
FSDD = [Path(f"{digit}_jackson_{take}.wav") for digit in range(10) for take in (3, 12)]
FOLDERS = [Path(f"{name}/take.wav") for name in ("0", "칠", "공", "륙", "NINE")]


@pytest.mark.parametrize(
    ("rule", "path", "digit"),
    [
        (LAST_DIGIT, "0137.wav", 7),
        (LAST_DIGIT, "녹음 12.wav", 2),
        (LAST_DIGIT, "7_jackson.wav", None),
        (FIRST_DIGIT, "7_jackson_32.wav", 7),
        (FIRST_DIGIT, "0137.wav", None),
        (FOLDER, "a/7/x.wav", 7),
        (FOLDER, "칠/x.wav", 7),
        (FOLDER, "공/x.wav", 0),
        (FOLDER, "영/x.wav", 0),
        (FOLDER, "Seven/x.wav", 7),
        (FOLDER, "zero/x.wav", 0),
        (FOLDER, "oh/x.wav", None),
        (FOLDER, "17/x.wav", None),
    ],
)
def test_rules_read_a_name(rule, path, digit):
    assert rule.digit_of(Path(path)) == digit


def test_an_expression_finds_its_group():
    rule = label_rule(r"say-(?P<digit>\d|[가-힣])", [])
    assert rule.digit_of(Path("a/say-4-b.wav")) == 4
    assert rule.digit_of(Path("a/say-팔.wav")) == 8
    assert rule.digit_of(Path("a/other.wav")) is None


def test_an_expression_sees_nothing_above_the_folder_that_the_user_named():
    path, folder = Path("/home/user 4/take 5/a/say 칠.wav"), Path("/home/user 4/take 5")
    assert label_rule(r"(?P<digit>\d|칠)", []).digit_of(path, folder) == 7
    assert label_rule(r"^a/(?P<digit>\w)", []).digit_of(path, folder) is None
    assert label_rule(r"^a/say (?P<digit>\w)", []).digit_of(path, folder) == 7
    assert label_rule(r"(?P<digit>\d)", []).digit_of(path) == 4


def test_a_folder_of_one_digit_tells_its_name_though_the_user_named_it():
    assert FOLDER.digit_of(Path("/data/칠/x.wav"), Path("/data/칠")) == 7


def test_decomposed_hangul_is_the_same_hangul():
    """As file systems of Macs keep it."""
    decomposed = unicodedata.normalize("NFD", "칠/팔.wav")
    assert FOLDER.digit_of(Path(decomposed)) == 7
    assert label_rule("(?P<digit>[가-힣])[.]wav", []).digit_of(Path(decomposed)) == 8


@pytest.mark.parametrize("name", ["nonsense", "(", r"(\d)", "(?P<digit>x{99999999999999999999})"])
def test_a_wrong_rule_is_refused(name):
    with pytest.raises(LabelError, match=r"last-digit"):
        label_rule(name, [])


@pytest.mark.parametrize(("files", "name"), [(COURSE, "last-digit"), (FOLDERS, "folder")])
def test_auto_finds_the_rule_that_fits(files, name):
    assert label_rule("auto", files).name == name


def test_auto_refuses_to_guess_between_two_rules_and_shows_their_counts():
    with pytest.raises(LabelError) as caught:
        label_rule("auto", FSDD)
    assert "first-digit: 0×2" in caught.value.text.english
    assert "last-digit: 2×10 3×10" in caught.value.text.english


def test_auto_takes_two_rules_that_agree():
    assert label_rule("auto", [Path("3/3.wav"), Path("4/4.wav")]).digit_of(Path("3/3.wav")) == 3


def test_auto_says_where_all_names_tell_one_digit():
    with pytest.raises(LabelError, match=r"the same digit \(last-digit: 7×2\)"):
        label_rule("auto", [Path("07.wav"), Path("17.wav")])


def test_auto_refuses_names_without_digits():
    with pytest.raises(LabelError, match="--labels"):
        label_rule("auto", [Path("a.wav"), Path("b.wav")])


def test_counts():
    assert counts_of([3, None, 3, 1]) == "1×1 3×2"
