import itertools
from pathlib import Path

import numpy as np
import pytest
import soundfile

from model.dataset import (
    CANVAS_SAMPLES,
    NAMING_SAMPLES,
    Clip,
    ComposedBatches,
    clip_of,
    fingerprint,
    read_folder,
    split,
    trimmed,
)
from model.spec.errors import DatasetError
from model.spec.labels import LAST_DIGIT
from model.spec.tokens import FRAME_SAMPLES, OTHER, token_of
from tests.model.conftest import beep


def test_trimming_keeps_the_word_and_a_little_around_it():
    word = beep(3)
    padded = np.concatenate([np.zeros(8_000, dtype=np.float32), word, np.zeros(4_000, dtype=np.float32)])
    assert abs(len(trimmed(padded)) - len(word)) < 800
    assert np.abs(trimmed(padded)).max() == np.abs(word).max()


def test_trimming_leaves_what_is_too_short_or_silent():
    assert len(trimmed(np.zeros(100, dtype=np.float32))) == 100
    assert len(trimmed(np.zeros(3_200, dtype=np.float32))) == 3_200


def write(folder: Path, name: str, waveform: np.ndarray) -> Path:
    folder.mkdir(exist_ok=True)
    soundfile.write(folder / name, np.stack([waveform, waveform], axis=1), 44_100)
    return folder / name


def test_a_folder_of_the_course_form(tmp_path):
    files = [write(tmp_path / "녹음", f"{number:04d}.wav", beep(number % 10)) for number in range(130, 150)]
    clips = read_folder(files, LAST_DIGIT)
    assert [clip.tokens for clip in clips] == [(token_of(number % 10),) for number in range(130, 150)]
    assert all(clip.is_digit for clip in clips)


def test_one_digit_alone_cannot_be_learnt(tmp_path):
    files = [write(tmp_path, f"{number}.wav", beep(7)) for number in (7, 17, 27)]
    with pytest.raises(DatasetError, match="at least two different digits"):
        read_folder(files, LAST_DIGIT)


def test_the_split_is_stratified_disjoint_and_repeatable(beeps):
    kept, held_out = split(beeps, held_out=0.2, seed=3)
    assert {clip.tokens for clip in held_out} == {clip.tokens for clip in beeps}
    assert len(kept) + len(held_out) == len(beeps)
    assert not {id(clip) for clip in kept} & {id(clip) for clip in held_out}
    assert [id(clip) for clip in split(beeps, held_out=0.2, seed=3)[1]] == [id(clip) for clip in held_out]


def test_a_single_take_is_learnt_from_and_not_held_out():
    clips = [Clip(np.zeros(10, dtype=np.int16), (token,), "x") for token in (1, 2)]
    assert split(clips, held_out=0.2, seed=0) == (clips, [])


def test_the_fingerprint_tells_content_and_labels_but_not_order(beeps):
    changed = [*beeps[1:], Clip(beeps[0].pcm, (OTHER,), "x")]
    assert fingerprint(beeps) == fingerprint(beeps[::-1])
    assert fingerprint(changed) != fingerprint(beeps)


@pytest.fixture
def batches(beeps) -> ComposedBatches:
    strings = [clip_of(np.concatenate([beep(1), beep(2)]), tokens=[2, 3], speaker="tone")]
    return ComposedBatches(beeps + strings, batch_size=16, steps=10, seed=5)


def test_a_batch_fits_together(batches):
    batch = batches[0]
    assert batch.waveforms.shape == (16, CANVAS_SAMPLES)
    assert batch.speakable.shape == (16, CANVAS_SAMPLES // FRAME_SAMPLES)
    assert int(batch.lengths.sum()) == len(batch.targets)
    assert bool((batch.speakable.sum(dim=1) >= batch.lengths).all())


def test_the_same_step_is_the_same_batch_and_another_is_another(batches, beeps):
    again = ComposedBatches(beeps, batch_size=16, steps=10, seed=5)
    assert batches[3].waveforms.equal(batches[3].waveforms)
    assert not batches[3].waveforms.equal(batches[4].waveforms)
    assert len(again) == 10


def test_a_word_may_be_named_only_around_its_end(beeps):
    examples = ComposedBatches(beeps, batch_size=1, steps=1, seed=0).words(30)
    for example in examples:
        frames = np.flatnonzero(example.speakable)
        assert len(example.tokens) == 1
        assert len(frames) * FRAME_SAMPLES <= 2 * NAMING_SAMPLES + 2 * FRAME_SAMPLES
        assert (np.diff(frames) == 1).all()


def test_strings_repeat_digits_and_hold_other_words(batches):
    batch_targets = [batches[step] for step in range(10)]
    strings = [list(part) for batch in batch_targets for part in batch.targets.split(batch.lengths.tolist())]
    assert any(first == second for string in strings for first, second in itertools.pairwise(string))
    assert any(OTHER in map(int, string) and len(string) > 1 for string in strings)
    assert any(len(string) == 0 for string in strings)
