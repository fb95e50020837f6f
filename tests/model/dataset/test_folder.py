from pathlib import Path

import numpy as np
import pytest
import soundfile

from model.dataset.folder import read_folder
from model.spec.errors import DatasetError
from model.spec.labels import LAST_DIGIT
from model.spec.tokens import token_of
from tests.model.conftest import beep


def write(folder: Path, name: str, waveform: np.ndarray) -> Path:
    folder.mkdir(exist_ok=True)
    soundfile.write(folder / name, np.stack([waveform, waveform], axis=1), 44_100)
    return folder / name


def test_a_folder_of_the_course_form(tmp_path):
    files = [write(tmp_path / "녹음", f"{number:04d}.wav", beep(number % 10)) for number in range(130, 150)]
    clips = read_folder(files, LAST_DIGIT)
    assert [clip.tokens for clip in clips] == [(token_of(number % 10),) for number in range(130, 150)]
    assert all(clip.is_digit for clip in clips)


def test_one_digit_alone_cannot_be_learnt(tmp_path):
    files = [write(tmp_path, f"{number}.wav", beep(7)) for number in (7, 17, 27)]
    with pytest.raises(DatasetError, match="at least two different digits"):
        read_folder(files, LAST_DIGIT)
