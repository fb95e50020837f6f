"""Which voices of joined diphones this machine has."""

import shutil

import pytest

from model.diphone.corpus import VOICES
from model.diphone.festival_voices import FESTIVAL_VOICES
from model.diphone.mbrola_voices import MBROLA_VOICES
from model.diphone.voice import Voice


def is_installed(voice: Voice) -> bool:
    """Whether a voice and its program are here."""
    program = "mbrola" if voice in MBROLA_VOICES else "festival"
    return shutil.which(program) is not None and voice.joiner.path.is_file()


needs_festival = pytest.mark.skipif(
    not all(is_installed(voice) for voice in FESTIVAL_VOICES), reason="the voices of Festival are not installed"
)
needs_mbrola = pytest.mark.skipif(
    not all(is_installed(voice) for voice in MBROLA_VOICES),
    reason="the voices of MBROLA are not installed (.ci/system-packages voices)",
)
each_voice = pytest.mark.parametrize(
    "voice",
    [
        pytest.param(voice, id=voice.name, marks=needs_mbrola if voice in MBROLA_VOICES else needs_festival)
        for voice in VOICES
    ],
)
