"""What is to be installed: recordings, and what is said in them."""

from pathlib import Path
from typing import Final

from model.spec.errors import DatasetError

PACKAGES: Final = (
    "asterisk-core-sounds-es asterisk-core-sounds-es-wav asterisk-core-sounds-it asterisk-core-sounds-it-wav "
    "asterisk-core-sounds-ru asterisk-core-sounds-ru-wav asterisk-prompt-it-menardi-wav festvox-ru"
)
"""As Debian calls them."""


def missing(what: Path) -> DatasetError:
    """Return what to tell whoever lacks one of them: a file or a folder of it that is not there."""
    return DatasetError(
        korean=f"사람들이 읽은 녹음이 없습니다({what}). 'sudo apt install {PACKAGES}'로 설치하세요. 이미 설치했다면 "
        "dpkg 설정에서 /usr/share/doc을 빼지 않았는지 보세요.",
        english=f"Recordings of people who read aloud are missing ({what}). Install them with 'sudo apt install "
        f"{PACKAGES}'; if they are installed, see whether dpkg is told to leave out /usr/share/doc.",
    )
