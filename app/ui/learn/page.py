"""The Learn page: its parts from top to bottom, and which of them is there when."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.learning.listing import Listing, Model
from app.learning.progress import Progress, State
from app.ui.announcer import announce
from app.ui.learn import questions
from app.ui.learn.comparison_view import ComparisonView
from app.ui.learn.ground import Ground
from app.ui.learn.heading import Heading
from app.ui.learn.model_list import ModelList
from app.ui.learn.order_form import OrderForm
from app.ui.learn.progress_view import ProgressView
from app.ui.learn.resume_offer import ResumeOffer
from app.ui.learn.session import LearnSession
from app.ui.theme import UNIT
from app.ui.type_scale import TITLE, Weight

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from app.learning.comparison import Comparison
    from app.learning.job import JobControl
    from app.learning.library import Library
    from app.learning.trainer import Order
    from app.learning.training import Job
    from app.ui.bridge import EventBridge
    from app.ui.theme import Theme
    from model.spec.language import Language, Text

WIDEST = 120 * UNIT
"""Lines that are longer are hard to read."""


class LearnPage(QScrollArea):
    """Learning, comparing, switching.

    Parameters
    ----------
    theme : Theme
    control : JobControl
    library : Library
    bridge : EventBridge
    own : Order
        Learning from the user's own recordings.
    counts : callable
        Counts them, by digit; called off the GUI thread.
    language : Language

    Signals
    -------
    model_adopted(Model)
        Another model is to be used from now on.
    """

    model_adopted = Signal(Model)

    def __init__(
        self,
        theme: Theme,
        control: JobControl,
        library: Library,
        bridge: EventBridge,
        *,
        own: Order,
        counts: Callable[[], Mapping[int, int]],
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._pages: dict[str, Path] = {}
        self._notices: tuple[Text, ...] = ()
        self._parting = questions.Parting.GO_ON
        self._settling = QTimer(self, singleShot=True, interval=0)  # ends when all parts have their places
        self._settling.timeout.connect(self._on_settled)
        self.session = LearnSession(control, library, bridge, language=language, counts=counts, parent=self)
        self._ground = Ground(self)
        self._ground.setProperty("role", "page")
        self._title = Heading(self.tr("Learn"), scale=TITLE * 1.2, weight=Weight.DemiBold, parent=self._ground)
        self.trouble = QFrame(self._ground)
        self.trouble.setProperty("role", "trouble")
        self.trouble_words = Heading(parent=self.trouble)
        self.notice = Heading(muted=True, parent=self._ground)
        self.resume_offer = ResumeOffer(language=language, parent=self._ground)
        self.order_form = OrderForm(own, theme=theme, language=language, parent=self._ground)
        self.progress_view = ProgressView(theme, language=language, parent=self._ground)
        self.comparison_view = ComparisonView(theme, self._ground)
        self.models = ModelList(theme, language=language, parent=self._ground)
        self._lay_out()
        self._connect()
        self._ground.dress()
        self._show_only(self.order_form)
        self._set_focus_order()

    def enter(self) -> None:
        """Come to the page: look which models and trainings there are."""
        self.session.look()

    def may_close(self) -> bool:
        """Ask what becomes of a training that is running, and return whether the window may close."""
        self._parting = questions.ask_about_training(self) if self.session.learning else questions.Parting.GO_ON
        return self._parting is not questions.Parting.STAY

    def close_down(self) -> None:
        """End everything but a training that goes on by itself; no thread is left when this returns."""
        self.session.close(stop=self._parting is questions.Parting.STOP)

    def _lay_out(self) -> None:
        trouble = QVBoxLayout(self.trouble)
        trouble.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        trouble.addWidget(self.trouble_words)
        column = QWidget(self._ground)
        column.setMaximumWidth(WIDEST)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3 * UNIT)
        for part in (
            self._title,
            self.trouble,
            self.notice,
            self.resume_offer,
            self.order_form,
            self.progress_view,
            self.comparison_view,
            self.models,
        ):
            layout.addWidget(part)
        layout.addStretch(1)
        outside = QHBoxLayout(self._ground)
        outside.setContentsMargins(4 * UNIT, 3 * UNIT, 4 * UNIT, 3 * UNIT)
        outside.addWidget(column)
        self.setWidget(self._ground)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.trouble.hide()
        self.notice.hide()

    def _set_focus_order(self) -> None:
        form, view = self.order_form, self.comparison_view
        order = (
            self.resume_offer.resume_button,
            self.resume_offer.discard_button,
            form.own_choice,
            form.folder_choice,
            form.folder_button,
            form.rule,
            form.adapt_choice,
            form.scratch_choice,
            form.start_button,
            self.progress_view.cancel_button,
            self.progress_view.notes,
            view.use_button,
            view.keep_button,
            view.report_button,
            self.models.back_button,
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        session = self.session
        self.order_form.ordered.connect(self._on_ordered)
        self.resume_offer.resume_wanted.connect(self._on_resume_wanted)
        self.resume_offer.discard_wanted.connect(session.discard)
        self.progress_view.cancel_wanted.connect(session.cancel)
        self.comparison_view.use_wanted.connect(session.adopt)
        self.comparison_view.keep_wanted.connect(self._on_kept)
        self.comparison_view.report_wanted.connect(self._on_report_wanted)
        self.models.compare_wanted.connect(self._on_compare_wanted)
        self.models.report_wanted.connect(self._on_report_wanted)
        self.models.delete_wanted.connect(self._on_delete_wanted)
        self.models.back_wanted.connect(session.go_back)
        session.progress_changed.connect(self._on_progress_changed)
        session.takes_counted.connect(self.order_form.show_counts)
        session.listing_changed.connect(self._on_listing_changed)
        session.unfinished_changed.connect(self._on_unfinished_changed)
        session.comparing.connect(self._on_comparing)
        session.compared.connect(self._on_compared)
        session.adopted.connect(self._on_adopted)
        session.failed.connect(self._on_failed)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the window's size of text."""
        if event.type() is QEvent.Type.FontChange:
            # Qt hands no font down through a viewport, and none that is there already.
            self._ground.setFont(QFont())
            self._ground.setFont(self.font())
        super().changeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size: as wide as the parts need, as they scroll only up and down."""
        return QSize(self._ground.minimumSizeHint().width() + 2 * UNIT, 40 * UNIT)

    def _show_only(self, part: QWidget) -> None:
        focused, comes = self.window().focusWidget(), part.isHidden()
        first = {
            self.order_form: self.order_form.start_button,
            self.progress_view: self.progress_view.cancel_button,
            self.comparison_view: self.comparison_view.use_button,
        }
        for one in first:
            one.setVisible(one is part)
        learning = part is self.progress_view
        self.models.allow(changes=not learning)
        self.resume_offer.setVisible(self.resume_offer.job is not None and part is self.order_form)
        if not comes:
            return
        self._settling.start()
        if focused not in {None, self} and self.isAncestorOf(focused):
            first[part].setFocus()  # whoever has no mouse goes on from there, and not from the rail

    def _say(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))
        if sentence:
            announce(self.notice, sentence)

    def _complain(self, sentence: str) -> None:
        self.trouble_words.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        if sentence:
            announce(self.trouble, sentence, urgent=True)

    def _clear_words(self) -> None:
        self._say("")
        self._complain("")

    @Slot()
    def _on_settled(self) -> None:
        """Show what has come from its beginning on, and in any case what has the focus."""
        self.verticalScrollBar().setValue(0)
        focused = self.window().focusWidget()
        if focused is not None and self._ground.isAncestorOf(focused):
            self.ensureWidgetVisible(focused)

    @Slot()
    def _on_ordered(self, order: Order, adapt: bool) -> None:
        self._clear_words()
        self.session.begin(order, adapt=adapt)

    @Slot()
    def _on_resume_wanted(self, job: Job) -> None:
        self._clear_words()
        self.session.resume(job)

    @Slot(object)
    def _on_progress_changed(self, progress: Progress) -> None:
        self.progress_view.show_progress(progress)
        if not progress.state.over:
            self._show_only(self.progress_view)
            return
        self._show_only(self.order_form)
        if progress.problem is not None:
            self._complain(progress.problem.in_language(self._language))
        elif progress.state is State.CANCELLED:
            self._say(self.tr("The training was cancelled. Everything is as it was."))
        elif progress.state is State.STOPPED:
            self._say(self.tr("The training was stopped. You can go on with it."))
        else:
            self._say(self.tr("The training is done. The new model is being compared with the one in use."))

    @Slot(object)
    def _on_listing_changed(self, listing: Listing) -> None:
        self._pages = {model.name: model.page for model in listing.models if model.page is not None}
        self.models.show_listing(listing)
        if listing.notices != self._notices:  # said once: another trouble is not to be written over
            self._notices = listing.notices
            self._complain("\n".join(notice.in_language(self._language) for notice in listing.notices))

    @Slot(object, object)
    def _on_unfinished_changed(self, job: Job | None, progress: Progress | None) -> None:
        self.resume_offer.offer(job, progress)
        self.resume_offer.setVisible(job is not None and self.order_form.isVisibleTo(self))

    @Slot()
    def _on_compare_wanted(self, model: Model) -> None:
        self._clear_words()
        self.session.compare(model)

    @Slot(int, int)
    def _on_comparing(self, done: int, total: int) -> None:
        if self.session.learning:
            return  # it was dropped
        self.notice.setText(self.tr("Comparing: {done} of {total} takes").format(done=done, total=total))
        self.notice.show()

    @Slot(object)
    def _on_compared(self, comparison: Comparison) -> None:
        if self.session.learning:
            return  # it is kept with its model, and can be looked at afterwards
        self._say("")
        name = comparison.other.name
        self.comparison_view.show_comparison(
            comparison, title=self.models.title_of(name), has_report=name in self._pages
        )
        self._show_only(self.comparison_view)
        self.ensureWidgetVisible(self.comparison_view.verdict)

    @Slot()
    def _on_kept(self) -> None:
        self._show_only(self.order_form)
        self._say(self.tr("The present model stays in use. The new one is in the list."))

    @Slot(object)
    def _on_adopted(self, model: Model) -> None:
        self._show_only(self.order_form)
        self._complain("")
        self._say(self.tr("From now on this model is in use. You can go back at any time."))
        self.model_adopted.emit(model)

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self._say("")
        self._complain(sentence)

    @Slot(str)
    def _on_report_wanted(self, name: str) -> None:
        if name in self._pages:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._pages[name])))

    @Slot()
    def _on_delete_wanted(self, model: Model) -> None:
        if questions.is_to_be_deleted(self, self.models.title_of(model.name)):
            self._clear_words()
            self.session.delete(model)
