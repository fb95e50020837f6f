"""Who says what, how often: isolated digits, strings of digits in one breath, and words that are none."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass
from typing import Final

import numpy as np

from model.dataset.clip import Clip, clip_of
from model.dataset.phonemes import Phonemes, phonemes_of
from model.spec.tokens import OTHER, SAMPLE_RATE, token_of
from model.synthesis.espeak import Voice, speak, split_variants, variants
from model.synthesis.foreign import Spelling, Word, lexicon, split_voices, voices_for
from model.synthesis.hangul import is_hangul, phones_of
from model.synthesis.language import Language
from model.synthesis.release import without_release
from model.synthesis.sounds import phonemes_in


@dataclass(frozen=True, slots=True)
class Amounts:
    """How many utterances each speaker gives."""

    takes: int = 14
    """Of each of the readings."""

    strings: int = 50
    """Strings of two to six digits in one breath."""

    others: int = 70
    """Words that are no digits."""

    talk: int = 0
    """Pieces of running speech: the syllables of digits in it are no digits."""

    def times(self, share: int) -> "Amounts":
        """Return so many times as much of each."""
        return Amounts(*(share * count for count in astuple(self)))


FOREIGN_AMOUNTS: Final = Amounts(takes=3, strings=10, others=14, talk=4)
"""Less of each: the voices of other languages are many."""

SPEAKERS: Final = 4
"""Variants by which each other language is spoken."""

FRAGMENTS: Final = (1, 5)
"""How many fragments make a piece of running speech, after one word that is no digit: from one to four."""

_SHORTEST_SAMPLES: Final = SAMPLE_RATE // 20
"""50 ms: what is no longer than this is no word."""


@dataclass(frozen=True, slots=True)
class _Repertoire:
    """What one voice can say."""

    voice: str
    """Name of espeak-ng's voice."""

    digits: Sequence[tuple[Word, int]]
    """Readings and their digits."""

    others: Sequence[Word]
    """Words that are no digits."""

    fragments: Sequence[tuple[Spelling, ...]]
    """What running speech is made of."""

    joint: str
    """What stands between the words of a string."""


@dataclass(frozen=True, slots=True)
class _Utterance:
    """One thing to say."""

    text: str
    tokens: tuple[int, ...]
    phonemes: Phonemes
    voice: Voice
    speaker: str

    unreleased: bool
    """Whether its end is a stop that is not opened again."""


def synthesise(language: Language, names: Sequence[str], *, amounts: Amounts, seed: int) -> list[Clip]:
    """Return what the native voice of a language says: isolated digits, strings of digits, other words.

    Parameters
    ----------
    language : Language
    names : sequence of str
        Variants, see `variants`: the speakers of the clips.
    amounts : Amounts
        Of utterances, each variant.
    seed : int
        Of pitches, speeds, strings and the choice of words.

    Raises
    ------
    SynthesisError
        If espeak-ng is not installed or fails.
    """
    repertoire = _native(language)
    return _clips([utterance for name in names for utterance in _plan(repertoire, name, name, amounts, seed)])


def synthesise_foreign(
    language: Language, *, amounts: Amounts = FOREIGN_AMOUNTS, speakers: int = SPEAKERS, seed: int
) -> tuple[list[Clip], list[Clip]]:
    """Return what the voices of other languages make of a language: to train on, and held out.

    Those held out share neither a language nor a variant with the others.

    Parameters
    ----------
    language : Language
        Whose words are said; none of the voices speaks it.
    amounts : Amounts
        Of utterances, each speaker. What a voice cannot say is left out.
    speakers : int
        Variants of each voice, chosen at random; each is a speaker of its own, ``"fr-fr+f2"``.
    seed : int
        Of the choice of variants, and of what `synthesise` chooses.

    Raises
    ------
    SynthesisError
        If espeak-ng is not installed or fails.
    """
    parts = zip(split_voices(voices_for(language)), split_variants(variants()), strict=True)
    seen, unseen = (_foreign_clips(language, voices, names, amounts, speakers, seed) for voices, names in parts)
    return seen, unseen


