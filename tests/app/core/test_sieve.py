"""Levels as strings: x is as loud as a word, w a little weaker, e much, - is quiet; below them, the words named."""

import pytest

from app.config import EngineConfig, GateConfig, SieveConfig
from app.core.candidate import Candidate
from app.core.decision import Decision
from app.core.sieve import Sieve

CONFIG = SieveConfig()
LOUD, WEAK, QUIET = -20.0, -34.9, -70.0
LEVELS = {"x": LOUD, "w": WEAK, "-": QUIET, "e": -45.0}

PAUSE = "-" * 16
REST = "-" * 14
OTHER = PAUSE + "x" * 60 + PAUSE, " " * 75 + "o" + " " * 16
DOUBTFUL = PAUSE + "x" * 15 + REST, " " * 30 + "d"
ANOTHER_WORD = PAUSE + "x" * 20 + PAUSE, " " * 35 + "o" + " " * 16


def word(name, frame):
    """Return a digit, a sure one; ``?`` is none for sure, ``o`` another word, ``c`` a certain 8.

    ``a`` is an unsure 5, ``b`` a less sure and ``f`` a surer one; ``d`` is a digit by itself, a 6, and another word
    where somebody talks.
    """
    probabilities = [0.0] * 10
    digit, confidence = None, 0.5
    if name == "o":
        confidence = 0.99
    elif name == "?":
        probabilities[4], probabilities[5] = 0.5, 0.45
    else:
        unlike = {"a": (5, 0.8), "b": (5, 0.4), "f": (5, 0.92), "c": (8, 0.99999), "d": (6, 0.6)}
        digit, confidence = unlike.get(name) or (int(name), 0.99)
        probabilities[digit] = confidence
    decision = Decision(digit, confidence, tuple(probabilities))
    strict = Decision(None, 0.95, (0.0,) * 10) if name == "d" else decision
    return Candidate(decision, among_speech=strict, spike=frame, start=frame, end=frame + 1)


def sift(levels, names="", *, sieve=None, start=1.0, joined=False, floor=QUIET):
    """Return (frame, what passed) for each verdict; a word that is turned down is a minus."""
    sieve = sieve or Sieve(CONFIG)
    sieve.begin(start, joined=joined)
    told = []
    for frame, level in enumerate(levels):
        name = names[frame : frame + 1].strip()
        verdicts = sieve.hear(LEVELS[level], floor, word(name, frame) if name else None)
        told += [(frame, verdict) for verdict in verdicts]
    told += [(len(levels), verdict) for verdict in sieve.finish([], silent=True)]
    return [(frame, verdict.candidate.decision.digit if verdict.passed else None) for frame, verdict in told]


def digits(levels, names, **more):
    return [digit for _, digit in sift(levels, names, **more)]


def string_of(names):
    """Return the levels and the names of digits that follow one another without a pause."""
    return PAUSE + "x" * (7 + 10 * len(names)) + REST, " " * 30 + (" " * 9).join(names)


def test_a_digit_between_pauses_is_told_after_a_short_rest():
    sound = PAUSE + "x" * 15 + REST
    assert sift(sound, " " * 30 + "7") == [(33, 7)]


@pytest.mark.parametrize("frames", range(33, 36))
def test_a_digit_that_follows_another_may_last_just_as_long_as_is_said(frames):
    sound = PAUSE + "x" * (15 + frames) + REST
    assert digits(sound, " " * 30 + "7" + " " * (frames - 1) + "8") == [7, 8]


def test_a_digit_within_a_longer_sound_is_none():
    assert digits(PAUSE + "x" * 80 + REST, " " * 60 + "7") == [None]


def test_a_digit_that_goes_on_into_other_sound_is_none():
    assert digits(PAUSE + "x" * 100 + REST, " " * 30 + "7") == [None]


def test_a_digit_that_follows_another_word_closely_is_none():
    sound = PAUSE + "x" * 30 + "-" * 5 + "x" * 12 + REST
    names = " " * 45 + "o" + " " * 16 + "7"
    assert digits(sound, names) == [None, None]


def test_a_digit_that_another_word_follows_closely_is_none():
    sound = PAUSE + "x" * 40 + REST
    names = " " * 30 + "7" + " " * 24 + "o"
    assert digits(sound, names) == [None, None]


