import csv
from datetime import UTC, datetime

from app.ui.listen.export import as_table, as_text, export
from app.ui.listen.heard_word import HeardWord

AT = datetime(2026, 11, 21, 15, 42, 7, tzinfo=UTC)
WORDS = [
    HeardWord(7, 0.9731, at=AT, start=0.5, end=0.9, number=0, run=1),
    HeardWord(None, None, at=AT, start=1.5, end=1.9, number=1, run=1),
    HeardWord(0, None, at=AT, start=2.5, end=2.9, number=2, run=1),  # corrected by the user
]


def test_the_table_has_time_and_confidence():
    rows = list(csv.DictReader(as_table(WORDS).splitlines()))
    assert [row["digit"] for row in rows] == ["7", "", "0"]
    assert [row["confidence"] for row in rows] == ["0.973", "", ""]
    assert {datetime.fromisoformat(row["time"]) for row in rows} == {AT}


def test_the_text_has_the_digits_alone():
    assert as_text(WORDS) == "70\n"


def test_the_ending_chooses_the_form(tmp_path):
    export(WORDS, tmp_path / "a.TXT")
    export(WORDS, tmp_path / "a.csv")
    assert (tmp_path / "a.TXT").read_bytes() == b"70\n"
    assert (tmp_path / "a.csv").read_bytes() == as_table(WORDS).encode()


def test_a_word_tells_its_confidence_rounded_down_and_its_time():
    assert [word.percent for word in WORDS] == ["97 %", "", ""]
    assert WORDS[0].clock == "15:42:07"
    assert [word.sign for word in WORDS] == ["7", "?", "0"]
