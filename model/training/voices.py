"""Synthetic speech to learn from: who speaks, how much of each, and who is held out."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from model import synthesis
from model.dataset.clip import Clip
from model.dataset.kept import kept
from model.diphone.corpus import synthesise_diphones, voices_for
from model.formant.corpus import formant_name, synthesise_formants
from model.spec.places import cache_folder

LANGUAGES: Final = {language.code: language for language in (synthesis.KOREAN, synthesis.ENGLISH, synthesis.ARABIC)}
"""That can be learnt from synthetic speech, by their codes."""


FIRST_HELD_OUT: Final = 10_000
"""Number from which on the speakers of the formant synthesiser are held out: the same ones from any cast."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who speaks, and how much."""

    native: synthesis.Amounts | None
    """What each variant of espeak-ng's own voice of the language says; nothing: none of them is asked."""

    native_held_out: synthesis.Amounts | None

    foreign: synthesis.Amounts
    """What each speaker of another language says."""

    foreign_speakers: int
    """Variants by which each other language is spoken; none of them is asked for 0."""

    diphones: synthesis.Amounts | None
    """What each voice of joined diphones says; nothing: none of them is asked."""

    diphones_held_out: synthesis.Amounts | None

    formant_speakers: int
    """Speakers that the formant synthesiser draws."""

    formant_held_out: int


FULL: Final = Cast(
    native=synthesis.Amounts(takes=8, strings=30, others=40, talk=20),
    native_held_out=synthesis.Amounts(takes=4, strings=20, others=30, talk=20),
    foreign=synthesis.FOREIGN_AMOUNTS,
    foreign_speakers=3,
    diphones=synthesis.Amounts(takes=24, strings=36, others=44, talk=24),
    diphones_held_out=synthesis.Amounts(takes=8, strings=15, others=20, talk=15),
    formant_speakers=450,
    formant_held_out=40,
)
"""About two fifths of the isolated digits are said by joined diphones, which are nearest to people, and a fifth by each
other kind of voice, as each errs in its own way."""

FEW: Final = Cast(
    native=None,
    native_held_out=None,
    foreign=synthesis.FOREIGN_AMOUNTS,
    foreign_speakers=0,
    diphones=None,
    diphones_held_out=None,
    formant_speakers=30,
    formant_held_out=6,
)
"""Enough that a model made from all of them forgets nothing, in seconds, and on a computer without other programs."""


def spoken(code: str, cast: Cast, *, seed: int) -> tuple[list[Clip], list[Clip]]:
    """Return synthetic speech of a language: by most voices, and by those that are held out.

    Raises
    ------
    SynthesisError
        If the cast needs espeak-ng, Festival or MBROLA, and it is not installed.
    """
    language = LANGUAGES[code]
    diphones, diphones_held_out = _diphones(code, cast, seed)  # first, as what it needs is missing most often
    native, native_held_out = _native(language, cast, seed)
    foreign, foreign_held_out = _foreign(language, cast, seed)
    formant, formant_held_out = _formant(code, cast, seed)
    held_out = [*native_held_out, *foreign_held_out, *diphones_held_out, *formant_held_out]
    return [*native, *foreign, *diphones, *formant], held_out


def replayed(code: str, *, seed: int) -> tuple[list[Clip], list[Clip]]:
    """Return what a few speakers say, and a few that are held out: made once on this computer, and then kept."""
    learnt, held_out = kept(
        cache_folder(), f"voices-{code}-{seed}", _version(FEW), lambda: spoken(code, FEW, seed=seed)
    )
    return list(learnt), list(held_out)


def _version(cast: Cast) -> str:
    """Return a hash of what decides how a cast speaks: who it is, all that is written in this package, and numpy."""
    sources = sorted(Path(synthesis.__file__).parents[1].rglob("*.py"))
    content = b"".join(path.read_bytes() for path in sources)
    return hashlib.sha256(repr((cast, np.__version__)).encode() + content).hexdigest()[:16]


def _native(language: synthesis.Language, cast: Cast, seed: int) -> tuple[list[Clip], list[Clip]]:
    if not (cast.native and cast.native_held_out):
        return [], []
    seen, unseen = synthesis.split_variants(synthesis.variants())
    return (
        synthesis.synthesise(language, seen, amounts=cast.native, seed=seed),
        # Other pitches, speeds and strings come from another seed; the voices differ anyway.
        synthesis.synthesise(language, unseen, amounts=cast.native_held_out, seed=seed + 1),
    )


def _foreign(language: synthesis.Language, cast: Cast, seed: int) -> tuple[list[Clip], list[Clip]]:
    if not cast.foreign_speakers:
        return [], []
    return synthesis.synthesise_foreign(language, amounts=cast.foreign, speakers=cast.foreign_speakers, seed=seed)


def _diphones(code: str, cast: Cast, seed: int) -> tuple[list[Clip], list[Clip]]:
    if not (cast.diphones and cast.diphones_held_out):
        return [], []
    seen, unseen = voices_for(code)
    return (
        synthesise_diphones(code, seen, amounts=cast.diphones, seed=seed),
        synthesise_diphones(code, unseen, amounts=cast.diphones_held_out, seed=seed + 1),
    )


def _formant(code: str, cast: Cast, seed: int) -> tuple[list[Clip], list[Clip]]:
    """Let both sides speak at once: to start processes twice takes as long as many speakers."""
    held_out = range(FIRST_HELD_OUT, FIRST_HELD_OUT + cast.formant_held_out)
    clips = synthesise_formants(code, [*range(cast.formant_speakers), *held_out], seed=seed)
    names = {formant_name(number) for number in held_out}
    return [clip for clip in clips if clip.speaker not in names], [clip for clip in clips if clip.speaker in names]
