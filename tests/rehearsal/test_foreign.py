import shutil

import pytest
import soundfile

from model.spec.tokens import OTHER, SAMPLE_RATE, token_of
from tests.model.dataset.sounds import buzz, in_silence
from tests.rehearsal import foreign
from tests.rehearsal.letters import LISTING


@pytest.fixture
def packages(tmp_path, monkeypatch):
    """Both, with a person who says four syllables of Mandarin, and an Italian one who says two letters."""
    mandarin, letters = tmp_path / "ogg", tmp_path / "klettres"
    names = {"i": "it/alpha/i.ogg", "u": "it/alpha/u.ogg", "o": "it/alpha/missing.ogg"}
    files = [mandarin / f"{syllable}/3.ogg" for syllable in ("ㄙㄚ1", "ㄙㄢ1", "ㄍㄨㄥ1", "ㄌㄩ4")]
    for number, path in enumerate([*files, letters / names["i"], letters / names["u"]]):
        path.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(path, in_silence(buzz(number)), SAMPLE_RATE)
    sounds = "".join(f'<sound name="{name}" file="{file}" />' for name, file in names.items())
    (letters / "it" / LISTING).write_text(f"<klettres>{sounds}</klettres>")
    monkeypatch.setattr(foreign, "MANDARIN", mandarin)
    monkeypatch.setattr(foreign, "LETTERS", letters)


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
@pytest.mark.usefixtures("packages")
def test_what_sounds_like_a_digit_is_one_and_what_is_known_besides_is_none():
    assert foreign.is_installed()
    said = list(foreign.syllables())
    assert sorted((one.speaker, one.token) for one in said) == [
        ("Mandarin 3", token_of(4)),
        ("Mandarin 3", OTHER),
        ("it", token_of(2)),
        ("it", OTHER),
    ]
    assert all(len(one.waveform) < SAMPLE_RATE for one in said)


def test_without_the_packages_it_is_not_installed(tmp_path, monkeypatch):
    monkeypatch.setattr(foreign, "LETTERS", tmp_path / "none")
    assert not foreign.is_installed()
