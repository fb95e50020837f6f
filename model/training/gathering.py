"""Everything that a training needs to hear: what it learns from, what it is measured on, what it must not forget."""

from typing import Final

from model.dataset.auxiliary import Auxiliary, read_auxiliary
from model.dataset.negatives import read_noise, read_others
from model.dataset.report import DataReport
from model.spec.errors import DatasetError
from model.spec.language import Text
from model.spec.places import cache_folder
from model.training.data import Data, has_digits
from model.training.options import Options
from model.training.progress import Progress
from model.training.reading import labelled, split_of
from model.training.replay import remember
from model.training.run import Run
from model.training.separation import separate
from model.training.voices import FULL, spoken


def gather(options: Options, run: Run, progress: Progress) -> Data:
    """Read everything that the options name.

    Raises
    ------
    SutjaError
        If there is nothing to learn from, or what there is cannot be learnt from.
    """
    data = Data()
    progress.stage(Text(korean="녹음 읽기", english="reading"))
    if options.synthetic:
        data.training, data.validation = spoken(options.language, FULL, seed=options.seed)
    _read_rooms(data, options, progress)
    if options.auxiliary:
        auxiliary = read_auxiliary(options.auxiliary, cache_folder(), progress=progress.files)
        data.auxiliary = auxiliary.clips
        data.notes.append(_heard_beside(auxiliary))
    if options.data:
        _read(data, options, run, progress)
    if options.test:
        _read_test(data, options, progress)
    if options.adapt:
        remember(data, options.adapt, options.replay, labels=_rule(data, options))
    _require(has_digits(data.training), NOTHING)
    separate(data)
    _require(has_digits(data.training), ALL_IN_TEST)
    _require(bool(data.auxiliary) or not options.auxiliary, NO_WORDS)
    data.settle()
    return data


def _read_rooms(data: Data, options: Options, progress: Progress) -> None:
    """Read what is no digit: sounds of rooms, and, beside synthetic speech alone, other words."""
    if options.noise:
        data.noises = read_noise(options.noise, cache_folder(), progress=progress.files)
    if options.other and not options.data:
        data.training.extend(read_others(options.other, cache_folder(), progress=progress.files).clips)


def _read(data: Data, options: Options, run: Run, progress: Progress) -> None:
    recordings = labelled(options, options.data, progress, other=options.other)
    data.report = recordings.report
    data.split = split_of(recordings, options, run, as_recorded=options.resume)
    if data.split.renewed:
        data.notes.append(RENEWED)
    data.training.extend(data.split.training)
    data.validation.extend(data.split.validation)


def _read_test(data: Data, options: Options, progress: Progress) -> None:
    """Read the test folders by a rule of their own, or by that of the others."""
    rule = options.test_labels or _rule(data, options)
    recordings = labelled(options, options.test, progress, labels=rule, single_takes=True)
    data.test, data.test_report = recordings.clips, recordings.report
    if data.report and set(data.report.digits) != set(data.test_report.digits):
        data.notes.append(_other_digits(data.test_report))


def _rule(data: Data, options: Options) -> str:
    """Return how names tell digits: as was found out where there are any, else as is asked for."""
    return data.report.rule if data.report else options.labels


def _require(fulfilled: bool, complaint: Text) -> None:
    if not fulfilled:
        raise DatasetError(korean=complaint.korean, english=complaint.english)


NOTHING: Final = Text(
    korean="학습할 녹음이 없습니다. 녹음이 든 폴더를 적거나 --synthetic을 쓰세요.",
    english="There is nothing to learn from. Name a folder of recordings, or use --synthetic.",
)
RENEWED: Final = Text(
    korean="이전 학습과 다른 기준으로 나누어, 이전에 검증에 쓴 녹음을 이번에는 학습할 수 있습니다.",
    english="Split by something else than before: what was held out then may be learnt from now.",
)
ALL_IN_TEST: Final = Text(
    korean="학습할 녹음이 모두 시험 폴더에도 있습니다. --test에 다른 폴더를 적으세요.",
    english="All recordings to learn from are in the test folder as well. Give --test another folder.",
)
NO_WORDS: Final = Text(
    korean="--auxiliary의 녹음이 모두 시험 폴더에도 있습니다. --auxiliary에 다른 폴더를 적으세요.",
    english="All recordings of --auxiliary are in the test folder as well. Give --auxiliary another folder.",
)


def _heard_beside(auxiliary: Auxiliary) -> Text:
    words, speakers = len(auxiliary.words), len({clip.speaker for clip in auxiliary.clips})
    pronounced = sum(bool(clip.phonemes) for clip in auxiliary.clips)
    return Text(
        korean=f"곁들여 듣는 말: {words}개 낱말, {speakers}명, 녹음 {len(auxiliary.clips)}개"
        f"(발음을 아는 것 {pronounced}개)",
        english=f"heard beside: {words} words by {speakers} people, {len(auxiliary.clips)} recordings "
        f"({pronounced} of known pronunciation)",
    )


def _other_digits(report: DataReport) -> Text:
    found = ", ".join(str(digit) for digit in sorted(report.digits))
    return Text(
        korean=f"시험 폴더에서 찾은 숫자({found})가 학습 폴더와 다릅니다. 이름 규칙이 다르면 --test-labels로 정하세요.",
        english=f"The digits found in the test folder ({found}) are not those that are learnt. "
        "If its names have another form, give it with --test-labels.",
    )
