"""The order of the work, and what happens when one piece of it cannot be done."""

import threading
from functools import partial

import pytest

from app.takes.errors import StoreError
from app.ui.clerk import Clerk, Work


@pytest.fixture
def clerk(qtbot):
    before = set(threading.enumerate())
    clerk = Clerk()
    yield clerk
    clerk.close()
    assert set(threading.enumerate()) <= before


@pytest.fixture
def told():
    return []


def work(told, name, do=lambda: None):
    return Work(do, lambda result: told.append((name, result)), lambda text: told.append((name, text.english)))


def test_the_work_is_done_elsewhere_and_told_here(clerk, told, qtbot):
    threads = []
    clerk.ask(lambda: Work(threading.current_thread, lambda there: threads.extend([there, threading.current_thread()]),
                           told.append))  # fmt: skip
    assert clerk.busy
    qtbot.waitUntil(lambda: not clerk.busy)
    assert threads[0] is not threads[1] is threading.main_thread()
    assert told == []


def test_each_turn_is_decided_when_all_before_it_is_done(clerk, told, qtbot):
    may_go_on = threading.Event()
    clerk.ask(lambda: work(told, "first", partial(may_go_on.wait, 20)))
    clerk.ask(lambda: told.append("second"))
    clerk.ask(lambda: work(told, f"third of {len(told)}"))
    assert told == []
    may_go_on.set()
    qtbot.waitUntil(lambda: not clerk.busy)
    assert told == [("first", True), "second", ("third of 2", None)]


def test_finish_does_all_of_it_at_once(clerk, told):
    for number in range(5):
        clerk.ask(lambda number=number: work(told, number))
    clerk.finish()
    assert told == [(number, None) for number in range(5)]


def test_what_cannot_be_done_is_told_and_hinders_nothing(clerk, told):
    def refuse():
        raise StoreError(korean="안 됩니다.", english="No.")

    clerk.ask(lambda: work(told, "first", refuse))
    clerk.ask(lambda: work(told, "second"))
    clerk.finish()
    assert told == [("first", "No."), ("second", None)]


def test_a_defect_of_ours_is_raised_where_it_is_seen_and_hinders_nothing(clerk, told, qtbot):
    with qtbot.captureExceptions() as raised:
        clerk.ask(lambda: work(told, "first", lambda: 1 / 0))
        clerk.ask(lambda: work(told, "second"))
        qtbot.waitUntil(lambda: not clerk.busy and len(raised) == 1)
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    assert told == [("second", None)]
