"""A folder of labelled recordings."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from model.dataset.clip import Clip, clip_of
from model.spec.errors import DatasetError
from model.spec.labels import LabelRule
from model.spec.tokens import digit_of, token_of
from model.spec.waveform import read_waveform


def read_folder(files: Sequence[Path], rule: LabelRule) -> list[Clip]:
    """Read labelled recordings.

    Raises
    ------
    RecordingError
        If a file cannot be read.
    DatasetError
        If fewer than two digits are there, or one of them only once: nothing can be told apart, or held out.
    """
    clips = [
        clip_of(read_waveform(path), tokens=[token_of(digit)], speaker="folder")
        for path in files
        if (digit := rule.digit_of(path)) is not None
    ]
    if len({clip.tokens for clip in clips}) < 2:
        raise DatasetError(
            korean=f"학습하려면 서로 다른 숫자가 두 가지 이상 필요합니다(녹음 {len(clips)}개). 다른 숫자도 녹음하세요.",
            english=f"Learning needs recordings of at least two different digits ({len(clips)} recordings found). "
            "Record other digits as well.",
        )
    scarce = [token for token, count in Counter(clip.tokens[0] for clip in clips).items() if count < 2]
    if scarce:
        names = ", ".join(str(digit_of(token)) for token in sorted(scarce))
        raise DatasetError(
            korean=f"한 번만 녹음한 숫자가 있습니다: {names}. 숫자마다 두 번 이상, 되도록 열 번 이상 녹음하세요.",
            english=f"Recorded only once: {names}. Record each digit twice or more, ten times if you can.",
        )
    return clips
