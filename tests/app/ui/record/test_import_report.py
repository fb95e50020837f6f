from pathlib import Path

import pytest

from app.takes.importing import Brought
from app.takes.inspection import Remark
from app.takes.take import Kept, Sitting
from app.ui.record.import_report import NO_BREAK, ImportReport
from model.spec.language import Language, Text

SILENT = Text(korean="말소리가 없어 건너뛰었습니다.", english="nothing is said in it: skipped.")


def brought(*digits, remarks=()):
    taken = (Kept(f"{digit}", Path(f"{digit}"), digit, Sitting("이", "x")) for digit in digits)
    return Brought(tuple(taken), tuple(remarks))


def remark(name):
    return Remark(Path(name), Text(korean=name, english=name), SILENT, left_out=True)


@pytest.fixture
def report(qtbot):
    report = ImportReport(language=Language.ENGLISH)
    qtbot.addWidget(report)
    report.resize(400, 200)
    report.show()
    return report


def test_it_says_how_many_of_each_digit_there_are_and_what_is_wrong_with_which(report):
    report.show_brought(brought(1, 1, 4, remarks=[remark("<b>a</b>.wav"), remark("b.wav")]))
    counts, sentence, files = report.text.splitlines()
    assert counts.startswith("Brought in of each digit: ")
    assert counts.replace(NO_BREAK, "").endswith("0×0 · 1×2 · 2×0 · 3×0 · 4×1 · 5×0 · 6×0 · 7×0 · 8×0 · 9×0")
    assert sentence == "Nothing is said in it: skipped."
    assert files == "2: <b>a</b>.wav, b.wav"
    assert report.accessibleDescription() == report.text


def test_another_one_takes_its_place_and_is_read_from_its_beginning(report, qtbot):
    report.show_brought(brought(remarks=[remark(f"a long name of a file {number}.wav") for number in range(60)]))
    scroll = report.verticalScrollBar()
    qtbot.waitUntil(lambda: scroll.maximum() > 0)
    scroll.setValue(scroll.maximum())
    report.show_brought(brought(7))
    assert scroll.value() == 0
    assert len(report.text.splitlines()) == 1


def test_where_nothing_was_taken_no_digits_are_counted(report):
    report.show_brought(brought(remarks=[remark("a.wav")]))
    assert report.text.splitlines()[0] == "Nothing is said in it: skipped."
