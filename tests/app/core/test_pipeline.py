"""Samples in, events out; the same for any block size, and with time that only counts samples."""

import numpy as np
import pytest

from app.config import EngineConfig
from app.core.events import Digit, Level, Overflow, Partial, SpeechEnd, SpeechStart, Unknown
from app.core.pipeline import Pipeline
from tests.app.core.fakes import LevelVad, ToneClassifier, TornClassifier, silence, tone_sentence, tone_word


def pipeline(rate=16_000, classifier=None):
    return Pipeline(classifier or ToneClassifier(), LevelVad(), EngineConfig(), sample_rate=rate)


def run(line, waveform, block=160, channels=1):
    samples = np.repeat(waveform[:, None], channels, axis=1)
    events = [
        event for start in range(0, len(samples), block) for event in line.process(samples[start : start + block])
    ]
    return [*events, *line.finish()]


def digits(events):
    return [event.digit for event in events if isinstance(event, Digit)]


def test_each_word_once_in_order():
    events = run(pipeline(), tone_sentence(0, 1, 1, 9, 5))
    assert digits(events) == [0, 1, 1, 9, 5]
    assert [type(event) for event in events if isinstance(event, SpeechStart | SpeechEnd)] == [
        SpeechStart,
        SpeechEnd,
    ] * 5


def test_a_string_may_be_as_long_as_one_likes():
    said = [number % 10 for number in range(150)]
    words = [np.concatenate([tone_word(digit, seconds=0.2), silence(0.05)]) for digit in said]
    events = run(pipeline(), np.concatenate([silence(0.5), *words, silence(0.5)]))
    assert digits(events) == said
    assert sum(isinstance(event, SpeechStart) for event in events) == 1


@pytest.mark.parametrize("pause_ms", range(200, 501, 20))
def test_no_pause_between_digits_loses_one(pause_ms):
    said = [7, 3, 1, 8, 5, 0, 6, 2]
    assert digits(run(pipeline(), tone_sentence(*said, gap=pause_ms / 1000))) == said


def test_a_word_that_is_never_named_is_told_when_silence_follows():
    assert digits(run(pipeline(classifier=TornClassifier()), tone_sentence(6, 2))) == [6, 2]


@pytest.mark.parametrize("seconds", [2.0, 29.5, 30.4, 31.0])
def test_a_sound_that_goes_on_is_no_such_word(seconds):
    sound = np.concatenate([silence(0.5), tone_word(6, seconds=seconds), silence(0.5)])
    assert digits(run(pipeline(classifier=TornClassifier()), sound)) == []


def test_words_close_to_one_another_share_a_segment():
    events = run(pipeline(), tone_sentence(4, 2, 7, gap=0.12))
    assert digits(events) == [4, 2, 7]
    assert sum(isinstance(event, SpeechStart) for event in events) == 1


@pytest.mark.parametrize("block", [1, 7, 160, 4096])
def test_the_block_size_changes_nothing(block):
    waveform = tone_sentence(3, 8, gap=0.35)
    assert run(pipeline(), waveform, block=block) == run(pipeline(), waveform, block=len(waveform))


@pytest.mark.parametrize("block", [1, 7, 4096])
def test_the_block_size_changes_nothing_for_a_rate_that_is_resampled(block):
    waveform = np.repeat(tone_sentence(3, gap=0.35), 3)
    whole = run(pipeline(48_000), waveform, block=len(waveform), channels=2)
    assert run(pipeline(48_000), waveform, block=block, channels=2) == whole
    assert digits(whole) == [3]


def test_times_are_those_of_the_sound():
    events = run(pipeline(), np.concatenate([silence(1.0), tone_word(6), silence(1.0)]))
    [digit] = [event for event in events if isinstance(event, Digit)]
    assert digit.start == pytest.approx(1.0, abs=0.03)
    assert digit.end == pytest.approx(1.3, abs=0.03)
    assert 1.3 <= digit.decided <= 1.45
    [end] = [event for event in events if isinstance(event, SpeechEnd)]
    assert end.end == pytest.approx(1.3, abs=0.03)


def test_a_resampled_decision_counts_the_filters_delay():
    sentence = np.concatenate([silence(1.0), tone_word(6), silence(1.0)])
    [straight] = [e for e in run(pipeline(), sentence) if isinstance(e, Digit)]
    [resampled] = [e for e in run(pipeline(48_000), np.repeat(sentence, 3)) if isinstance(e, Digit)]
    assert 0 < resampled.decided - straight.decided < 0.05