def test_a_digit_that_goes_on_and_pauses_before_the_next_is_none():
    sound = PAUSE + "x" * 40 + PAUSE + "x" * 12 + REST
    names = " " * 30 + "7" + " " * 52 + "8"
    assert digits(sound, names) == [None, 8]


def test_a_string_is_told_from_its_second_digit_on_and_then_at_once():
    sound = PAUSE + "x" * 60 + REST
    names = " " * 30 + "0" + " " * 14 + "1" + " " * 14 + "1" + " " * 14 + "9"
    assert sift(sound, names) == [(45, 0), (45, 1), (60, 1), (75, 9)]


def test_a_certain_digit_is_told_at_once_where_it_was_quiet_for_a_moment():
    sound = PAUSE + "x" * 13 + "-" + "x" * 30 + REST
    names = " " * 31 + "c" + " " * 13 + "1"
    assert sift(sound, names) == [(31, 8), (45, 1)]


@pytest.mark.parametrize(
    ("sound", "name"),
    [("x" * 44, "c"), ("x" * 9 + "-" + "x" * 34, "c"), ("x" * 13 + "-" + "x" * 30, "7")],
    ids=["never quiet", "quiet within the word", "not certain"],
)
def test_else_the_first_digit_of_a_string_is_told_with_the_second(sound, name):
    names = " " * 31 + name + " " * 13 + "1"
    assert [frame for frame, _ in sift(PAUSE + sound + REST, names)] == [45, 45]


def test_after_other_speech_even_a_certain_digit_needs_a_rest():
    sieve = Sieve(CONFIG)
    digits(*OTHER, sieve=sieve)
    assert sift(PAUSE + "x" * 13 + "-x" + REST, " " * 31 + "c", sieve=sieve, start=3.0) == [(42, 8)]


def test_what_is_a_digit_by_itself_alone_is_none_after_running_speech():
    sound, names = PAUSE + "x" * 15 + REST, " " * 30 + "d"
    sieve = Sieve(CONFIG)
    assert digits(sound, names, sieve=sieve) == [6]
    assert digits(*OTHER, sieve=sieve, start=3.0) == [None]
    assert digits(sound, names, sieve=sieve, start=6.0) == [None]
    assert digits(sound, names, sieve=sieve, start=6.0 + CONFIG.wary_seconds) == [6]


def test_one_other_word_makes_nobody_wary():
    sieve = Sieve(CONFIG)
    assert digits(*ANOTHER_WORD, sieve=sieve) == [None]
    assert digits(PAUSE + "x" * 15 + REST, " " * 30 + "d", sieve=sieve, start=3.0) == [6]


def test_speech_that_nobody_named_makes_wary():
    sieve = Sieve(CONFIG)
    assert digits(PAUSE + "x" * 100 + REST, " " * 30 + "7", sieve=sieve) == [None]
    assert digits(PAUSE + "x" * 15 + REST, " " * 30 + "d", sieve=sieve, start=4.0) == [None]


def test_speech_in_which_nothing_is_named_makes_wary():
    sieve = Sieve(CONFIG)
    sift(PAUSE + "x" * 70 + PAUSE, sieve=sieve)
    assert digits(*DOUBTFUL, sieve=sieve, start=5.0) == [None]


@pytest.mark.parametrize(
    ("sound", "names", "floor"),
    [
        ("x" * 55, "", QUIET),
        (("x" * 3 + "-" * 9) * 20, "", QUIET),
        ("w" * 90, "", WEAK - 9.0),
        ("x" * 80, " " * 30 + "0" + " " * 14 + "1" + " " * 14 + "2" + " " * 14 + "3", QUIET),
    ],
    ids=["no longer than a word", "a keyboard", "a fan", "a string"],
)
def test_other_sound_makes_nobody_wary(sound, names, floor):
    sieve = Sieve(CONFIG)
    sift(PAUSE + sound + PAUSE, names, sieve=sieve, floor=floor)
    assert digits(*DOUBTFUL, sieve=sieve, start=9.0) == [6]


@pytest.mark.parametrize(("sounds", "told"), [(2, 6), (3, None)])
def test_a_row_of_sounds_in_which_nothing_is_named_makes_wary(sounds, told):
    sieve = Sieve(CONFIG)
    for number in range(sounds):
        sift(PAUSE + "x" * 15 + REST, sieve=sieve, start=1.0 + number)
    assert digits(*DOUBTFUL, sieve=sieve, start=9.0) == [told]


