"""The process that looks for microphones while one is open."""

import subprocess
import sys
import threading
from queue import SimpleQueue

import pytest

from app.audio import lookout as module
from app.audio.lookout import Lookout


def prints(*lines):
    """Return a process that says these lines, and then waits."""
    code = f"import time\nfor line in {lines!r}: print(line, flush=True)\ntime.sleep(60)"
    return lambda *_: {"args": [sys.executable, "-c", code]}


LISTED = '[{"index": 3, "name": "\\uc6f9\\ucea0", "sample_rate": 48000, "channels": 2, "is_default": true}]'


def test_what_is_seen_is_told_until_it_is_stopped(monkeypatch):
    monkeypatch.setattr(module, "fresh_process", prints("[]", LISTED))
    seen = SimpleQueue()
    before = threading.active_count()
    lookout = Lookout(seen.put)
    lookout.start()
    assert seen.get(timeout=20) == []
    [device] = seen.get(timeout=20)
    assert (device.name, device.is_default) == ("웹캠", True)
    lookout.stop()
    lookout.stop()
    assert threading.active_count() == before


@pytest.mark.parametrize("line", ["[{", "no list at all"])
def test_half_a_line_ends_it_without_a_word(monkeypatch, line):
    monkeypatch.setattr(module, "fresh_process", prints(line))
    seen = SimpleQueue()
    lookout = Lookout(seen.put)
    lookout.start()
    lookout._thread.join(timeout=20)
    assert not lookout._thread.is_alive()
    lookout.stop()
    assert seen.empty()


def test_where_no_process_can_be_started_nothing_is_listed(monkeypatch, caplog):
    monkeypatch.setattr(module, "fresh_process", lambda *_: {"args": ["/no/such/program"]})
    lookout = Lookout(lambda _: None)
    lookout.start()
    assert "looks out" in caplog.text
    lookout.stop()


def test_the_real_process_ends_when_nobody_reads_any_more(virtual_microphone):
    looking = subprocess.Popen(
        **module.fresh_process("app.audio.listing", "--watch"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert b'"name"' in looking.stdout.readline()
    looking.stdout.close()
    assert looking.wait(timeout=20) == 0
    assert b"Traceback" not in looking.stderr.read()
    looking.stderr.close()
