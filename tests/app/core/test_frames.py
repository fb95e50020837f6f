"""The framer: every sample in exactly one frame, whatever the lengths that it comes in."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.frames import Framer


@given(frame_samples=st.integers(1, 50), lengths=st.lists(st.integers(0, 200), max_size=30))
def test_frames_hold_every_sample_in_order(frame_samples, lengths):
    waveform = np.arange(sum(lengths), dtype=np.float32)
    framer = Framer(frame_samples)
    frames = []
    for piece in np.split(waveform, np.cumsum(lengths)[:-1]) if lengths else []:
        frames += framer.process(piece)
    assert all(frame.shape == (frame_samples,) and frame.dtype == np.float32 for frame in frames)
    assert len(frames) == len(waveform) // frame_samples
    if frames:
        np.testing.assert_array_equal(np.concatenate(frames), waveform[: len(frames) * frame_samples])


def test_a_frame_does_not_change_with_the_array_it_came_in():
    block = np.ones(160, dtype=np.float32)
    (frame,) = Framer(160).process(block)
    block[:] = 0
    np.testing.assert_array_equal(frame, np.ones(160))


def test_after_a_gap_nothing_is_joined():
    framer = Framer(160)
    framer.process(np.ones(300, dtype=np.float32))
    framer.reset()
    (frame,) = framer.process(np.zeros(160, dtype=np.float32))
    assert not frame.any()


def test_a_frame_has_a_length():
    with pytest.raises(ValueError, match="at least one sample, not 0"):
        Framer(0)
