"""Folders as clips, read as the options of a training say."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from model.dataset.folder import Recordings, read_folder
from model.dataset.split import Split, read_record, split
from model.spec.places import cache_folder
from model.training.options import Options
from model.training.progress import Progress, SilentProgress
from model.training.run import SPLIT, Run

HELD_OUT_SHARE: Final = 0.15
"""Of the recordings of a folder."""


def labelled(
    options: Options,
    folders: Sequence[Path],
    progress: Progress | None = None,
    *,
    labels: str | None = None,
    other: Sequence[Path] = (),
    single_takes: bool | None = None,
) -> Recordings:
    """Return the recordings of folders, and what is wrong with them.

    Parameters
    ----------
    options : Options
    folders : sequence of Path
    progress : Progress, optional
    labels : str, optional
        Another rule than that of the options.
    other : sequence of Path
        Folders of speech that is no digit.
    single_takes : bool, optional
        Whether one take of a digit will do; where it is not said, if a model is gone on from.

    Raises
    ------
    SutjaError
        If they cannot be learnt from.
    """
    return read_folder(
        folders,
        labels=labels or options.labels,
        groups=options.groups,
        cache=cache_folder(),
        other=other,
        single_takes=options.adapt is not None if single_takes is None else single_takes,
        progress=(progress or SilentProgress()).files,
    )


def split_of(recordings: Recordings, options: Options, run: Run, *, as_recorded: bool = False) -> Split:
    """Return which recordings are held out: the same ones as in the training that a run folder is of.

    Parameters
    ----------
    recordings : Recordings
    options : Options
    run : Run
    as_recorded : bool
        Whether to split by takes or by speakers as the run did, whatever the options say by now.
    """
    recorded = read_record(run.read(SPLIT))
    by = str(recorded.by) if as_recorded and recorded.by else options.hold_out
    return split(recordings.clips, share=HELD_OUT_SHARE, by=by, recorded=recorded, clusters=recordings.clusters)
