"""A source of which only the room is heard while something else sounds."""

import numpy as np

from app.audio.deafened import Deafened
from app.audio.diagnosis import Condition, System, diagnosis_of
from app.audio.source import Block

MUTED = diagnosis_of(Condition.MUTED, System.LINUX)


class Scripted:
    """A source of blocks that takes note of what is done with it."""

    name = "Webcam"
    sample_rate = 16_000

    def __init__(self, *blocks):
        self.blocks = list(blocks)
        self.done = []

    def open(self):
        self.done.append("open")

    def read(self):
        return self.blocks.pop(0) if self.blocks else None

    def interrupt(self):
        self.done.append("interrupt")

    def close(self):
        self.done.append("close")


def block(level, count=160, channels=2, **options):
    return Block(np.full((count, channels), level, dtype=np.float32), **options)


def levels(heard):
    return [None if each is None else float(each.samples.max()) for each in heard]


def test_while_it_is_deaf_the_room_is_heard_as_it_was_just_before():
    answers = [False, False, True, False]
    blocks = (block(0.25), block(0.125, 3200), block(1.0, lost_samples=3, notice=MUTED), block(1.0))
    source = Deafened(Scripted(*blocks), lambda: answers.pop(0))
    heard = [source.read() for _ in range(5)]
    assert levels(heard) == [0.25, 0.125, 0.125, 1.0, None]  # of the first, nothing is left
    assert heard[2].samples.shape == (160, 2)
    assert (heard[2].lost_samples, heard[2].notice) == (3, MUTED)


def test_the_room_goes_on_from_one_block_to_the_next():
    room = np.arange(3200, dtype=np.float32)[:, None] / 3200
    answers = [False, True, True]
    source = Deafened(Scripted(Block(room), block(1.0, 2000, 1), block(1.0, 2000, 1)), lambda: answers.pop(0))
    source.read()
    heard = np.concatenate([source.read().samples, source.read().samples])
    assert np.array_equal(heard, np.concatenate([room, room[:800]]))


def test_where_no_room_was_heard_yet_there_is_silence():
    source = Deafened(Scripted(block(1.0), block(1.0, channels=1)), lambda: True)
    assert levels([source.read(), source.read()]) == [0.0, 0.0]


def test_another_number_of_channels_is_another_room():
    answers = [False, False, True, True]
    blocks = (block(0.25), block(0.125, channels=1), block(1.0, channels=1), block(1.0))
    source = Deafened(Scripted(*blocks), lambda: answers.pop(0))
    assert levels([source.read() for _ in range(4)]) == [0.25, 0.125, 0.125, 0.0]


def test_all_else_is_the_sources_own():
    inside = Scripted()
    source = Deafened(inside, lambda: True)
    source.open()
    source.interrupt()
    source.close()
    assert inside.done == ["open", "interrupt", "close"]
    assert (source.name, source.sample_rate) == ("Webcam", 16_000)
