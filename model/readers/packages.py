"""What is to be installed: recordings, and what is said in them."""

from typing import Final

from model.spec.errors import DatasetError

PACKAGES: Final = (
    "asterisk-core-sounds-es asterisk-core-sounds-es-wav asterisk-core-sounds-it asterisk-core-sounds-it-wav "
    "asterisk-core-sounds-ru asterisk-core-sounds-ru-wav asterisk-prompt-it-menardi-wav festvox-ru"
)
"""As Debian calls them."""


def missing() -> DatasetError:
    """Return what to tell whoever lacks one of them."""
    return DatasetError(
        korean=f"사람들이 읽은 녹음이 없습니다. 'sudo apt install {PACKAGES}'로 설치하세요.",
        english=f"Recordings of people who read aloud are missing. Install them with 'sudo apt install {PACKAGES}'.",
    )
