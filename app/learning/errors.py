"""What can go wrong with trainings and models, each in one sentence with its remedy.

::

    SutjaError
    └── LearningError       a training cannot be begun, or a model not be used, compared or removed
"""

from pathlib import Path

from model.spec.errors import SutjaError
from model.spec.faults import reason_of


class LearningError(SutjaError):
    """A training cannot be begun, or a model not be used, compared or removed."""


def not_kept(path: Path, error: OSError) -> LearningError:
    """Return the error for what cannot be written among the models."""
    reason = reason_of(error)
    return LearningError(
        korean=f"모델 폴더에 쓸 수 없습니다: {path} ({reason}). 디스크 공간과 쓰기 권한을 확인한 뒤 다시 하세요.",
        english=f"{path} cannot be written ({reason}). Check the disk space and permissions, then try again.",
    )


def not_read(path: Path, error: OSError) -> LearningError:
    """Return the error for what cannot be read among the models."""
    reason = reason_of(error)
    return LearningError(
        korean=f"모델 폴더를 읽을 수 없습니다: {path} ({reason}). 권한을 확인하고 다른 프로그램을 닫은 뒤 다시 하세요.",
        english=f"{path} cannot be read ({reason}). Check the permissions, close other programs, then try again.",
    )
