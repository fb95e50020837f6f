"""Announcements for telephones: a sentence a file, and a list of what each says."""

import gzip
import re
from collections import Counter
from pathlib import Path
from typing import Final

import soundfile

from model.dataset.clip import Clip
from model.readers.clips import SECONDS, reading
from model.spec.waveform import read_waveform
from model.synthesis import espeak
from model.synthesis.ipa import phonemes_in

_UNCERTAIN: Final = re.compile(r"[\[\]()<>?\ufffd]|manana|contrasena")
"""A sound that is described, or a letter that was lost: ? for some, and ñ, which the Spanish list has nowhere."""

_SILENCE_SECONDS: Final = 0.5
"""Most silence before and after a sentence."""

_RUSSIAN: Final = str.maketrans({"y": "ɯ", "ʲ": None, '"': None, "^": None})
"""espeak-ng writes ы as y. That nearly every Russian consonant can be soft, the classes do not tell."""


def read_prompts(folder: Path, listing: Path, language: str, speaker: str) -> list[Clip]:
    """Return the sentences of a speaker that are short enough, and whose sounds are known.

    Parameters
    ----------
    folder : Path
        Of WAV files.
    listing : Path
        What they say, gzip: a line each, the name of the file up to a colon, then the sentence.
    language : str
        What espeak-ng calls it.
    speaker : str

    Raises
    ------
    SynthesisError
        If espeak-ng is not installed or fails.
    """
    files = ((folder / f"{name}.wav", text) for name, text in _listed(listing).items())
    texts = {path: text for path, text in files if path.is_file() and _is_short(path)}
    heard = espeak.transcribed(list(texts.values()), language)
    if language == "ru":
        heard = [letters.translate(_RUSSIAN) for letters in heard]
    said = (
        reading(read_waveform(path), phonemes_in(letters.replace(" ", "")), speaker)
        for path, letters in zip(texts, heard, strict=True)
    )
    return [clip for clip in said if clip]


def _listed(listing: Path) -> dict[str, str]:
    """Return what is certain to be said, by the name of the file: one that is listed twice may be either."""
    lines = gzip.decompress(listing.read_bytes()).decode("utf-8-sig", errors="replace").splitlines()
    entries = [line.partition(":") for line in lines if not line.startswith(";")]
    names = Counter(name.strip() for name, _, _ in entries)
    texts = {name.strip(): _one_clause(text) for name, _, text in entries if not _UNCERTAIN.search(text)}
    return {name: text for name, text in texts.items() if text and names[name] == 1}


def _is_short(path: Path) -> bool:
    """Return whether a file may hold a reading. Its sentence is then one line to espeak-ng, which breaks long ones."""
    seconds: float = soundfile.info(path).duration
    return seconds < SECONDS[1] + _SILENCE_SECONDS


def _one_clause(text: str) -> str:
    """Return a text without the marks at which espeak-ng begins a new line."""
    return " ".join(re.findall(r"[\w']+", text))
