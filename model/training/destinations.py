"""Where the results of a training go, and that nothing else is destroyed there."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from model import artifact
from model.spec.errors import DatasetError
from model.spec.locks import RUN_LOCK
from model.spec.waveform import AUDIO_SUFFIXES

OPTIONS_NAME: Final = "options.json"
"""Name of the copy of the options in a run folder."""


def run_folder_of(model: Path) -> Path:
    """Return the run folder of a model: beside it."""
    return model.with_suffix(".run")


def check_output(output: Path) -> None:
    """See that a model is named as one, and is no recording.

    Raises
    ------
    DatasetError
        If not.
    """
    targets = [Path(os.path.realpath(path)) for path in _files_of(output)]
    if any(path.suffix.lower() in AUDIO_SUFFIXES for path in (output, *targets)):
        raise DatasetError(
            korean=f"녹음 파일 위에 모델을 쓸 수 없습니다: {output}. --output에 다른 이름(.pt)을 쓰세요.",
            english=f"A model may not be written over a recording: {output}. Give --output another name (.pt).",
        )
    if output.suffix.lower() != ".pt" or output.name.lower().endswith(".state.pt"):
        raise DatasetError(
            korean=f"모델 이름은 .pt로 끝나야 합니다(.state.pt 제외): {output}. --output에 다른 이름을 쓰세요.",
            english=f"The name of a model must end in .pt, and not in .state.pt: {output}. Give --output another name.",
        )


def check_base(base: Path, output: Path) -> None:
    """See that nothing of the model to go on from is written over.

    Raises
    ------
    DatasetError
        If something would be.
    """
    if _meet([base, *_made_with(base)], [output, *_made_with(output)]):
        raise DatasetError(
            korean=f"바탕이 되는 모델({base})과 그 .run 폴더 위에 쓸 수 없습니다: {output}. "
            "--output에 다른 이름을 쓰세요.",
            english=f"The model to go on from ({base}) and its .run folder may not be written over: {output}. "
            "Give --output another name.",
        )


def check_report(folder: Path, output: Path, base: Path | None) -> None:
    """See that a report has a folder of its own.

    Raises
    ------
    DatasetError
        If it is that of a model or a training.
    """
    taken = [path for model in (output, base) if model for path in (model, *_made_with(model))]
    if _meet([folder], taken) or any(os.path.exists(folder / name) for name in (OPTIONS_NAME, RUN_LOCK)):
        raise DatasetError(
            korean=f"모델이나 학습 상태가 있을 자리에 보고서를 쓸 수 없습니다: {folder}. "
            "--report에 다른 폴더를 적으세요.",
            english=f"A report needs a folder of its own, and {folder} is that of a model or a training. "
            "Give --report another folder.",
        )


def _files_of(model: Path) -> tuple[Path, ...]:
    return model, artifact.state_path(model)


def _made_with(model: Path) -> tuple[Path, ...]:
    return artifact.state_path(model), run_folder_of(model)


def _meet(some: Iterable[Path], others: Sequence[Path]) -> bool:
    return any(are_one(one, other) for one in some for other in others)


def are_one(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one place, also through links and in another spelling."""
    if os.path.realpath(one) == os.path.realpath(other):
        return True
    try:
        # Only the file system knows whether it takes upper and lower case, or two forms of Hangul, for one.
        return os.path.samefile(one, other)
    except OSError:
        return False
