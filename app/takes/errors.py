"""What can go wrong with recordings and their folder, in a sentence."""

from model.spec.errors import SutjaError
from model.spec.faults import is_full, reason_of


class StoreError(SutjaError):
    """A recording cannot be kept, read or deleted."""


class InspectionError(SutjaError):
    """The trainer cannot say what it makes of recordings."""


def not_kept(error: OSError) -> StoreError:
    """Return the error for a take that cannot be written."""
    if is_full(error):
        return StoreError(
            korean="디스크가 가득 차서 녹음을 저장하지 못했습니다. 공간을 비운 뒤 다시 시도하세요. "
            "지금까지의 녹음은 그대로 있습니다.",
            english="The disk is full, so the recording was not kept. Make room and try again; "
            "what was recorded before is all there.",
        )
    return StoreError(
        korean=f"녹음을 저장할 수 없습니다({reason_of(error)}). 녹음 폴더의 권한을 확인한 뒤 다시 시도하세요.",
        english=f"The recording cannot be kept ({reason_of(error)}). Check the permissions of the folder of "
        "recordings, and try again.",
    )


def not_removed(error: OSError) -> StoreError:
    """Return the error for a take that cannot be deleted."""
    return StoreError(
        korean=f"녹음을 지울 수 없습니다({reason_of(error)}). 그 파일을 연 프로그램을 닫고 다시 시도하세요.",
        english=f"The recording cannot be deleted ({reason_of(error)}). Close the program that has it open, "
        "and try again.",
    )


def not_inspected(error: OSError | None = None) -> InspectionError:
    """Return the error for a trainer that cannot be asked, or that ended without an answer."""
    reason = "" if error is None else f" ({reason_of(error)})"
    return InspectionError(
        korean=f"녹음을 살펴보는 프로그램이 끝까지 돌지 못했습니다{reason}. 가져온 것은 없습니다. 다시 시도하고, "
        "그래도 안 되면 Sutja를 다시 설치하세요.",
        english=f"The program that looks at recordings did not come to its end{reason}. Nothing was brought in. "
        "Try again; if it happens again, install Sutja anew.",
    )


def copies_in_use() -> StoreError:
    """Return the error for recordings of which a training reads copies."""
    return StoreError(
        korean="학습이 이 녹음을 읽고 있어 지우지 않았습니다. 학습이 끝나거나 멈춘 뒤 다시 지우세요.",
        english="A training reads these recordings, so none was deleted. Let it end or stop it, then try again.",
    )
