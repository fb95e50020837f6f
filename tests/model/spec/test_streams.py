import subprocess
import sys

from model.spec.streams import prepare_streams


def test_hangul_is_printed_where_the_locale_knows_none():
    program = "from model.spec.streams import prepare_streams; prepare_streams(); print('칠')"
    environment = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    result = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
    assert result.stdout.decode("utf-8").strip() == "칠"


def test_without_any_stream_printing_goes_nowhere(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    prepare_streams()
    for stream in (sys.stdout, sys.stderr):
        print("칠", file=stream)
        stream.close()
