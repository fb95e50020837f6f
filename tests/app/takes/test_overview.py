"""What one look through the folder tells, against what the store itself counts."""

from datetime import UTC, datetime, timedelta

import pytest

from app.takes.overview import Overview
from app.takes.store import TakeStore
from app.takes.take import Sitting, Take
from tests.app.takes.voices import spoken, word


@pytest.fixture
def store():
    moments = (datetime(2026, 11, 21, tzinfo=UTC) + timedelta(hours=hour) for hour in range(100))
    return TakeStore(now=lambda: next(moments))


def keep(store, digit, speaker, session):
    store.keep(Take(spoken(word()), digit), Sitting(speaker, session))


def test_a_folder_without_takes_has_nobody():
    overview = Overview(())
    assert overview.speakers() == overview.sessions("이") == []
    assert not overview.counts("이")


def test_it_tells_each_speaker_by_itself_the_last_one_first(store):
    keep(store, 7, "이", "아침")
    keep(store, 7, "김", "아침")
    keep(store, 2, "이", "저녁")
    overview = store.overview()
    assert overview.speakers() == ["이", "김"]
    assert overview.sessions("이") == ["저녁", "아침"]
    assert overview.counts("이") == {2: 1, 7: 1}
    assert overview.counts("김") == overview.counts("../김") == {7: 1}  # as the folder is called
    assert not overview.counts("박")
    assert not overview.counts("")
    assert [kept.digit for kept in overview.of("이")] == [7, 2]


def test_it_follows_what_is_made_and_deleted_without_another_look(store):
    keep(store, 7, "이", "아침")
    before = store.overview()
    new = store.keep(Take(spoken(word()), 2), Sitting("김", "아침"))
    assert before.with_take(new) == store.overview()
    store.remove(new)
    assert before.with_take(new).without(new) == before == store.overview()


def test_corrections_are_no_session_but_one_may_be_called_so(store):
    store.keep_correction(spoken(word()), 1, speaker="이")
    assert store.overview().sessions("이") == []
    keep(store, 7, "이", "corrections")
    assert store.overview().sessions("이") == ["corrections"]
    assert store.overview().counts("이") == {1: 1, 7: 1}
    assert [kept.digit for kept in store.overview().asked_for()] == [7]
    assert len({kept.path.parents[1] for kept in store.takes()}) == 2
