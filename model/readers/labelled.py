"""A book, read aloud, of which each sound has its time: what is said between two pauses is a reading."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from model.dataset.clip import Clip
from model.dataset.phonemes import phonemes_of
from model.readers.clips import reading
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import read_waveform

_PAUSE: Final = "pau"

_RUSSIAN: Final = {
    "aa": "a", "ee": "e", "ii": "i", "oo": "o", "uu": "u", "yy": "ɯ", "y": "ɯ", "ae": "ə", "ay": "i", "ur": "u",
    "c": "t s", "ch": "tʃ", "sh": "ʃ", "sch": "ʃ", "zh": "dʒ", "h": "x", "hh": "x", "r": "ɾ", "rr": "ɾ", "g": "ɡ",
    "gg": "ɡ",
}  # fmt: skip
"""Signs of the voice that are not those of `model.dataset.phonemes`. Its soft consonants are hard ones written twice;
its unstressed vowels, which it does not write twice, are nearer to the middle."""


def read_labelled(folder: Path, speaker: str) -> list[Clip]:
    """Return what is said between pauses in the recordings of a voice of Festival that joins pieces of them.

    Parameters
    ----------
    folder : Path
        Of the voice: recordings in ``wav``, labels in ``lab``. A line of these tells when a sound ends, a number, and
        its sign; the first line is a mark.
    speaker : str
    """
    said = (clip for labels in sorted(folder.glob("lab/*.lab")) for clip in _readings(folder, labels, speaker))
    return [clip for clip in said if clip]


def _readings(folder: Path, labels: Path, speaker: str) -> Iterator[Clip | None]:
    waveform = read_waveform(folder / "wav" / f"{labels.stem}.wav")
    rows = [line.split() for line in labels.read_text(encoding="utf-8").splitlines()[1:]]
    ends = [float(row[0]) for row in rows]
    sounds = [(row[2], begin, end) for row, begin, end in zip(rows, [0.0, *ends], ends, strict=False)]
    for is_pause, breath in groupby(sounds, key=lambda sound: sound[0] == _PAUSE):
        if not is_pause:
            signs, begins, breath_ends = zip(*breath, strict=True)
            stretch = waveform[round(begins[0] * SAMPLE_RATE) : round(breath_ends[-1] * SAMPLE_RATE)]
            yield reading(stretch, phonemes_of(" ".join(map(_sign, signs)).split()), speaker)


def _sign(sign: str) -> str:
    """Return a sound as `model.dataset.phonemes` writes it."""
    is_soft = len(sign) == 2 and sign[0] == sign[1]
    return _RUSSIAN.get(sign, sign[0] if is_soft else sign)
