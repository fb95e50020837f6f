"""What is played when digits are spoken back, and what is answered."""

import io

import numpy as np
import pytest

from app.audio import saying
from app.audio.saying import FAILED, phrase
from app.audio.voice import SAID
from app.core.recognizer import load_classifier
from app.errors import NoAudioSystem
from app.paths import DEFAULT_MODEL
from model.spec.language import Language
from model.spec.scoring import score_tokens
from model.spec.tokens import DIGITS
from model.spec.waveform import with_silence


class Output:
    """A sounddevice with a loudspeaker, or without one."""

    PortAudioError = type("PortAudioError", (Exception,), {})

    def __init__(self, error=None):
        self.error = error
        self.played = []
        self._initialized = 0

    def _initialize(self):
        self._initialized += 1

    def _terminate(self):
        self._initialized -= 1

    def query_devices(self, *, kind):
        if self.error:
            raise self.error
        return {"default_samplerate": 48_000.0, "max_output_channels": 8}

    def OutputStream(self, **options):
        assert options == {"samplerate": 48_000, "channels": 2, "dtype": "float32", "latency": "high"}
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def write(self, samples):
        self.played.append(samples)


def answers(monkeypatch, capsys, output, *lines):
    monkeypatch.setattr(saying, "load_sounddevice", lambda: output)
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    saying.main()
    return capsys.readouterr().out


def test_what_is_asked_for_is_played_line_by_line_at_the_outputs_own_rate(monkeypatch, capsys):
    output = Output()
    assert answers(monkeypatch, capsys, output, "ko 7", "en 0 1") == SAID + SAID
    lengths = [len(phrase(Language.KOREAN, [7])), len(phrase(Language.ENGLISH, [0, 1]))]
    assert [samples.shape for samples in output.played] == [(3 * length, 2) for length in lengths]


@pytest.mark.parametrize("error", [Output.PortAudioError("no device"), ValueError("no output")])
def test_without_an_output_it_says_that_it_failed(monkeypatch, capsys, error):
    assert answers(monkeypatch, capsys, Output(error), "ko 7") == FAILED


def test_without_portaudio_it_says_that_it_failed(monkeypatch, capsys):
    def missing():
        raise NoAudioSystem

    monkeypatch.setattr(saying, "load_sounddevice", missing)
    monkeypatch.setattr("sys.stdin", io.StringIO("ko 7\n"))
    saying.main()
    assert capsys.readouterr().out == FAILED


def test_the_korean_digits_are_understood_by_the_model():
    classifier = load_classifier(DEFAULT_MODEL)
    for digit in range(DIGITS):
        said = with_silence(phrase(Language.KOREAN, [digit]))
        assert score_tokens(classifier.whole(said))[:DIGITS].argmax() == digit


def test_the_english_ones_are_others_and_all_differ():
    words = [phrase(Language.ENGLISH, [digit]) for digit in range(DIGITS)]
    assert len({word.tobytes() for word in words}) == DIGITS
    assert all(np.abs(word).max() > 0.4 for word in words)
    assert not np.array_equal(words[7], phrase(Language.KOREAN, [7]))