SOUND = PAUSE + "x" * 15 + REST, ""
GOES_ON = PAUSE + "x" * 30 + REST, " " * 30 + "7"
TOLD_AND_GOES_ON = PAUSE + "x" * 15 + PAUSE + "x" * 30 + REST, " " * 30 + "7" + " " * 30 + "8"
TOLD_AND_ANOTHER = PAUSE + "x" * 15 + PAUSE + "x" * 15 + REST, " " * 30 + "7" + " " * 30 + "o"
UNSURE = PAUSE + "x" * 15 + REST, " " * 30 + "a"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ([SOUND, GOES_ON, SOUND], None),
        ([SOUND, ANOTHER_WORD, SOUND, SOUND], None),
        ([SOUND, ANOTHER_WORD, ANOTHER_WORD], 6),
        ([SOUND, UNSURE, SOUND, SOUND], 6),
        ([SOUND, TOLD_AND_GOES_ON, SOUND], 6),
        ([SOUND, TOLD_AND_ANOTHER, SOUND, SOUND], 6),
    ],
)
def test_what_goes_on_behind_its_name_belongs_to_such_a_row_and_another_word_does_not_end_it(row, told):
    sieve = Sieve(CONFIG)
    for number, heard in enumerate(row):
        digits(*heard, sieve=sieve, start=1.0 + number)
    assert digits(*DOUBTFUL, sieve=sieve, start=9.0) == [told]


def test_sounds_that_lie_far_apart_are_no_row():
    sieve = Sieve(CONFIG)
    for number in range(3):
        sift(PAUSE + "x" * 15 + REST, sieve=sieve, start=1.0 + (CONFIG.wary_seconds + 1.0) * number)
    assert digits(*DOUBTFUL, sieve=sieve, start=40.0) == [6]


def test_clicks_and_silence_do_not_prolong_what_a_row_of_sounds_began():
    sieve = Sieve(CONFIG)
    for number, sound in enumerate(["x" * 15] * 3 + ["x" * 4, ""] * 2):
        sift(PAUSE + sound + REST, sieve=sieve, start=1.0 + 5.0 * number)
    assert digits(*DOUBTFUL, sieve=sieve, start=36.0) == [6]


def test_clicks_and_sounds_among_words_make_nobody_wary():
    sieve = Sieve(CONFIG)
    for number, (sound, name) in enumerate(
        [("x" * 15, "")] * 2 + [("x" * 15, "7"), ("x" * 15, ""), *[("x" * 4, "")] * 4]
    ):
        sift(PAUSE + sound + REST, " " * 30 + name if name else "", sieve=sieve, start=1.0 + number)
    assert digits(*DOUBTFUL, sieve=sieve, start=12.0) == [6]


@pytest.mark.parametrize(
    ("before", "sound", "names", "told"),
    [
        ("x" * 70 + "-" * 30, "x" * 15, "7", [None]),
        ("x" * 70 + "-" * 45, "x" * 15, "7", [7]),
        ("x" * 70 + "-" * 30, "x" * 30, "7" + " " * 14 + "8", [7, 8]),
        ("e" * 70 + "-" * 30, "x" * 15, "7", [7]),
    ],
    ids=["closely", "after a pause", "two of them", "after a much quieter voice"],
)
def test_one_digit_that_follows_running_speech_closely_is_none(before, sound, names, told):
    assert digits(PAUSE + before + sound + REST, " " * (len(PAUSE + before) + 14) + names) == told


@pytest.mark.parametrize("gap", range(2, 15))
def test_a_string_that_follows_running_speech_closely_is_told_however_fast_it_is(gap):
    before = PAUSE + "x" * 70 + "-" * 20
    names = " " * len(before) + (" " * 13 + "7" + " " * gap) * 2
    assert digits(before + ("x" * 14 + "-" * gap) * 2 + PAUSE, names) == [7, 7]


def test_one_digit_that_follows_another_word_in_a_longer_sound_closely_is_none():
    sound, names = OTHER
    assert digits(sound + "-" * 14 + "x" * 15 + REST, names.ljust(len(sound) + 28) + "7") == [None, None]
    assert digits(sound + "-" * 29 + "x" * 15 + REST, names.ljust(len(sound) + 43) + "7") == [None, 7]


