"""The process that looks for microphones while one is open."""

import os
import subprocess
import sys
import threading
from queue import SimpleQueue

import pytest

from app.audio import lookout as module
from app.audio.lookout import Lookout

pytestmark = pytest.mark.sound


def prints(*lines, then="time.sleep(60)"):
    """Return a process that says these lines, and then waits."""
    code = f"import time\nfor line in {lines!r}: print(line, flush=True)\n{then}"
    return lambda *_: {"args": [sys.executable, "-c", code]}


def lookouts():
    return [thread for thread in threading.enumerate() if thread.name == "sutja-lookout"]


LISTED = '[{"index": 3, "name": "\\uc6f9\\ucea0", "sample_rate": 48000, "channels": 2, "is_default": true}]'


def test_what_is_seen_is_told_until_it_is_stopped(monkeypatch):
    monkeypatch.setattr(module, "fresh_process", prints("[]", LISTED))
    seen = SimpleQueue()
    lookout = Lookout(seen.put)
    lookout.start(None)
    assert seen.get(timeout=20) == []
    [device] = seen.get(timeout=20)
    assert (device.name, device.is_default) == ("웹캠", True)
    lookout.stop()
    lookout.stop()
    assert not lookouts()


def test_the_process_is_told_whom_to_look_for(monkeypatch):
    asked = SimpleQueue()

    def fresh_process(*arguments):
        asked.put(arguments)
        return prints("[]")()

    monkeypatch.setattr(module, "fresh_process", fresh_process)
    lookout = Lookout(lambda _: None)
    for wanted, arguments in ((None, []), ("웹캠", ["웹캠"])):
        lookout.start(wanted)
        assert asked.get(timeout=20) == ("app.audio.listing", "--watch", *arguments)
        lookout.stop()


@pytest.mark.parametrize("line", ["[{", "no list at all", "[]"])
def test_a_process_that_makes_no_sense_or_ends_is_followed_by_another(monkeypatch, line, caplog):
    processes = [prints(line, then="" if line == "[]" else "time.sleep(60)"), prints(LISTED)]
    monkeypatch.setattr(module, "fresh_process", lambda *_: processes.pop(0)())
    monkeypatch.setattr(module, "RESTART_SECONDS", 0.01)
    seen = SimpleQueue()
    lookout = Lookout(lambda microphones: microphones and seen.put(microphones))
    lookout.start(None)
    assert seen.get(timeout=20)[0].name == "웹캠"
    lookout.stop()
    assert "nobody looks out for microphones" in caplog.text


def test_where_no_process_can_be_started_nothing_is_listed(monkeypatch):
    tried = threading.Event()

    def fresh_process(*_):
        tried.set()
        return {"args": ["/no/such/program"]}

    monkeypatch.setattr(module, "fresh_process", fresh_process)
    lookout = Lookout(pytest.fail)
    lookout.start(None)
    assert tried.wait(20)
    lookout.stop()
    assert not lookouts()


def test_a_lookout_that_waits_for_its_time_ends_at_once(monkeypatch):
    monkeypatch.setattr(module, "fresh_process", pytest.fail)
    lookout = Lookout(pytest.fail)
    lookout.start(None, delay_seconds=60)
    lookout.stop()
    assert not lookouts()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_a_process_that_is_stuck_holds_nobody_up_and_is_not_heard_any_more(monkeypatch):
    """Its output stays open after it was killed, as that of a process that a driver does not let go."""
    code = f"import sys\nfor _ in range(2): print({LISTED!r}, flush=True); sys.stdin.read()"
    stuck = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {code!r}])"
    driver, let_go = os.pipe()
    monkeypatch.setattr(module, "fresh_process", lambda *_: {"args": [sys.executable, "-c", stuck], "stdin": driver})
    monkeypatch.setattr(module, "STOP_SECONDS", 0.05)
    seen = SimpleQueue()
    lookout = Lookout(seen.put)
    lookout.start(None)
    assert seen.get(timeout=20)
    [left] = lookouts()
    lookout.stop()
    assert left.is_alive()
    os.close(let_go)
    left.join(timeout=20)
    os.close(driver)
    assert not left.is_alive()
    assert seen.empty()


def test_the_real_process_ends_when_nobody_reads_any_more(virtual_microphone):
    looking = subprocess.Popen(
        **module.fresh_process("app.audio.listing", "--watch"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert b'"name"' in looking.stdout.readline()
    looking.stdout.close()
    assert looking.wait(timeout=20) == 0
    assert b"Traceback" not in looking.stderr.read()
    looking.stderr.close()
