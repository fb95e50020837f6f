import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from model.training.interruption import SIGNALS, Interruption, worker_init


def handlers():
    return [signal.getsignal(number) for number in SIGNALS]


@pytest.fixture
def known_handlers():
    """Let each signal have the handler of a fresh process, whatever pytest's starter has set."""
    former = handlers()
    for number in SIGNALS:
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
    yield handlers()
    for number, handler in zip(SIGNALS, former, strict=True):
        signal.signal(number, handler)


@pytest.mark.parametrize("number", SIGNALS)
def test_the_first_signal_is_a_request(number, known_handlers):
    with Interruption() as interruption:
        assert not interruption.requested
        signal.raise_signal(number)
        assert interruption.requested
    assert handlers() == known_handlers


def test_the_second_stops_at_once_and_former_handlers_are_back(known_handlers):
    def interrupted_twice():
        with Interruption() as interruption:
            signal.raise_signal(signal.SIGTERM)
            assert interruption.requested
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        interrupted_twice()
    assert handlers() == known_handlers


def test_what_a_shell_told_to_ignore_stays_ignored(known_handlers):
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Interruption() as interruption:
        signal.raise_signal(signal.SIGINT)
        assert not interruption.requested
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_in_another_thread_no_handler_is_touched(known_handlers):
    seen = []

    def run():
        with Interruption() as interruption:
            seen.extend([*handlers(), interruption.requested])

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert seen == [*known_handlers, False]


def test_it_can_be_entered_within_another_one(known_handlers):
    with Interruption() as outer:
        with Interruption() as inner:
            signal.raise_signal(signal.SIGINT)
        assert (outer.requested, inner.requested) == (False, True)
        signal.raise_signal(signal.SIGINT)
        assert outer.requested


def test_a_worker_leaves_ctrl_c_to_the_one_that_learns(known_handlers):
    worker_init(0)
    signal.raise_signal(signal.SIGINT)  # raises nothing
    assert handlers()[1:] == known_handlers[1:]


LOADING = """
import time
import torch
from torch.utils.data import DataLoader, Dataset
from model.training.interruption import Interruption, worker_init

class Numbers(Dataset):
    def __len__(self):
        return 1000
    def __getitem__(self, index):
        time.sleep(0.01)
        return index

if __name__ == "__main__":
    with Interruption() as interruption:
        for number in DataLoader(Numbers(), batch_size=None, num_workers=2, worker_init_fn=worker_init):
            if number == 0:
                print("ready", flush=True)
            if interruption.requested:
                print("saved", flush=True)
                break
        else:
            print("never asked", flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="process groups")
def test_ctrl_c_in_a_terminal_reaches_the_workers_too_and_none_complains(tmp_path):
    script = tmp_path / "loading.py"
    script.write_text(LOADING)
    process = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        # pytest itself may have been started with Ctrl-C ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert process.stdout.readline() == "ready\n"
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (0, "saved\n", "")
