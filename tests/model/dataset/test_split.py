import json

import numpy as np
import pytest

from model.dataset.clip import Clip
from model.dataset.split import By, Recorded, Side, read_record, split
from model.spec.errors import DatasetError
from model.spec.tokens import OTHER
from tests.model.dataset.sounds import buzz_clip

TAKES = [buzz_clip(digit, take, key=f"{digit}{take:03d}") for digit in range(4) for take in range(20)]
APART = np.arange(len(TAKES))


def keys(clips):
    return {clip.key for clip in clips}


def speakers(clips):
    return {clip.speaker for clip in clips}


def read_back(parts):
    return read_record(json.loads(json.dumps(parts.record())))


def spoken_by(count):
    return [
        buzz_clip(digit, 10 * number + take, speaker=f"voice {number}", key=f"{number}-{digit}{take}".replace("-", "x"))
        for number in range(count)
        for digit in range(3)
        for take in range(4)
    ]


def test_a_share_of_each_digit_is_held_out():
    parts = split(TAKES, share=0.15)
    assert parts.by is By.TAKES
    assert [sum(clip.tokens == (token,) for clip in parts.validation) for token in range(1, 5)] == [3] * 4
    assert keys(parts.training) | keys(parts.validation) == keys(TAKES)
    assert not keys(parts.training) & keys(parts.validation)


def test_the_order_of_the_clips_changes_nothing():
    assert keys(split(TAKES[::-1]).validation) == keys(split(TAKES).validation)


def test_a_few_more_recordings_move_few():
    more = [buzz_clip(digit, 50, key=f"new{digit}") for digit in range(4)]
    before, after = keys(split(TAKES, share=0.25).validation), keys(split([*TAKES, *more], share=0.25).validation)
    assert len(before - after) <= 2


def test_clusters_stay_on_one_side():
    clusters = APART // 2 * 2
    parts = split(TAKES, share=0.3, clusters=clusters)
    sides = {clip.key: clip.key in keys(parts.validation) for clip in TAKES}
    assert all(sides[TAKES[index].key] == sides[TAKES[index + 1].key] for index in range(0, len(TAKES), 2))
    assert parts.validation


