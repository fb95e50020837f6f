"""The middle of the window: the digit with its confidence and its bars, or what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.announcer import announce
from app.ui.confidence_bar import ConfidenceBar
from app.ui.digit_bars import DigitBars
from app.ui.digit_names import spoken_name
from app.ui.digit_view import DigitView
from app.ui.listen.runner_up import runner_up
from app.ui.status import State, Status
from app.ui.theme import UNIT
from app.ui.trouble_panel import TroublePanel

if TYPE_CHECKING:
    from app.core.events import Digit, Partial, Unknown
    from app.ui.theme import Theme
    from model.spec.language import Language


class Stage(QStackedWidget):
    """Shows what is heard, and says each result to a screen reader."""

    def __init__(self, theme: Theme, *, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.digit_view = DigitView(theme, language=language)
        self.confidence_bar = ConfidenceBar(theme)
        self.digit_bars = DigitBars(theme)
        self.trouble_panel = TroublePanel(theme)
        self._push_to_talk = False
        self._hearing = self._hearing_page()
        self.addWidget(self._hearing)
        self.addWidget(self.trouble_panel)
        self.currentChanged.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        """Return that it may be lower than it would like, whatever the sentence on a trouble would take."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size of the view that is seen, and not of the higher of the two."""
        least, shown = super().minimumSizeHint(), self.currentWidget()
        return QSize(least.width(), shown.minimumSizeHint().height()) if shown else least

    def begin_speech(self) -> None:
        """Make room for what is about to be said: what was said before is over."""
        self.digit_view.fade()
        self.confidence_bar.fade()
        self.digit_bars.clear()

    def show_partial(self, event: Partial) -> None:
        """Show what the speech sounds like so far."""
        self.digit_bars.show_partial(event.probabilities)

    def show_digit(self, event: Digit) -> None:
        """Show a digit."""
        self.digit_view.show_digit(event.digit)
        self.confidence_bar.show_confidence(event.confidence, runner_up=runner_up(event.digit, event.probabilities))
        self.digit_bars.show_decided(event.probabilities, event.digit)
        announce(self.digit_view, spoken_name(event.digit))

    def show_unknown(self, event: Unknown) -> None:
        """Show that it was no digit."""
        self.digit_view.show_unknown()
        self.confidence_bar.show_unknown()
        self.digit_bars.show_decided(event.probabilities, None)
        announce(self.digit_view, self.digit_view.accessibleDescription())

    def show_correction(self, digit: int) -> None:
        """Show what the user says that it was: there is no confidence in it to tell, and it is over."""
        self.digit_view.show_digit(digit)
        self.confidence_bar.clear()
        self.digit_bars.clear()
        self.digit_view.fade()

    def clear(self) -> None:
        """Forget what was heard."""
        self.digit_view.clear()
        self.confidence_bar.clear()
        self.digit_bars.clear()

    def show_status(self, status: Status) -> None:
        """Give way to what is wrong, or come back; what was heard before a pause is muted."""
        self.digit_view.show_hint(self._hint_for(status.state))
        if status.state.troubled:
            self.trouble_panel.show_trouble(status)
            self.setCurrentWidget(self.trouble_panel)
            announce(self.trouble_panel, status.message, urgent=True)
        else:
            self.setCurrentWidget(self._hearing)
        if not status.state.alive:
            self.begin_speech()

    def show_push_to_talk(self, on: bool) -> None:
        """Say from now on how one begins to listen."""
        self._push_to_talk = on

    def give_way(self, gives_way: bool) -> None:
        """Leave room to what is said above while nothing can be heard, or take it again."""
        self.confidence_bar.setHidden(gives_way)
        self.digit_bars.setHidden(gives_way)
        self.digit_view.give_way(gives_way)

    def _hint_for(self, state: State) -> str:
        if state is State.PREPARING:
            return self.tr("Getting ready…")
        if state in {State.PAUSING, State.PAUSED}:
            return self.tr("Hold Space and speak") if self._push_to_talk else self.tr("Press Space to listen")
        return self.tr("Say a Korean digit")

    def _hearing_page(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3 * UNIT)
        layout.addWidget(self.digit_view, 1)
        for view in (self.confidence_bar, self.digit_bars):
            row = QHBoxLayout()  # centres the view, which grows only up to its widest
            row.addWidget(view)
            layout.addLayout(row)
        return page
