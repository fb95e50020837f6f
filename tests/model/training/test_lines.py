import json
import os
import subprocess
import sys

import pytest


def environment():
    """Let another Python buffer its output as it does for everybody, whatever the developer has set."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}


def test_every_line_arrives_at_once():
    code = (
        "import sys; from model.training.json_progress import JsonProgress\n"
        "with JsonProgress() as progress:\n    progress.message('1')\n    sys.stdin.readline()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()
    ) as process:
        assert json.loads(process.stdout.readline())["event"] == "message"
        process.communicate(b"\n", timeout=60)
    assert process.returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="a broken pipe of POSIX")
@pytest.mark.parametrize("name", ["json", "bar"])
def test_learning_goes_on_when_nobody_reads_any_more(name):
    code = (
        "import sys; from model.training.progress import progress_named\n"
        f"with progress_named({name!r}) as progress:\n"
        "    progress.message('1'); sys.stdin.readline()\n"
        "    for number in range(1000): progress.message('nobody hears this')\n"
        "sys.stderr.write('learnt')"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    )  # fmt: skip
    process.stdout.readline()
    process.stdout.close()
    process.stdin.write(b"\n")
    process.stdin.close()
    assert process.stderr.read() == b"learnt"
    assert process.wait(timeout=60) == 0
    process.stderr.close()