def test_the_bars_move_while_one_speaks():
    events = run(pipeline(), tone_sentence(5))
    start = next(event.time for event in events if isinstance(event, SpeechStart))
    partials = [event for event in events if isinstance(event, Partial)]
    assert partials[0].time - start <= 0.05
    # 40 ms apart, but for the moment at which the digit itself is told.
    assert np.diff([event.time for event in partials]).max() <= 0.0801
    assert all(len(event.probabilities) == 10 for event in partials)


def test_the_network_sleeps_in_silence():
    classifier = ToneClassifier()
    run(pipeline(classifier=classifier), silence(10.0))
    assert classifier.frames_heard == 0


def test_each_sound_is_heard_once():
    classifier = ToneClassifier()
    waveform = tone_sentence(1, 2, 3)
    run(pipeline(classifier=classifier), waveform)
    assert classifier.frames_heard <= len(waveform) / 320


def test_the_bars_of_a_decision_stand_in_the_silence_after_it():
    events = run(pipeline(), tone_sentence(5, gap=0.6))
    [place] = [index for index, event in enumerate(events) if isinstance(event, Digit)]
    assert any(isinstance(event, Partial) for event in events[:place])
    assert not any(isinstance(event, Partial) for event in events[place:])


def test_the_bars_lead_to_the_digit_before_it_is_decided():
    events = run(pipeline(), tone_sentence(5))
    leading = next(event for event in events if isinstance(event, Partial) and event.probabilities[5] > 0.5)
    [digit] = [event for event in events if isinstance(event, Digit)]
    assert digit.start < leading.time < digit.end


def test_time_never_runs_backwards():
    events = run(pipeline(48_000), np.repeat(tone_sentence(3, 8, gap=0.35), 3))
    times = [event.time for event in events]
    assert times == sorted(times)
    assert all(event.decided >= event.time for event in events if isinstance(event, Digit))


def test_levels_come_at_their_pace():
    levels = [event for event in run(pipeline(), tone_sentence(2)) if isinstance(event, Level)]
    assert np.diff([event.time for event in levels]) == pytest.approx(0.05)
    assert max(event.dbfs for event in levels) == pytest.approx(20 * np.log10(0.4 / np.sqrt(2)), abs=0.2)
    assert min(event.dbfs for event in levels) == -100.0


def test_a_word_that_ends_with_the_sound_is_told():
    words = [
        e
        for e in run(pipeline(), np.concatenate([silence(0.5), tone_word(4), silence(0.03)]))
        if isinstance(e, Digit | Unknown)
    ]
    assert len(words) == 1


def test_lost_samples_end_the_word_and_keep_the_time():
    line = pipeline()
    before = list(line.process(np.concatenate([silence(0.5), tone_word(4)])[:, None]))
    lost = list(line.skip(16_000))
    after = run(line, tone_sentence(7))
    assert not digits(before)
    assert digits(lost) == [4]
    assert lost[-1] == Overflow(pytest.approx(1.8), lost_seconds=1.0)
    [digit] = [event for event in after if isinstance(event, Digit)]
    assert digit.start == pytest.approx(0.8 + 1.0 + 0.5, abs=0.03)


@pytest.mark.parametrize(("rate", "lost"), [(16_000, 40), (44_100, 1), (48_000, 479), (48_000, 100_000)])
def test_many_small_losses_add_up(rate, lost):
    line = pipeline(rate)
    for _ in range(100):
        list(line.process(np.zeros((159, 1), dtype=np.float32)))
        list(line.skip(lost))
    list(line.finish())
    assert line.time == pytest.approx(100 * (159 + lost) / rate, abs=0.011)


def test_a_source_that_comes_back_with_another_rate_goes_on():
    line = pipeline()
    first = run(line, tone_sentence(1))
    line.reconnect(sample_rate=48_000)
    second = run(line, np.repeat(tone_sentence(2), 3))
    assert digits(first + second) == [1, 2]
    [digit] = [event for event in second if isinstance(event, Digit)]
    assert digit.start == pytest.approx(len(tone_sentence(1)) / 16_000 + 0.5, abs=0.03)


