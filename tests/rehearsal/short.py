"""Short trainings of a rehearsal, in each of which one thing is other than in the recipe."""

import pickle
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import torch

from app.paths import ROOT
from model.augment import Augmentation
from model.dataset.auxiliary import read_auxiliary
from model.dataset.clip import Clip
from model.dataset.material import Material
from model.dataset.negatives import read_noise
from model.recognizer import Recognizer
from model.training import recipe
from model.training.fit import fit
from model.training.learner import Learner, LearningConfig
from model.training.options import Options
from model.training.processes import Processes
from model.training.voices import FULL, spoken
from tests.people import DATA
from tests.rehearsal.families import SHIPPED, recognizer_of

STEPS: Final = 1_600
"""Batches of 16: a twentieth of the whole training."""

HARD: Final = recipe.SYNTHETIC.hard

LEARNING: Final = replace(
    recipe.learning_of(Options(synthetic=True), recipe.SYNTHETIC), decay_steps=STEPS // 4, reversal_steps=STEPS // 8
)


@dataclass(frozen=True, slots=True)
class Change:
    """What is other than in the recipe: nothing, unless it is said."""

    keeps: Callable[[Clip], bool] = lambda clip: True
    """Which of the synthetic voices are heard."""

    people: bool = True
    """Whether people are heard beside them."""

    noises: bool = True
    """Whether recorded sounds are."""

    hard: Augmentation = HARD
    learning: LearningConfig = field(default=LEARNING)
    family: str = SHIPPED
    seed: int = 0


def is_formant(clip: Clip) -> bool:
    """Whether the formant synthesiser speaks."""
    return clip.speaker.startswith("formant ")


def is_foreign(clip: Clip) -> bool:
    """Whether a voice of another language speaks."""
    return "+" in clip.speaker


def is_joined(clip: Clip) -> bool:
    """Whether a voice of joined diphones speaks."""
    return clip.speaker.startswith("diphone ")


def is_native(clip: Clip) -> bool:
    """Whether the voice of the language itself speaks."""
    return not is_formant(clip) and not is_foreign(clip) and not is_joined(clip)


ABLATIONS: Final[dict[str, Change]] = {
    "the recipe": Change(),
    "the recipe, another seed": Change(seed=1),
    "without the language's own voice": Change(keeps=lambda clip: not is_native(clip)),
    "without voices of other languages": Change(keeps=lambda clip: not is_foreign(clip)),
    "without the formant synthesiser": Change(keeps=lambda clip: not is_formant(clip)),
    "without joined diphones": Change(keeps=lambda clip: not is_joined(clip)),
    "without people": Change(people=False),
    "without the judge": Change(learning=replace(LEARNING, reversal=0.0)),
    "without phonemes": Change(learning=replace(LEARNING, phonemes_weight=0.0)),
    "without the ends of people's words": Change(learning=replace(LEARNING, ends_weight=0.0)),
    "without uneven pace": Change(hard=replace(HARD, uneven_share=0.0)),
    "without moved formants": Change(learning=replace(LEARNING, formant_warp=0.0)),
    "without rooms": Change(hard=replace(HARD, room_share=0.0)),
    "without recorded noise": Change(noises=False),
    "without narrow bands": Change(hard=replace(HARD, narrow_share=0.0, telephone_share=0.0)),
}


def material_of(language: str, auxiliary: str, work: Path) -> Material:
    """Return what a language is learnt from: made once for each state of the sources that make it."""
    path = work / f"material-{language}-{_sources()}.pickle"
    if not path.exists():
        work.mkdir(parents=True, exist_ok=True)
        clips, _ = spoken(language, FULL, seed=0)
        noises = read_noise([DATA / "esc10"], work / "cache")
        people = read_auxiliary([DATA / auxiliary], work / "cache").clips
        path.write_bytes(pickle.dumps(Material(clips, noises=noises, auxiliary=people)))
    material: Material = pickle.loads(path.read_bytes())
    return material


def learnt(material: Material, change: Change) -> Recognizer:
    """Return what comes of a short training, in evaluation mode."""
    changed = Material(
        [clip for clip in material.clips if change.keeps(clip)],
        noises=material.noises if change.noises else (),
        auxiliary=material.auxiliary if change.people else (),
    )
    config = replace(recipe.SYNTHETIC, epochs=1, steps_per_epoch=STEPS, hard=change.hard, seed=change.seed)
    torch.set_num_threads(1)
    start = recognizer_of(change.family, seed=change.seed)
    learner = Learner(change.learning, start, Processes(), auxiliary_words=changed.auxiliary_words)
    for _ in fit(learner, changed, config, Processes()):
        if learner.step == STEPS - learner.decay_steps:
            learner.finish(at_most=STEPS)
    return learner.snapshot()


def _sources() -> str:
    """Return which state of the synthesisers this is."""
    folders = ("model/synthesis", "model/formant", "model/diphone", "model/training/voices.py")
    command = ["git", "rev-parse", *(f"HEAD:{folder}" for folder in folders)]
    trees = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    return "-".join(tree[:7] for tree in trees)
