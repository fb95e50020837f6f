import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from model.dataset.phonemes import phonemes_of
from model.formant import corpus
from model.formant.corpus import SCRIPTS, synthesise_formants
from model.spec.tokens import OTHER, token_of


@pytest.mark.parametrize("code", ["ko", "en", "ar"])
def test_every_language_has_ten_digits_and_other_words(code):
    script = SCRIPTS[code]
    assert set(script.digits.values()) == set(range(10))
    assert set(script.digits) <= set(script.lexicon)
    assert len(script.others) > 20


def test_a_speaker_says_each_reading_strings_and_other_words():
    clips = corpus._said_by("ko", 3, seed=0)
    said = Counter(clip.tokens for clip in clips)
    assert said[(token_of(0),)] == 2 * corpus.TAKES  # 영 and 공
    assert all(said[(token_of(digit),)] >= corpus.TAKES for digit in range(10))
    assert said[(OTHER,)] == corpus.OTHERS + corpus.TALK
    assert sum(len(clip.tokens) > 1 for clip in clips) == corpus.STRINGS
    assert {clip.speaker for clip in clips} == {"formant 3"}


def test_what_is_said_is_known_sound_by_sound():
    clips = corpus._said_by("ko", 3, seed=0)
    assert all(clip.phonemes for clip in clips)
    zeros = Counter(clip.phonemes for clip in clips if clip.tokens == (token_of(0),))
    assert zeros == {phonemes_of(reading.split()): corpus.TAKES for reading in ("j ʌ ŋ", "k o ŋ")}
    sixes = {clip.phonemes for clip in clips if clip.tokens == (token_of(6),)}
    assert phonemes_of("j u k".split()) in sixes <= {phonemes_of(f"{on}j u k".split()) for on in ("", "l ", "ɾ ")}


def test_speakers_are_the_same_in_any_company():
    together = synthesise_formants("ko", range(2), seed=4)
    alone = corpus._said_by("ko", 1, seed=4)
    [same] = [clip for clip in together if clip.speaker == "formant 1" and clip.tokens == (token_of(3),)][:1]
    assert np.array_equal(same.pcm, next(clip for clip in alone if clip.tokens == (token_of(3),)).pcm)
    assert not np.array_equal(same.pcm, next(c for c in together if c.tokens == (token_of(3),)).pcm)


PROGRAM = """
from model.formant.corpus import synthesise_formants

if __name__ == "__main__":
    print("ready", flush=True)
    synthesise_formants("ko", range(4_000), seed=0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_processes_end_with_the_one_that_is_killed(tmp_path):
    script = tmp_path / "program.py"
    script.write_text(PROGRAM)
    environment = {**os.environ, "PYTHONPATH": os.getcwd()}
    with subprocess.Popen([sys.executable, script], env=environment, stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        workers = wait_for(lambda: children(process.pid), seconds=30)
        process.kill()
    assert workers
    assert wait_for(lambda: not any(is_running(worker) for worker in workers), seconds=20)


def children(pid: int) -> list[int]:
    """The processes of the pool: those that spawn started, without its resource tracker."""
    found = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [child for child in found if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def is_running(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def wait_for(condition, *, seconds: float):
    end = time.monotonic() + seconds
    while time.monotonic() < end and not condition():
        time.sleep(0.1)
    return condition()
