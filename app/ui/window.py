"""The window: its pages one at a time, and the way from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Signal, Slot
from PySide6.QtGui import QCloseEvent, QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QToolTip, QVBoxLayout, QWidget

from app.ui.navigation import Navigation
from app.ui.page_view import FRAME, PageView
from app.ui.place import Page, Place
from app.ui.theme import UNIT, Theme
from app.ui.type_scale import body_font

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FIRST_SIZE = QSize(122 * UNIT, 88 * UNIT)

NESTING = 8
"""How deep the parts of a page stand on each other, at the most."""


class Window(QWidget):
    """Everything that Sutja shows.

    Parameters
    ----------
    pages : mapping of Place to callable
        Makes the page of each place, in the order of the navigation: the first one at once, as it is shown, and
        each other when one first goes there.
    theme : Theme

    Signals
    -------
    closed()
        The window has left the screen for good.
    """

    closed = Signal()

    def __init__(self, pages: Mapping[Place, Callable[[], Page]], *, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._makers = dict(pages)
        self._pages: dict[Place, Page] = {}
        self._views: dict[Place, QWidget] = {}
        self.setWindowTitle(self.tr("Sutja"))
        self.navigation = Navigation(list(pages), theme, self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._add_shortcuts()
        self.navigation.chosen.connect(self.go)
        theme.changed.connect(self._apply_theme)
        self._made(next(iter(pages)))
        self.navigation.show_place(self.place)
        self._page.widget.setFocus()
        room = self.screen().availableSize().height() - FRAME
        self.resize(FIRST_SIZE.width(), min(FIRST_SIZE.height(), room))

    @property
    def place(self) -> Place:
        """Where one is."""
        return next(place for place, view in self._views.items() if view is self._stack.currentWidget())

    def page(self, place: Place) -> QWidget:
        """Return what is shown at a place."""
        return self._made(place).widget

    @Slot(Place)
    def go(self, place: Place) -> None:
        """Leave the page that is shown, and show another."""
        if place is self.place:
            return
        self._made(place)
        self._page.left()
        self._stack.setCurrentWidget(self._views[place])
        self.navigation.show_place(place)
        self._page.widget.setFocus()
        self._page.entered()

    @property
    def _page(self) -> Page:
        return self._pages[self.place]

    def _made(self, place: Place) -> Page:
        if place not in self._pages:
            page = self._pages[place] = self._makers[place]()
            self.setStyleSheet("")  # what comes under one is put into the system's font, and stays so
            self._views[place] = _view_of(page)
            self._stack.addWidget(self._views[place])
            self._apply_theme()
        return self._pages[place]

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.navigation)
        layout.addWidget(self._stack, 1)

    def _add_shortcuts(self) -> None:
        for place in self._makers:
            for key in place.keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(lambda place=place: self.go(place))

    @Slot()
    def _apply_theme(self) -> None:
        """Dress the window; again when the system turns to light or dark, or to another size of text."""
        self._hand_down(body_font(self._theme.text_percent))
        self.setStyleSheet(self._theme.style_sheet())
        self.setPalette(self._theme.palette())
        self._polish()  # to know the smallest sizes now, with the margins of the style sheet, not only once shown
        self.update()

    def _hand_down(self, font: QFont) -> None:
        """Give all parts their font: under a style sheet Qt hands none down, and none through a viewport."""
        self.setStyleSheet("")
        self._polish()  # what happens to a part for the first time puts it into the system's font
        inside = [area.widget() for area in self.findChildren(QScrollArea)]
        for part in (self, *filter(None, inside)):
            part.setFont(QFont())  # the font that it has already would not be handed down
            part.setFont(font)
        QToolTip.setFont(font)

    def _polish(self) -> None:
        for part in self.findChildren(QWidget):
            part.ensurePolished()

    def event(self, event: QEvent) -> bool:
        """Follow the system's size of text, and draw nothing before it has its place."""
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._apply_theme()
        elif event.type() is QEvent.Type.UpdateRequest:
            place_parts()
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the screen, then end everything; or stay, where a page has something to lose."""
        if not all(page.may_close() for page in self._pages.values()):
            event.ignore()
            return
        self.hide()  # at once: the engine may still be loading the model
        self._page.left()
        self.closed.emit()
        for page in self._pages.values():
            page.closed()
        super().closeEvent(event)


def place_parts() -> None:
    """Give all that has changed its place now: Qt does so one depth after the other, and may draw in between.

    Where nothing has, it costs a hundredth of what the drawing does.
    """
    for _ in range(NESTING):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def _view_of(page: Page) -> QWidget:
    """Return what a page lies in; what scrolls by itself needs nothing around it."""
    if isinstance(page.widget, QScrollArea):
        return page.widget
    if page.foot is None:
        return PageView(page.widget)
    foot = QWidget()
    inside = QHBoxLayout(foot)
    inside.setContentsMargins(4 * UNIT, 2 * UNIT, 4 * UNIT, 2 * UNIT)
    inside.addWidget(page.foot)
    view = QWidget()
    layout = QVBoxLayout(view)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(PageView(page.widget, foot=foot), 1)
    layout.addWidget(foot)
    return view
