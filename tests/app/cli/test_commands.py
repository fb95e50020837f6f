"""What becomes of errors, streams and interruptions on their way out."""

import os
import subprocess
import sys

import pytest

from app.paths import DEMO_SOUND


def shell(command, **environment):
    return subprocess.run(
        ["sh", "-c", command],
        env={**os.environ, "PYTHON": sys.executable, "DEMO": str(DEMO_SOUND), "SUTJA_LANGUAGE": "en", **environment},
        capture_output=True,
        timeout=120,
        check=False,
    )


posix = pytest.mark.skipif(os.name != "posix", reason="POSIX shell")


def test_help_and_errors_need_no_torch():
    code = (
        "import sys; from app.cli import run\n"
        "assert run(['listen', '--realtime', '--loud']) == 2\n"
        "assert 'torch' not in sys.modules and 'PySide6' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


@posix
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_are_no_traceback(closed):
    result = shell(f'"$PYTHON" -m app listen --wav "$DEMO" {closed}')
    assert b"Traceback" not in result.stderr
    assert result.returncode == 0


@posix
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
@pytest.mark.parametrize("command", ["listen --wav", "classify"])
def test_a_full_disk_behind_the_output_is_one_sentence(command):
    result = shell(f'"$PYTHON" -m app {command} "$DEMO" > /dev/full')
    assert result.returncode == 2
    assert b"cannot be written" in result.stderr
    assert b"Traceback" not in result.stderr


@posix
def test_hangul_is_printed_in_any_locale(tmp_path):
    result = shell('"$PYTHON" -m app listen --wav "$DEMO"', LC_ALL="C", PYTHONIOENCODING="ascii", SUTJA_LANGUAGE="ko")
    assert "7 칠" in result.stdout.decode()
    assert "듣고 있습니다" in result.stderr.decode()


@posix
def test_an_interruption_while_torch_is_read_is_no_traceback():
    result = shell('"$PYTHON" -m app classify "$DEMO" & sleep 1; kill -INT $!; wait $!')
    assert b"Traceback" not in result.stderr
