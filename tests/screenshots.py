"""``python -m tests.screenshots DIR``: the real window, scripted: every page, state, theme, language and large text."""

import argparse
import os
import tempfile
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMessageBox, QWidget

from app.settings import Settings
from app.ui.application import make_application
from app.ui.status import State
from app.ui.window import place_parts
from model.spec.language import Language
from tests.app.ui.conftest import WELCOMED, Rig
from tests.window_states import STATES, settle

LARGE = (
    "welcome", "digit", "runner-up", "muted", "correction", "correction-offered", "record-kept", "record-imported",
    "record-deletion", "learn", "learning-closing", "compared", "settings", "settings-measuring", "error", "denied",
    "record-muted", "push-to-talk",
)  # fmt: skip
"""Those that are also made in the largest text."""


def shoot(folder, language, state, *, dark, percent=100):
    script, failure, expected = STATES[state]
    settings = replace(Settings() if state == "welcome" else WELCOMED, text_percent=percent)
    os.environ["SUTJA_HOME"] = tempfile.mkdtemp()  # whoever takes the pictures keeps their own settings
    rig = Rig(language, dark=dark, failure=failure, settings=settings, text_percent=percent)
    rig.window.show()
    rig.session.refresh_microphones()
    rig.session.start()
    while rig.session.status.state is State.PREPARING:
        settle(rig)
    script(rig)
    settle(rig, 0.3)
    while rig.session.status.state is not expected:
        settle(rig)
    name = f"{state}-{language}-{'dark' if dark else 'light'}{'' if percent == 100 else f'-{percent}'}.png"
    picture_of(rig.window).save(str(folder / name))
    rig.close()


def picture_of(window):
    """Return the window with whatever has opened over it, once all that is known has its place."""
    for _ in range(2):  # what has just come is shown by an event, and only then wants room
        QCoreApplication.sendPostedEvents()
        place_parts()
    picture = window.grab()
    painter = QPainter(picture)
    for part in window.findChildren(QWidget):
        if part.isWindow() and part.isVisible():
            painter.drawPixmap(part.pos() - window.geometry().topLeft(), part.grab())
            part.close()
    painter.end()
    return picture


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=STATES, nargs="+")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    make_application([], language=Language.ENGLISH)
    QMessageBox.exec = QMessageBox.show  # nobody is there to answer
    for language in Language:
        for dark in (False, True):
            for state in options.only or STATES:
                shoot(options.folder, language, state, dark=dark)
        for state in options.only or LARGE:
            shoot(options.folder, language, state, dark=False, percent=200)


if __name__ == "__main__":
    main()
