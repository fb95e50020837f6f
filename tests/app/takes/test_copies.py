from pathlib import Path

import pytest
from filelock import FileLock

from app.takes.copies import forget_copies
from app.takes.errors import StoreError
from app.takes.store import TakeStore
from app.takes.take import Sitting, Take
from model.dataset.cache import Cache
from model.spec import ledger, places
from model.spec.ledger import Kind
from model.spec.locks import CACHE_LOCK, RUN_LOCK
from tests.app.takes.voices import spoken, word


def decoded(name="voices.pcm"):
    file = places.made_private(places.cache_folder()) / name
    file.write_bytes(b"\0" * 320)
    return file


def test_what_was_decoded_goes():
    files = [decoded("voices.pcm"), decoded("voices.json")]
    forget_copies()
    assert not any(file.exists() for file in files)


def test_without_any_there_is_nothing_to_do():
    forget_copies()
    assert not places.cache_folder().exists()


def test_what_somebody_decodes_right_now_stays_and_is_told():
    file = decoded()
    with FileLock(places.cache_folder() / "lock"), pytest.raises(StoreError, match="none was deleted"):
        forget_copies()
    assert file.exists()
    forget_copies()


def test_what_a_training_reads_stays_and_is_told(tmp_path):
    file = decoded()
    run = tmp_path / "m.run"
    run.mkdir()
    ledger.remember(Kind.RUN, run, [RUN_LOCK])
    with FileLock(run / RUN_LOCK), pytest.raises(StoreError, match="none was deleted"):
        forget_copies()
    assert file.exists()
    forget_copies()
    assert not file.exists()


@pytest.fixture
def store():
    return TakeStore()


def kept(store, seed=0):
    return store.keep(Take(spoken(word(seed=seed)), 7), Sitting("이", "거실"))


def decoded_sounds():
    return list(places.cache_folder().glob("*.pcm"))


def test_the_copy_of_a_take_that_is_deleted_goes_too(store):
    first, second = kept(store, 1), kept(store, 2)
    Cache(places.cache_folder()).recordings([first.path, second.path])
    assert decoded_sounds()
    store.remove(first)
    assert not decoded_sounds()
    assert store.takes() == [second]


def test_where_it_was_never_decoded_the_copies_of_others_stay(store):
    first, second = kept(store, 1), kept(store, 2)
    Cache(places.cache_folder()).recordings([first.path])
    store.remove(second)
    assert len(decoded_sounds()) == 1


def test_a_take_that_another_window_has_deleted_costs_no_copies(store):
    first, second = kept(store, 1), kept(store, 2)
    Cache(places.cache_folder()).recordings([second.path])
    first.path.unlink()
    store.remove(first)
    assert len(decoded_sounds()) == 1


def test_a_take_that_is_being_decoded_is_not_deleted_and_that_is_told(store):
    take = kept(store)
    with FileLock(places.made_private(places.cache_folder()) / CACHE_LOCK), pytest.raises(StoreError, match="reads"):
        store.remove(take)
    assert store.takes() == [take]
    store.remove(take)
    assert store.takes() == []


def test_a_take_that_a_training_does_not_know_is_deleted_while_it_runs(store, tmp_path):
    known, new = kept(store, 1), kept(store, 2)
    Cache(places.cache_folder()).recordings([known.path])
    run = tmp_path / "m.run"
    run.mkdir()
    ledger.remember(Kind.RUN, run, [RUN_LOCK])
    with FileLock(run / RUN_LOCK):
        store.remove(new)
        with pytest.raises(StoreError, match="none was deleted"):
            store.remove(known)
    assert store.takes() == [known]


def test_where_nobody_can_tell_it_may_have_been_decoded(store, monkeypatch):
    take = kept(store)
    file = decoded("index.json")

    read = Path.read_bytes

    def refuse(path):
        if path == file:
            raise PermissionError
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    store.remove(take)
    assert not file.exists()
