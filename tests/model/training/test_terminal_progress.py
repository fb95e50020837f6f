import io
import subprocess
import sys
from pathlib import Path

import pytest

from model.training.terminal_progress import TerminalProgress
from tests.model.training.course import learn, record


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def stream():
    return io.StringIO()


LINES = [
    "reading the recordings …",
    "epoch 1/2  loss 0.500  validation loss 0.250  validation accuracy 97.5%  (12 s)",
    "epoch 2/2  loss 0.500  validation loss 0.250  validation accuracy 97.5%  (12 s)",
    "saved the model: mine.pt",
    "report: report",
]


def test_where_there_is_no_terminal_there_are_lines_only():
    lines, other = io.StringIO(), io.StringIO()
    learn(TerminalProgress(lines=lines, bar=other))
    assert lines.getvalue().splitlines() == LINES
    assert "\r" not in lines.getvalue()
    assert other.getvalue() == ""


def test_on_a_terminal_there_is_a_bar_below_the_lines():
    lines, terminal = io.StringIO(), Terminal()
    learn(TerminalProgress(lines=lines, bar=terminal))
    assert lines.getvalue().splitlines() == LINES
    assert "learning:" in terminal.getvalue()
    assert "reading:" in terminal.getvalue()
    assert terminal.getvalue().rpartition("\r")[2].strip() == ""  # nothing stays of it


def test_the_bar_tells_loss_accuracy_and_where_it_goes_on(stream):
    terminal = Terminal()
    with TerminalProgress(lines=stream, bar=terminal) as progress:
        progress.started(epochs=10, steps=1_000, done=500)
        progress.epoch(record(5))
        progress.step(501, 0.125)
        progress.ends_at(600)
        assert "501/600" in terminal.getvalue().rpartition("\r")[2]
        assert "loss=0.125, accuracy=97.5%" in terminal.getvalue()
        assert "500/1000" in terminal.getvalue()


def test_no_thread_watches_the_bar():
    # Processes are forked beside it.
    code = (
        "import io, threading; from model.training.terminal_progress import TerminalProgress\n"
        "class Terminal(io.StringIO):\n    isatty = lambda self: True\n"
        "progress = TerminalProgress(bar=Terminal())\n"
        "progress.started(epochs=1, steps=100)\n"
        "progress.step(1, 0.5)\n"
        "print(threading.active_count())"
    )
    assert subprocess.check_output([sys.executable, "-c", code]).split() == [b"1"]


def test_what_was_not_measured_is_a_dash(stream, monkeypatch):
    monkeypatch.setenv("SUTJA_LANGUAGE", "ko")
    with TerminalProgress(lines=stream, bar=io.StringIO()) as progress:
        progress.started(epochs=3, steps=3)
        progress.epoch(record(3, training_loss=None, validation_loss=None, validation_accuracy=None))
    assert stream.getvalue() == "에포크 3/3  손실 –  검증 손실 –  검증 정확도 –  (12초)\n"


def test_the_end_tells_how_to_go_on_or_why_not(stream):
    terminal = io.StringIO()
    with TerminalProgress(lines=stream, bar=terminal) as progress:
        progress.stopped(Path("my models") / "a.run")
        progress.failed("The disk is full.")
    assert stream.getvalue().endswith(f'--resume "{Path("my models") / "a.run"}"\n')
    assert terminal.getvalue() == "The disk is full.\n"


@pytest.mark.parametrize(("language", "words"), [("en", "(again: at once)"), ("ko", "(한 번 더 누르면 바로)")])
def test_a_first_ctrl_c_is_answered_above_the_bar(stream, monkeypatch, language, words):
    monkeypatch.setenv("SUTJA_LANGUAGE", language)
    terminal = Terminal()
    with TerminalProgress(lines=stream, bar=terminal) as progress:
        progress.started(epochs=1, steps=100)
        progress.stopping()
        assert stream.getvalue().endswith(f"… {words}\n")
        assert "0/100" in terminal.getvalue().rpartition("\r")[2]
