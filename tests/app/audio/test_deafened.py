"""A source that is silent while something else sounds."""

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


def block(**options):
    return Block(np.full((160, 2), 0.5, dtype=np.float32), **options)


def test_while_it_is_deaf_there_is_silence_that_lasts_as_long():
    answers = [False, True, False]
    source = Deafened(Scripted(block(), block(lost_samples=3, notice=MUTED), block()), lambda: answers.pop(0))
    heard = [source.read() for _ in range(4)]
    assert [None if each is None else float(each.samples.max()) for each in heard] == [0.5, 0.0, 0.5, None]
    assert heard[1].samples.shape == (160, 2)
    assert (heard[1].lost_samples, heard[1].notice) == (3, MUTED)


def test_all_else_is_the_sources_own():
    inside = Scripted()
    source = Deafened(inside, lambda: True)
    source.open()
    source.interrupt()
    source.close()
    assert inside.done == ["open", "interrupt", "close"]
    assert (source.name, source.sample_rate) == ("Webcam", 16_000)
