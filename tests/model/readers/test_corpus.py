import re

import pytest

from app.paths import ROOT
from model.readers import corpus
from model.readers.corpus import read_readers
from model.readers.packages import PACKAGES
from model.spec.errors import DatasetError


def test_without_the_recordings_the_remedy_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(corpus, "_BOOK", tmp_path / "none")
    with pytest.raises(DatasetError) as raised:
        read_readers(seed=0)
    assert f"apt install {PACKAGES}" in str(raised.value)


def test_what_is_named_as_missing_is_what_the_build_installs():
    installed = re.findall(r"[\w-]+", (ROOT / ".ci" / "system-packages").read_text())
    assert set(PACKAGES.split()) <= set(installed)


def test_everybody_reads_something():
    try:
        clips = read_readers(seed=0)
    except DatasetError:
        pytest.skip("needs the recordings of '.ci/system-packages model'")
    assert len({clip.speaker for clip in clips}) == 5
    assert len(clips) > 3_000
    assert all(clip.phonemes and not clip.tokens for clip in clips)
