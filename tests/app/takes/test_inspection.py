import os
import subprocess
import sys
import threading

import pytest

from app.takes import inspection
from app.takes.errors import InspectionError
from app.takes.inspection import Inspection, Labelled, inspected
from model.spec import places
from model.spec.errors import RecordingError
from tests.app.takes.voices import spoken, word
from tests.model.dataset.sounds import write


def labelled(path, digit):
    return Labelled(write(path, spoken(word(seed=digit))), path.name, digit)


@pytest.fixture
def files(tmp_path):
    return [labelled(tmp_path / "내 녹음" / f"{digit}.wav", digit) for digit in range(3)]


@pytest.fixture
def processes(monkeypatch):
    """Gather the processes that are started."""
    began = []

    class Remembered(subprocess.Popen):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            began.append(self)

    monkeypatch.setattr(subprocess, "Popen", Remembered)
    return began


def nothing(*_numbers):
    pass


def answers(monkeypatch, script):
    monkeypatch.setattr(inspection, "PROGRAM", (sys.executable, "-c", script))


def test_what_the_trainer_hears_comes_back_with_the_file_that_it_is_of(files):
    found = inspected(files, progress=nothing)
    assert [sound.labelled for sound in found.sounds] == files
    assert [len(sound.read()) for sound in found.sounds] == [len(spoken(word()))] * 3
    assert found.remarks == ()


def test_it_is_told_how_far_it_is(files):
    told = []
    inspected(files, progress=lambda done, total: told.append((done, total)))
    assert {(1, 3), (2, 3), (3, 3)} <= set(told)


def test_where_there_is_nothing_to_ask_nobody_is_asked(processes):
    assert inspected([], progress=nothing) == Inspection((), ())
    assert processes == []


def test_it_can_be_ended_while_there_is_no_news_and_leaves_no_process_and_no_thread(files, processes, monkeypatch):
    answers(monkeypatch, "import time; time.sleep(600)")
    before = set(threading.enumerate())

    def end(*_numbers):
        raise KeyError

    with pytest.raises(KeyError):
        inspected(files, progress=end)
    assert [process.returncode is not None for process in processes] == [True]
    assert set(threading.enumerate()) <= before


@pytest.mark.skipif(os.name == "nt", reason="Windows has priorities of its own")
def test_it_yields_to_the_window(files, monkeypatch):
    answers(
        monkeypatch, 'import os, time; time.sleep(0.5); print(1 / 0 if os.nice(0) < 10 else \'{"event": "judged"}\')'
    )
    assert inspected(files, progress=nothing) == Inspection((), ())


def test_what_the_trainer_cannot_do_it_says_itself(files):
    places.cache_folder().parent.mkdir(parents=True, exist_ok=True)
    places.cache_folder().write_text("no folder")
    with pytest.raises(InspectionError, match="decoded recordings cannot be kept"):
        inspected(files, progress=nothing)


def test_a_trainer_that_ends_without_an_answer_is_said_and_its_last_words_are_kept(files, monkeypatch, caplog):
    answers(monkeypatch, "raise ZeroDivisionError('ours')")
    with pytest.raises(InspectionError, match="did not come to its end"):
        inspected(files, progress=nothing)
    assert "ours" in caplog.text


def test_a_trainer_that_cannot_be_started_is_said(files, monkeypatch, tmp_path):
    monkeypatch.setattr(inspection, "PROGRAM", (str(tmp_path / "nowhere"),))
    with pytest.raises(InspectionError, match="No such file"):
        inspected(files, progress=nothing)


def test_a_sound_that_is_gone_meanwhile_is_told_as_a_damaged_file(files):
    [first, *_] = inspected(files, progress=nothing).sounds
    first.path.unlink()
    with pytest.raises(RecordingError, match="is damaged"):
        first.read()
