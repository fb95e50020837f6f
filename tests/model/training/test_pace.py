from model.training.pace import Pace
from tests.model.training.course import Clock


def test_the_first_step_does_not_count():
    clock = Clock()
    pace = Pace(clock, steps=10, done=0)
    clock.now += 60.0
    pace.step(1)
    assert pace.figures() == {"elapsed_seconds": 60.0, "remaining_seconds": None}
    clock.now += 3.0
    pace.step(2)
    assert pace.figures() == {"elapsed_seconds": 63.0, "remaining_seconds": 3.0 * 8}


def test_nothing_is_left_after_the_end():
    clock = Clock()
    pace = Pace(clock, steps=10, done=8)
    for number in (9, 10):
        pace.step(number)
        clock.now += 1.0
    pace.steps = 9
    assert pace.figures()["remaining_seconds"] == 0.0
