"""Which voices of joined diphones this machine has."""

import shutil

import pytest

from model.diphone.corpus import VOICES
from model.diphone.festival_voices import FESTIVAL_VOICES
from model.diphone.mbrola_voices import MBROLA_VOICES
from model.diphone.voice import Voice


def needs(voice: Voice) -> pytest.MarkDecorator:
    """Skip a test where a voice or its program is not here."""
    program, what = ("mbrola", "voices") if voice in MBROLA_VOICES else ("festival", "test")
    return pytest.mark.skipif(
        shutil.which(program) is None or not voice.joiner.path.is_file(),
        reason=f"{voice.name} is not installed: run '.ci/system-packages {what}'",
    )


KOREAN = next(voice for voice in VOICES if voice.language == "ko")

needs_festival = pytest.mark.skipif(
    shutil.which("festival") is None or not all(voice.joiner.path.is_file() for voice in FESTIVAL_VOICES),
    reason="the voices of Festival are not installed: run '.ci/system-packages test'",
)
needs_korean = needs(KOREAN)
each_voice = pytest.mark.parametrize(
    "voice", [pytest.param(voice, id=voice.name, marks=needs(voice)) for voice in VOICES]
)
