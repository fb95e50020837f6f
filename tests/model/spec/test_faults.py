import errno

import pytest

from model.spec.faults import is_full, reason_of


def test_no_room_is_told_from_no_permission():
    assert is_full(OSError(errno.ENOSPC, "no room"))
    assert is_full(OSError(errno.EDQUOT, "no more for you"))
    assert not is_full(PermissionError(errno.EACCES, "not permitted"))


@pytest.mark.parametrize(
    ("error", "reason"),
    [(OSError(errno.EACCES, "Permission denied"), "Permission denied"), (TimeoutError(), "TimeoutError")],
)
def test_a_reason_is_never_none(error, reason):
    assert reason_of(error) == reason
