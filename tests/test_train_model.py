"""The training script as a user runs it: a folder in, a model out that the application uses at once."""

import numpy as np
import pytest
import soundfile

import train_model
from app.core.recognizer import load_classifier
from model.training import TrainingConfig
from tests.model.conftest import beep


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """One tiny epoch; the stages are under test here, not the learning."""
    monkeypatch.setattr(train_model, "AUGMENTED_WORDS", 20)
    monkeypatch.setattr(
        train_model,
        "TrainingConfig",
        lambda epochs, seed: TrainingConfig(epochs=epochs, seed=seed, steps_per_epoch=2, batch_size=2, workers=0),
    )


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "내 녹음"
    folder.mkdir()
    for number in range(130, 160):
        sound = np.repeat(beep(number % 10, number)[:, None], 2, axis=1)
        soundfile.write(folder / f"{number:04d}.wav", sound, 44_100)
    return folder


def test_a_folder_becomes_a_model_that_the_application_uses(folder, tmp_path, capsys):
    output = tmp_path / "모델" / "mine.pt"
    assert train_model.main([str(folder), "--labels", "last-digit", "--output", str(output), "--epochs", "2"]) == 0
    recognizer = load_classifier(output)
    assert recognizer.whole(np.zeros(16_000, dtype=np.float32)).shape == (50, 12)
    metadata = recognizer.metadata
    assert metadata.model_version.startswith("folder-")
    assert metadata.metrics["accuracy"]["total"] == 10
    assert metadata.training["clips"] == 20
    assert "mine" not in metadata.to_json()
    printed = capsys.readouterr().out
    assert "training: 0×2 1×2" in printed
    assert "epoch 2/2" in printed
    assert "95 % interval" in printed


def test_two_runs_give_the_same_numbers(folder, tmp_path):
    results = []
    for name in ("a", "b"):
        output = tmp_path / name / "m.pt"
        train_model.main([str(folder), "--labels", "last-digit", "--output", str(output), "--epochs", "1"])
        recognizer = load_classifier(output)
        results.append((recognizer.metadata, recognizer.whole(beep(3)).tolist()))
    assert results[0] == results[1]


def refused(capsys, *arguments):
    assert train_model.main([str(argument) for argument in arguments]) == 2
    captured = capsys.readouterr()
    assert len(captured.err.splitlines()) == 1
    return captured.err


def test_what_cannot_be_learnt_from_is_one_sentence(folder, tmp_path, capsys):
    empty = tmp_path / "빈 폴더"
    empty.mkdir()
    assert "no folder with recordings" in refused(capsys, empty)
    assert "no folder with recordings" in refused(capsys, tmp_path / "missing")
    assert "nothing to learn from" in refused(capsys)
    assert "no rule for labels" in refused(capsys, folder, "--labels", "nonsense")
    (folder / "0160.wav").write_text("not audio")
    assert "0160.wav" in refused(capsys, folder)


def test_one_digit_only_is_one_sentence(folder, capsys):
    for path in folder.iterdir():
        if not path.stem.endswith("7"):
            path.unlink()
    assert "at least two different digits" in refused(capsys, folder, "--labels", "last-digit")


def test_a_digit_recorded_once_is_one_sentence(folder, capsys):
    for path in sorted(folder.iterdir())[:-11]:
        path.unlink()
    assert "Recorded only once" in refused(capsys, folder, "--labels", "last-digit")


def test_a_model_that_cannot_be_saved_is_said_before_learning(folder, tmp_path, capsys, monkeypatch):
    (tmp_path / "file").write_text("in the way")

    def too_late(*_):
        raise AssertionError("it learns first")

    monkeypatch.setattr(train_model, "fit", too_late)
    output = tmp_path / "file" / "m.pt"
    assert "cannot be saved" in refused(capsys, folder, "--labels", "last-digit", "--output", output, "--epochs", 1)


def test_a_recording_is_never_written_over(folder, capsys):
    recording = next(folder.iterdir())
    before = recording.read_bytes()
    assert "over a recording" in refused(capsys, folder, "--labels", "last-digit", "--output", recording)
    assert recording.read_bytes() == before


def test_an_interruption_keeps_the_old_model(folder, tmp_path, capsys, monkeypatch):
    output = tmp_path / "m.pt"
    output.write_text("the old one")

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(train_model, "fit", interrupted)
    assert train_model.main([str(folder), "--labels", "last-digit", "--output", str(output)]) == 130
    assert output.read_text() == "the old one"
    assert "not changed" in capsys.readouterr().err