def _foreign_clips(
    language: Language, voices: Sequence[str], names: Sequence[str], amounts: Amounts, speakers: int, seed: int
) -> list[Clip]:
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        all_ = pool.map(lambda voice: _foreign(language, voice), voices)
        repertoires = [repertoire for repertoire in all_ if repertoire.digits and repertoire.others]
    return _clips(
        [
            utterance
            for repertoire in repertoires
            for name in _chosen(names, speakers, repertoire.voice, seed)
            for utterance in _plan(repertoire, name, f"{repertoire.voice}+{name}", amounts, seed)
        ]
    )


def _native(language: Language) -> _Repertoire:
    pronunciations = {**language.phonemes, **language.neighbours}

    def word(text: str) -> Word:
        return (Spelling(text, pronunciation=pronunciations.get(text, ("",))[0]),)

    return _Repertoire(
        voice=language.voice,
        digits=[(word(text), digit) for text, digit in language.readings],
        others=[word(text) for text in language.others],
        fragments=[word(text) for text in language.fragments or language.others],
        joint=language.joint,
    )


def _foreign(language: Language, voice: str) -> _Repertoire:
    said = lexicon(voice, {**language.phonemes, **language.neighbours})
    return _Repertoire(
        voice=voice,
        digits=[(said[word], digit) for word, digit in language.readings if word in said],
        others=[said[word] for word in language.neighbours if word in said],
        fragments=[said[word] for word in language.neighbours if word in said],
        joint=" ",
    )


def _chosen(names: Sequence[str], count: int, voice: str, seed: int) -> list[str]:
    random = np.random.default_rng([seed, *voice.encode()])
    return [names[index] for index in random.choice(len(names), size=min(count, len(names)), replace=False)]


def _plan(repertoire: _Repertoire, variant: str, speaker: str, amounts: Amounts, seed: int) -> Iterator[_Utterance]:
    random = np.random.default_rng([seed, *speaker.encode()])

    def utterance(words: Sequence[Word], tokens: tuple[int, ...]) -> _Utterance:
        spellings = [_chosen_spelling(word, random) for word in words]
        text = repertoire.joint.join(spelling.text for spelling in spellings)
        return _Utterance(
            text=text,
            tokens=tokens,
            phonemes=_phonemes(text, spellings),
            voice=_voice(repertoire.voice, variant, random),
            speaker=speaker,
            unreleased=spellings[-1].unreleased,
        )

    digits, others = repertoire.digits, repertoire.others
    for word, digit in digits:
        for _ in range(amounts.takes):
            yield utterance([word], (token_of(digit),))
    for _ in range(amounts.strings):
        chosen = [digits[index] for index in random.integers(len(digits), size=random.integers(2, 7))]
        yield utterance([word for word, _ in chosen], tuple(token_of(digit) for _, digit in chosen))
    for index in random.choice(len(others), size=amounts.others, replace=amounts.others > len(others)):
        yield utterance([others[index]], (OTHER,))
    for _ in range(amounts.talk):
        pieces = random.integers(len(repertoire.fragments), size=random.integers(*FRAGMENTS))
        first = others[int(random.integers(len(others)))]  # by which one can tell that this is talk
        yield utterance([first, *(repertoire.fragments[index] for index in pieces)], (OTHER,))


def _chosen_spelling(word: Word, random: np.random.Generator) -> Spelling:
    return word[0] if len(word) == 1 else word[random.integers(len(word))]


def _phonemes(text: str, spellings: Sequence[Spelling]) -> Phonemes:
    """Return the phonemes of a text, where they are known: those of Hangul by its rules, which join its words."""
    if is_hangul(text):
        return phonemes_of(phones_of(text))
    pronunciations = [spelling.pronunciation for spelling in spellings]
    return phonemes_in(" ".join(pronunciations)) if all(pronunciations) else ()


def _voice(language: str, variant: str, random: np.random.Generator) -> Voice:
    return Voice(
        language=language, variant=variant, pitch=int(random.integers(0, 100)), speed=int(random.integers(80, 261))
    )


def _clips(utterances: Sequence[_Utterance]) -> list[Clip]:
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        return [clip for clip in pool.map(_clip, utterances) if len(clip.pcm) > _SHORTEST_SAMPLES]


def _clip(utterance: _Utterance) -> Clip:
    waveform = speak(utterance.text, utterance.voice)
    if utterance.unreleased:
        waveform = without_release(waveform)
    return clip_of(waveform, tokens=utterance.tokens, speaker=utterance.speaker, phonemes=utterance.phonemes)
