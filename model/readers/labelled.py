"""A book, read aloud, of which each sound has its time: pieces of what is said in a breath are readings."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from model.dataset.clip import Clip
from model.dataset.phonemes import phonemes_of
from model.readers.clips import reading
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import read_waveform

_PAUSE: Final = "pau"

_RUSSIAN: Final = {
    "aa": "a", "ee": "e", "ii": "i", "oo": "o", "uu": "u", "yy": "ɯ", "y": "ɯ", "ay": "ə", "ae": "i", "ur": "u",
    "c": "t s", "ch": "tʃ", "sh": "ʃ", "sch": "ʃ", "zh": "dʒ", "h": "x", "hh": "x", "r": "ɾ", "rr": "ɾ", "g": "ɡ",
    "gg": "ɡ",
}  # fmt: skip
"""Signs of the voice that are not those of `model.dataset.phonemes`. Its soft consonants are hard ones written twice;
its unstressed vowels, which it does not write twice, are nearer to the middle. ``ae`` follows soft consonants and
sounds like an i, ``ay`` the others: the list of its sounds has it the other way round, the recordings do not."""


_PIECE_SECONDS: Final = (0.4, 1.9)
"""How long a piece of a breath is, drawn at random: as long as a word or some."""

_SHORTEST: Final = 3
"""Sounds of a piece; what is left of a breath with fewer belongs to the piece before."""


class _Sound(NamedTuple):
    """One sound of the recording."""

    sign: str
    start: float
    end: float


def read_labelled(folder: Path, speaker: str, *, seed: int) -> list[Clip]:
    """Return pieces of what is said between pauses in the recordings of a voice of Festival.

    Parameters
    ----------
    folder : Path
        Of the voice: recordings in ``wav``, labels in ``lab``. A line of these tells when a sound ends, a number, and
        its sign; the first line is a mark.
    speaker : str
    seed : int
        Decides where the pieces end.
    """
    random = np.random.default_rng(seed)
    said = (clip for labels in sorted(folder.glob("lab/*.lab")) for clip in _readings(folder, labels, speaker, random))
    return [clip for clip in said if clip]


def _readings(folder: Path, labels: Path, speaker: str, random: np.random.Generator) -> Iterator[Clip | None]:
    waveform = read_waveform(folder / "wav" / f"{labels.stem}.wav")
    for is_pause, breath in groupby(_sounds(labels), key=lambda sound: sound.sign == _PAUSE):
        for piece in [] if is_pause else _pieces(list(breath), random):
            stretch = waveform[round(piece[0].start * SAMPLE_RATE) : round(piece[-1].end * SAMPLE_RATE)]
            yield reading(stretch, phonemes_of(" ".join(_sign(sound.sign) for sound in piece).split()), speaker)


def _sounds(labels: Path) -> list[_Sound]:
    rows = [line.split() for line in labels.read_text(encoding="utf-8").splitlines()[1:]]
    ends = [float(row[0]) for row in rows]
    return [_Sound(row[2], start, end) for row, start, end in zip(rows, [0.0, *ends], ends, strict=False)]


def _pieces(breath: Sequence[_Sound], random: np.random.Generator) -> Iterator[Sequence[_Sound]]:
    """Cut what is said in one breath between its sounds."""
    first = 0
    while first < len(breath):
        longest = breath[first].start + float(random.uniform(*_PIECE_SECONDS))
        last = next((index for index in range(first, len(breath)) if breath[index].end > longest), len(breath))
        last = max(last, first + _SHORTEST)
        last = last if len(breath) - last >= _SHORTEST else len(breath)
        yield breath[first:last]
        first = last


def _sign(sign: str) -> str:
    """Return a sound as `model.dataset.phonemes` writes it."""
    is_soft = len(sign) == 2 and sign[0] == sign[1]
    return _RUSSIAN.get(sign, sign[0] if is_soft else sign)
