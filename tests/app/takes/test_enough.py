import pytest

from app.takes.enough import STEPS, goal_of, sentence_on, words_on


def each(count, **others):
    return dict.fromkeys(range(10), count) | {int(name[1:]): number for name, number in others.items()}


def test_the_aim_is_the_first_step_that_a_digit_has_not_reached():
    assert goal_of({}) == 1
    assert goal_of(each(1)) == 5
    assert goal_of(each(5, d3=4)) == 5
    assert goal_of(each(7)) == 20
    assert goal_of(each(500)) == 100


@pytest.mark.parametrize(
    ("counts", "english", "korean"),
    [
        (
            {},
            "10 more takes, and there is enough to adapt the model to your voice.",
            "10개 더 녹음하면 모델을 내 목소리에 맞출 수 있습니다.",
        ),
        (
            each(1, d7=0),
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
    words = [words_on(count).english for count in (0, 4, 5, 19, 20)]
    assert words == ["none yet", "4, a few", "5, enough to adapt", "19, enough to adapt", "20, enough to train"]
    assert words_on(3).korean == "3개, 조금"


def test_the_steps_go_up():
    assert sorted(step.takes for step in STEPS) == [step.takes for step in STEPS]
