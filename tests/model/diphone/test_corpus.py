from collections import Counter

import numpy as np
import pytest

from model.dataset.phonemes import phonemes_of
from model.diphone.corpus import HELD_OUT, synthesise_diphones, voices_for
from model.diphone.festival import say
from model.diphone.packages import PACKAGES
from model.diphone.segment import Segment
from model.diphone.voices import VOICES
from model.formant.corpus import SCRIPTS
from model.formant.phones import PHONES
from model.spec.errors import SynthesisError
from model.spec.tokens import OTHER, token_of
from model.synthesis import Amounts

needs_festival = pytest.mark.skipif(
    not all(voice.path.is_file() for voice in VOICES), reason="the voices of Festival are not installed"
)
AMOUNTS = Amounts(takes=2, strings=3, others=4, talk=2)
MANY = Amounts(takes=1, strings=0, others=300)


def test_no_voice_speaks_the_language_itself_and_one_is_held_out():
    assert {voice.language for part in voices_for("en") for voice in part} == {"it", "cs", "fi", "te"}
    seen, unseen = voices_for("ko")
    assert len(seen) + len(unseen) == len(VOICES)
    assert [voice.name for voice in unseen] == [HELD_OUT]


@pytest.mark.parametrize("voice", VOICES, ids=lambda voice: voice.name)
def test_the_ways_are_those_of_known_sounds(voice):
    """And of the vowels and pharyngeals that Arabic has besides: what stands for no sound is a slip of the pen."""
    assert set(voice.ways) <= set(PHONES)


@needs_festival
@pytest.mark.parametrize("voice", VOICES, ids=lambda voice: voice.name)
def test_every_voice_says_nearly_every_digit_of_korean(voice):
    clips = synthesise_diphones("ko", [voice], amounts=AMOUNTS, seed=0)
    said = Counter(clip.tokens for clip in clips if clip.is_digit)
    assert len(said) >= 9
    assert {clip.speaker for clip in clips} == {f"diphone {voice.name}"}
    assert any(len(clip.tokens) > 1 for clip in clips)
    assert any(clip.tokens == (OTHER,) for clip in clips)
    assert all(0.1 < len(clip.pcm) / 16_000 < 4.0 for clip in clips)
    assert all(np.abs(clip.waveform).max() == pytest.approx(0.5, abs=0.01) for clip in clips)


@needs_festival
def test_no_other_word_sounds_like_a_digit():
    """The Czech have one o for 오 and 어, and nobody has the tense s of 싸."""
    phonemes = {word: phonemes_of(SCRIPTS["ko"].lexicon[word][0]) for word in ("싸", "어", "용", "양")}
    clips = synthesise_diphones("ko", [voice for voice in VOICES if voice.name == "czech_dita"], amounts=MANY, seed=0)
    others = {clip.phonemes for clip in clips if clip.tokens == (OTHER,)}
    assert phonemes["양"] in others
    assert not others & {phonemes["싸"], phonemes["어"], phonemes["용"]}


@needs_festival
def test_what_is_said_is_known_sound_by_sound():
    clips = synthesise_diphones("ko", VOICES[:1], amounts=AMOUNTS, seed=0)
    assert {clip.phonemes for clip in clips if clip.tokens == (token_of(1),)} == {phonemes_of(("i", "l"))}


@needs_festival
def test_a_voice_is_the_same_in_any_company():
    alone = synthesise_diphones("ko", [VOICES[0]], amounts=AMOUNTS, seed=0)
    together = synthesise_diphones("ko", VOICES[:2], amounts=AMOUNTS, seed=0)[: len(alone)]
    assert all(np.array_equal(one.pcm, other.pcm) for one, other in zip(alone, together, strict=True))


@needs_festival
def test_length_and_pitch_are_as_asked():
    def vowel(seconds: float, hertz: float) -> np.ndarray:
        segments = [Segment("#", 0.1), Segment("a1", seconds, ((0.0, hertz), (seconds, hertz))), Segment("#", 0.1)]
        return next(say("pc_diphone", [segments]))

    assert len(vowel(0.5, 120.0)) - len(vowel(0.2, 120.0)) == pytest.approx(0.3 * 16_000, rel=0.1)
    for hertz in (100.0, 160.0):
        middle = vowel(0.5, hertz)[4_000:7_000]
        agreement = np.correlate(middle, middle, "full")[len(middle) - 1 :]
        assert 16_000 / (80 + agreement[80:200].argmax()) == pytest.approx(hertz, rel=0.05)


def test_without_the_program_the_remedy_is_named(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SynthesisError) as raised:
        list(say("pc_diphone", [[Segment("#", 0.1)]]))
    assert f"apt install {PACKAGES}" in str(raised.value)


def test_without_the_voice_the_remedy_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr("model.diphone.voices.FOLDER", tmp_path)
    with pytest.raises(SynthesisError) as raised:
        synthesise_diphones("ko", VOICES[:1], amounts=AMOUNTS, seed=0)
    assert PACKAGES.split()[1] in str(raised.value)


@needs_festival
def test_what_festival_does_not_understand_is_an_error():
    with pytest.raises(SynthesisError):
        list(say("no_such_voice", [[Segment("#", 0.1)]]))
