import pytest

from model.spec.language import Language, Text, system_language

VARIABLES = ("SUTJA_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(autouse=True)
def no_variables(monkeypatch):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "ko_KR.UTF-8"}, Language.KOREAN),
        ({"LANG": "de_DE.UTF-8"}, Language.ENGLISH),
        ({"LC_ALL": "C.UTF-8", "LANG": "ko_KR.UTF-8"}, Language.ENGLISH),
        ({"SUTJA_LANGUAGE": "ko", "LC_ALL": "en_US.UTF-8"}, Language.KOREAN),
        ({"SUTJA_LANGUAGE": "", "LANG": "ko"}, Language.KOREAN),
    ],
)
def test_the_first_variable_that_is_set_decides(monkeypatch, environment, language):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert system_language() is language


def test_without_variables_the_system_decides(monkeypatch):
    monkeypatch.setattr("locale.getlocale", lambda: ("Korean_Korea", "949"))
    assert system_language() is Language.KOREAN
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    assert system_language() is Language.ENGLISH


def test_a_text_speaks_the_users_language(monkeypatch):
    text = Text(korean="소리", english="sound")
    monkeypatch.setenv("SUTJA_LANGUAGE", "ko")
    assert str(text) == "소리"
    monkeypatch.setenv("SUTJA_LANGUAGE", "en")
    assert str(text) == "sound"
