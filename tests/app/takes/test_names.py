import pytest

from app.takes.names import LONGEST, folder_name, shown_name
from model.spec.labels import digit_named


@pytest.mark.parametrize("name", ["김민준", "Kim Min-jun", "2026-11-21", "거실, 저녁", "O'Neill"])
def test_a_plain_name_stays_as_it_is(name):
    assert folder_name(name) == shown_name(name) == name


@pytest.mark.parametrize("name", ["이", "오", "구", "공", "7", "seven", "\u110b\u1175"])
def test_a_family_name_that_is_a_digit_becomes_no_digit(name):
    folder = folder_name(name)
    assert digit_named(folder) is None
    assert folder_name(shown_name(folder)) == folder


def test_it_comes_back_as_it_was_typed():
    assert shown_name(folder_name("이")) == "이"
    assert shown_name("kim_") == "kim_"


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("../../etc", "etc"),
        ("a/b\\c:d", "a b c d"),
        (".hidden", "hidden"),
        ("end. ", "end"),
        ("tab\tand\nline", "tab and line"),
        ("CON", "CON_"),
        ("nul.txt", "nul.txt_"),
        ("가" * 200, "가" * LONGEST),
        ("", ""),
        (" . / ", ""),
    ],
)
def test_nothing_leads_out_of_the_folder_or_is_refused_by_a_file_system(name, folder):
    assert folder_name(name) == folder
