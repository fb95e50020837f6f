"""Everything that a training needs to hear: what it learns from, what it is measured on, what it must not forget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from model import artifact, synthesis
from model.dataset.clip import Clip
from model.dataset.duplicates import clusters_of
from model.dataset.folder import Recordings, read_folder
from model.dataset.negatives import read_noise, read_others
from model.dataset.report import DataReport
from model.dataset.split import Side, Split, read_record, split
from model.spec.errors import DatasetError, SutjaError
from model.spec.language import Text
from model.spec.places import cache_folder
from model.training.options import OPTIONS_NAME, Options
from model.training.progress import Progress, SilentProgress
from model.training.run import SPLIT, Run

SYNTHETIC_AMOUNTS: Final = synthesis.Amounts()
HELD_OUT_AMOUNTS: Final = synthesis.Amounts(takes=8, strings=40, others=60)
"""Other pitches, speeds and strings than in the training come from another seed; the voices differ anyway."""

REPLAYED_AMOUNTS: Final = synthesis.Amounts(takes=2, strings=4, others=8)
"""Enough of each synthetic voice that a model made from them forgets none."""


@dataclass(slots=True)
class Data:
    """What a training hears."""

    training: list[Clip] = field(default_factory=list)
    """What the weights learn from."""

    validation: list[Clip] = field(default_factory=list)
    """What decides when to stop, and how sure the model may be."""

    test: list[Clip] = field(default_factory=list)
    """What decides nothing; empty without ``--test``."""

    replay: list[Clip] = field(default_factory=list)
    """What the model to go on from has learnt from."""

    replay_validation: list[Clip] = field(default_factory=list)
    """What was held out from it."""

    noises: list[Clip] = field(default_factory=list)
    """Sounds of rooms."""

    report: DataReport | None = None
    """What the inspection of the folder found; nothing for synthetic speech alone."""

    notes: list[Text] = field(default_factory=list)
    """What the user should know besides."""

    test_report: DataReport | None = None
    """The same for the test folder."""

    split: Split | None = None
    """Which recordings of the folder are on which side."""

    @property
    def measured(self) -> list[Clip]:
        """What the finished model is measured on: the test where there is one."""
        return self.test or self.validation


def gather(options: Options, run: Run, progress: Progress) -> Data:
    """Read everything that the options name.

    Raises
    ------
    SutjaError
        If there is nothing to learn from, or what there is cannot be learnt from.
    """
    data = Data()
    progress.stage(Text(korean="녹음 읽기", english="reading"))
    if options.noise:
        data.noises = read_noise(options.noise, cache_folder(), progress=progress.files)
    if options.synthetic:
        _speak(data, options.seed)
    if options.data:
        _read(data, options, run, progress)
    elif options.other:
        data.training.extend(read_others(options.other, cache_folder(), progress=progress.files).clips)
    if options.test:
        _read_test(data, options, progress)
    if options.adapt:
        _remember(data, options, options.adapt)
    if not data.training:
        raise DatasetError(
            korean="학습할 녹음이 없습니다. 녹음이 든 폴더를 적거나 --synthetic을 쓰세요.",
            english="There is nothing to learn from. Name a folder of recordings, or use --synthetic.",
        )
    return data


def _speak(data: Data, seed: int) -> None:
    seen, unseen = synthesis.split_variants(synthesis.variants())
    data.training.extend(synthesis.synthesise(seen, amounts=SYNTHETIC_AMOUNTS, seed=seed))
    data.validation.extend(synthesis.synthesise(unseen, amounts=HELD_OUT_AMOUNTS, seed=seed + 1))


def _read(data: Data, options: Options, run: Run, progress: Progress) -> None:
    recordings = _recordings(options, options.data, progress)
    data.report = recordings.report
    data.split = _split(recordings, options, read_record(run.read(SPLIT)))
    data.training.extend(data.split.training)
    data.validation.extend(data.split.validation)


def _read_test(data: Data, options: Options, progress: Progress) -> None:
    """Read the test folders by the rule that the others were read by, and learn from nothing that is in them."""
    labels = data.report.rule if data.report else options.labels
    recordings = _recordings(replace(options, labels=labels), options.test, progress)
    data.test, data.test_report = recordings.clips, recordings.report
    numbers = clusters_of([*data.training, *data.validation, *data.test])
    tested = set(numbers[len(numbers) - len(data.test) :].tolist())
    places = iter(numbers.tolist())
    kept = [[clip for clip in part if next(places) not in tested] for part in (data.training, data.validation)]
    dropped = len(data.training) + len(data.validation) - sum(map(len, kept))
    data.training, data.validation = kept
    if dropped:
        data.notes.append(_in_both(dropped))


def _in_both(count: int) -> Text:
    return Text(
        korean=f"학습 폴더의 녹음 {count}개가 시험 폴더에도 있어 학습에서 뺐습니다.",
        english=f"{count} recordings to learn from are in the test folder as well: they are left out of the learning.",
    )


def _recordings(options: Options, folders: Sequence[Path], progress: Progress) -> Recordings:
    """Read folders of labelled recordings as the options say."""
    return read_folder(
        folders,
        labels=options.labels,
        groups=options.groups,
        cache=cache_folder(),
        other=options.other if folders == options.data else (),
        single_takes=options.adapt is not None or folders == options.test,
        progress=progress.files,
    )


def _split(recordings: Recordings, options: Options, recorded: Mapping[str, Side]) -> Split:
    return split(
        recordings.clips, share=HELD_OUT_SHARE, by=options.hold_out, recorded=recorded, clusters=recordings.clusters
    )


HELD_OUT_SHARE: Final = 0.15
"""Of the recordings of a folder."""


def _remember(data: Data, options: Options, model: Path) -> None:
    """Find what the model to go on from has learnt from, so that it is heard again and nothing is forgotten."""
    try:
        data.replay, data.replay_validation = _heard_by(model, options.replay)
    except SutjaError as error:
        data.notes.append(error.text)
    if not data.replay:
        data.notes.append(MAY_FORGET)


def _heard_by(model: Path, replay: Sequence[Path] = ()) -> tuple[list[Clip], list[Clip]]:
    """Return what a model and those that it goes back to have learnt from, and what was held out."""
    run = Run(model.with_suffix(".run"))
    former = _former(model, run, replay)
    learnt, held_out = _heard_by(former.adapt) if former.adapt else ([], [])
    if former.synthetic:
        seen, unseen = synthesis.split_variants(synthesis.variants())
        learnt = learnt + synthesis.synthesise(seen, amounts=REPLAYED_AMOUNTS, seed=former.seed)
        held_out = held_out + synthesis.synthesise(unseen, amounts=REPLAYED_AMOUNTS, seed=former.seed + 1)
    if former.data:
        parts = _split(_recordings(former, former.data, SilentProgress()), former, read_record(run.read(SPLIT)))
        learnt, held_out = learnt + parts.training, held_out + parts.validation
    return learnt, held_out


def _former(model: Path, run: Run, replay: Sequence[Path]) -> Options:
    """Return how a model was made, as far as that is known."""
    try:
        former = Options.load(run.folder / OPTIONS_NAME)
    except DatasetError:
        former = Options(synthetic=_is_synthetic(model))
    return replace(former, data=tuple(replay)) if replay else former


def _is_synthetic(model: Path) -> bool:
    with model.open("rb") as file:
        return bool(artifact.read_metadata(file).training.get("synthetic"))


MAY_FORGET: Final = Text(
    korean="모델이 처음에 배운 녹음을 찾을 수 없어 예전 목소리를 잊을 수 있습니다. 그 폴더를 --replay에 적으세요.",
    english="The recordings that the model was made from are not here, so it may forget their voices. "
    "Give their folder with --replay.",
)
