"""The application object: its name, its icon, its language."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app.paths import ICON, TRANSLATIONS
from model.spec.language import Language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

    from PySide6.QtWidgets import QWidget


def make_application(arguments: Sequence[str], *, language: Language) -> QApplication:
    """Return the application, named and in the user's language."""
    application = QApplication(list(arguments))
    application.setApplicationName("sutja")
    application.setApplicationDisplayName("숫자" if language is Language.KOREAN else "Sutja")
    application.setDesktopFileName("sutja")
    application.setWindowIcon(QIcon(str(ICON)))
    # One look everywhere: the style sheet rounds off what Fusion draws; native styles ignore half of it.
    application.setStyle("Fusion")
    install_translation(language)
    install_words_of_qt(language)
    return application


def install_translation(language: Language) -> QTranslator | None:
    """Let all texts made from now on be in a language; English is what the source is written in."""
    if language is Language.ENGLISH:
        return None
    translator = QTranslator(QCoreApplication.instance())
    translator.load(f"sutja_{language}", str(TRANSLATIONS))
    QCoreApplication.installTranslator(translator)
    return translator


def install_words_of_qt(language: Language) -> QTranslator | None:
    """Let what Qt says by itself be in a language too: its dialogs for files, where the desktop has none."""
    if language is Language.ENGLISH:
        return None
    translator = QTranslator(QCoreApplication.instance())
    translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    QCoreApplication.installTranslator(translator)
    return translator


def close_on_interrupt(window: QWidget) -> None:
    """Let Ctrl+C in the terminal close the window; the bridge's timer lets Python notice it."""

    def on_interrupt(_number: int, _frame: FrameType | None) -> None:
        window.close()

    signal.signal(signal.SIGINT, on_interrupt)
