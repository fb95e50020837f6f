from pathlib import Path

from app.takes.inspection import Remark
from app.takes.report import Section, sections_of
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


def test_of_nothing_nothing_is_said():
    assert sections_of([]) == []
