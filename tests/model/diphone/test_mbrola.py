import struct

import numpy as np
import pytest

from app.paths import ROOT
from model.diphone.mbrola import Mbrola
from model.diphone.mbrola_voices import MBROLA_VOICES
from model.diphone.segment import Segment
from model.spec.errors import SynthesisError
from tests.model.diphone.installed import needs_korean

VOICE = Mbrola("hn1")


def voice_file(pairs: str, aliases: str = "", *, small: bool = True) -> bytes:
    """Return a file of diphones, each of 3 periods, and other names for some, each with that of the recorded one."""
    recorded = [pair.split("-") for pair in pairs.split()]
    periods = 3 * len(recorded)
    sizes = struct.pack("<H", periods) if small else struct.pack("<Hi", 0, periods)
    count = struct.pack("<h", len(recorded) + len(aliases.split()))
    body = b"".join(f"{a}\0{b}\0".encode() + struct.pack("<hBB", 80, 3, 3) for a, b in recorded)
    others = "".join(alias.replace("=", "-").replace("-", "\0") + "\0" for alias in aliases.split()).encode()
    return b"MBROLA2.060" + count + sizes + struct.pack("<ihBB", 999, 16_000, 160, 1) + body + others + b"a\0b\0sound"


@pytest.mark.parametrize("small", [True, False])
def test_pairs_are_those_recorded_and_other_names_for_them(tmp_path, monkeypatch, small):
    monkeypatch.setattr("model.diphone.mbrola.FOLDER", tmp_path)
    (tmp_path / "any").mkdir()
    (tmp_path / "any" / "any").write_bytes(voice_file("_-i i-l l-_", "i-l=i-r", small=small))
    assert Mbrola("any").pairs() == {("_", "i"), ("i", "l"), ("l", "_"), ("i", "r")}


def test_what_is_no_voice_is_an_error_with_its_remedy(tmp_path, monkeypatch):
    monkeypatch.setattr("model.diphone.mbrola.FOLDER", tmp_path)
    (tmp_path / "any").mkdir()
    for content in (b"", b"RIFF....WAVE", voice_file("_-i i-_")[:30]):
        (tmp_path / "any" / "any").write_bytes(content)
        with pytest.raises(SynthesisError, match=r"damaged.*remove mbrola-any"):
            Mbrola("any").pairs()


def test_without_the_program_or_the_voice_the_remedy_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr("model.diphone.mbrola.FOLDER", tmp_path)
    with pytest.raises(SynthesisError, match="system-packages voices"):
        VOICE.pairs()
    monkeypatch.undo()
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SynthesisError, match="system-packages voices"):
        list(VOICE.say([[Segment("_", 0.1)]]))


def test_the_build_installs_every_voice_and_no_other():
    script = (ROOT / ".ci" / "system-packages").read_text()
    named = script.partition("voices=(")[2].partition(")")[0].split()
    assert sorted(voice.name for voice in MBROLA_VOICES) == sorted(named)


@needs_korean
def test_length_and_pitch_are_as_asked():
    def vowel(seconds: float, hertz: float) -> np.ndarray:
        segments = [Segment("_", 0.1), Segment("a", seconds, ((0.0, hertz), (seconds / 2, hertz))), Segment("_", 0.1)]
        return next(VOICE.say([segments]))

    assert len(vowel(0.5, 120.0)) - len(vowel(0.2, 120.0)) == pytest.approx(0.3 * 16_000, rel=0.1)
    for hertz in (100.0, 160.0):
        middle = vowel(0.5, hertz)[4_000:7_000]
        agreement = np.correlate(middle, middle, "full")[len(middle) - 1 :]
        assert 16_000 / (80 + agreement[80:200].argmax()) == pytest.approx(hertz, rel=0.05)


@needs_korean
def test_each_utterance_is_a_sound_of_its_own():
    pause, vowel = Segment("_", 0.1), Segment("a", 0.2, ((0.0, 120.0),))
    short, long = VOICE.say([[pause, vowel, pause], [pause, vowel, vowel, pause]])
    assert len(short) == pytest.approx(0.4 * 16_000, rel=0.1)
    assert len(long) == pytest.approx(0.6 * 16_000, rel=0.1)


@needs_korean
def test_a_pair_that_was_not_recorded_is_an_error():
    with pytest.raises(SynthesisError, match="MBROLA failed"):
        list(VOICE.say([[Segment("_", 0.1), Segment("i", 0.1), Segment("l", 0.1), Segment("_", 0.1)]]))
