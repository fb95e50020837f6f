import shutil
from dataclasses import replace

import pytest

from model import synthesis
from model.diphone.corpus import NATIVE_SHARE, voices_for
from model.diphone.festival_voices import FESTIVAL_VOICES
from model.formant import corpus as formant_corpus
from model.synthesis import corpus
from model.training import voices
from model.training.voices import FEW, FULL, Cast, spoken
from tests.model.dataset.sounds import buzz_clip
from tests.model.diphone.installed import needs_festival

LITTLE = synthesis.Amounts(takes=1, strings=1, others=1)


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
@needs_festival
def test_all_kinds_of_voices_speak_on_both_sides_and_none_on_both(monkeypatch):
    names = synthesis.variants()[:9]
    monkeypatch.setattr(synthesis, "variants", lambda: names)
    monkeypatch.setattr(corpus, "variants", lambda: names)
    monkeypatch.setattr(corpus, "voices_for", lambda language: ["de", "fr-fr"])
    monkeypatch.setattr(voices, "voices_for", lambda code: (FESTIVAL_VOICES[:1], FESTIVAL_VOICES[1:2]))
    cast = Cast(
        LITTLE, LITTLE, LITTLE, foreign_speakers=1, diphones=LITTLE, diphones_held_out=LITTLE, formant_speakers=2,
        formant_held_out=1,
    )  # fmt: skip
    seen, unseen = ({clip.speaker for clip in part} for part in spoken("ko", cast, seed=0))
    assert {"formant 0", "formant 1"} <= seen
    assert f"formant {voices.FIRST_HELD_OUT}" in unseen
    for speakers in (seen, unseen):
        assert any(speaker in names for speaker in speakers)
        assert any("+" in speaker for speaker in speakers)
        assert any(speaker.startswith("diphone ") for speaker in speakers)
    assert not seen & unseen


def test_joined_diphones_say_two_fifths_of_the_digits_and_each_other_kind_a_fifth():
    """So that the errors of none are learnt as the language."""
    assert FULL.native is not None
    assert FULL.diphones is not None
    native = 88 * 12 * FULL.native.takes
    foreign = 97 * 12 * FULL.foreign_speakers * FULL.foreign.takes
    formant = FULL.formant_speakers * 12 * formant_corpus.TAKES
    diphones = (len(voices_for("ko")[0]) - 1 + NATIVE_SHARE) * 12 * FULL.diphones.takes
    kinds = (native, foreign, formant, diphones)
    assert 0.35 < diphones / sum(kinds) < 0.5
    for kind in (native, foreign, formant):
        assert 0.14 < kind / sum(kinds) < 0.25


def test_what_is_replayed_is_held_out_for_good():
    """Whoever is held out from a replay was held out from the model."""
    assert FULL.formant_speakers <= voices.FIRST_HELD_OUT
    assert FEW.formant_held_out <= FULL.formant_held_out
    assert FEW.formant_speakers <= FULL.formant_speakers


def test_what_is_replayed_needs_nothing_installed(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(voices, "FIRST_HELD_OUT", 3)
    learnt, held_out = spoken("ko", replace(FEW, formant_speakers=2, formant_held_out=1), seed=0)
    assert len({clip.speaker for clip in learnt}) == 2
    assert {clip.speaker for clip in held_out} == {"formant 3"}


def test_who_is_replayed_speaks_once_on_this_computer(monkeypatch):
    asked = []

    def made(code, cast, *, seed):
        asked.append((code, seed))
        return [buzz_clip(1)], [buzz_clip(2)]

    monkeypatch.setattr(voices, "spoken", made)
    for code, seed in (("ko", 0), ("ko", 0), ("en", 0), ("en", 1)):
        learnt, held_out = voices.replayed(code, seed=seed)
        assert [clip.tokens for clip in (*learnt, *held_out)] == [(2,), (3,)]
    assert asked == [("ko", 0), ("en", 0), ("en", 1)]


def test_another_cast_is_another_version():
    assert voices._version(FEW) == voices._version(FEW) != voices._version(FULL)


def test_every_language_has_both_kinds_of_script():
    assert voices.LANGUAGES.keys() == formant_corpus.SCRIPTS.keys()
