"""What the voices of joined diphones say: isolated digits, strings of digits in one breath, and other words."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import Final

import numpy as np

from model.dataset.clip import Clip, clip_of
from model.dataset.phonemes import phonemes_of
from model.diphone.breath import Breath, breathe
from model.diphone.festival_voices import FESTIVAL_VOICES
from model.diphone.mbrola_voices import MBROLA_VOICES
from model.diphone.repair import is_click
from model.diphone.spelling import Speller
from model.diphone.voice import Voice
from model.formant.corpus import SCRIPTS, Script
from model.formant.speaker import Generator
from model.formant.voice import PEAK
from model.formant.words import Phones
from model.spec.tokens import OTHER, SAMPLE_RATE, token_of
from model.spec.waveform import Waveform
from model.synthesis import Amounts
from model.synthesis.corpus import FRAGMENTS

Word = tuple[Phones, ...]
"""The pronunciations of a word that a voice can say."""


@dataclass(frozen=True, slots=True)
class _Utterance:
    """One thing to say."""

    words: tuple[Phones, ...]
    tokens: tuple[int, ...]
    breath: Breath


_DRAWS: Final = 20
"""How often something is drawn that a voice may not be able to say."""

VOICES: Final = (*FESTIVAL_VOICES, *MBROLA_VOICES)

NATIVES: Final = frozenset({"hn1", "en1", "ar1"})
"""Who is asked in their own language: there is one for Korean, and so there is one for each language to rehearse on."""

HELD_OUT: Final = frozenset({"czech_ph", "de3", "fr2", "mx2", "nl3", "tr2"})
"""Who is never learnt from: others speak the same languages."""

NATIVE_SHARE: Final = 12
"""How many times as much as another voice a native one says: nobody else has all sounds of the language."""


def voices_for(code: str) -> tuple[list[Voice], list[Voice]]:
    """Return who says words of a language, to train on, and held out: a native voice, and people of other languages."""
    asked = [voice for voice in VOICES if voice.language != code or voice.name in NATIVES]
    seen = [voice for voice in asked if voice.name not in HELD_OUT]
    return seen, [voice for voice in asked if voice.name in HELD_OUT]


def synthesise_diphones(code: str, voices: Sequence[Voice], *, amounts: Amounts, seed: int) -> list[Clip]:
    """Return what voices say, each the same in any company.

    Words that one cannot say are left out; instead of strings and talk that it cannot, for want of a joint between two
    words, it says others.

    Parameters
    ----------
    code : str
        Of the language: ``ko``, ``en`` or ``ar``.
    voices : sequence of Voice
    amounts : Amounts
        Of utterances, each voice; a native one says `NATIVE_SHARE` times as much.
    seed : int

    Raises
    ------
    SynthesisError
        If Festival, MBROLA or one of the voices is not installed, or fails.
    """

    def said_by(voice: Voice) -> list[Clip]:
        share = NATIVE_SHARE if voice.language == code else 1
        return list(_said_by(voice, SCRIPTS[code], amounts.times(share), seed))

    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        parts = pool.map(said_by, voices)
        return [clip for part in parts for clip in part]


def _said_by(voice: Voice, script: Script, amounts: Amounts, seed: int) -> Iterator[Clip]:
    utterances = list(_plan(voice, script, amounts, np.random.default_rng([seed, *voice.name.encode()])))
    sounds = voice.joiner.say([utterance.breath.segments for utterance in utterances])
    for utterance, sound in zip(utterances, sounds, strict=True):
        kept = utterance.breath.cut(sound)
        if not is_click(kept, SAMPLE_RATE):
            yield clip_of(
                _levelled(kept),
                tokens=utterance.tokens,
                speaker=f"diphone {voice.name}",
                phonemes=phonemes_of(sound for word in utterance.words for sound in word),
            )


def _plan(voice: Voice, script: Script, amounts: Amounts, random: Generator) -> Iterator[_Utterance]:
    speller = Speller(voice)
    readings = ((speller.sayable(script.lexicon[word]), digit) for word, digit in script.digits.items())
    digits = [(word, token_of(digit)) for word, digit in readings if word]
    others = _unlike(digits, [speller.sayable(script.lexicon[word]) for word in script.others], speller)
    if not digits or not others:
        return  # who lacks the sounds of a language is not asked in it
    fragments = [word for ways in script.fragments.values() if (word := speller.sayable(ways))] or others

    def said(words: Sequence[Word], tokens: tuple[int, ...]) -> Iterator[_Utterance]:
        """Yield an utterance, or none: what can be said alone may lack a joint to its neighbour."""
        sounds = tuple(word[int(random.integers(len(word)))] for word in words)
        spelling = speller.spell(tuple(sound for word in sounds for sound in word), random)
        if spelling:
            yield _Utterance(sounds, tokens, breathe(sounds, spelling, voice, random))

    def string() -> Iterator[_Utterance]:
        chosen = [digits[index] for index in random.integers(len(digits), size=random.integers(2, 7))]
        return said([word for word, _ in chosen], tuple(token for _, token in chosen))

    def talk() -> Iterator[_Utterance]:
        first = others[int(random.integers(len(others)))]  # by which one can tell that this is talk
        pieces = random.integers(len(fragments), size=random.integers(*FRAGMENTS))
        return said([first, *(fragments[index] for index in pieces)], (OTHER,))

    for word, token in digits:
        for _ in range(amounts.takes):
            yield from said([word], (token,))
    yield from _some(amounts.strings, string)
    for index in random.integers(len(others), size=amounts.others):
        yield from said([others[index]], (OTHER,))
    yield from _some(amounts.talk, talk)


def _some(count: int, draw: Callable[[], Iterator[_Utterance]]) -> Iterator[_Utterance]:
    """Yield so many, out of as many draws as that takes, or almost: there may be none that can be said."""
    drawn = (utterance for _ in range(_DRAWS * count) for utterance in draw())
    return islice(drawn, count)


def _unlike(digits: Sequence[tuple[Word, int]], words: Sequence[Word], speller: Speller) -> list[Word]:
    """Return the words without what sounds like a digit: who has no tense s says 싸 as 사."""
    taken = {heard for word, _ in digits for sounds in word for heard in speller.everything(sounds)}
    told_apart = (tuple(sounds for sounds in word if not speller.everything(sounds) & taken) for word in words)
    return [word for word in told_apart if word]


def _levelled(waveform: Waveform) -> Waveform:
    level = np.abs(waveform).max(initial=1e-6)
    return np.asarray(waveform * (PEAK / level), dtype=np.float32)