def test_a_source_that_comes_back_in_the_middle_of_a_digit_is_heard_at_once():
    line = pipeline()
    run(line, tone_sentence(1))
    line.reconnect(sample_rate=16_000)
    assert digits(run(line, np.concatenate([tone_word(2), silence(0.5)]))) == [2]


def test_a_noise_that_stays_is_not_listened_to():
    classifier = ToneClassifier()
    hiss = (0.05 * np.random.default_rng(0).standard_normal(20 * 16_000)).astype(np.float32)
    events = run(Pipeline(classifier, LevelVad(), EngineConfig(), sample_rate=16_000), hiss)
    assert not digits(events)
    assert classifier.frames_heard * 320 < 16_000 * 3


def test_a_digit_is_heard_above_a_noise_that_stays():
    waveform = np.concatenate([silence(3.0), tone_sentence(6), silence(1.0)])
    waveform += (0.01 * np.random.default_rng(0).standard_normal(len(waveform))).astype(np.float32)
    assert digits(run(pipeline(), waveform)) == [6]


@pytest.mark.parametrize("zeros_seconds", [0.0, 0.2, 1.0])
@pytest.mark.parametrize("noise_db", [-16, -14])
def test_a_digit_in_a_noisy_room_is_heard_soon_after_digital_silence(zeros_seconds, noise_db):
    room = 0.2 * np.concatenate([silence(0.6), tone_word(6), silence(1.0)])
    noise = np.random.default_rng(0).standard_normal(len(room)) * 0.08 / np.sqrt(2) * 10 ** (noise_db / 20)
    sound = np.concatenate([silence(zeros_seconds), room + noise.astype(np.float32)])
    assert digits(run(pipeline(), sound)) == [6]


def test_the_room_of_a_source_that_comes_back_is_its_own():
    line = pipeline()
    hiss = (0.05 * np.random.default_rng(0).standard_normal(16_000 * 3)).astype(np.float32)
    run(line, hiss)
    line.reconnect(sample_rate=16_000)
    assert digits(run(line, 0.15 * tone_sentence(4))) == [4]


def test_a_digit_at_the_very_start_is_heard():
    assert digits(run(pipeline(), np.concatenate([tone_word(2), silence(0.5)]))) == [2]


@pytest.mark.parametrize(("sensitivity", "found"), [(0.5, [4]), (0.1, [])])
def test_what_is_quieter_than_the_threshold_is_not_listened_to(sensitivity, found):
    classifier = ToneClassifier()
    config = EngineConfig(sensitivity=sensitivity)
    line = Pipeline(classifier, LevelVad(), config, sample_rate=16_000)
    assert digits(run(line, 0.15 * tone_sentence(4))) == found
    assert bool(classifier.frames_heard) == bool(found)


def test_a_tone_that_goes_on_is_no_digit():
    assert not digits(run(pipeline(), np.concatenate([silence(0.5), tone_word(3, seconds=3.0), silence(0.5)])))
    assert not digits(run(pipeline(), np.concatenate([silence(0.5), tone_word(3, 1.2), silence(0.5)])))


def test_a_beep_between_digits_is_nothing():
    beep = tone_word(3, waver=0.0)
    sound = np.concatenate([tone_sentence(7), beep, silence(0.5), tone_sentence(2), beep, silence(0.5)])
    events = run(pipeline(), sound)
    assert digits(events) == [7, 2]
    assert not any(isinstance(event, Unknown) for event in events)


def test_one_frame_of_sound_opens_no_segment_and_prolongs_none():
    click = 0.5 * np.ones(160, dtype=np.float32)
    clicks = np.concatenate([np.concatenate([silence(0.2), click]) for _ in range(20)])
    classifier = ToneClassifier()
    assert not any(isinstance(event, SpeechStart) for event in run(pipeline(classifier=classifier), clicks))
    assert classifier.frames_heard == 0
    [end] = [
        e for e in run(pipeline(), np.concatenate([tone_sentence(2, gap=0.2), clicks])) if isinstance(e, SpeechEnd)
    ]
    assert end.time == pytest.approx(0.2 + 0.3 + 0.3, abs=0.05)


def test_after_a_word_that_was_told_the_bars_stand_until_the_digit_comes():
    events = run(pipeline(), tone_sentence(5, gap=0.6))
    partials = [event for event in events if isinstance(event, Partial)]
    [digit] = [event for event in events if isinstance(event, Digit)]
    assert partials[-1].probabilities[5] > 0.5
    assert digit.time - partials[-1].time < 0.15