def test_a_copy_at_another_level_stays_with_its_take():
    copies = [Clip((clip.pcm // 4), clip.tokens, "x", f"copy{clip.key}") for clip in TAKES[:20]]
    parts = split([*TAKES[:20], *copies], share=0.3)
    assert keys(parts.validation) == {f"copy{key}" for key in keys(parts.validation) if "copy" not in key} | {
        key for key in keys(parts.validation) if "copy" not in key
    }
    assert len(parts.validation) == 12


@pytest.mark.parametrize(("count", "by"), [(4, By.TAKES), (6, By.SPEAKERS)])
def test_whole_speakers_are_held_out_where_there_are_five(count, by):
    parts = split(spoken_by(count))
    assert parts.by is by
    assert speakers(parts.training).isdisjoint(speakers(parts.validation)) == (by is By.SPEAKERS)
    assert {clip.tokens for clip in parts.training} == {clip.tokens for clip in parts.validation}


def test_speakers_who_share_a_take_stay_together():
    clips = spoken_by(6)
    clusters = np.arange(len(clips))
    clusters[12:24] = clusters[:12]  # the second voice is the first one again
    parts = split(clips, by="speakers", share=0.3, clusters=clusters)
    assert ("voice 0" in speakers(parts.validation)) == ("voice 1" in speakers(parts.validation))


def test_what_only_one_speaker_says_is_learnt_from():
    clips = [*spoken_by(2), buzz_clip(9, 0, speaker="voice 0", key="only"), buzz_clip(8, 0, speaker="voice 1", key="o")]
    parts = split(clips, by="speakers")
    assert parts.by is By.TAKES
    assert {"only", "o"} <= keys(parts.training)


def test_a_single_take_is_learnt_from():
    clips = [buzz_clip(digit, 0, key=str(digit)) for digit in range(3)]
    assert split(clips).validation == []
    assert len(split(clips).training) == 3


def test_two_takes_are_on_two_sides():
    clips = [buzz_clip(digit, take, key=f"{digit}{take}") for digit in range(3) for take in range(2)]
    assert {clip.tokens for clip in split(clips).validation} == {(1,), (2,), (3,)}


def test_nothing_is_held_out_when_nothing_shall_be():
    assert split(TAKES, share=0.0).validation == []


def test_pieces_of_other_speech_are_split_by_file():
    pieces = [Clip(TAKES[0].pcm, (OTHER,), "other", f"file{number // 5}-{number}") for number in range(50)]
    parts = split([*TAKES, *pieces], share=0.2)
    held_out = {clip.key.split("-")[0] for clip in parts.validation if clip.tokens == (OTHER,)}
    assert len(held_out) == 2
    assert sum(clip.tokens == (OTHER,) for clip in parts.validation) == 10


def test_clips_that_came_from_no_file_are_split_by_their_samples():
    clips = [buzz_clip(digit, take) for digit in range(3) for take in range(10)]
    parts = split(clips)
    assert len(parts.validation) == 6
    assert split(clips[::-1]).record() == parts.record()
    assert len(parts.record()["sides"]) == 30


def test_a_former_split_is_kept():
    former = read_back(split(TAKES[:40], share=0.5))
    parts = split(TAKES, share=0.15, recorded=former)
    assert parts.record()["sides"].items() >= former.sides.items()
    assert not parts.renewed
    assert sum(clip.tokens == (4,) for clip in parts.validation) == 3


def test_a_copy_goes_where_its_take_was():
    former = read_back(split(TAKES[:20], share=0.5))
    copies = [Clip(clip.pcm // 4, clip.tokens, "x", f"copy{clip.key}") for clip in TAKES[:20]]
    record = split([*TAKES[:20], *copies], share=0.15, recorded=former).record()["sides"]
    assert all(record[f"copy{key}"] == record[key] == side for key, side in former.sides.items())


def test_a_take_that_was_on_both_sides_is_learnt_from():
    recorded = Recorded(By.TAKES, {TAKES[0].key: Side.VALIDATION, TAKES[1].key: Side.TRAINING})
    clusters = APART.copy()
    clusters[1] = 0
    assert {TAKES[0].key, TAKES[1].key} <= keys(split(TAKES, recorded=recorded, clusters=clusters).training)


def test_the_record_holds_nothing_but_hashes_and_sides():
    record = split(spoken_by(2)).record()
    assert record["by"] == "takes"
    assert set(record["sides"].values()) == {"training", "validation"}
    assert "voice" not in json.dumps(record)


@pytest.mark.parametrize(("former", "now"), [("takes", "speakers"), ("speakers", "takes"), ("takes", "auto")])
def test_what_was_split_by_something_else_is_split_anew(former, now):
    clips = spoken_by(6)
    parts = split(clips, by=now, share=0.3, recorded=read_back(split(clips, by=former, share=0.3)))
    assert parts.renewed
    assert parts.by is (By.TAKES if now == "takes" else By.SPEAKERS)
    assert parts.record() == split(clips, by=now, share=0.3).record()


def test_speakers_stay_where_they_were():
    former = read_back(split(spoken_by(6), by="speakers", share=0.3))
    parts = split(spoken_by(9), by="speakers", share=0.3, recorded=former)
    assert parts.record()["sides"].items() >= former.sides.items()
    assert (parts.by, parts.renewed) == (By.SPEAKERS, False)


def test_takes_that_were_held_out_for_want_of_speakers_stay_held_out():
    former = read_back(split(TAKES[:40], by="speakers", share=0.5))
    parts = split(TAKES, by="speakers", share=0.15, recorded=former)
    assert parts.record()["sides"].items() >= former.sides.items()
    assert (parts.by, parts.renewed) == (By.TAKES, False)


def test_a_record_of_other_recordings_is_not_missed():
    former = read_back(split(TAKES, by="takes"))
    assert not split(spoken_by(6), by="speakers", recorded=former).renewed


def test_no_record_is_an_empty_one():
    assert read_record(None) == Recorded()


WRONG = [
    {},
    {"a": "training"},
    {"by": "takes"},
    {"by": "names", "sides": {}},
    {"by": [], "sides": {}},
    {"by": "takes", "sides": 3},
    {"by": "takes", "sides": {"a": "elsewhere"}},
    {"by": "takes", "sides": {"a": None}},
]


@pytest.mark.parametrize("content", [3, "text", ["a"], *WRONG])
def test_a_damaged_record_is_refused(content):
    with pytest.raises(DatasetError, match=r"split\.json"):
        read_record(content)
