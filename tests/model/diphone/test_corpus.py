from collections import Counter
from itertools import combinations

import numpy as np
import pytest

from app.paths import ROOT
from model.dataset.phonemes import phonemes_of
from model.diphone.corpus import HELD_OUT, _unlike, synthesise_diphones, voices_for
from model.diphone.festival import say
from model.diphone.packages import PACKAGES
from model.diphone.segment import Segment
from model.diphone.spelling import Speller
from model.diphone.voices import VOICES
from model.formant.corpus import SCRIPTS
from model.formant.phones import PHONES
from model.spec.errors import SynthesisError
from model.spec.tokens import OTHER, token_of
from model.spec.words import loudness
from model.synthesis import Amounts
from tests.model.diphone.test_spelling import speller as speller_of

needs_festival = pytest.mark.skipif(
    not all(voice.path.is_file() for voice in VOICES), reason="the voices of Festival are not installed"
)
AMOUNTS = Amounts(takes=2, strings=3, others=4, talk=2)


def test_no_voice_speaks_the_language_itself_and_one_is_held_out():
    assert {voice.language for part in voices_for("en") for voice in part} == {"it", "cs", "fi", "te"}
    seen, unseen = voices_for("ko")
    assert len(seen) + len(unseen) == len(VOICES)
    assert [voice.name for voice in unseen] == [HELD_OUT]


@pytest.mark.parametrize("voice", VOICES, ids=lambda voice: voice.name)
def test_the_ways_are_those_of_known_sounds(voice):
    assert set(voice.ways) <= set(PHONES)


@needs_festival
@pytest.mark.parametrize("voice", VOICES, ids=lambda voice: voice.name)
def test_the_ways_are_those_of_the_voice(voice):
    recorded = {phone for pair in voice.pairs() for phone in pair}
    asked = {phone for ways in voice.ways.values() for phone in ways.replace(",", " ").split()}
    assert asked <= recorded


@needs_festival
@pytest.mark.parametrize("voice", VOICES, ids=lambda voice: voice.name)
def test_every_voice_says_every_digit_of_korean(voice):
    """But the Telugu one, which has no ŋ but before k."""
    clips = synthesise_diphones("ko", [voice], amounts=AMOUNTS, seed=0)
    said = Counter(clip.tokens for clip in clips if clip.is_digit)
    assert set(said) == {(token_of(digit),) for digit in range(voice.language == "te", 10)}
    assert sum(said.values()) >= 0.8 * AMOUNTS.takes * len(said)
    assert {clip.speaker for clip in clips} == {f"diphone {voice.name}"}
    assert sum(len(clip.tokens) > 1 for clip in clips) >= AMOUNTS.strings - 1
    assert any(clip.tokens == (OTHER,) for clip in clips)
    assert all(0.1 < len(clip.pcm) / 16_000 < 4.0 for clip in clips)
    assert all(np.abs(clip.waveform).max() == pytest.approx(0.5, abs=0.01) for clip in clips)


@needs_festival
@pytest.mark.parametrize("voice", VOICES, ids=lambda voice: voice.name)
def test_nobody_says_a_digit_as_another_word_is_said(voice):
    """Neither as another digit: the o of Czech is that of 영 and 용, the k of English that of 공 and 콩."""
    speller, script = Speller(voice), SCRIPTS["ko"]
    said = {
        word: {heard for sounds in speller.sayable(script.lexicon[word]) for heard in speller.everything(sounds)}
        for word in (*script.digits, "용", "콩", "발", "어")
    }
    for first, second in combinations(said, 2):
        if script.digits.get(first) != script.digits.get(second):
            assert not said[first] & said[second], (first, second)


@needs_festival
def test_a_voice_says_the_vowel_that_it_is_asked_for():
    """A hook of the voice would say the vowel of 양 in 영."""

    def said(vowel: str) -> np.ndarray:
        sounds = [Segment("y", 0.08, ((0.0, 120.0),)), Segment(vowel, 0.2, ((0.1, 110.0),))]
        return next(say("kal_diphone", [[Segment("pau", 0.1), *sounds, Segment("pau", 0.1)]]))

    assert not np.array_equal(said("ah"), said("aa"))


@needs_festival
@pytest.mark.parametrize("voice", [voice for voice in VOICES if "k̚" in voice.ways], ids=lambda voice: voice.name)
def test_the_burst_of_육_is_not_heard(voice):
    clips = synthesise_diphones("ko", [voice], amounts=Amounts(takes=6, strings=0, others=0), seed=0)
    said = [clip for clip in clips if clip.phonemes == phonemes_of(("j", "u", "k̚"))]
    assert len(said) >= 5
    assert np.median([_rise_after_fall(loudness(clip.waveform)) for clip in said]) < 6.0


def test_words_that_sound_like_a_digit_are_left_out(tmp_path):
    speller = speller_of(tmp_path, "#-s s-a a-# #-z z-a", s="s", S="z,s", a="a", Z="z")
    words = [(("S", "a"),), (("Z", "a"),), (("S", "a"), ("Z", "a"))]
    assert _unlike([((("s", "a"),), 5)], words, speller) == [(("Z", "a"),), (("Z", "a"),)]


@needs_festival
def test_a_string_that_cannot_be_said_is_replaced_by_another():
    """Italian has ŋ before k and g alone: half of all strings cannot be said."""
    clips = synthesise_diphones("ko", VOICES[:1], amounts=Amounts(takes=1, strings=40, others=1), seed=0)
    assert sum(len(clip.tokens) > 1 for clip in clips) >= 38


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


def test_what_is_named_as_missing_is_what_the_build_installs():
    assert set(PACKAGES.split()) <= set((ROOT / ".ci" / "system-packages").read_text().replace(")", " ").split())


def _rise_after_fall(levels: np.ndarray) -> float:
    """Return by how much it grows louder again (dB) after it fell by 12 dB from its loudest moment."""
    top = int(levels.argmax())
    fallen = [index for index in range(top, len(levels)) if levels[index] < levels[top] - 12.0]
    return max((float(levels[index:].max() - levels[index]) for index in fallen), default=0.0)
