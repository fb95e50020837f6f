"""The ring: what is read is what was written, what is missing is counted, and nothing torn comes out."""

import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.ring import Ring


def numbered(start: int, count: int, channels: int = 1) -> np.ndarray:
    """Return samples that tell their own index."""
    return np.repeat(np.arange(start, start + count, dtype=np.float32)[:, None], channels, axis=1)


# Each step writes that many samples and then reads, or not.
steps = st.lists(st.tuples(st.integers(0, 40), st.booleans()), max_size=40)


@given(capacity=st.integers(1, 20), channels=st.integers(1, 3), steps=steps)
def test_every_sample_is_read_once_or_counted_as_lost(capacity, channels, steps):
    ring = Ring(capacity=capacity, channels=channels)
    written = accounted = 0
    for count, reads in [*steps, (0, True)]:
        ring.write(numbered(written, count, channels))
        written += count
        if not reads:
            continue
        samples, lost = ring.read()
        np.testing.assert_array_equal(samples, numbered(accounted + lost, len(samples), channels))
        assert lost == max(0, written - capacity - accounted)
        accounted += lost + len(samples)
        assert accounted == written


@given(capacity=st.integers(1, 20), counts=st.lists(st.integers(0, 40), max_size=20), data=st.data())
def test_history_is_addressed_by_the_absolute_index(capacity, counts, data):
    ring = Ring(capacity=capacity, channels=1)
    written = 0
    for count in counts:
        ring.write(numbered(written, count))
        written += count
    start = data.draw(st.integers(max(0, written - capacity), written))
    stop = data.draw(st.integers(start, written))
    np.testing.assert_array_equal(ring.slice(start, stop), numbered(start, stop - start))


@pytest.mark.parametrize(("start", "stop"), [(5, 8), (9, 13), (8, 7), (-2, 3)])
def test_history_refuses_what_it_does_not_hold(start, stop):
    ring = Ring(capacity=6, channels=1)
    ring.write(numbered(0, 12))
    with pytest.raises(IndexError, match="6 to 12"):
        ring.slice(start, stop)


def test_reading_leaves_the_history():
    ring = Ring(capacity=6, channels=1)
    ring.write(numbered(0, 4))
    ring.read()
    np.testing.assert_array_equal(ring.slice(1, 3), numbered(1, 2))


def test_what_was_read_does_not_change_any_more():
    ring = Ring(capacity=4, channels=1)
    ring.write(numbered(0, 4))
    samples, _ = ring.read()
    ring.write(numbered(4, 4))
    np.testing.assert_array_equal(samples, numbered(0, 4))


class InterruptedRing(Ring):
    """A ring into which the writer writes just after a copy was made: the worst moment."""

    late = 0

    def _copy(self, start, stop):
        late, self.late = self.late, 0
        offsets = [index % self.capacity for index in range(start, stop)]
        torn = self._buffer[offsets]
        self.write(numbered(self._written, late))
        return torn, super()._copy(start, stop)[1]


@pytest.mark.parametrize(("late", "lost"), [(0, 0), (2, 0), (3, 1), (5, 3), (8, 6), (30, 6)])
def test_what_was_overwritten_during_the_copy_is_lost_and_never_given(late, lost):
    ring = InterruptedRing(capacity=8, channels=1)
    ring.write(numbered(0, 6))
    ring.late = late
    samples, told = ring.read()
    assert told == lost
    np.testing.assert_array_equal(samples, numbered(lost, 6 - lost))
    samples, told = ring.read()
    assert told == max(0, late - 8)
    np.testing.assert_array_equal(samples, numbered(6 + told, late - told))


def test_history_that_was_overwritten_during_the_copy_is_refused():
    ring = InterruptedRing(capacity=8, channels=1)
    ring.write(numbered(0, 6))
    ring.late = 3
    with pytest.raises(IndexError):
        ring.slice(0, 4)


def test_a_writing_and_a_reading_thread():
    ring = Ring(capacity=4_096, channels=2)
    blocks, count = 2_000, 441
    thread = threading.Thread(
        target=lambda: [ring.write(numbered(i * count, count, 2)) for i in range(blocks)], name="callback"
    )
    thread.start()
    accounted = 0
    while accounted < blocks * count:
        samples, lost = ring.read()
        np.testing.assert_array_equal(samples, numbered(accounted + lost, len(samples), 2))
        accounted += lost + len(samples)
    thread.join()
    assert accounted == blocks * count


@pytest.mark.parametrize(("capacity", "channels"), [(0, 1), (1, 0), (-1, 1)])
def test_a_ring_has_room(capacity, channels):
    with pytest.raises(ValueError, match="no room"):
        Ring(capacity=capacity, channels=channels)
