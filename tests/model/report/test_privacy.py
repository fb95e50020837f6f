from pathlib import Path

import pytest

from model.report.privacy import harmless, harmless_options


@pytest.fixture(autouse=True)
def gildong(monkeypatch):
    """The user of these tests, on every system."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "gildong")
    monkeypatch.setenv("HOME", "/home/hong")
    monkeypatch.setenv("USERPROFILE", r"C:\Users\hong")


@pytest.mark.parametrize("text", ["last-digit", "folder-1a2b3c4d", "2.13.0+cpu", "synthetic-1", "0.5", "폴더", ""])
def test_names_of_rules_models_and_versions_stay(text):
    assert harmless(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "/srv/data", r"C:\data", "data/7", "~", "0137.wav", "kim.pt", "녹음.flac", r"(?P<digit>\d)", "gildong",
        "model-of-Gildong", "hong-2", "x" * 100, "a\nb",
    ],
)  # fmt: skip
def test_paths_and_names_do_not(text):
    assert harmless(text) == "(text)"


def test_options_keep_their_kind():
    options = {
        "epochs": 3,
        "rate": 0.5,
        "resume": False,
        "labels": "auto",
        "output": Path("sutja.pt"),
        "data": (Path("a"), Path("b")),
        "noise": [Path("c")],
        "sizes": [1],
        "compare": "runs/1",
        "adapt": None,
        "other": (),
    }
    assert harmless_options(options) == {
        "epochs": 3,
        "rate": 0.5,
        "resume": False,
        "labels": "auto",
        "output": "(path)",
        "data": "(2 paths)",
        "noise": "(path)",
        "sizes": "(list)",
        "compare": "(text)",
    }
    assert harmless_options(harmless_options(options)) == harmless_options(options)
