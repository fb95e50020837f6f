from collections import Counter
from itertools import combinations

import numpy as np
import pytest

from model.dataset.phonemes import phonemes_of
from model.diphone.corpus import HELD_OUT, NATIVE_SHARE, NATIVES, VOICES, _unlike, synthesise_diphones, voices_for
from model.diphone.festival_voices import FESTIVAL_VOICES
from model.diphone.spelling import Speller
from model.diphone.voice import Voice
from model.formant.corpus import SCRIPTS
from model.formant.phones import PHONES
from model.spec.tokens import OTHER, token_of
from model.spec.words import loudness
from model.synthesis import Amounts
from tests.model.diphone.installed import KOREAN, each_voice, needs_festival, needs_korean
from tests.model.diphone.test_spelling import speller as speller_of

AMOUNTS = Amounts(takes=2, strings=3, others=4, talk=2)


def test_one_voice_speaks_the_language_itself_and_some_of_others_are_held_out():
    for code, native in (("ko", "hn1"), ("en", "en1"), ("ar", "ar1")):
        seen, unseen = voices_for(code)
        assert [voice.name for voice in seen if voice.language == code] == [native]
        assert {voice.name for voice in unseen} == HELD_OUT
    assert {voice.name for voice in VOICES} >= NATIVES
    assert len({voice.name for voice in VOICES}) == len(VOICES)


def test_every_phone_of_a_table_is_one_of_somebody_who_uses_it():
    """A sign that nobody has is a slip of the pen; that some do not have is how a table serves several people."""
    here = [voice for voice in VOICES if voice.joiner.path.is_file()]
    if len(here) < len(VOICES):
        pytest.skip("not all voices are installed: run '.ci/system-packages voices'")
    recorded = {voice.name: {phone for pair in voice.joiner.pairs() for phone in pair} for voice in here}
    users: dict[tuple[str, str], set[str]] = {}
    for voice in here:
        for entry in voice.ways.items():
            users.setdefault(entry, set()).update(recorded[voice.name])
    for (sound, ways), known in users.items():
        assert any(set(way.split()) <= known for way in ways.split(",")), (sound, ways)


def test_who_is_held_out_speaks_a_language_of_others():
    languages = Counter(voice.language for voice in VOICES if voice.name not in HELD_OUT)
    assert all(languages[voice.language] for voice in VOICES if voice.name in HELD_OUT)


@pytest.mark.parametrize("voice", VOICES, ids=lambda voice: voice.name)
def test_the_ways_are_those_of_known_sounds(voice):
    assert {sound for sounds in voice.ways for sound in sounds.split()} <= set(PHONES)


@needs_festival
@pytest.mark.parametrize("voice", FESTIVAL_VOICES, ids=lambda voice: voice.name)
def test_the_ways_are_those_of_the_voice(voice):
    recorded = {phone for pair in voice.joiner.pairs() for phone in pair}
    asked = {phone for ways in voice.ways.values() for phone in ways.replace(",", " ").split()}
    assert asked <= recorded


@each_voice
def test_every_voice_says_digits_of_korean(voice):
    """All but few all of them: the Telugu voice of Festival has no ŋ but before k."""
    clips = synthesise_diphones("ko", [voice], amounts=AMOUNTS, seed=0)
    share = NATIVE_SHARE if voice.name == "hn1" else 1
    said = Counter(clip.tokens[0] for clip in clips if clip.is_digit)
    expected = {token_of(digit) for digit in range(voice.language == "te", 10)}
    if voice in FESTIVAL_VOICES or voice.name == "hn1":
        assert set(said) == expected
    assert len(said) >= 4
    assert sum(said.values()) >= 0.8 * share * AMOUNTS.takes * len(said)
    assert {clip.speaker for clip in clips} == {f"diphone {voice.name}"}
    assert sum(len(clip.tokens) > 1 for clip in clips) >= AMOUNTS.strings - 1
    assert any(clip.tokens == (OTHER,) for clip in clips)
    assert all(0.1 < len(clip.pcm) / 16_000 < 4.0 for clip in clips)
    assert all(np.abs(clip.waveform).max() == pytest.approx(0.5, abs=0.01) for clip in clips)


@needs_korean
def test_the_korean_voice_says_every_word_and_more_of_it_than_others():
    speller, script = Speller(KOREAN), SCRIPTS["ko"]
    assert [word for word in script.lexicon if not speller.sayable(script.lexicon[word])] == []
    clips = synthesise_diphones("ko", [KOREAN], amounts=Amounts(takes=1, strings=0, others=0), seed=0)
    assert len(clips) == NATIVE_SHARE * len(script.digits)


@each_voice
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


@each_voice
def test_the_burst_of_육_is_not_heard(voice):
    clips = synthesise_diphones("ko", [voice], amounts=Amounts(takes=6, strings=0, others=0), seed=0)
    said = [clip for clip in clips if clip.phonemes == phonemes_of(("j", "u", "k̚"))]
    assert len(said) >= 5 or not Speller(voice).sayable([("j", "u", "k̚")])
    assert not said or np.median([_rise_after_fall(loudness(clip.waveform)) for clip in said]) < 6.0


def test_words_that_sound_like_a_digit_are_left_out(tmp_path):
    speller = speller_of(tmp_path, "#-s s-a a-# #-z z-a", s="s", S="z,s", a="a", Z="z")
    words = [(("S", "a"),), (("Z", "a"),), (("S", "a"), ("Z", "a"))]
    assert _unlike([((("s", "a"),), 5)], words, speller) == [(("Z", "a"),), (("Z", "a"),)]


def test_who_lacks_the_sounds_of_a_language_is_not_asked_in_it():
    class Mute:
        path = lowest_hz = None

        def pairs(self):
            return frozenset({("_", "a"), ("a", "_")})

        def say(self, utterances):
            assert not utterances
            return iter(())

    voice = Voice("mute", "xx", Mute(), 100.0, "_", {"a": "a"})
    assert synthesise_diphones("ko", [voice], amounts=AMOUNTS, seed=0) == []


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


def _rise_after_fall(levels: np.ndarray) -> float:
    """Return by how much it grows louder again (dB) after it fell by 12 dB from its loudest moment."""
    top = int(levels.argmax())
    fallen = [index for index in range(top, len(levels)) if levels[index] < levels[top] - 12.0]
    return max((float(levels[index:].max() - levels[index]) for index in fallen), default=0.0)
