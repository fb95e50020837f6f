import csv
import io
import os
import shutil

import numpy as np
import pytest
import soundfile

from model.spec.tokens import HANGUL
from model.synthesis import speak
from tests.sounds import UNHEARD, require_espeak

HEADER = "file,digit,confidence,runner_up,runner_up_confidence,message"


@pytest.fixture(scope="module")
def recordings(tmp_path_factory):
    """Ten recordings in the course form: stereo, 44.1 kHz, the ones digit of the title tells."""
    require_espeak()
    import soxr

    folder = tmp_path_factory.mktemp("녹음 모음")
    for digit, word in enumerate(HANGUL):
        sound = soxr.resample(speak(word, UNHEARD), 16_000, 44_100)
        soundfile.write(folder / f"{130 + digit:04d}.wav", np.stack([sound, sound], axis=1), 44_100)
    return folder


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_a_folder_becomes_a_table(sutja, recordings):
    status, out, err = sutja("classify", recordings)
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == HEADER
    table = rows(out)
    assert [row["file"].rsplit("/", 1)[1] for row in table] == [f"{130 + digit:04d}.wav" for digit in range(10)]
    assert sum(int(row["digit"]) == index for index, row in enumerate(table)) >= 9
    for row in table:
        assert 0 <= float(row["runner_up_confidence"]) <= float(row["confidence"]) <= 1
        assert row["digit"] != row["runner_up"]


def test_with_labels_the_accuracy_and_the_confusions_are_told(sutja, recordings, tmp_path):
    output = tmp_path / "결과 표.csv"
    status, out, _ = sutja("classify", recordings, "--labels", "last-digit", "--output", output)
    assert status == 0
    assert "of 10, 95 % interval" in out
    assert "0×1 1×1 2×1" in out
    assert len(out.splitlines()) == 14
    assert len(rows(output.read_text(encoding="utf-8"))) == 10


def test_the_summary_does_not_get_into_the_table(sutja, recordings):
    status, out, err = sutja("classify", recordings, "--labels", "last-digit")
    assert status == 0
    assert len(rows(out)) == 10
    assert "95 % interval" in err


def test_a_file_that_cannot_be_read_is_a_row_with_a_message(sutja, recordings, tmp_path):
    shutil.copytree(recordings, tmp_path / "some")
    (tmp_path / "some" / "0135.wav").write_text("not audio")
    missing = tmp_path / "없음.wav"
    status, out, _ = sutja("classify", tmp_path / "some", missing)
    assert status == 1
    bad = [row for row in rows(out) if row["digit"] == ""]
    assert [row["file"].rsplit("/", 1)[1] for row in bad] == ["0135.wav", "없음.wav"]
    assert "not an audio file" in bad[0]["message"]
    assert len(rows(out)) == 11


def test_what_is_no_single_word_is_said_beside_the_digit(sutja, recordings, tmp_path):
    word, rate = soundfile.read(recordings / "0137.wav")
    soundfile.write(tmp_path / "silence.wav", np.zeros((rate, 2)), rate)
    soundfile.write(tmp_path / "twice.wav", np.concatenate([word, np.zeros((rate, 2)), word]), rate)
    soundfile.write(tmp_path / "word.wav", word, rate)
    status, out, _ = sutja("classify", tmp_path)
    assert status == 0
    silence, twice, once = rows(out)
    assert "Nothing is said" in silence["message"]
    assert "More than one word" in twice["message"]
    assert (once["message"], once["digit"] != "", silence["digit"] != "") == ("", True, True)


def test_an_inverted_channel_changes_nothing(sutja, recordings, tmp_path):
    sound, rate = soundfile.read(recordings / "0137.wav")
    soundfile.write(tmp_path / "0137.wav", sound * [1, -1], rate)
    [expected] = rows(sutja("classify", recordings / "0137.wav")[1])
    [inverted] = rows(sutja("classify", tmp_path)[1])
    assert inverted["digit"] == expected["digit"]
    assert float(inverted["confidence"]) == pytest.approx(float(expected["confidence"]), abs=0.01)


def test_an_expression_is_searched_below_the_folder_as_in_training(sutja, recordings, tmp_path):
    folder = tmp_path / "3 rooms"
    shutil.copytree(recordings, folder)
    status, _, err = sutja("classify", folder, "--labels", r"^01\d(?P<digit>\d)")
    assert status == 0
    assert "0×1 1×1 2×1" in err


def test_an_empty_folder_is_one_sentence(sutja, tmp_path):
    status, out, err = sutja("classify", tmp_path)
    assert (status, out) == (2, "")
    assert "no audio file" in err


def test_two_rules_that_fit_are_not_guessed_between(sutja, recordings, tmp_path):
    for index, path in enumerate(sorted(recordings.iterdir())):
        shutil.copy(path, tmp_path / f"{index}_speaker_{index % 3}.wav")
    status, _, err = sutja("classify", tmp_path, "--labels", "auto")
    assert status == 2
    assert "More than one rule" in err


@pytest.mark.parametrize("name", ["", "missing/table.csv"])
def test_an_output_that_cannot_be_written_is_one_sentence_before_anything_is_heard(
    sutja, recordings, tmp_path, monkeypatch, name
):
    monkeypatch.setattr("app.cli.classify.read_waveform", pytest.fail)
    status, _, err = sutja("classify", recordings, "--output", tmp_path / name)
    assert status == 2
    assert "cannot be written" in err
    assert len(err.splitlines()) == 1


def test_a_recording_is_never_written_over(sutja, recordings, tmp_path):
    recording = tmp_path / "7.wav"
    shutil.copy(recordings / "0137.wav", recording)
    before = recording.read_bytes()
    for output in (recording, tmp_path / "new.flac"):
        status, out, err = sutja("classify", recording, "--output", output)
        assert (status, out) == (2, "")
        assert "over a recording" in err
    renamed = recording.rename(tmp_path / "recording without suffix")
    assert sutja("classify", renamed, "--output", renamed)[0] == 2
    assert renamed.read_bytes() == before


def test_an_interruption_leaves_the_table_of_before(sutja, recordings, tmp_path, monkeypatch):
    output = tmp_path / "table.csv"
    output.write_text("the old one")

    def interrupted(path):
        raise KeyboardInterrupt

    monkeypatch.setattr("app.cli.classify.read_waveform", interrupted)
    assert sutja("classify", recordings, "--output", output) == (130, "", "")
    assert output.read_text() == "the old one"


def test_a_rule_that_finds_nothing_is_one_sentence(sutja, recordings):
    status, _, err = sutja("classify", recordings, "--labels", "folder")
    assert status == 2
    assert "finds no digit" in err


@pytest.mark.skipif(os.name != "posix", reason="names are text on Windows")
def test_a_name_that_is_no_text_can_be_found_again(sutja, recordings, tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff.wav"
    shutil.copy(recordings / "0137.wav", path)
    output = tmp_path / "table.csv"
    assert sutja("classify", os.fsdecode(path), "--output", output)[0] == 0
    assert path in output.read_bytes()


def test_a_name_that_is_too_long_is_a_row_with_a_message(sutja):
    status, out, _ = sutja("classify", "x" * 300)
    assert status == 1
    assert "cannot be read" in rows(out)[0]["message"]
