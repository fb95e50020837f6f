"""How much is learnt, in how large steps, and from which weights on: what the data and the wish ask for."""

from dataclasses import replace
from typing import Final

import torch

from model import artifact, augment
from model.recognizer import Recognizer
from model.training.data import Data
from model.training.fit import TrainingConfig
from model.training.learner import LearningConfig
from model.training.options import Options
from model.training.strangers import is_for_strangers

FOLDER_EPOCHS: Final = 20

PEOPLE: Final = TrainingConfig(hard=augment.DIVERSE, gentle_share=0.0)
"""Where others are to come, none of the examples is easy: two of six speakers left out were understood better so."""

SYNTHETIC: Final = TrainingConfig(epochs=80, steps_per_epoch=400, patience=15, hard=augment.UNEVEN, gentle_share=0.2)
"""Voices of many kinds, and people beside them, take longer."""

ADAPTED: Final = TrainingConfig(epochs=1, steps_per_epoch=100)
"""Somebody waits for it. Six people whom a model had not heard were understood no less surely than after 70 steps:
of 600 digits 575 and 573 are right after one take (two seeds) that were 565 and 570, after five 591 and 589 (590, 584).
"""

ADAPTATION: Final = LearningConfig(
    learning_rate=6e-3, warmup_steps=14, decay_steps=50, averaging=0.97, held_bands=True
)  # fmt: skip
"""Large steps: after 70 that were a third as large two people were understood less surely than after 70 of these."""

DIVERSE: Final = LearningConfig(dropout=0.25, formant_warp=0.12)
"""Harder than for one voice: on a speaker left out of six, 82 % after eight epochs where the other gave 74 %."""

SLOW_DECAY: Final = 8_000
"""Steps in which the learning rate falls at the end of a long training: a quarter of them (Hu et al. 2024)."""

VOICES: Final = 3
"""From so many speakers on, a model is for more people than those: with other throats and microphones."""


def is_diverse(options: Options, data: Data) -> bool:
    """Whether the model is to understand people that it never heard."""
    if options.voices != "auto":
        return options.voices == "other"
    speakers = {clip.speaker for clip in data.training if clip.is_digit}
    return options.adapt is None and len(speakers) >= VOICES


def epochs_of(options: Options) -> int:
    """Return how long to learn at most: as asked, or as the data need."""
    if options.epochs is not None:
        return options.epochs
    if options.adapt is not None:
        return ADAPTED.epochs
    return SYNTHETIC.epochs if options.synthetic else FOLDER_EPOCHS


def config_of(options: Options, data: Data) -> TrainingConfig:
    """Return how long to learn, and how hard the examples are."""
    config = ADAPTED if options.adapt else TrainingConfig()
    if is_diverse(options, data):
        diverse = SYNTHETIC if options.synthetic else PEOPLE
        config = replace(ADAPTED, hard=diverse.hard, gentle_share=diverse.gentle_share) if options.adapt else diverse
    return replace(config, epochs=epochs_of(options), seed=options.seed)


def learning_of(options: Options, config: TrainingConfig) -> LearningConfig:
    """Return how steps are taken: with a rise and a fall of the learning rate that short trainings have room for."""
    learning = ADAPTATION if options.adapt else DIVERSE if config.diverse else LearningConfig()
    if options.synthetic and not options.adapt:
        learning = replace(learning, decay_steps=SLOW_DECAY)
    if not is_for_strangers(options):
        # To make people in the folder sound like those beside it would help nobody, and their phonemes are not known;
        # where their own words end they teach themselves.
        learning = replace(learning, reversal=0.0, phonemes_weight=0.0, ends_weight=0.0)
    return replace(
        learning,
        warmup_steps=max(1, min(learning.warmup_steps, config.steps // 4)),
        decay_steps=max(1, min(learning.decay_steps, config.steps // 2)),
    )


def start_of(options: Options) -> Recognizer:
    """Return the weights to start from: random ones, or those of the model to go on from."""
    torch.manual_seed(options.seed)  # for what learns beside the model as well
    return artifact.load_recognizer(options.adapt) if options.adapt else Recognizer()
