import gzip
import re

import pytest

from app.paths import ROOT
from model.readers import corpus
from model.readers.corpus import read_readers
from model.readers.packages import PACKAGES
from model.spec.errors import DatasetError


def test_without_the_recordings_the_remedy_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(corpus, "_ANNOUNCERS", ())
    monkeypatch.setattr(corpus, "_BOOK", tmp_path / "none")
    with pytest.raises(DatasetError) as raised:
        read_readers(seed=0)
    assert f"apt install {PACKAGES}" in str(raised.value)
    assert str(tmp_path / "none") in str(raised.value)


def test_recordings_in_another_format_are_missing_as_well(monkeypatch, tmp_path):
    listing = tmp_path / "core-sounds-it.txt.gz"
    listing.write_bytes(gzip.compress(b"ciao: Ciao.\n"))
    monkeypatch.setattr(corpus, "_SOUNDS", tmp_path)
    monkeypatch.setattr(corpus._Announcer, "listing", listing)
    with pytest.raises(DatasetError, match=r"it_IT_m_Carlo"):
        read_readers(seed=0)


def test_what_is_named_as_missing_is_what_the_build_installs():
    script = (ROOT / ".ci" / "system-packages").read_text()
    installed = re.search(r"^model=\(([^)]*)\)", script, re.MULTILINE)
    assert installed
    assert installed[1].split() == PACKAGES.split()


def test_everybody_reads_something():
    try:
        clips = read_readers(seed=0)
    except DatasetError:
        pytest.skip("needs the recordings of '.ci/system-packages model'")
    assert len({clip.speaker for clip in clips}) == 5
    assert len(clips) > 3_000
    assert all(clip.phonemes and not clip.tokens for clip in clips)
