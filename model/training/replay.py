"""What a model has learnt from, so that it is heard again when the model goes on, and nothing is forgotten."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from model import artifact
from model.spec.errors import DatasetError, SutjaError
from model.spec.language import Text
from model.synthesis import KOREAN
from model.training.data import Data
from model.training.destinations import OPTIONS_NAME, run_folder_of
from model.training.options import Options
from model.training.reading import labelled, split_of
from model.training.run import Run
from model.training.voices import LANGUAGES, replayed

MAY_FORGET: Final = Text(
    korean="모델이 처음에 배운 녹음을 찾을 수 없어 예전 목소리를 잊을 수 있습니다. 그 폴더를 --replay에 적으세요.",
    english="The recordings that the model was made from are not here, so it may forget their voices. "
    "Give their folder with --replay.",
)


def remember(data: Data, model: Path, replay: Sequence[Path], *, labels: str) -> None:
    """Find what a model and those that it goes back to have learnt from; what cannot be found is said.

    Parameters
    ----------
    data : Data
        Gets what was learnt, what was held out, and what is to be said.
    model : Path
        The model to go on from.
    replay : sequence of Path
        Folders that it was made from, where its run folder does not tell.
    labels : str
        How their names tell digits, where the run folder does not tell that either.

    Raises
    ------
    SutjaError
        If the folders that were named cannot be learnt from.
    """
    visited: set[Path] = set()
    ancestor: Path | None = model
    while ancestor is not None and ancestor not in visited:
        visited.add(ancestor)
        run = Run(run_folder_of(ancestor))
        named = replay if ancestor == model else ()
        former = _former(ancestor, run, named, labels)
        try:
            _hear(data, former, run)
        except SutjaError as error:
            if named:
                raise
            data.notes.append(error.text)
        ancestor = former.adapt
    if not data.replay:
        data.notes.append(MAY_FORGET)


def _hear(data: Data, former: Options, run: Run) -> None:
    """Read what one training learnt from."""
    if former.synthetic:
        learnt, held_out = replayed(former.language, seed=former.seed)
        data.replay.extend(learnt)
        data.replay_validation.extend(held_out)
    if former.data:
        parts = split_of(labelled(former, former.data), former, run, as_recorded=True)
        data.replay.extend(parts.training)
        data.replay_validation.extend(parts.validation)


def _former(model: Path, run: Run, replay: Sequence[Path], labels: str) -> Options:
    """Return how a model was made, as far as that is known."""
    try:
        former = Options.load(run.folder / OPTIONS_NAME)
    except DatasetError:
        former = replace(_told_by(model), labels=labels)
    return replace(former, data=tuple(replay)) if replay else former


def _told_by(model: Path) -> Options:
    """Return what a model says itself of how it was made."""
    try:
        with model.open("rb") as file:
            training = artifact.read_metadata(file).training
    except (OSError, SutjaError):  # of an older model only its name may be left
        return Options()
    language = training.get("language")
    return Options(
        synthetic=bool(training.get("synthetic")), language=language if language in LANGUAGES else KOREAN.code
    )