def test_a_doubtful_digit_needs_a_longer_rest():
    assert sift(*DOUBTFUL) == [(42, 6)]
    assert digits(PAUSE + "x" * 15 + "-" * 8 + "x" * 60 + REST, " " * 30 + "d") == [None]


def test_two_digits_of_which_one_is_unsure_wait_for_the_third_or_the_rest():
    names = " " * 30 + "a" + " " * 14 + "1"
    assert sift(PAUSE + "x" * 30 + REST, names) == [(48, 5), (48, 1)]
    assert sift(PAUSE + "x" * 45 + REST, names + " " * 14 + "2") == [(60, 5), (60, 1), (60, 2)]
    assert digits(PAUSE + "x" * 100 + REST, names) == [None, None]
    assert sift(PAUSE + "x" * 30 + REST, names.replace("a", "d")) == [(48, 6), (48, 1)]


def test_two_digits_that_wait_are_told_in_their_order_with_an_unclear_one():
    names = " " * 30 + "a" + " " * 14 + "1" + " " * 14 + "?"
    assert sift(PAUSE + "x" * 45 + REST, names) == [(63, 5), (63, 1), (63, None)]


def test_a_digit_after_another_segment_whose_end_it_may_be_is_none():
    sound, names = "x" * 12 + REST, " " * 11 + "7"
    assert digits(sound, names, start=3.0) == [None]


def test_where_something_between_was_missed_no_string_and_no_silence_goes_on():
    sieve = Sieve(CONFIG)
    assert digits(PAUSE + "x" * 15 + REST, " " * 30 + "7", sieve=sieve) == [7]
    assert digits("x" * 12 + REST, " " * 11 + "3", sieve=sieve, start=9.0) == [None]


def test_what_the_stream_begins_with_may_be_a_digit():
    sound, names = "x" * 12 + REST, " " * 11 + "7"
    assert digits(sound, names, start=0.0, joined=True) == [7]
    assert digits(sound, names, start=3.0, joined=True) == [7]


def test_the_silence_in_which_a_segment_ended_stands_before_the_next():
    sieve = Sieve(CONFIG)
    assert digits(PAUSE + "x" * 15 + REST, " " * 30 + "7", sieve=sieve) == [7]
    assert digits("xx" + "x" * 12 + REST, " " * 13 + "3", sieve=sieve, start=1.9, joined=True) == [3]


def test_a_string_goes_on_over_the_end_of_a_segment():
    sieve = Sieve(CONFIG)
    assert digits(PAUSE + "x" * 30 + "-" * 8, " " * 30 + "7" + " " * 14 + "4", sieve=sieve) == [7, 4]
    assert sift("--" + "x" * 12 + REST, " " * 13 + "3", sieve=sieve, start=2.08, joined=True) == [(13, 3)]


def test_the_end_of_a_longer_word_is_none_in_the_next_segment_either():
    sieve = Sieve(CONFIG)
    digits(*OTHER, sieve=sieve)
    assert digits(PAUSE + "x" * 30, sieve=sieve, start=10.0, names="") == []
    assert digits("x" * 30 + REST, " " * 29 + "7", sieve=sieve, start=10.92, joined=True) == [None]


def test_a_sound_that_is_as_quiet_as_the_room_is_no_digit():
    sound, names = "w" * 90, " " * 80 + "7"
    assert digits(sound, names, floor=WEAK) == [None]


def test_a_tail_after_the_naming_belongs_to_the_word():
    assert digits(PAUSE + "x" * 15 + REST, " " * 28 + "7") == [7]


def test_a_quieter_sound_is_no_part_of_a_word():
    assert digits(PAUSE + "e" * 60 + "x" * 12 + REST, " " * 87 + "7") == [7]
    assert digits(PAUSE + "w" * 60 + "x" * 12 + REST, " " * 87 + "7") == [None]


def test_in_noise_a_smaller_fall_is_the_end_of_a_word():
    sound, names = "w" * 16 + "x" * 12 + "w" * 14, " " * 27 + "7"
    assert digits(sound, names, floor=WEAK) == [7]


