import pytest

from app.takes.enough import ADAPTING, STEPS, goal_of, sentence_on, words_on
from model.dataset.split import split
from tests.model.dataset.sounds import buzz_clip


def each(count, **others):
    return dict.fromkeys(range(10), count) | {int(name[1:]): number for name, number in others.items()}


def test_the_aim_is_the_first_step_that_a_digit_has_not_reached():
    assert goal_of({}) == 2
    assert goal_of(each(1)) == 2
    assert goal_of(each(2)) == 5
    assert goal_of(each(5, d3=4)) == 5
    assert goal_of(each(7)) == 20
    assert goal_of(each(500)) == 100


@pytest.mark.parametrize(
    ("counts", "english", "korean"),
    [
        (
            {},
            "20 more takes, and there is enough to adapt the model to your voice.",
            "20개 더 녹음하면 모델을 내 목소리에 맞출 수 있습니다.",
        ),
        (
            each(2, d7=1),
            "1 more take (of 7), and there is enough to adapt the model to your voice.",
            "1개 더 녹음하면(7) 모델을 내 목소리에 맞출 수 있습니다.",
        ),
        (
            each(5, d0=3, d9=4),
            "Enough to adapt the model to your voice. 3 more takes (of 0, 9), and there is enough to adapt it well.",
            "모델을 내 목소리에 맞출 수 있습니다. 3개 더 녹음하면(0, 9) 모델을 내 목소리에 잘 맞출 수 있습니다.",
        ),
        (each(100), "More than enough.", "더 녹음하지 않아도 됩니다."),
    ],
)
def test_what_is_there_and_what_is_missing_is_said(counts, english, korean):
    sentence = sentence_on(counts)
    assert (sentence.english, sentence.korean) == (english, korean)


def test_each_digit_has_its_own_words():
    words = [words_on(count).english for count in (0, 1, 2, 5, 19, 20, 100)]
    assert words == [
        "none yet", "1, too few yet", "2, enough to adapt", "5, enough to adapt well", "19, enough to adapt well",
        "20, enough to train", "100, more than enough",
    ]  # fmt: skip
    assert words_on(1).korean == "1개, 아직 모자람"


def test_the_words_on_a_digit_say_what_the_sentence_on_all_of_them_says():
    for step in STEPS:
        assert words_on(step.takes).english == f"{step.takes}, {step.short.english}"
        assert sentence_on(each(step.takes)).english.lower().startswith(step.reached.english)


def test_from_the_first_step_on_the_trainer_holds_something_out():
    """Else a model could be made that is compared with none, and so never used."""
    for takes, held_out in ((ADAPTING.takes - 1, 0), (ADAPTING.takes, 10)):
        clips = [buzz_clip(digit, take) for take in range(takes) for digit in range(10)]
        parts = split(clips)
        assert len(parts.validation) == held_out
        assert {clip.tokens for clip in parts.training} == {clip.tokens for clip in clips}


def test_the_steps_go_up():
    assert sorted(step.takes for step in STEPS) == [step.takes for step in STEPS]
