"""Batches composed of clips: strings of digits on a canvas, augmented, made anew for each step."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from model.augment import GENTLE, Augmentation
from model.dataset.clip import Clip
from model.dataset.material import AUXILIARY_SHARE, REPLAY_SHARE, Material, Room, Talk, Vocabulary
from model.dataset.phonemes import Phonemes, joined
from model.spec.tokens import FRAME_SAMPLES, OTHER, SAMPLE_RATE
from model.spec.waveform import Waveform

CANVAS_SECONDS: Final = 2.56
"""Length of an example: room for seven digits at a usual pace."""

CANVAS_SAMPLES: Final = round(CANVAS_SECONDS * SAMPLE_RATE)

GENTLE_SHARE: Final = 0.35
"""Share of the examples that are said in a quiet room by the voice as it is, unless asked otherwise."""

STRING_TEMPO: Final = (0.55, 1.3)
"""Range of the duration of what is said in a string of three or more, as a share of what it is by itself."""

STRING_PACE: Final = (1.25, 6.0)
"""Range of the digits a second in such a string: a word that is longer than its share of time is hurried to fit."""

HURRIED_SHARE: Final = 0.5
"""Share of such strings that have a pace. Where all had one, strings of two or three a second in a room, which are
mostly not hurried, were heard worse."""

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

    phonemes: Phonemes = ()
    """What is said, sound by sound; nothing, where that is not known of a part of it."""

    is_auxiliary: bool = False
    """Whether the tokens are those of the auxiliary vocabulary."""


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

    auxiliary: Tensor
    """Which examples hold tokens of the auxiliary vocabulary [shape=(batch,)]."""

    phonemes: Tensor
    """The phonemes of all examples, one after the other [shape=(sum of counts,)]."""

    phoneme_counts: Tensor
    """Phonemes of each example [shape=(batch,)]; none where they are not known."""

    def part(self, chosen: Tensor) -> "Batch":
        """Return the examples that are chosen [shape=(batch,)], in their order."""
        return Batch(
            self.waveforms[chosen],
            self.targets[chosen.repeat_interleave(self.lengths)],
            self.lengths[chosen],
            self.speakable[chosen],
            self.auxiliary[chosen],
            self.phonemes[chosen.repeat_interleave(self.phoneme_counts)],
            self.phoneme_counts[chosen],
        )

    def to(self, device: torch.device) -> "Batch":
        """Return the batch on another device."""
        return Batch(*(tensor.to(device) for tensor in self))


class ComposedBatches(torch.utils.data.Dataset[Batch]):
    """Batch number ``step``: utterances composed of the material, augmented; the same for the same seed and step.

    Parameters
    ----------
    material : Material
    batch_size : int
        Examples of a batch.
    steps : int
        Number of batches.
    seed : int
    hard : Augmentation
        Of the examples that are not said in a quiet room by the voice as it is.
    gentle_share : float
        Share of the examples that are said in a quiet room by the voice as it is.
    part, parts : int
        Which of how many processes this is: each gets every ``parts``-th example of the same batch.
    """

    def __init__(
        self,
        material: Material,
        *,
        batch_size: int,
        steps: int,
        seed: int,
        hard: Augmentation | None = None,
        gentle_share: float = GENTLE_SHARE,
        part: int = 0,
        parts: int = 1,
    ) -> None:
        self._new = Vocabulary(material.clips)
        self._replay = Vocabulary(material.replay) if material.replay else self._new
        self._places = range(part, batch_size, parts)
        self._steps = steps
        self._seed = seed
        self._room = Room(material.noises)
        self._talk = Talk(material.auxiliary)
        self._hard = hard or Augmentation()
        self._gentle_share = gentle_share

    def __len__(self) -> int:
        return self._steps

    def __getitem__(self, step: int) -> Batch:
        examples = [self._utterance(np.random.default_rng((self._seed, step, place))) for place in self._places]
        return Batch(
            waveforms=torch.from_numpy(np.stack([example.waveform for example in examples])),
            targets=torch.tensor([token for example in examples for token in example.tokens], dtype=torch.long),
            lengths=torch.tensor([len(example.tokens) for example in examples], dtype=torch.long),
            speakable=torch.from_numpy(np.stack([example.speakable for example in examples])),
            auxiliary=torch.tensor([example.is_auxiliary for example in examples], dtype=torch.bool),
            phonemes=torch.tensor([phoneme for example in examples for phoneme in example.phonemes], dtype=torch.long),
            phoneme_counts=torch.tensor([len(example.phonemes) for example in examples], dtype=torch.long),
        )

    def words(self, count: int) -> list[Example]:
        """Return single words, digits and a share of others, composed and augmented as in the batches.

        Fewer than ``count`` where a word is longer than an example.
        """
        randoms = [np.random.default_rng((self._seed, self._steps, place)) for place in range(count)]
        examples = [self._example(self._new.word(random), self._hard, random) for random in randoms]
        return [example for example in examples if example.tokens]

    def _utterance(self, random: np.random.Generator) -> Example:
        if self._talk and random.random() < AUXILIARY_SHARE:
            return replace(self._example(self._talk.utterance(random), self._hard, random), is_auxiliary=True)
        vocabulary = self._replay if random.random() < REPLAY_SHARE else self._new
        augmentation = GENTLE if random.random() < self._gentle_share else self._hard
        return self._example(vocabulary.utterance(random), augmentation, random)

    def _example(self, pieces: Sequence[Clip], augmentation: Augmentation, random: np.random.Generator) -> Example:
        """Speak the pieces one after the other on a silent canvas; what does not fit is left unsaid."""
        tempo = _log_uniform(STRING_TEMPO, random) if len(pieces) > 2 else 1.0
        longest = _longest_samples(pieces, random)
        tract = float(random.uniform(*augmentation.throat))
        canvas = np.zeros(CANVAS_SAMPLES, dtype=np.float32)
        speakable = np.zeros(CANVAS_SAMPLES // FRAME_SAMPLES, dtype=np.bool_)
        end = CANVAS_SAMPLES - _tail_samples(random)
        tokens: list[int] = []
        phonemes: list[Phonemes] = []
        mixed = len({clip.tokens == (OTHER,) for clip in pieces}) > 1
        for clip in reversed(pieces):
            hurried = min(tempo, longest / len(clip.pcm))
            word = augmentation.word(clip.waveform, tract=tract, tempo=hurried, random=random, words=len(clip.tokens))
            begin = end - len(word)
            if begin < 0 and (tokens or len(word) > CANVAS_SAMPLES):
                break
            if begin < 0:
                begin, end = 0, len(word)
            canvas[begin : begin + len(word)] += word
            tokens[:0] = clip.tokens
            phonemes.insert(0, clip.phonemes)
            speakable[_naming_frames(begin if len(clip.tokens) > 1 else end, end)] = True
            end = begin - _gap_samples(random, parted=mixed)
        finished = augmentation.finish(canvas, random, noise=self._room.noise(len(canvas), random))
        return Example(finished, tuple(tokens), speakable, joined(phonemes))


def _longest_samples(pieces: Sequence[Clip], random: np.random.Generator) -> float:
    """Return how long a word may be: in a string of digits about its share of time, whatever its length by itself.

    People who hurry give each digit the same time: the long ones lose most. Other words may be sentences, of which
    nothing would be left.
    """
    is_string = len(pieces) > 2 and all(clip.is_digit for clip in pieces)
    is_hurried = is_string and random.random() < HURRIED_SHARE
    return SAMPLE_RATE / _log_uniform(STRING_PACE, random) if is_hurried else math.inf


def _log_uniform(limits: tuple[float, float], random: np.random.Generator) -> float:
    return float(np.exp(random.uniform(*np.log(limits))))


def _naming_frames(begin: int, end: int) -> slice:
    """Return the frames in which words may be named that end between two samples: 60 ms around them.

    A causal network left free names a word as soon as it can guess, in the middle of the vowel; 일 is then heard as 이.
    Held to the end of the word it has heard the coda, and is not late either.
    """
    return slice(max(0, (begin - NAMING_SAMPLES) // FRAME_SAMPLES), (end + NAMING_SAMPLES) // FRAME_SAMPLES + 1)


def _gap_samples(random: np.random.Generator, *, parted: bool) -> int:
    """Return the silence between two words: from 30 ms of overlap to 300 ms, short ones more often.

    Digits among other words are ``parted`` from them by 100 ms or more: without a pause they would be syllables of a
    longer word, and those are no digits.
    """
    if parted:
        return round(float(random.uniform(0.1, 0.3)) * SAMPLE_RATE)
    gap = random.uniform(-0.03, 0.06) if random.random() < 0.5 else random.uniform(0.0, 0.3)
    return round(float(gap) * SAMPLE_RATE)


def _tail_samples(random: np.random.Generator) -> int:
    """Return the silence after the last word: 0.1 to 1.2 s, short ones more often."""
    tail = random.uniform(0.1, 0.3) if random.random() < 0.5 else random.uniform(0.1, 1.2)
    return round(float(tail) * SAMPLE_RATE)
