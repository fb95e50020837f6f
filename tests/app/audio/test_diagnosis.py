"""From levels to what is wrong."""

import pytest

from app.audio.diagnosis import Condition, Hearing, System, diagnose, diagnosis_of, or_another, this_system
from model.spec.language import Language

SPOKEN = Hearing(seconds=3, loudest_dbfs=-20, quietest_dbfs=-65, peak_dbfs=-6)
QUIET = Hearing(seconds=3, loudest_dbfs=-60, quietest_dbfs=-70, peak_dbfs=-50)
DEAD = Hearing(seconds=3)


def condition(hearing, others=None, system=System.LINUX):
    return diagnose(hearing, others or {}, system=system).condition


@pytest.mark.parametrize(
    ("hearing", "expected"),
    [
        (SPOKEN, Condition.FINE),
        (QUIET, Condition.TOO_QUIET),
        (DEAD, Condition.MUTED),
        (Hearing(seconds=0), Condition.NOTHING_DELIVERED),
        (Hearing(seconds=3, loudest_dbfs=-3, peak_dbfs=0, clipped_share=0.02), Condition.CLIPPING),
        (Hearing(seconds=3, loudest_dbfs=-20, peak_dbfs=0, clipped_share=0.0001), Condition.FINE),
        (Hearing(seconds=3, loudest_dbfs=-20, peak_dbfs=-6, lost_seconds=0.1), Condition.SOUND_LOST),
    ],
)
def test_what_is_wrong(hearing, expected):
    assert condition(hearing) is expected


def test_zeros_on_macos_mean_that_it_is_not_permitted():
    assert condition(DEAD, system=System.MACOS) is Condition.NOT_PERMITTED
    assert condition(DEAD, system=System.WINDOWS) is Condition.MUTED


@pytest.mark.parametrize("hearing", [QUIET, DEAD])
def test_another_microphone_that_hears_the_voice_is_named(hearing):
    found = diagnose(hearing, {"Webcam": QUIET, "Headset": SPOKEN}, system=System.LINUX)
    assert found.condition is Condition.WRONG_MICROPHONE
    assert "Headset" in found.text.english
    assert "Headset" in found.text.korean


def test_another_microphone_that_is_hardly_louder_is_not_the_answer():
    assert condition(QUIET, {"Webcam": Hearing(seconds=3, loudest_dbfs=-50, peak_dbfs=-40)}) is Condition.TOO_QUIET
    near = Hearing(seconds=3, loudest_dbfs=-46, peak_dbfs=-30)
    assert condition(near, {"Webcam": Hearing(seconds=3, loudest_dbfs=-44, peak_dbfs=-30)}) is Condition.TOO_QUIET


def test_where_it_is_fine_the_others_do_not_matter():
    assert condition(SPOKEN, {"Webcam": Hearing(seconds=3, loudest_dbfs=-1, peak_dbfs=0)}) is Condition.FINE


@pytest.mark.parametrize("kind", Condition)
@pytest.mark.parametrize("system", System)
def test_every_condition_has_its_sentence_on_every_system(kind, system):
    text = diagnosis_of(kind, system, name="Headset").text
    for sentence in (text.korean, text.english):
        assert sentence.endswith(".")
        assert "{" not in sentence
    assert any("가" <= letter <= "힣" for letter in text.korean)
    assert text.english.isascii()


def test_the_step_that_mends_it_is_the_systems_own():
    assert "Privacy & Security" in diagnosis_of(Condition.NOT_PERMITTED, System.MACOS).text.english
    assert "Let desktop apps" in diagnosis_of(Condition.CANNOT_OPEN, System.WINDOWS).text.english
    assert "libportaudio2" in diagnosis_of(Condition.NO_AUDIO_SYSTEM, System.LINUX).text.english


def test_the_microphone_in_use_is_named_to_whoever_may_speak_into_another():
    muted = diagnosis_of(Condition.MUTED, System.LINUX)
    found = or_another(muted, "Webcam")
    assert found.condition is Condition.MUTED
    for language in Language:
        told = found.text.in_language(language)
        assert told.startswith(muted.text.in_language(language))
        assert told.count("Webcam") == 1
    assert found.text.english.endswith("If you speak into another microphone than Webcam, choose that one.")


@pytest.mark.parametrize(
    ("platform", "system"), [("win32", System.WINDOWS), ("darwin", System.MACOS), ("freebsd14", System.LINUX)]
)
def test_the_system_is_known(monkeypatch, platform, system):
    monkeypatch.setattr("sys.platform", platform)
    assert this_system() is system
