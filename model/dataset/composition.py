"""Batches composed of clips: strings of digits on a canvas, augmented, made anew for each step."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from model.augment import Augmentation
from model.dataset.clip import Clip
from model.spec.tokens import FRAME_SAMPLES, OTHER, SAMPLE_RATE
from model.spec.waveform import Waveform

CANVAS_SECONDS: Final = 2.56
"""Length of an example: room for seven digits at a usual pace."""

CANVAS_SAMPLES: Final = round(CANVAS_SECONDS * SAMPLE_RATE)

NAMING_SAMPLES: Final = round(0.06 * SAMPLE_RATE)
"""How far from the end of a word the network may name it: 60 ms."""


@dataclass(frozen=True, slots=True)
class Example:
    """Something said on a canvas of 2.56 s."""

    waveform: Waveform
    """The sound, float32 [shape=(40960,)]."""

    tokens: tuple[int, ...]
    """What is said."""

    speakable: npt.NDArray[np.bool_]
    """Frames of the network in which a token may be named [shape=(128,)]: around the end of each word."""


class Batch(NamedTuple):
    """Examples, as the loss takes them."""

    waveforms: Tensor
    """float32 [shape=(batch, samples)]."""

    targets: Tensor
    """The tokens of all examples, one after the other [shape=(sum of lengths,)]."""

    lengths: Tensor
    """Tokens of each example [shape=(batch,)]."""

    speakable: Tensor
    """Frames in which a token may be named [shape=(batch, frames)]."""


class ComposedBatches(torch.utils.data.Dataset[Batch]):
    """Batch number ``step``: strings composed of the clips, augmented; the same for the same seed and step."""

    def __init__(self, clips: Sequence[Clip], *, batch_size: int, steps: int, seed: int) -> None:
        self._digits = [clip for clip in clips if clip.is_digit]
        self._strings = [clip for clip in clips if len(clip.tokens) > 1]
        self._others = [clip for clip in clips if clip.tokens == (OTHER,)]
        self._by_speaker = _grouped(self._digits)
        self._batch_size = batch_size
        self._steps = steps
        self._seed = seed
        self._augmentation = Augmentation()

    def __len__(self) -> int:
        return self._steps

    def __getitem__(self, step: int) -> Batch:
        randoms = [np.random.default_rng((self._seed, step, place)) for place in range(self._batch_size)]
        examples = [self._example(self._pieces(random), random) for random in randoms]
        return Batch(
            waveforms=torch.from_numpy(np.stack([example.waveform for example in examples])),
            targets=torch.tensor([token for example in examples for token in example.tokens], dtype=torch.long),
            lengths=torch.tensor([len(example.tokens) for example in examples], dtype=torch.long),
            speakable=torch.from_numpy(np.stack([example.speakable for example in examples])),
        )

    def words(self, count: int) -> list[Example]:
        """Return single words, digits and a share of others, composed and augmented as in the batches."""
        random = np.random.default_rng((self._seed, self._steps))
        pools = [self._others if self._others and random.random() < 0.25 else self._digits for _ in range(count)]
        return [self._example([_pick(pool, random)], random) for pool in pools]

    def _pieces(self, random: np.random.Generator) -> list[Clip]:
        """Choose what is said: mostly strings, often one digit, sometimes other words among them, sometimes nothing."""
        kind = random.choice(["string", "digit", "whole", "other", "mixed", "nothing"], p=_KINDS)
        if kind == "whole" and self._strings:
            return [_pick(self._strings, random)]
        if kind == "other" and self._others:
            return [_pick(self._others, random) for _ in range(random.integers(1, 4))]
        if kind == "mixed" and self._others:
            pools = [self._others if random.random() < 0.5 else self._digits for _ in range(random.integers(2, 5))]
            return [_pick(pool, random) for pool in pools]
        if kind == "nothing":
            return []
        return self._same_speaker(1 if kind == "digit" else int(random.integers(2, 8)), random)

    def _same_speaker(self, count: int, random: np.random.Generator) -> list[Clip]:
        """Pick digits of one speaker; a repeat of the digit before is made more likely than chance."""
        pieces = [_pick(self._digits, random)]
        pool = self._by_speaker[pieces[0].speaker]
        while len(pieces) < count:
            repeats = [clip for clip in pool if clip.tokens == pieces[-1].tokens]
            pieces.append(_pick(repeats if random.random() < 0.1 else pool, random))
        return pieces

    def _example(self, pieces: Sequence[Clip], random: np.random.Generator) -> Example:
        """Speak the pieces one after the other on a silent canvas; what does not fit is left unsaid."""
        tempo = float(np.exp(random.uniform(np.log(0.55), np.log(1.3)))) if len(pieces) > 2 else 1.0
        tract = float(random.uniform(0.82, 1.22))
        canvas = np.zeros(CANVAS_SAMPLES, dtype=np.float32)
        speakable = np.zeros(CANVAS_SAMPLES // FRAME_SAMPLES, dtype=np.bool_)
        end = CANVAS_SAMPLES - _tail_samples(random)
        tokens: list[int] = []
        for clip in reversed(pieces):
            word = self._augmentation.word(clip.waveform, tract=tract, tempo=tempo, random=random)
            begin = end - len(word)
            if begin < 0 and tokens:
                break
            if begin < 0:
                begin, end = 0, len(word)
                word = word[:CANVAS_SAMPLES]
            canvas[begin : begin + len(word)] += word
            tokens[:0] = clip.tokens
            speakable[_naming_frames(begin if len(clip.tokens) > 1 else end, end)] = True
            end = begin - _gap_samples(random)
        return Example(self._augmentation.finish(canvas, random), tuple(tokens), speakable)


_KINDS: Final = (0.36, 0.15, 0.19, 0.13, 0.12, 0.05)
"""Shares of: string, digit, whole, other, mixed, nothing."""


def _grouped(clips: Sequence[Clip]) -> dict[str, list[Clip]]:
    groups: dict[str, list[Clip]] = {}
    for clip in clips:
        groups.setdefault(clip.speaker, []).append(clip)
    return groups


def _pick(clips: Sequence[Clip], random: np.random.Generator) -> Clip:
    return clips[int(random.integers(len(clips)))]


def _naming_frames(begin: int, end: int) -> slice:
    """Return the frames in which words may be named that end between two samples: 60 ms around them.

    A causal network left free names a word as soon as it can guess, in the middle of the vowel; 일 is then heard as 이.
    Held to the end of the word it has heard the coda, and is not late either.
    """
    return slice(max(0, (begin - NAMING_SAMPLES) // FRAME_SAMPLES), (end + NAMING_SAMPLES) // FRAME_SAMPLES + 1)


def _gap_samples(random: np.random.Generator) -> int:
    """Return the silence between two words: from 30 ms of overlap to 300 ms, short ones more often."""
    gap = random.uniform(-0.03, 0.06) if random.random() < 0.5 else random.uniform(0.0, 0.3)
    return round(float(gap) * SAMPLE_RATE)


def _tail_samples(random: np.random.Generator) -> int:
    """Return the silence after the last word: 0.1 to 1.2 s, short ones more often."""
    tail = random.uniform(0.1, 0.3) if random.random() < 0.5 else random.uniform(0.1, 1.2)
    return round(float(tail) * SAMPLE_RATE)
