"""What keeps a window from opening at all, told in one sentence before Qt can end the process. Free of Qt itself."""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

from model.spec.language import Text

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

EXIT_NO_WINDOW = 2

QT_MISSING = Text(
    korean="창을 여는 데 필요한 시스템 라이브러리가 없습니다({reason}). 'sudo apt install libegl1 libgl1 "
    "libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libdbus-1-3'으로 설치하거나, "
    "창 없이 'sutja listen'을 쓰세요.",
    english="The window needs a system library that is missing ({reason}). Install it with 'sudo apt install "
    "libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libdbus-1-3', "
    "or use 'sutja listen', which needs no window.",
)

NO_DISPLAY = Text(
    korean="창을 열 화면이 없습니다. 데스크톱에서 실행하거나, 창 없이 'sutja listen'을 쓰세요.",
    english="There is no display to open a window on. Run it on a desktop, "
    "or use 'sutja listen', which needs no window.",
)

_log = logging.getLogger(__name__)


def obstacle() -> str | None:
    """Return why no window can be opened, and what to do; ``None`` where nothing is in the way."""
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in displays):
        return str(NO_DISPLAY)
    try:
        import PySide6.QtWidgets
    except ImportError as error:
        return str(QT_MISSING).format(reason=error)
    PySide6.QtCore.qInstallMessageHandler(QtMessages().receive)
    return None


class QtMessages:
    """Passes Qt's messages on to the log; the fatal one, after which Qt would abort, becomes the one sentence.

    What Qt says before there is a screen is kept back, for it may be on the way to its end and tells why.
    """

    def __init__(self) -> None:
        self._kept: list[str] = []

    def receive(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        """Take a message of Qt's."""
        from PySide6.QtCore import QtMsgType
        from PySide6.QtGui import QGuiApplication

        if kind == QtMsgType.QtFatalMsg:
            self._end(message)
        elif kind == QtMsgType.QtDebugMsg:
            _log.debug("Qt: %s", message)
        elif QGuiApplication.primaryScreen() is None:
            self._kept.append(message)
        else:
            _log.warning("Qt: %s", message)

    def _end(self, message: str) -> None:
        if any("could not connect to display" in kept for kept in self._kept):
            sentence = str(NO_DISPLAY)
        else:
            reason = (self._kept or message.strip().splitlines() or [""])[0]
            sentence = str(QT_MISSING).format(reason=reason.rstrip("."))
        print(sentence, file=sys.stderr, flush=True)  # noqa: T201 - logging may be off, and nothing else can be shown
        os._exit(EXIT_NO_WINDOW)
