"""Synthetic Korean speech: espeak-ng's voice ``ko`` in all its variants, pitches and speeds.

Needed to make the default model, not to use it. Everything here is synthetic; no recording of a person is involved.
"""

import io
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np
import soundfile
import soxr

from model.dataset.clip import Clip, clip_of
from model.spec.errors import SynthesisError
from model.spec.tokens import OTHER, SAMPLE_RATE, token_of
from model.spec.waveform import Waveform

READINGS: Final[tuple[tuple[str, int], ...]] = (
    ("영", 0), ("공", 0), ("일", 1), ("이", 2), ("삼", 3), ("사", 4), ("오", 5), ("육", 6), ("륙", 6), ("칠", 7),
    ("팔", 8), ("구", 9),
)  # fmt: skip
"""Each reading of a digit; 0 has two, and 6 is also heard as 륙 inside a string."""

OTHER_WORDS: Final = tuple(
    # neighbours of the digits, which differ from one by a sound, and longer words that hold one
    "질 실 필 길 빌 치 피 시 지 파 바 발 살 말 달 산 상 잠 참 싸 차 자 가 고 코 보 조 우 어 아 으 유 윤 용 양 연 "
    "콩 통 봉 국 축 죽 욕 약 규 주 부 영화 공부 일요일 이유 삼촌 사람 오늘 육지 칠판 팔다 구두 이름 사과 오이 구름 "
    "공기 영어 일기 삼각 칠면조 팔꿈치 "
    # native numbers and counters
    "하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 스물 백 천 만 억 번 개 명 "
    # what people say to a machine or to one another
    "네 아니요 안녕하세요 감사합니다 여보세요 시작 정지 취소 확인 다음 이전 위 아래 왼쪽 오른쪽 그만 다시 지금 내일 "
    "어제 시간 전화 번호 이메일 컴퓨터 음악 날씨 학교 회사 엄마 아빠 친구 물 밥 커피 나무 바다 하늘 강아지 고양이 "
    "자동차 그래서 그런데 왜냐하면 그러니까 음 저기 있잖아 뭐 진짜 정말 좋아요 싫어요".split()
)
"""Words that are no digits."""

_PROGRAM: Final = "espeak-ng"


@dataclass(frozen=True, slots=True)
class Voice:
    """One way of espeak-ng to speak Korean."""

    variant: str
    """Name of the variant: the speaker."""

    pitch: int
    """0 to 99."""

    speed: int
    """Words a minute, 80 to 260."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """How many utterances each variant gives."""

    takes: int = 14
    """Of each of the twelve readings."""

    strings: int = 50
    """Strings of two to six digits in one breath."""

    others: int = 70
    """Words that are no digits."""


def variants() -> list[str]:
    """Return the names of all variants, sorted.

    Raises
    ------
    SynthesisError
        If espeak-ng is not installed.
    """
    listing = _run("--voices=variant").decode()
    return sorted({line.split("!v/")[1].split("  ")[0].strip() for line in listing.splitlines() if "!v/" in line})


def split_variants(names: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the variants to train on and those held out: every eighth, so that both hold all kinds."""
    return [name for index, name in enumerate(names) if index % 8], list(names[::8])


def speak(text: str, voice: Voice) -> Waveform:
    """Return the text as a waveform, float32 [shape=(n,)], 16 kHz; the same for the same voice.

    Raises
    ------
    SynthesisError
        If espeak-ng is not installed or fails.
    """
    content = _run("-v", f"ko+{voice.variant}", "-p", str(voice.pitch), "-s", str(voice.speed), "--stdout", text)
    samples, rate = soundfile.read(io.BytesIO(_with_length(content)), dtype="float32")
    resampled: Waveform = soxr.resample(samples, rate, SAMPLE_RATE)
    return resampled


def synthesise(names: Sequence[str], *, amounts: Amounts, seed: int) -> list[Clip]:
    """Return the utterances of the given variants: isolated digits, strings of digits, other words."""
    plan = [utterance for name in names for utterance in _plan(name, amounts, seed)]
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        clips = pool.map(lambda utterance: _clip(*utterance), plan)
        return [clip for clip in clips if len(clip.pcm) > SAMPLE_RATE // 20]


def _plan(name: str, amounts: Amounts, seed: int) -> Iterator[tuple[str, tuple[int, ...], Voice]]:
    random = np.random.default_rng([seed, *name.encode()])
    for text, digit in READINGS:
        for _ in range(amounts.takes):
            yield text, (token_of(digit),), _voice(name, random)
    for _ in range(amounts.strings):
        chosen = [READINGS[index] for index in random.integers(len(READINGS), size=random.integers(2, 7))]
        yield (
            "".join(text for text, _ in chosen),
            tuple(token_of(digit) for _, digit in chosen),
            _voice(name, random),
        )
    for index in random.choice(len(OTHER_WORDS), size=amounts.others, replace=amounts.others > len(OTHER_WORDS)):
        yield OTHER_WORDS[index], (OTHER,), _voice(name, random)


def _voice(name: str, random: np.random.Generator) -> Voice:
    return Voice(variant=name, pitch=int(random.integers(0, 100)), speed=int(random.integers(80, 261)))


def _clip(text: str, tokens: tuple[int, ...], voice: Voice) -> Clip:
    return clip_of(speak(text, voice), tokens=tokens, speaker=voice.variant)


def _run(*arguments: str) -> bytes:
    if shutil.which(_PROGRAM) is None:
        raise SynthesisError(
            korean="음성 합성기 espeak-ng가 없습니다. 'sudo apt install espeak-ng'로 설치하세요.",
            english="The speech synthesiser espeak-ng is missing. Install it with 'sudo apt install espeak-ng'.",
        )
    result = subprocess.run([_PROGRAM, *arguments], capture_output=True, check=False)
    if result.returncode:
        raise SynthesisError(
            korean=f"espeak-ng가 실패했습니다(종료 코드 {result.returncode}). 설치를 확인하세요.",
            english=f"espeak-ng failed with exit status {result.returncode}. Check its installation.",
        )
    return result.stdout


def _with_length(wav: bytes) -> bytes:
    """Return a WAV whose header tells its length: espeak-ng cannot know it while it writes to a pipe."""
    data = wav.index(b"data")
    size = len(wav) - data - 8
    return (
        wav[:4]
        + (len(wav) - 8).to_bytes(4, "little")
        + wav[8 : data + 4]
        + size.to_bytes(4, "little")
        + wav[data + 8 :]
    )
