"""Whether what was heard is a good take of one digit, and if not, why."""

from enum import StrEnum
from typing import Final

import numpy as np

from model.spec.language import Text
from model.spec.waveform import Waveform
from model.spec.words import HOP_SAMPLES, SILENT_DBFS, Levels, Span, is_steady, levels_of, peak_of, words_in

LONGEST_SECONDS: Final = 1.2
"""No digit takes longer, however slowly it is said."""

FULL_LEVEL: Final = 0.985
"""Samples from here on are at the end of the scale (share of full scale): resampling rounds what was cut off."""

FULL_SAMPLES: Final = 16
"""So many of them are heard as a crackle; the peaks of a loud voice that just fits touch the end a few times."""

CLEAR_DB: Final = 12.0
"""How far the word must stand above the noise around it: below, the codas that tell 일 from 이 are lost in it."""

ROOM_HOPS: Final = 10
"""Sound beside the word (100 ms) from which the noise of the room can be told."""

EDGE_HOPS: Final = 5
"""What lies this near to a word (50 ms) may still be its beginning or its end."""


class Flaw(StrEnum):
    """Why a take is refused."""

    SILENT = "silent"
    SHORT = "short"
    LONG = "long"
    SEVERAL_WORDS = "several words"
    CLIPPED = "clipped"
    NOISY = "noisy"


REASONS: Final = {
    Flaw.SILENT: Text(
        korean="말소리가 들리지 않았습니다. 마이크에 가까이 대고 조금 더 크게 말해 주세요.",
        english="Nothing was heard. Come closer to the microphone and speak up a little.",
    ),
    Flaw.SHORT: Text(
        korean="숫자로 보기에는 너무 짧은 소리입니다. 숫자를 끝까지 또렷하게 말해 주세요.",
        english="That was too short for a digit. Say the whole digit clearly.",
    ),
    Flaw.LONG: Text(
        korean="숫자 하나로 보기에는 너무 깁니다. 숫자 하나만 평소처럼 짧게 말해 주세요.",
        english="That was too long for one digit. Say only the digit, as briefly as you always do.",
    ),
    Flaw.SEVERAL_WORDS: Text(
        korean="낱말이 둘 이상 들렸습니다. 숫자 하나만 말하고 잠깐 멈춰 주세요.",
        english="More than one word was heard. Say one digit, then pause for a moment.",
    ),
    Flaw.CLIPPED: Text(
        korean="소리가 너무 커서 잘렸습니다. 마이크에서 조금 떨어지거나 입력 음량을 낮춰 주세요.",
        english="That was too loud, and its peaks are cut off. Move back a little, or lower the input level.",
    ),
    Flaw.NOISY: Text(
        korean="주변 소리가 너무 큽니다. 더 조용한 곳에서, 또는 마이크에 더 가까이 대고 말해 주세요.",
        english="It is too noisy around you. Find a quieter place, or come closer to the microphone.",
    ),
}
"""What is said about each flaw, and what to do."""


def flaw_of(waveform: Waveform) -> Flaw | None:
    """Return what is wrong with a take of one digit, float32 [shape=(n,)], 16 kHz; ``None`` where it is good.

    A sound without any silence around it is the noise of the room.
    """
    levels = levels_of(waveform)
    if not len(levels) or levels.max() <= SILENT_DBFS:
        return Flaw.SILENT
    words = words_in(waveform)
    if not words:
        return Flaw.NOISY if is_steady(levels) and peak_of(levels) > SILENT_DBFS else Flaw.SHORT
    if len(words) > 1:
        return Flaw.SEVERAL_WORDS
    if words[0].seconds > LONGEST_SECONDS:
        return Flaw.LONG
    if _is_clipped(waveform):
        return Flaw.CLIPPED
    return Flaw.NOISY if _is_noisy(levels, words[0]) else None


def _is_clipped(waveform: Waveform) -> bool:
    return int((np.abs(waveform) >= FULL_LEVEL).sum()) >= FULL_SAMPLES


def _is_noisy(levels: Levels, word: Span) -> bool:
    """Return whether the word does not stand out of what is around it."""
    first, last = word.start // HOP_SAMPLES, word.end // HOP_SAMPLES
    around = np.concatenate([levels[: max(0, first - EDGE_HOPS)], levels[last + EDGE_HOPS :]])
    if len(around) < ROOM_HOPS:
        return True
    return peak_of(levels[first:last]) - float(np.median(around)) < CLEAR_DB
