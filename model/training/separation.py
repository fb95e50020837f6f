"""What is measured on is not learnt from: neither the same recordings nor near-duplicates of them."""

from collections.abc import Sequence
from itertools import islice

from model.dataset.clip import Clip
from model.dataset.duplicates import clusters_of
from model.spec.language import Text
from model.training.data import Data


def separate(data: Data) -> None:
    """Leave out of the learning what the model is measured on, wherever it comes from, and say so.

    What was held out is not replayed either, and what was held out from the model to go on from is not learnt now.
    """
    held_out = {clip.key for clip in (*data.validation, *data.replay_validation, *data.test) if clip.key}
    data.auxiliary = [clip for clip in data.auxiliary if clip.key not in held_out]
    parts = (data.training, data.validation, data.replay, data.replay_validation, data.test)
    if not data.test and not data.replay:
        return
    numbers = iter(_numbers([clip for part in parts for clip in part]))
    training, validation, replay, replay_validation, test = (list(islice(numbers, len(part))) for part in parts)
    tested, replayed, learnt = set(test), set(replay), set(training)
    before = len(data.training) + len(data.validation)
    data.training = _without(data.training, training, tested)
    data.validation = _without(data.validation, validation, tested | replayed)
    data.replay = _without(data.replay, replay, tested)
    data.replay_validation = _without(data.replay_validation, replay_validation, tested | learnt)
    if tested & {*training, *validation}:
        data.notes.append(_in_test(before - len(data.training) - len(data.validation)))
    if tested & replayed:
        data.notes.append(_heard_before(sum(number in replayed for number in test)))


def _numbers(clips: Sequence[Clip]) -> list[int]:
    """Return the number of the cluster of each clip; what was made and not recorded is no take of anything else."""
    numbers = [-place for place in range(1, len(clips) + 1)]
    recorded = [place for place, clip in enumerate(clips) if clip.key]
    for place, number in zip(recorded, clusters_of([clips[place] for place in recorded]).tolist(), strict=True):
        numbers[place] = number
    return numbers


def _without(clips: list[Clip], numbers: list[int], unwanted: set[int]) -> list[Clip]:
    return [clip for clip, number in zip(clips, numbers, strict=True) if number not in unwanted]


def _in_test(count: int) -> Text:
    return Text(
        korean=f"학습 폴더의 녹음 {count}개가 시험 폴더에도 있어 학습에서 뺐습니다.",
        english=f"{count} recordings to learn from are in the test folder as well: they are left out of the learning.",
    )


def _heard_before(count: int) -> Text:
    return Text(
        korean=f"바탕이 되는 모델이 시험 녹음 {count}개를 이미 배웠습니다. 시험 결과가 실제보다 좋게 나옵니다.",
        english=f"The model to go on from has learnt from {count} of the test recordings: "
        "the figures on them are better than they would be.",
    )
