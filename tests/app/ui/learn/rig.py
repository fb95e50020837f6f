"""The Learn page on trainings that learn nothing; also for screenshots."""

import threading
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.learning.folder import models_folder
from app.learning.job import JobControl
from app.learning.library import Library
from app.learning.trainer import Order
from app.ui.application import install_translation
from app.ui.bridge import EventBridge
from app.ui.learn.page import LearnPage
from app.ui.theme import UNIT, Theme
from app.ui.type_scale import body_font
from model.spec.language import Language
from tests.app.learning.conftest import PATIENCE_SECONDS, SCRIPTED


class Window(QWidget):
    """What the page lies in: the window's font, palette and style sheet."""

    def __init__(self, theme):
        super().__init__()
        self._theme = theme
        self.resize(126 * UNIT, 110 * UNIT)

    def hold(self, page, text_size):
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        self.dress(text_size)

    def dress(self, text_size):
        font = body_font()
        font.setPointSizeF(font.pointSizeF() * text_size)
        # Under a style sheet Qt hands no font down, and none through the viewport of what scrolls.
        self.setStyleSheet("")
        for part in self.findChildren(QWidget):
            part.ensurePolished()
        self.setFont(QFont())
        self.setFont(font)
        for area in self.findChildren(QScrollArea):
            area.widget().setFont(font)
        self.setStyleSheet(self._theme.style_sheet())
        self.setPalette(self._theme.palette())


class Rig:
    """The page and all that it stands on."""

    def __init__(self, recordings=Path("recordings"), *, language=Language.ENGLISH, dark=False, text_size=1.0):
        self.translator = install_translation(language)
        self.bridge = EventBridge()
        self.control = JobControl(models_folder(), SCRIPTED)
        self.library = Library(models_folder())
        self.counts = {}
        self.theme = Theme()
        self.theme.choose(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self.window = Window(self.theme)
        self.page = LearnPage(
            self.theme, self.control, self.library, self.bridge,
            own=Order((recordings,)), counts=lambda: self.counts, language=language, parent=self.window,
        )  # fmt: skip
        self.window.hold(self.page, text_size)

    def settle(self):
        """Return when all errands so far are done, and the page has heard of it."""
        done = threading.Event()
        self.page.session._errands.run(done.set)
        assert done.wait(PATIENCE_SECONDS)
        self.bridge.drain()
        QCoreApplication.processEvents()  # Qt shows what is new in a layout only now

    def close(self):
        self.page.close_down()
        self.bridge.close()
        self.window.close()
        if self.translator:
            QCoreApplication.removeTranslator(self.translator)