def test_after_other_speech_a_digit_needs_a_longer_rest():
    sieve = Sieve(CONFIG)
    assert digits(*OTHER, sieve=sieve) == [None]
    assert sift(PAUSE + "x" * 15 + REST, " " * 30 + "7", sieve=sieve, start=3.0) == [(42, 7)]


def test_after_other_speech_a_digit_in_running_speech_is_none():
    sieve = Sieve(CONFIG)
    digits(*OTHER, sieve=sieve)
    sound = PAUSE + "x" * 15 + "-" * 8 + "x" * 60 + REST
    assert digits(sound, " " * 30 + "7", sieve=sieve, start=3.0) == [None]


def test_after_other_speech_a_digit_must_be_sure():
    sieve = Sieve(CONFIG)
    assert digits(PAUSE + "x" * 15 + REST, " " * 30 + "a", sieve=sieve) == [5]
    digits(*OTHER, sieve=sieve)
    assert digits(PAUSE + "x" * 15 + REST, " " * 30 + "a", sieve=sieve, start=3.0) == [None]


def test_after_other_speech_a_string_is_told_when_it_is_over():
    sieve = Sieve(CONFIG)
    digits(*OTHER, sieve=sieve)
    sound = PAUSE + "x" * 45 + REST
    names = " " * 30 + "0" + " " * 14 + "1" + " " * 14 + "2"
    assert sift(sound, names, sieve=sieve, start=3.0) == [(72, 0), (72, 1), (72, 2)]


def test_wariness_passes():
    sieve = Sieve(CONFIG)
    digits(*OTHER, sieve=sieve)
    assert sift(PAUSE + "x" * 15 + REST, " " * 30 + "7", sieve=sieve, start=18.0) == [(33, 7)]


def test_words_are_told_in_their_order_when_wariness_passes_in_a_string():
    sieve = Sieve(CONFIG)
    digits(*OTHER, sieve=sieve)
    sound = PAUSE + "x" * 60 + REST
    names = " " * 30 + "7" + " " * 14 + "4" + " " * 14 + "?"
    assert sift(sound, names, sieve=sieve, start=16.5) == [(60, 7), (60, 4), (60, None)]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("01a34", [0, 1, None, 3, 4]),
        ("a103", [5, 1, 0, 3]),
        ("1a03", [1, 5, 0, 3]),
        ("10a3", [1, 0, None, 3]),
        ("10a", [1, 0, None]),
        ("103a", [1, 0, 3, 5]),
        ("aa103", [5, 5, 1, 0, 3]),
        ("a10", [None, None, None]),
        ("1a", [None, None]),
        ("10aaa", [None] * 5),
        ("01?34", [0, 1, None, 3, 4]),
        ("01b34", [None] * 5),
        ("b103", [None] * 4),
    ],
)
def test_after_other_speech_an_unsure_digit_is_told_among_three_that_are_sure(names, told):
    sieve = Sieve(CONFIG)
    digits(*OTHER, sieve=sieve)
    assert digits(*string_of(names), sieve=sieve, start=3.0) == told


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("aaa", [(50, 5), (50, 5), (50, 5)]),
        ("1bb", [(55, 1), (55, 5), (55, 5)]),
        ("bbb", [(67, None), (67, None), (67, None)]),
        ("11bb1", [(40, 1), (40, 1), (50, 5), (70, 5), (70, 1)]),
        ("1d", [(54, 1), (54, 6)]),
        ("1dd", [(67, None), (67, None), (67, None)]),
        ("11o", [(40, 1), (40, 1), (50, None)]),
    ],
)
def test_a_string_is_told_as_soon_as_its_words_are_likely_digits_in_the_mean(names, told):
    assert sift(*string_of(names)) == told


def test_a_string_before_a_pause_does_not_speak_for_what_follows_another_word_behind_it():
    sound, names = string_of("11111111")
    sound, names = sound + "-" * 40 + "x" * 90 + REST, names.ljust(len(sound) + 40) + (" " * 9).join(" obbb")
    assert digits(sound, names) == [1] * 8 + [None] * 4


def test_an_unlikely_string_waits_for_what_follows_the_word_that_made_it_unlikely():
    sound = PAUSE + "x" * 37 + "-" * 8 + "x" * 27 + REST
    names = " " * 30 + "b" + " " * 9 + "a" + " " * 9 + "o" + " " * 14 + "1" + " " * 9 + "1" + " " * 9 + "1"
    assert digits(sound, names) == [5, 5, None, 1, 1, 1]


