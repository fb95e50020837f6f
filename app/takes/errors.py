"""What can go wrong with the folder of recordings, in a sentence."""

from model.spec.errors import SutjaError
from model.spec.faults import is_full, reason_of


class StoreError(SutjaError):
    """A recording cannot be kept, read or deleted."""


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
