"""``python -m tests.accessible_names``: what a screen reader calls everything on every page, in both languages."""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QWidget

from app.settings import Settings
from app.ui.application import make_application
from app.ui.learn.model_row import ModelRow
from app.ui.place import Place
from model.spec.language import Language
from tests.app.ui.conftest import Rig
from tests.app.ui.learn import states

PATIENCE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Control:
    """A part of a page as a screen reader sees it."""

    role: str
    name: str
    description: str

    @property
    def line(self) -> str:
        return f"{self.role}: {self.name}" + (f" ({self.description})" if self.description else "")


def controls(widget: QWidget) -> Iterator[Control]:
    """Give all that the keyboard reaches, and all that has a name of its own, whether it is shown just now or not."""
    for part in widget.findChildren(QWidget):
        if isinstance(part, QMenu):
            yield from (Control("MenuItem", action.text().replace("&", ""), "") for action in part.actions())
        elif not _is_left_out(part) and (is_reached(part) or part.accessibleName()):
            yield _control(part)


def is_reached(widget: QWidget) -> bool:
    """Return whether the Tab key stops there."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _is_left_out(widget: QWidget) -> bool:
    """Return whether it is a list that belongs to a box, or what cannot be done with a model."""
    return isinstance(widget, QAbstractItemView) or (widget.isHidden() and isinstance(widget.parent(), ModelRow))


def _control(widget: QWidget) -> Control:
    told = QAccessible.queryAccessibleInterface(widget)
    name, description = (told.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description))
    return Control(told.role().name, name, "" if description == name else description)


def filled(rig: Rig) -> Rig:
    """Go to all pages, and let there be models to choose from and a comparison to look at."""
    for place in Place:
        rig.window.go(place)
    learn = rig.window.page(Place.LEARN)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not learn.models.rows and time.monotonic() < deadline:
        QApplication.processEvents()
        time.sleep(0.01)
    learn._on_listing_changed(states.listing(states.ADAPTED))
    learn._on_compared(states.COMPARISON)
    learn.progress_view.show_progress(states.LEARNING)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the rows of before
    return rig


def main() -> None:
    os.environ["SUTJA_HOME"] = tempfile.mkdtemp()
    make_application([], language=Language.ENGLISH)
    for language in Language:
        rig = filled(Rig(language, settings=Settings()))
        parts = {"window": rig.window.navigation, **{place.value: rig.window.page(place) for place in Place}}
        for name, part in parts.items():
            lines = dict.fromkeys(f"  {control.line}\n" for control in controls(part))
            sys.stdout.write(f"\n{name}, {language}\n{''.join(lines)}")
        rig.close()


if __name__ == "__main__":
    main()