def test_after_other_speech_unsure_digits_do_not_prove_that_a_string_is_no_speech():
    sieve = Sieve(CONFIG)
    digits(*OTHER, sieve=sieve)
    told = sift(*string_of("103aa"), sieve=sieve, start=3.0)
    assert told == [(84, 1), (84, 0), (84, 3), (84, 5), (84, 5)]


@pytest.mark.parametrize(("quiet", "told"), [(0, None), (16, 5)])
def test_unsure_digits_do_not_prove_each_other_while_the_source_begins(quiet, told):
    sound, names = "-" * quiet + "x" * 48 + REST, " " * quiet + (" " * 11 + "a") * 4
    assert digits(sound, names, start=0.0, joined=True) == [told] * 4


@pytest.mark.parametrize(("first", "told"), [("o", None), ("d", None), ("1", 6), ("a", 6)])
def test_another_word_when_the_source_begins_is_speech(first, told):
    sieve = Sieve(CONFIG)
    digits("x" * 15 + REST, " " * 14 + first, sieve=sieve, start=0.0, joined=True)
    assert digits(*DOUBTFUL, sieve=sieve, start=3.0) == [told]


@pytest.mark.parametrize("pause", ["", PAUSE])
def test_of_what_begins_after_a_pause_only_the_first_word_is_taken_for_the_end_of_speech(pause):
    for names, told in ((("o",), None), (("7", "o"), None if not pause else 6)):
        sieve = Sieve(CONFIG)
        sound = "".join(pause + "x" * 15 for _ in names) + REST
        named = "".join(" " * (len(pause) + 14) + name for name in names)
        digits(sound, named, sieve=sieve, start=0.0, joined=True)
        assert digits(*DOUBTFUL, sieve=sieve, start=3.0) == [told]


def test_the_echo_of_a_digit_when_the_source_begins_is_no_other_word():
    sieve = Sieve(CONFIG)
    sound, names = "x" * 13 + "e" * 10 + REST, " " * 12 + "6" + " " * 8 + "d"
    assert digits(sound, names, sieve=sieve, start=0.0, joined=True) == [6]
    assert digits(*DOUBTFUL, sieve=sieve, start=3.0) == [6]


@pytest.mark.parametrize(("begins", "told"), [(0, None), (8, None), (16, 5)])
def test_what_is_said_at_once_when_the_source_begins_must_be_surer(begins, told):
    for name, digit in (("a", told), ("7", 7)):
        sound = "-" * begins + "x" * 15 + REST
        assert digits(sound, " " * (begins + 14) + name, start=0.0, joined=True) == [digit]


@pytest.mark.parametrize("loud", [12, 24])
@pytest.mark.parametrize("gap", [0, 4, 8, 12])
@pytest.mark.parametrize(("name", "digit"), [("a", 5), ("b", 5), ("d", 6), ("f", 5)])
def test_a_string_that_begins_with_the_source_proves_its_first_digit(name, digit, gap, loud):
    """However short the rest behind a digit may be for it to be told."""
    sound = ("x" * loud + "-" * gap) * 4 + REST
    names = "".join(" " * (loud - 1) + one + " " * gap for one in f"{name}103")
    assert digits(sound, names, start=0.0, joined=True) == [digit, 1, 0, 3]


@pytest.mark.parametrize("gap", range(2, 15))
def test_after_other_speech_an_unsure_digit_is_no_beginning_for_the_next(gap):
    sieve = Sieve(CONFIG)
    digits(*OTHER, sieve=sieve)
    sound = PAUSE + "x" * 12 + "-" * gap + "x" * 12 + REST
    names = " " * 27 + "a" + " " * (gap + 11) + "1"
    assert digits(sound, names, sieve=sieve, start=3.0) == [None, None]


def test_two_digits_do_not_prove_each_other_where_one_is_unsure_for_its_place():
    assert digits("x" * 24 + "-" * 8, " " * 11 + "f" + " " * 11 + "1", start=0.0, joined=True) == [None, None]


