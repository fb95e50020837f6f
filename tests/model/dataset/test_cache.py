import errno
import json
import multiprocessing
import os

import numpy as np
import pytest

from model.dataset import cache as cache_module
from model.dataset import shards as shards_module
from model.dataset.cache import Cache
from model.dataset.finding import Fault
from model.spec.errors import DatasetError
from tests.model.dataset.sounds import buzz, in_silence, write


@pytest.fixture
def files(tmp_path):
    return [write(tmp_path / "녹음" / f"{digit}.wav", in_silence(buzz(digit))) for digit in range(6)]


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "캐시"


@pytest.fixture
def decoded(monkeypatch):
    """The files that were decoded."""
    seen = []
    decode = cache_module.decode
    monkeypatch.setattr(cache_module, "decode", lambda path: seen.append(path) or decode(path))
    return seen


def samples(folder, files):
    return [recording.sound.read().tolist() for recording in Cache(folder).recordings(files)]


def test_recordings_come_in_order_and_are_decoded_once(files, folder, decoded):
    first = samples(folder, files)
    assert sorted(decoded) == files
    assert samples(folder, files[::-1]) == first[::-1]
    assert len(decoded) == len(files)
    assert np.abs(np.array(first[2]) - in_silence(buzz(2)) * 32_768).max() <= 1


def test_a_changed_file_is_decoded_again_and_a_renamed_one_is_not(files, folder, decoded):
    samples(folder, files)
    write(files[0], in_silence(buzz(9)))
    files[1] = files[1].rename(files[1].with_name("다른 이름.wav"))
    changed = samples(folder, files)
    assert decoded[len(files) :] == [files[0]]
    assert np.abs(np.array(changed[0]) - in_silence(buzz(9)) * 32_768).max() <= 1


def test_what_cannot_be_read_is_remembered_as_well(files, folder, decoded):
    files[2].write_bytes(b"RIFF damaged")
    for _ in range(2):
        recordings = Cache(folder).recordings([*files, files[0].with_name("missing.wav")])
        assert recordings[2].faults == recordings[-1].faults == (Fault.UNREADABLE,)
        assert recordings[2].sound is None
    assert len(decoded) == len(files)


def test_a_corpus_lies_in_several_shards(files, folder, monkeypatch):
    whole = samples(folder, files)
    monkeypatch.setattr(shards_module, "SHARD_SAMPLES", 20_000)
    assert samples(folder / "small", files) == whole
    assert len(list((folder / "small").glob("*.pcm"))) == 3


def test_what_was_decoded_before_a_kill_is_kept(files, folder, decoded, monkeypatch):
    monkeypatch.setattr(shards_module, "SHARD_SAMPLES", 20_000)

    def stop(done, _):
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Cache(folder).recordings(files, progress=stop)
    decoded.clear()
    samples(folder, files)
    assert sorted(decoded) == files[4:]


def spoil_truncate(folder):
    shard = next(folder.glob("*.pcm"))
    shard.write_bytes(shard.read_bytes()[:-100])


def spoil_flip(folder):
    shard = next(folder.glob("*.pcm"))
    content = bytearray(shard.read_bytes())
    content[1000] ^= 1
    shard.write_bytes(content)


def spoil_missing(folder):
    next(folder.glob("*.pcm")).unlink()


def spoil_index(content):
    return lambda folder: (folder / "index.json").write_bytes(content)


def spoil_version(folder):
    index = json.loads((folder / "index.json").read_bytes())
    (folder / "index.json").write_text(json.dumps(index | {"form": "0"}))


def spoil_entries(folder):
    index = json.loads((folder / "index.json").read_bytes())
    keys = list(index["recordings"])
    wrong = (None, {}, {"start": -1}, {"start": 10**9}, {"words": [[5]]}, {"faults": ["unheard of"]})
    for key, change in zip(keys, wrong, strict=True):
        index["recordings"][key] = index["recordings"][key] | change if change else change
    (folder / "index.json").write_text(json.dumps(index))


@pytest.mark.parametrize(
    "spoil",
    [
        spoil_truncate,
        spoil_flip,
        spoil_missing,
        spoil_version,
        spoil_entries,
        spoil_index(b""),
        spoil_index(b"[" * 100_000),
        spoil_index(b"[]"),
        spoil_index(b"\xff"),
        spoil_index(b'{"form": 1}'),
    ],
)
def test_what_is_damaged_is_made_again(files, folder, decoded, spoil):
    whole = samples(folder, files)
    decoded.clear()
    spoil(folder)
    assert samples(folder, files) == whole
    assert sorted(decoded) == files
    assert samples(folder, files) == whole
    assert len(decoded) == len(files)


def test_a_full_disk_is_said_and_leaves_what_was_there(files, folder, monkeypatch):
    whole = samples(folder, files[:2])

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(shards_module, "write_atomically", full)
        with pytest.raises(DatasetError, match="No space left on device"):
            samples(folder, files)
    assert samples(folder, files[:2]) == whole


def test_a_folder_that_cannot_be_made_is_said(files, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DatasetError, match="file"):
        Cache(tmp_path / "file").recordings(files)


@pytest.mark.skipif(os.name != "posix", reason="POSIX modes")
def test_nobody_else_looks_into_a_voice(files, folder):
    folder.mkdir(mode=0o755)
    samples(folder, files[:3])
    (folder / "index.json").chmod(0o644)  # as a former version left it
    samples(folder, files)
    assert folder.stat().st_mode & 0o777 == 0o700
    modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
    assert len(modes) >= 3
    assert set(modes.values()) == {0o600}


def test_progress_counts_what_is_decoded(files, folder):
    seen = []
    Cache(folder).recordings(files, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(number, 6) for number in range(1, 7)]


def test_two_processes_share_a_folder(files, folder):
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        first, second = pool.starmap(samples, [(folder, files), (folder, files)])
    assert first == second == samples(folder, files)
    assert len(list(folder.glob("*.pcm"))) == 1
