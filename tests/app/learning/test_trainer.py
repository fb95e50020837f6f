import subprocess
import tomllib
from pathlib import Path

import pytest

import app
from app.learning import trainer
from app.learning.errors import LearningError
from app.learning.folder import model_folders
from app.learning.job import JobControl
from tests.app.learning.conftest import PATIENCE_SECONDS

ROOT = Path(__file__).resolve().parents[3]


def test_what_is_adapted_is_told_to_the_trainer(order, models, tmp_path):
    folder = model_folders(models)
    assert folder == []
    words = trainer.command(["train"], order("saves", base=tmp_path / "m.pt"), trainer.ModelFolder(models / "x"))
    assert words[:2] == ["train", str(tmp_path / "saves")]
    assert words[-2:] == ["--adapt", str(tmp_path / "m.pt")]


def test_a_missing_script_is_one_sentence(models, order, heard, monkeypatch, tmp_path):
    monkeypatch.setattr(trainer, "SCRIPT", tmp_path / "train_model.py")
    with pytest.raises(LearningError, match="Install Sutja again"):
        JobControl(models).start(order("saves"), heard)


def test_the_script_is_installed_beside_the_packages():
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert trainer.SCRIPT.stem in configuration["tool"]["setuptools"]["py-modules"]
    assert trainer.SCRIPT.parent == Path(app.__file__).parent.parent


def test_the_script_of_the_application_is_the_one_that_trains():
    assert trainer.SCRIPT.is_file()
    told = subprocess.run(
        [*trainer.PROGRAM, "--help"], capture_output=True, text=True, check=True, timeout=PATIENCE_SECONDS
    ).stdout
    assert "--progress" in told
