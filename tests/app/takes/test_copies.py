import pytest
from filelock import FileLock

from app.takes.copies import forget_copies
from app.takes.errors import StoreError
from model.spec import ledger, places
from model.spec.ledger import Kind
from model.spec.locks import RUN_LOCK


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
