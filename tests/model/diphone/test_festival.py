import numpy as np
import pytest

from app.paths import ROOT
from model.diphone.festival import Festival
from model.diphone.festival_voices import FESTIVAL_VOICES
from model.diphone.packages import PACKAGES
from model.diphone.segment import Segment
from model.spec.errors import SynthesisError
from tests.model.diphone.installed import needs_festival


@needs_festival
def test_a_voice_says_the_vowel_that_it_is_asked_for():
    """A hook of the voice would say the vowel of 양 in 영."""

    def said(vowel: str) -> np.ndarray:
        sounds = [Segment("y", 0.08, ((0.0, 120.0),)), Segment(vowel, 0.2, ((0.1, 110.0),))]
        return next(Festival("kal_diphone", "").say([[Segment("pau", 0.1), *sounds, Segment("pau", 0.1)]]))

    assert not np.array_equal(said("ah"), said("aa"))


@needs_festival
def test_length_and_pitch_are_as_asked():
    def vowel(seconds: float, hertz: float) -> np.ndarray:
        segments = [Segment("#", 0.1), Segment("a1", seconds, ((0.0, hertz), (seconds, hertz))), Segment("#", 0.1)]
        return next(Festival("pc_diphone", "").say([segments]))

    assert len(vowel(0.5, 120.0)) - len(vowel(0.2, 120.0)) == pytest.approx(0.3 * 16_000, rel=0.1)
    for hertz in (100.0, 160.0):
        middle = vowel(0.5, hertz)[4_000:7_000]
        agreement = np.correlate(middle, middle, "full")[len(middle) - 1 :]
        assert 16_000 / (80 + agreement[80:200].argmax()) == pytest.approx(hertz, rel=0.05)


@needs_festival
def test_pitch_moves_from_the_first_to_the_second():
    vowel = Segment("a1", 0.6, ((0.0, 200.0), (0.6, 100.0)))
    sound = next(Festival("pc_diphone", "").say([[Segment("#", 0.1), vowel, Segment("#", 0.1)]]))

    def hertz(seconds: float) -> float:
        part = sound[round(16_000 * (seconds - 0.03)) : round(16_000 * (seconds + 0.03))]
        agreement = np.correlate(part, part, "full")[len(part) - 1 :]
        return 16_000 / (75 + agreement[75:180].argmax())

    assert hertz(0.25) == pytest.approx(175.0, rel=0.06)
    assert hertz(0.55) == pytest.approx(125.0, rel=0.06)


@needs_festival
def test_a_pitch_that_is_held_to_the_end_is_no_crash():
    """With nothing said of the end, the program wrote behind its memory at this very length and pitch."""
    vowel = Segment("i:", 0.5544, ((0.0, 212.0), (0.2772, 174.5)))
    sound = next(Festival("suo_fi_lj_diphone", "").say([[Segment("#", 0.1), vowel, Segment("#", 0.1)]]))
    assert len(sound) > 0.5 * 16_000


def test_without_the_program_the_remedy_is_named(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SynthesisError) as raised:
        list(Festival("pc_diphone", "").say([[Segment("#", 0.1)]]))
    assert f"apt install {PACKAGES}" in str(raised.value)


def test_without_the_voice_the_remedy_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr("model.diphone.festival.FOLDER", tmp_path)
    with pytest.raises(SynthesisError) as raised:
        FESTIVAL_VOICES[0].joiner.pairs()
    assert PACKAGES.split()[1] in str(raised.value)


@needs_festival
def test_what_festival_does_not_understand_is_an_error():
    with pytest.raises(SynthesisError):
        list(Festival("no_such_voice", "").say([[Segment("#", 0.1)]]))


def test_what_is_named_as_missing_is_what_the_build_installs():
    assert set(PACKAGES.split()) <= set((ROOT / ".ci" / "system-packages").read_text().replace(")", " ").split())
