import itertools
from dataclasses import replace

import numpy as np
import pytest
import torch

from model.augment import DIVERSE
from model.dataset import composition
from model.dataset.clip import Clip, clip_of
from model.dataset.composition import CANVAS_SAMPLES, NAMING_SAMPLES, Batch, ComposedBatches
from model.dataset.material import Material
from model.spec.tokens import FRAME_SAMPLES, OTHER, SAMPLE_RATE
from tests.model.conftest import beep


@pytest.fixture
def batches(beeps) -> ComposedBatches:
    strings = [clip_of(np.concatenate([beep(1), beep(2)]), tokens=[2, 3], speaker="tone")]
    return ComposedBatches(Material(beeps + strings), batch_size=16, steps=10, seed=5)


def test_a_batch_fits_together(batches):
    batch = batches[0]
    assert batch.waveforms.shape == (16, CANVAS_SAMPLES)
    assert batch.speakable.shape == (16, CANVAS_SAMPLES // FRAME_SAMPLES)
    assert int(batch.lengths.sum()) == len(batch.targets)
    assert bool((batch.speakable.sum(dim=1) >= batch.lengths).all())


def test_the_same_step_is_the_same_batch_and_another_is_another(batches, beeps):
    again = ComposedBatches(Material(beeps), batch_size=16, steps=10, seed=5)
    assert batches[3].waveforms.equal(batches[3].waveforms)
    assert not batches[3].waveforms.equal(batches[4].waveforms)
    assert len(again) == 10


def test_a_word_may_be_named_only_around_its_end(beeps):
    examples = ComposedBatches(Material(beeps), batch_size=1, steps=1, seed=0).words(30)
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


def test_other_throats_are_made_where_other_people_are_to_come(beeps):
    one, others = (ComposedBatches(Material(beeps), batch_size=8, steps=1, seed=0, hard=h)[0] for h in (None, DIVERSE))
    assert not one.waveforms.equal(others.waveforms)


def test_an_example_is_the_same_in_a_batch_of_any_size(beeps):
    large, small = (ComposedBatches(Material(beeps), batch_size=size, steps=10, seed=5)[3] for size in (16, 4))
    assert large.waveforms[:4].equal(small.waveforms)


def test_auxiliary_words_keep_to_examples_of_their_own(beeps):
    talk = [clip_of(beep(3, take), tokens=[40], speaker="person") for take in range(4)]
    batches = ComposedBatches(Material(beeps, auxiliary=talk), batch_size=16, steps=20, seed=5)
    for batch in (batches[step] for step in range(20)):
        assert set(batch.part(batch.auxiliary).targets.tolist()) <= {40}
        assert 40 not in batch.part(~batch.auxiliary).targets.tolist()
    share = np.mean([batches[step].auxiliary.float().mean() for step in range(20)])
    assert 0.25 < share < 0.42


def test_a_part_of_a_batch_has_its_examples_in_their_order(batches):
    batch = batches[1]
    chosen = torch.tensor([place % 3 == 0 for place in range(16)])
    part = batch.part(chosen)
    whole = batch.targets.split(batch.lengths.tolist())
    assert part.waveforms.equal(batch.waveforms[::3])
    assert part.targets.tolist() == [token for place in range(0, 16, 3) for token in whole[place].tolist()]
    assert part.lengths.tolist() == batch.lengths[::3].tolist()


def pronounced(clip: Clip) -> Clip:
    """The clip, as if its token were said in two sounds, the first of which tells it apart."""
    return replace(clip, phonemes=(clip.tokens[0], 30))


def test_a_part_of_a_batch_keeps_the_phonemes_of_its_examples(beeps):
    batch = ComposedBatches(Material([*map(pronounced, beeps)]), batch_size=16, steps=2, seed=5)[1]
    whole = batch.phonemes.split(batch.phoneme_counts.tolist())
    assert all(said[::2].tolist() == list(tokens) for said, tokens in zip(whole, tokens_of(batch), strict=True))
    part = batch.part(torch.tensor([place % 3 == 0 for place in range(16)]))
    assert part.phonemes.tolist() == [phoneme for place in range(0, 16, 3) for phoneme in whole[place].tolist()]
    assert part.phoneme_counts.tolist() == batch.phoneme_counts[::3].tolist()
    assert all(here.equal(there) for here, there in zip(part, part.to(torch.device("cpu")), strict=True))


def tokens_of(batch: Batch) -> list[list[int]]:
    return [said.tolist() for said in batch.targets.split(batch.lengths.tolist())]


def test_phonemes_are_known_only_if_those_of_all_that_is_said_are(beeps):
    batches = ComposedBatches(Material(beeps), batch_size=1, steps=1, seed=0)

    def phonemes_of(*pieces: Clip) -> tuple[int, ...]:
        return batches._example(pieces, batches._hard, np.random.default_rng(0)).phonemes

    one, two = pronounced(beeps[0]), pronounced(beeps[6])
    assert phonemes_of(one, two, one) == (*one.phonemes, *two.phonemes, *one.phonemes)
    assert phonemes_of(one, beeps[6]) == ()
    assert phonemes_of() == ()


def test_what_does_not_fit_has_no_phonemes(beeps):
    long = replace(clip_of(np.tile(beep(1), 12), tokens=[OTHER], speaker="talk"), phonemes=(7,))
    batches = ComposedBatches(Material(beeps), batch_size=1, steps=1, seed=0)
    for first in (long, replace(long, phonemes=())):
        example = batches._example([first, pronounced(beeps[0])], batches._hard, np.random.default_rng(0))
        assert example.tokens == beeps[0].tokens
        assert example.phonemes == pronounced(beeps[0]).phonemes


def test_digits_among_other_words_are_parted_from_them_by_a_pause(beeps):
    """Without one they would be syllables of a longer word."""
    digit, other = (next(clip for clip in beeps if (clip.tokens == (OTHER,)) is is_other) for is_other in (False, True))
    batches = ComposedBatches(Material(beeps), batch_size=1, steps=1, seed=0)

    def seconds_named(*pieces: Clip) -> list[float]:
        examples = [batches._example(pieces, batches._hard, np.random.default_rng(seed)) for seed in range(60)]
        return [np.ptp(np.flatnonzero(example.speakable)) * FRAME_SAMPLES / SAMPLE_RATE for example in examples]

    # The two ends are the second word and the pause before it apart.
    mixed, digits = seconds_named(other, digit), seconds_named(digit, digit)
    shortest = 0.8 * len(beep(0)) / SAMPLE_RATE
    assert min(mixed) > shortest * 0.8 + 0.1
    assert min(digits) < min(mixed) - 0.05


def test_in_a_quick_string_a_long_digit_takes_no_more_than_its_share_of_time(beeps, monkeypatch):
    monkeypatch.setattr(composition, "STRING_PACE", (5.0, 5.0))
    monkeypatch.setattr(composition, "HURRIED_SHARE", 1.0)
    long = clip_of(np.tile(beep(1), 2), tokens=[2], speaker="tone")
    batches = ComposedBatches(Material(beeps), batch_size=1, steps=1, seed=0)

    def seconds_between_ends(*pieces: Clip) -> float:
        examples = [batches._example(pieces, batches._hard, np.random.default_rng(seed)) for seed in range(60)]
        spoken = [np.flatnonzero(example.speakable)[[0, -1]] for example in examples]
        return float(np.mean(np.diff(spoken))) * FRAME_SAMPLES / SAMPLE_RATE

    quick = seconds_between_ends(long, long, long)
    assert quick == pytest.approx(seconds_between_ends(beeps[6], beeps[6], beeps[6]), abs=0.05)
    # Two are no string; and what is no digit may be a sentence.
    assert seconds_between_ends(long, long) > quick
    other = replace(long, tokens=(OTHER,))
    assert seconds_between_ends(other, other, other) > quick + 0.2
    # Not all strings are hurried.
    monkeypatch.setattr(composition, "HURRIED_SHARE", 0.5)
    assert seconds_between_ends(long, long, long) > quick + 0.05


def test_what_is_longer_than_an_example_is_not_said(beeps):
    long = clip_of(np.tile(beep(1), 12), tokens=[OTHER], speaker="talk")
    batches = ComposedBatches(Material(beeps), batch_size=1, steps=1, seed=0)
    example = batches._example([long], batches._hard, np.random.default_rng(0))
    assert example.tokens == ()
    assert not example.speakable.any()


def test_a_word_that_is_longer_than_an_example_is_left_out_of_the_words(beeps):
    talk = clip_of(np.concatenate([beep(digit % 10) for digit in range(12)]), tokens=[OTHER], speaker="tone")
    assert len(talk.waveform) > CANVAS_SAMPLES
    digits = [clip for clip in beeps if clip.is_digit]
    words = ComposedBatches(Material([*digits, talk]), batch_size=1, steps=1, seed=0).words(40)
    assert 0 < len(words) < 40
    assert all(example.tokens for example in words)
