import shutil

import pytest
import soundfile

from model.spec.tokens import OTHER, SAMPLE_RATE, token_of
from tests.model.dataset.sounds import buzz, in_silence
from tests.rehearsal import foreign
from tests.rehearsal.letters import LISTING


@pytest.fixture
def packages(tmp_path, monkeypatch):
    """Both: five syllables of Mandarin, two Italian letters and a Spanish one; two listed files are missing."""
    mandarin, letters = tmp_path / "ogg", tmp_path / "klettres"
    said = [*(mandarin / f"{syllable}/3.ogg" for syllable in ("ㄙㄚ1", "ㄙㄢ1", "ㄍㄨㄥ1", "ㄎㄨ", "ㄌㄩ4"))]
    names = {letters / "it": ["i", "u"], letters / "es": ["y"]}
    for folder, texts in names.items():
        said += [folder / f"{text}.ogg" for text in texts]
        sounds = "".join(f'<sound name="{text}" file="{folder.name}/{text}.ogg" />' for text in [*texts, "o"])
        folder.mkdir(parents=True)
        (folder / LISTING).write_text(f"<klettres>{sounds}</klettres>")
    for number, path in enumerate(said):
        path.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(path, in_silence(buzz(number)), SAMPLE_RATE)
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


@pytest.mark.usefixtures("packages")
@pytest.mark.parametrize("name", ["MANDARIN", "LETTERS"])
def test_without_one_of_the_packages_it_is_not_installed(tmp_path, monkeypatch, name):
    monkeypatch.setattr(foreign, name, tmp_path / "none")
    assert not foreign.is_installed()
