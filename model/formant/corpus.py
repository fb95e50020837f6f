"""What the formant synthesiser's speakers say: isolated digits, strings of digits in one breath, and other words."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from model.dataset.clip import Clip, clip_of
from model.dataset.phonemes import phonemes_of
from model.formant.speaker import Generator, draw_speaker
from model.formant.voice import speak
from model.formant.words import ARABIC, ENGLISH, KOREAN, Phones
from model.spec.tokens import OTHER, token_of
from model.synthesis import english, korean
from model.synthesis.hangul import phones_of

Lexicon = Mapping[str, tuple[Phones, ...]]


@dataclass(frozen=True, slots=True)
class Script:
    """What can be said in one language."""

    digits: Mapping[str, int]
    """The digit of each reading."""

    lexicon: Lexicon
    """Pronunciations of the readings, and of words that are no digits."""

    fragments: Lexicon = field(default_factory=dict)
    """What running speech is made of, some of it sounding like digits; where there is none, other words."""

    @property
    def others(self) -> list[str]:
        """Words that are no digits."""
        return [word for word in self.lexicon if word not in self.digits]


_ENGLISH: Final = dict(english.ENGLISH.readings)
_ARABIC: Final = "sifr wahid ithnan thalatha arbaa khamsa sitta sabaa thamaniya tisaa".split()

SCRIPTS: Final[Mapping[str, Script]] = {
    "ko": Script(
        digits=dict(korean.KOREAN.readings),
        lexicon=KOREAN,
        fragments={syllable: (phones_of(syllable),) for syllable in korean.KOREAN.fragments},
    ),
    "en": Script(digits=_ENGLISH, lexicon=ENGLISH),
    # Other words of Arabic are not spelt yet; those of English are no Arabic digits either.
    "ar": Script(
        digits={word: digit for digit, word in enumerate(_ARABIC)},
        lexicon={**ARABIC, **{word: said for word, said in ENGLISH.items() if word not in _ENGLISH}},
    ),
}
"""By the code of the language."""

TAKES: Final = 2
"""Of each reading, each speaker."""

STRINGS: Final = 8
"""Of two to six digits in one breath, each speaker."""

OTHERS: Final = 6
"""Words that are no digits, each speaker."""

TALK: Final = 3
"""Pieces of running speech, each speaker: one word that is no digit, then up to four fragments."""


CHUNK: Final = 3
"""Speakers that a process takes at a time: few, so that none is left with much to do while the others are done."""

MOST_PROCESSES: Final = 60
"""Windows waits for no more."""


def synthesise_formants(code: str, speakers: Sequence[int], *, seed: int) -> list[Clip]:
    """Return what speakers say, each of whom is drawn by its number: the same for the same number and seed.

    Parameters
    ----------
    code : str
        Of the language: ``ko``, ``en`` or ``ar``.
    speakers : sequence of int
    seed : int
    """
    if not speakers:
        return []
    # A pool of processes, since numpy holds the interpreter; they start afresh, as threads may run in this one.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(os.cpu_count() or 1, MOST_PROCESSES), fresh, initializer=_belong_to_parent) as pool:
        try:
            parts = pool.map(_said_by, [code] * len(speakers), speakers, [seed] * len(speakers), chunksize=CHUNK)
            return [clip for part in parts for clip in part]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)  # Ctrl-C does not wait for what is still to be said
            raise


def formant_name(number: int) -> str:
    """Return what the speaker of a number is called."""
    return f"formant {number}"


def _belong_to_parent() -> None:
    """Leave Ctrl-C to the process that started this one, and end with it: a pool would wait for work for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def wait() -> None:
        owner = multiprocessing.parent_process()
        if owner is not None:
            owner.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _said_by(code: str, number: int, seed: int) -> list[Clip]:
    script = SCRIPTS[code]
    random = np.random.default_rng((seed, number))
    speaker = draw_speaker(random)

    def spoken(words: Sequence[tuple[Phones, ...]], tokens: tuple[int, ...]) -> Clip:
        said = [_pronunciation(word, random) for word in words]
        phonemes = phonemes_of(sound for word in said for sound in word)
        return clip_of(speak(said, speaker, random), tokens=tokens, speaker=formant_name(number), phonemes=phonemes)

    def clip(words: Sequence[str], tokens: tuple[int, ...]) -> Clip:
        return spoken([script.lexicon[word] for word in words], tokens)

    readings, others = list(script.digits), script.others
    clips = [clip([word], (token_of(script.digits[word]),)) for word in readings for _ in range(TAKES)]
    for _ in range(STRINGS):
        chosen = [readings[index] for index in random.integers(len(readings), size=random.integers(2, 7))]
        clips.append(clip(chosen, tuple(token_of(script.digits[word]) for word in chosen)))
    clips += [clip([others[index]], (OTHER,)) for index in random.integers(len(others), size=OTHERS)]
    fragments = list(script.fragments.values()) or [script.lexicon[word] for word in others]
    for _ in range(TALK):
        first = script.lexicon[others[random.integers(len(others))]]
        rest = [fragments[index] for index in random.integers(len(fragments), size=random.integers(1, 5))]
        clips.append(spoken([first, *rest], (OTHER,)))
    return clips


def _pronunciation(variants: tuple[Phones, ...], random: Generator) -> Phones:
    return variants[int(random.integers(len(variants)))]
