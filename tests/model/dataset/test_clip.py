import pickle
from dataclasses import replace

import numpy as np

from model.dataset.clip import Clip, Stretch, clip_of, fingerprint, trimmed
from model.spec.tokens import OTHER
from tests.model.conftest import beep


def test_trimming_keeps_the_word_and_a_little_around_it():
    word = beep(3)
    padded = np.concatenate([np.zeros(8_000, dtype=np.float32), word, np.zeros(4_000, dtype=np.float32)])
    assert abs(len(trimmed(padded)) - len(word)) < 800
    assert np.abs(trimmed(padded)).max() == np.abs(word).max()


def test_trimming_leaves_what_is_too_short_or_silent():
    assert len(trimmed(np.zeros(100, dtype=np.float32))) == 100
    assert len(trimmed(np.zeros(3_200, dtype=np.float32))) == 3_200


def test_the_fingerprint_tells_content_and_labels_but_not_order(beeps):
    changed = [*beeps[1:], Clip(beeps[0].pcm, (OTHER,), "x")]
    assert fingerprint(beeps) == fingerprint(beeps[::-1])
    assert fingerprint(changed) != fingerprint(beeps)
    assert fingerprint([replace(clip, phonemes=(1,)) for clip in beeps]) != fingerprint(beeps)


def test_samples_in_a_file_are_read_when_they_are_needed(tmp_path):
    samples = np.arange(100, dtype=np.int16)
    samples.tofile(tmp_path / "shard")
    stored = Clip(Stretch(tmp_path / "shard", start=10, length=20), (1,), "x")
    assert stored.pcm.tolist() == list(range(10, 30))
    assert stored.waveform.dtype == np.float32
    assert fingerprint([stored]) == fingerprint([Clip(samples[10:30], (1,), "y")])


def test_a_stored_clip_crosses_to_another_process_as_a_path(tmp_path):
    np.zeros(1_000_000, dtype=np.int16).tofile(tmp_path / "shard")
    stored = Clip(Stretch(tmp_path / "shard", start=0, length=1_000_000), (1,), "x")
    assert len(stored.pcm) == 1_000_000
    assert len(pickle.dumps(stored)) < 2_000


def test_phonemes_are_known_where_they_are_given():
    assert clip_of(beep(3), tokens=[4], speaker="x").phonemes == ()
    assert clip_of(beep(3), tokens=[4], speaker="x", phonemes=(1, 2)).phonemes == (1, 2)


def test_a_clip_of_a_waveform_is_trimmed():
    padded = np.concatenate([np.zeros(8_000, dtype=np.float32), beep(3)])
    assert len(clip_of(padded, tokens=[4], speaker="x").pcm) < len(padded) - 7_000
