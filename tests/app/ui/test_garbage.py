import gc
import threading

import pytest
from PySide6.QtCore import QObject, Qt

from app.ui import garbage


@pytest.fixture
def parent(qapp, monkeypatch):
    monkeypatch.setattr(garbage, "PERIOD_MS", 1)
    parent = QObject()
    yield parent
    parent.deleteLater()
    gc.disable()  # as every test has it


def left_behind(said):
    """Leave a Qt object in a cycle, which says who deletes it."""
    thing = QObject()
    thing.itself = thing
    thing.destroyed.connect(lambda: said.append(threading.current_thread()), Qt.ConnectionType.DirectConnection)


def allocate_on_another_thread():
    kept = []

    def allocate():
        kept.extend([] for _ in range(2 * gc.get_threshold()[0]))

    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()
    return kept


def test_another_thread_would_delete_what_lives_here():
    said = []
    gc.collect()
    left_behind(said)
    gc.enable()
    allocate_on_another_thread()
    gc.disable()
    assert said
    assert said != [threading.main_thread()]


def test_what_is_left_behind_is_deleted_where_it_lives(parent, qtbot):
    said = []
    gc.collect()
    gc.enable()
    garbage.collect_on_this_thread(parent)
    left_behind(said)
    kept = allocate_on_another_thread()
    assert kept
    assert said == []
    qtbot.waitUntil(lambda: bool(said))
    assert said == [threading.main_thread()]


@pytest.mark.parametrize(
    ("counts", "thresholds", "collected"),
    [
        ((700, 10, 10), (700, 10, 10), []),
        ((701, 9, 10), (700, 10, 10), [0]),
        ((701, 10, 9), (700, 10, 10), [1]),
        ((701, 10, 10), (700, 10, 10), [2]),
        ((701, 10, 10), (700, 10, 0), [1]),
        ((8_000, 0, 0), (700, 10, 10), [1]),
        ((170_000, 0, 0), (700, 10, 10), [2]),
        ((701, 10, 10), (0, 10, 10), []),
    ],
)
def test_what_python_itself_would_collect_is_collected(monkeypatch, counts, thresholds, collected):
    seen = []
    monkeypatch.setattr(gc, "get_count", lambda: counts)
    monkeypatch.setattr(gc, "get_threshold", lambda: thresholds)
    monkeypatch.setattr(gc, "collect", seen.append)
    garbage.collect_what_is_due()
    assert seen == collected