def test_after_other_speech_another_word_ends_a_string():
    sieve = Sieve(CONFIG)
    digits(*OTHER, sieve=sieve)
    sound = PAUSE + "x" * 60 + REST
    names = " " * 30 + "0" + " " * 9 + "1" + " " * 9 + "o" + " " * 9 + "3" + " " * 9 + "4"
    assert digits(sound, names, sieve=sieve, start=3.0) == [None] * 5


def test_after_other_speech_a_string_is_told_at_once_where_it_is_long():
    sieve = Sieve(CONFIG)
    digits(*OTHER, sieve=sieve)
    sound = PAUSE + "x" * 70 + REST
    names = " " * 30 + "0" + " " * 9 + "1" + " " * 9 + "0" + " " * 9 + "3" + " " * 9 + "a"
    assert sift(sound, names, sieve=sieve, start=3.0) == [(60, 0), (60, 1), (60, 0), (60, 3), (70, 5)]


def test_an_unclear_digit_makes_nobody_wary():
    sieve = Sieve(CONFIG)
    assert digits(PAUSE + "x" * 15 + REST, " " * 30 + "?", sieve=sieve) == [None]
    assert sift(PAUSE + "x" * 15 + REST, " " * 30 + "7", sieve=sieve, start=3.0) == [(33, 7)]


def test_one_misheard_digit_does_not_end_a_string_and_two_do():
    sound = PAUSE + "x" * 90 + REST
    names = " " * 30 + "0" + " " * 14 + "1" + " " * 14 + "o" + " " * 14 + "3" + " " * 14 + "4"
    assert digits(sound, names) == [0, 1, None, 3, 4]
    assert digits(sound, names.replace("3", "o")) == [0, 1, None, None, None]


def test_the_quiet_end_of_a_digit_is_no_repeat():
    sound = PAUSE + "x" * 12 + "-" * 4 + "e" * 6 + REST
    assert digits(sound, " " * 27 + "6" + " " * 9 + "6") == [6]


def test_the_end_of_a_digit_that_is_named_again_is_no_other_sound():
    sound = PAUSE + "x" * 12 + "--" + "w" * 6 + REST
    assert sift(sound, " " * 27 + "6" + " " * 7 + "6") == [(38, 6)]


def test_what_goes_on_behind_the_end_of_a_digit_is_another_sound():
    sound = PAUSE + "x" * 12 + "--" + "w" * 6 + "x" * 60 + REST
    assert digits(sound, " " * 27 + "6" + " " * 7 + "6") == [None]


def test_a_repeat_is_two_digits():
    sound = PAUSE + "x" * 12 + "-" * 4 + "x" * 12 + REST
    assert digits(sound, " " * 27 + "6" + " " * 15 + "6") == [6, 6]


def test_what_waits_at_the_end_is_told():
    assert sift(PAUSE + "x" * 15 + "-", " " * 30 + "7") == [(32, 7)]
    assert digits(PAUSE + "x" * 40, " " * 30 + "7") == [None]


def test_a_word_that_is_named_after_the_last_frame():
    sieve = Sieve(CONFIG)
    sieve.begin(0.0, joined=True)
    for level in PAUSE + "x" * 10:
        sieve.hear(LEVELS[level], QUIET, None)
    [verdict] = sieve.finish([word("3", 27)], silent=True)
    assert verdict.passed


@pytest.mark.parametrize(("end", "passed"), [("x", False), ("-", True)])
def test_a_word_that_is_named_while_a_noise_goes_on_is_none(end, passed):
    sieve = Sieve(CONFIG)
    sieve.begin(3.0, joined=False)
    for level in PAUSE + "x" * 10 + end * 2:
        sieve.hear(LEVELS[level], QUIET, None)
    [verdict] = sieve.finish([word("3", 29)], silent=False)
    assert verdict.passed == passed


@pytest.mark.parametrize("silence", ["", "-" * 40])
def test_where_nothing_is_named_nothing_is_told(silence):
    assert sift(silence) == []


def test_the_longer_rest_ends_before_the_segment_does():
    with pytest.raises(ValueError, match="wary_rest_seconds"):
        EngineConfig(sieve=SieveConfig(wary_rest_seconds=0.3))


def test_a_sound_that_is_taken_for_the_room_has_lasted_for_longer_than_a_digit():
    with pytest.raises(ValueError, match="waking_seconds"):
        EngineConfig(gate=GateConfig(waking_seconds=0.7))
