from hypothesis import given
from hypothesis import strategies as st

from app.config import SegmenterConfig
from app.core.segmenter import SegmentEnd, Segmenter, SegmentStart

CONFIG = SegmenterConfig(
    onset_seconds=0.03,
    onset_window_seconds=0.05,
    hangover_seconds=0.1,
    resume_seconds=0.03,
    preroll_seconds=0.04,
    max_seconds=1.0,
)


def changes(frames: str | list[bool], segmenter: Segmenter | None = None) -> list:
    segmenter = segmenter or Segmenter(CONFIG, frame_seconds=0.01)
    answers = [segmenter.process(frame in {"x", True}) for frame in frames]
    return [change for change in [*answers, segmenter.finish()] if change is not None]


def test_speech_begins_with_its_preroll_and_ends_after_the_hangover():
    assert changes("." * 20 + "x" * 30 + "." * 20) == [SegmentStart(16), SegmentEnd(50)]


def test_one_or_two_positive_frames_are_no_speech():
    assert changes("..x...x.....xx....") == []


def test_flickering_onset_counts_within_its_window():
    assert changes(".........x.x.x" + "x" * 5 + "." * 20)[0] == SegmentStart(5)


def test_one_positive_frame_does_not_restart_the_hangover():
    assert changes("x" * 20 + "....x....x....x....")[-1] == SegmentEnd(20)


def test_speech_that_resumes_goes_on():
    assert changes("x" * 20 + "........" + "x" * 5 + "." * 20) == [SegmentStart(0), SegmentEnd(33)]


def test_the_preroll_never_reaches_into_the_segment_before():
    first_end = changes("x" * 20 + "." * 10 + ".xxx" + "." * 20)
    assert first_end == [SegmentStart(0), SegmentEnd(20), SegmentStart(30), SegmentEnd(34)]


def test_a_segment_without_end_is_cut():
    found = changes("x" * 250)
    assert found[:2] == [SegmentStart(0), SegmentEnd(100)]
    assert found[2] == SegmentStart(100)


def test_nothing_reaches_over_a_gap():
    segmenter = Segmenter(CONFIG, frame_seconds=0.01)
    for frame in (True, False, True, True):
        segmenter.process(frame)
    assert segmenter.finish() == SegmentEnd(4)
    for _ in range(20):
        segmenter.process(False)
    assert segmenter.finish() is None
    assert changes("xx.x", segmenter)[0] == SegmentStart(24)


@given(frames=st.lists(st.booleans(), max_size=400))
def test_segments_are_in_order_disjoint_and_hold_speech(frames):
    found = changes(frames)
    starts = [change.frame for change in found if isinstance(change, SegmentStart)]
    ends = [change.frame for change in found if isinstance(change, SegmentEnd)]
    assert len(starts) == len(ends)
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        assert 0 <= start < end <= len(frames)
        assert sum(frames[start:end]) >= 3
        assert index == 0 or ends[index - 1] <= start


@given(before=st.lists(st.booleans(), max_size=50), silence=st.integers(20, 60))
def test_silence_always_ends_speech(before, silence):
    segmenter = Segmenter(CONFIG, frame_seconds=0.01)
    for frame in [*before, *[False] * silence]:
        segmenter.process(frame)
    assert not segmenter.in_speech
