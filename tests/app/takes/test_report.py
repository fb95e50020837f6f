from pathlib import Path

import pytest

from app.takes.inspection import Remark
from app.takes.report import SHOWN, Section, sections_of
from model.spec.language import Text

SILENT = Text(korean="말소리가 없어 건너뛰었습니다.", english="nothing is said in it: skipped.")
CLIPPED = Text(korean="소리가 너무 커서 잘렸습니다.", english="too loud: used all the same.")


def remark(name, sentence):
    return Remark(Path(name), Text(korean=name, english=name), sentence, left_out=False)


def test_files_of_which_the_same_is_said_are_named_together_in_the_order_in_which_it_is_first_said():
    sections = sections_of([remark("a", SILENT), remark("b", CLIPPED), remark("c", SILENT)])
    assert sections == [
        Section(
            Text(korean=SILENT.korean, english="Nothing is said in it: skipped."),
            (Text(korean="a", english="a"), Text(korean="c", english="c")),
        ),
        Section(
            Text(korean=CLIPPED.korean, english="Too loud: used all the same."),
            (Text(korean="b", english="b"),),
        ),
    ]


@pytest.mark.parametrize(
    ("count", "ends"), [(2, "2: f0, f1"), (SHOWN, f", f{SHOWN - 1}"), (SHOWN + 7, f", f{SHOWN - 1} … and 7 more")]
)
def test_the_files_are_counted_and_the_first_of_them_named(count, ends):
    [section] = sections_of(remark(f"f{number}", SILENT) for number in range(count))
    assert section.listed.english.startswith(f"{count}: f0, f1")
    assert section.listed.english.endswith(ends)
    assert section.listed.korean.startswith(f"{count}: f0, f1")


def test_of_nothing_nothing_is_said():
    assert sections_of([]) == []
