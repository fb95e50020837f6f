import multiprocessing

import numpy as np
import pytest

from model.dataset.clip import clip_of
from model.dataset.kept import kept
from model.spec.locks import CACHE_LOCK
from tests.model.dataset.sounds import buzz, buzz_clip


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "캐시"


@pytest.fixture
def made():
    """How often it was made."""
    return []


@pytest.fixture
def make(made):
    string = clip_of(np.concatenate([buzz(1), buzz(2)]), tokens=(2, 3), speaker="목소리 7", phonemes=(4, 9, 4))

    def make():
        made.append(1)
        return [buzz_clip(1), string], [buzz_clip(2, speaker="another")]

    return make


def known(parts):
    return [[(clip.pcm.tolist(), clip.tokens, clip.speaker, clip.phonemes) for clip in part] for part in parts]


def test_what_was_made_is_kept_as_it_was(folder, make, made):
    first, again = (kept(folder, "voices", "a", make) for _ in range(2))
    assert made == [1]
    assert known(again) == known(first) == known(make())


@pytest.mark.parametrize("parts", [(), ([],), ([], [buzz_clip(1)])])
def test_there_may_be_little_or_nothing(folder, parts):
    assert [known(kept(folder, "voices", "a", lambda: parts)) for _ in range(2)] == [known(parts)] * 2


def test_what_would_be_made_otherwise_is_made_again_and_takes_the_place_of_the_former(folder, make, made):
    for depends_on in ("a", "b"):
        kept(folder, "voices", depends_on, make)
    kept(folder, "others", "a", make)
    assert len(made) == 3
    assert {path.name for path in folder.iterdir()} - {CACHE_LOCK} == {"voices-b.clips", "others-a.clips"}


def another_bit(content, behind, places, bit):
    place = content.index(behind) + places
    return content[:place] + bytes([content[place] ^ bit]) + content[place + 1 :]


DAMAGES = {
    "cut": lambda content: content[: len(content) // 2],
    "empty": lambda content: b"",
    "another sample": lambda content: content[:2000] + bytes([content[2000] ^ 1]) + content[2001:],
    "another compression": lambda content: another_bit(content, b"PK\1\2", 10, 0x80),
    "another version": lambda content: another_bit(content, b"PK\1\2", 6, 0x80),
    "a secret": lambda content: another_bit(content, b"PK\1\2", 8, 1),
    "another length": lambda content: another_bit(content, b"NUMPY", 7, 0x20),
    "another header": lambda content: another_bit(content, b"NUMPY", 7, 0x40),
    "no archive": lambda content: b"damaged" * 99,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_counts_as_not_there(folder, make, made, damage):
    first = kept(folder, "voices", "a", make)
    [path] = folder.glob("*.clips")
    path.write_bytes(damage(path.read_bytes()))
    assert known(kept(folder, "voices", "a", make)) == known(first)
    assert made == [1, 1]
    assert known(kept(folder, "voices", "a", make)) == known(first)
    assert made == [1, 1]


def test_where_nothing_can_be_kept_it_is_made_each_time(tmp_path, make, made):
    (tmp_path / "file").write_text("no folder")
    for _ in range(2):
        assert len(kept(tmp_path / "file", "voices", "a", make)) == 2
    assert made == [1, 1]


def test_nobody_but_the_user_can_look_into_the_folder(folder, make):
    kept(folder, "voices", "a", make)
    assert folder.stat().st_mode & 0o077 == 0


def _keep(folder, number):
    kept(folder, "voices", "a", lambda: ([buzz_clip(digit) for digit in range(number + 1)],))


def test_two_processes_may_keep_the_same(folder, make):
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_keep, args=(folder, number)) for number in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    [part] = kept(folder, "voices", "a", make)
    assert len(part) in {1, 2}
    assert [process.exitcode for process in processes] == [0, 0]
