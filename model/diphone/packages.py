"""What is to be installed: the programs and the voices, and what to tell when they are not, or fail."""

from subprocess import CompletedProcess
from typing import Final

from model.spec.errors import SynthesisError

PACKAGES: Final = (
    "festival festvox-italp16k festvox-itapc16k festvox-czech-dita festvox-czech-krb festvox-czech-machac "
    "festvox-czech-ph festvox-suopuhe-lj festvox-suopuhe-mv festival-te festvox-te-nsk festvox-kallpc16k "
    "festvox-kdlpc16k"
)
"""As Debian calls Festival and its voices."""

_VOICES: Final = ".ci/system-packages voices"
"""Installs MBROLA and its voices, which Debian keeps apart: they may not be sold."""


def no_festival() -> SynthesisError:
    """Return what to tell whoever lacks Festival or one of its voices."""
    return SynthesisError(
        korean=f"음성 합성기 Festival이나 그 목소리가 없습니다. 'sudo apt install {PACKAGES}'로 설치하세요.",
        english="The speech synthesiser Festival or one of its voices is missing. "
        f"Install them with 'sudo apt install {PACKAGES}'.",
    )


def no_mbrola() -> SynthesisError:
    """Return what to tell whoever lacks MBROLA or one of its voices."""
    return SynthesisError(
        korean=f"음성 합성기 MBROLA나 그 목소리가 없습니다. '{_VOICES}'로 설치하세요.",
        english=f"The speech synthesiser MBROLA or one of its voices is missing. Install them with '{_VOICES}'.",
    )


def damaged(name: str) -> SynthesisError:
    """Return what to tell whoever has half a voice of MBROLA."""
    remedy = f"sudo apt-get remove mbrola-{name} && {_VOICES}"
    return SynthesisError(
        korean=f"MBROLA 목소리 {name}의 파일이 손상되었습니다. '{remedy}'로 다시 설치하세요.",
        english=f"The file of the voice {name} of MBROLA is damaged. Install it again with '{remedy}'.",
    )


def failed(program: str, particle: str, result: CompletedProcess[bytes]) -> SynthesisError:
    """Return what to tell when a program has failed: its last words; the particle marks its name as the subject."""
    said = result.stderr.decode(errors="replace").strip().rpartition("\n")[2]
    return SynthesisError(
        korean=f"{program}{particle} 실패했습니다(종료 코드 {result.returncode}: {said}). 설치를 확인하세요.",
        english=f"{program} failed with exit status {result.returncode} ({said}). Check its installation.",
    )
