import pytest

from tests.rehearsal.reading import read_aloud, sino_korean


@pytest.mark.parametrize(
    ("number", "read"),
    [(0, "영"), (7, "칠"), (10, "십"), (21, "이십일"), (100, "백"), (1839, "천팔백삼십구"), (10_000, "만"),
     (45_000, "사만오천"), (110_000, "십일만"), (100_000_000, "일억"), (20_010_000, "이천일만")],
)  # fmt: skip
def test_numbers_are_read(number, read):
    assert sino_korean(number) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [("8월 19일 입니다", "팔월 십구일 입니다"), ("6월 10월", "유월 시월"), ("16월", "십육월"),
     ("430명쯤", "사백삼십명쯤"), ("20세기에", "이십세기에"), ("그래요", "그래요")],
)  # fmt: skip
def test_sentences_are_read(written, read):
    assert read_aloud(written) == read


@pytest.mark.parametrize("written", ["8명의", "22살이", "GDP가", "1 정도"])
def test_what_may_be_read_otherwise_is_left_out(written):
    assert read_aloud(written) is None
