import pytest

from model.dataset.finding import HANDLING, SENTENCES, Fault, Finding
from model.dataset.report import Amount, DataReport
from model.spec.language import Language


def report(count=20, **changes):
    digits = dict.fromkeys(range(10), count) | changes.pop("digits", {})
    values = {"files": 250, "rule": "last-digit", "digits": digits, "groups": {"김": 100, "이": 100}} | changes
    return DataReport(**values)


@pytest.mark.parametrize(
    ("fewest", "amount"),
    [(0, "incomplete"), (1, "too_few"), (4, "too_few"), (5, "few"), (19, "few"), (20, "good"), (100, "enough")],
)
def test_the_rarest_digit_decides_whether_it_is_enough(fewest, amount):
    assert report(200, digits={3: fewest}).amount == amount


def test_every_amount_has_its_own_words():
    advice = [report(200, digits={3: fewest}).advice for fewest in (0, 1, 5, 20, 100)]
    assert len({text.korean for text in advice}) == len({text.english for text in advice}) == len(Amount)
    assert "3" in advice[0].english
    assert "recorded once" in advice[1].english
    assert "5 times" in advice[2].english
    assert not any("{" in text.korean + text.english for text in advice)


def test_five_files_of_each_finding_are_named():
    findings = tuple(Finding(Fault.CLIPPED, f"{number}.wav") for number in range(17))
    lines = [line.in_language(Language.ENGLISH) for line in report(findings=findings).lines()]
    assert any(line.endswith("0.wav, 1.wav, 2.wav, 3.wav, 4.wav … and 12 more") for line in lines)
    korean = [line.in_language(Language.KOREAN) for line in report(findings=findings).lines()]
    assert any(line.endswith("4.wav … 외 12개") for line in korean)


def test_a_doubtful_recording_is_named_with_what_it_sounds_like():
    lines = report(findings=(Finding(Fault.DOUBTFUL, "0137.wav", sounds_like=3),)).lines()
    assert any("0137.wav (sounds like 3)" in line.english for line in lines)
    assert any("0137.wav(3처럼 들림)" in line.korean for line in lines)


def test_the_counts_come_first_and_the_advice_last():
    text = report(others=12, findings=(Finding(Fault.LONG, "x"),)).lines()
    assert text[0].english.startswith("200 of 250 recordings are used (last-digit): 0×20 1×20")
    assert "김×100" in text[1].korean
    assert "12" in text[2].english
    assert "good" in text[-1].english


def test_every_fault_is_handled_and_has_its_words():
    assert HANDLING.keys() == SENTENCES.keys() == set(Fault)


def test_the_text_is_in_the_users_language(monkeypatch):
    monkeypatch.setenv("SUTJA_LANGUAGE", "ko")
    assert str(report()).startswith("녹음 250개 가운데 200개를")
