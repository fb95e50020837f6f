"""What is left, and why: a sentence each, with what to do about it."""

from pathlib import Path

from model.spec.faults import reason_of
from model.spec.language import Text


def strange(path: Path) -> Text:
    """Say that something is not what Sutja wrote down."""
    return Text(
        korean=f"Sutja가 만든 그대로가 아니어서 두었습니다: {path}. 필요 없으면 직접 지우세요.",
        english=f"Left, because it is no longer what Sutja made: {path}. Remove it yourself if you do not need it.",
    )


def stuck(path: Path, error: OSError) -> Text:
    """Say that something could not be looked into or removed."""
    reason = reason_of(error)
    return Text(
        korean=f"지울 수 없습니다: {path} ({reason}). 그것을 연 프로그램을 닫고 권한을 확인한 뒤 다시 실행하세요.",
        english=f"{path} cannot be removed ({reason}). Close the program that has it open, check the permissions, "
        "and run this again.",
    )


def in_use(folder: Path) -> Text:
    """Say that a training writes in a folder."""
    return Text(
        korean=f"학습이 진행 중이어서 지우지 않았습니다: {folder}. 학습을 끝내거나 멈춘 뒤 다시 실행하세요.",
        english=f"A training is running, so {folder} was not removed. Let it end, or stop it, and run this again.",
    )
