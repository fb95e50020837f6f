"""One model in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.learning.listing import Model
from app.ui.button import quiet_button
from app.ui.glyphs import paint_state
from app.ui.learn.dates import date_in_words
from app.ui.learn.heading import Heading
from app.ui.learn.shares import interval, percent
from app.ui.status import State
from app.ui.theme import UNIT
from app.ui.type_scale import CAPTION, Weight

if TYPE_CHECKING:
    from app.ui.theme import Theme
    from model.spec.language import Language


class ModelSign(QWidget):
    """A dot in a ring for the model in use, a warning for a damaged one, nothing for the others."""

    def __init__(self, theme: Theme, model: Model, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size that the content asks for."""
        return QSize(3 * UNIT, 3 * UNIT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign."""
        painter = QPainter(self)
        if self._model.problem is not None:
            paint_state(painter, QRectF(self.rect()), State.ERROR, self._theme.colours.caution)
        elif self._model.is_live:
            paint_state(painter, QRectF(self.rect()), State.LISTENING, self._theme.colours.accent)
        painter.end()


class ModelRow(QFrame):
    """What a model was made from, how well it does, whether it is used, and what can be done with it.

    Signals
    -------
    compare_wanted(Model)
        The user wants to see it beside the one that is used.
    report_wanted(str)
        The user wants to see its report, by the model's name.
    delete_wanted(Model)
        The user wants it gone.
    """

    compare_wanted = Signal(Model)
    report_wanted = Signal(str)
    delete_wanted = Signal(Model)

    def __init__(self, theme: Theme, model: Model, *, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._language = language
        self.setProperty("role", "live" if model.is_live else "card")
        self._sign = ModelSign(theme, model, self)
        self.title = Heading(self._title_of(model), weight=Weight.DemiBold, parent=self)
        self.facts = Heading(self._facts_of(model), scale=CAPTION, muted=True, parent=self)
        self.compare_button = quiet_button(self.tr("Compare and use…"), self)
        self.report_button = quiet_button(self.tr("Report"), self)
        self.delete_button = quiet_button(self.tr("Delete"), self)
        for button in (self.compare_button, self.report_button, self.delete_button):
            button.setAccessibleDescription(self.title.text())
        self.compare_button.setVisible(not model.is_live and model.problem is None)
        self.report_button.setVisible(model.page is not None)
        self.delete_button.setVisible(not (model.is_live or model.is_bundled))
        self.compare_button.clicked.connect(self._on_compare)
        self.report_button.clicked.connect(self._on_report)
        self.delete_button.clicked.connect(self._on_delete)
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(self.facts.text())
        self._lay_out()

    def allow(self, *, changes: bool) -> None:
        """Let models be compared and deleted, or not, while a training rests on them."""
        self.compare_button.setEnabled(changes)
        self.delete_button.setEnabled(changes)

    def take_focus(self) -> None:
        """Take the focus to the first thing that can be done with the model, if there is one."""
        for button in (self.compare_button, self.report_button, self.delete_button):
            if not button.isHidden():
                button.setFocus()
                return

    def _title_of(self, model: Model) -> str:
        if model.is_bundled:
            title = self.tr("The model that comes with Sutja")
        elif model.made is None:
            title = model.name
        else:
            title = date_in_words(model.made, self._language)
        return self.tr("{model} · in use").format(model=title) if model.is_live else title

    def _facts_of(self, model: Model) -> str:
        if model.problem is not None:
            return model.problem.in_language(self._language)
        parts = [self._origin_of(model)]
        if model.accuracy is not None and model.accuracy.total:
            held_out = self.tr("recognised {percent} of {total} held-out takes ({interval})")
            synthetic = self.tr("recognised {percent} of {total} other synthetic words ({interval})")
            sentence = synthetic if model.is_bundled else held_out
            parts.append(
                sentence.format(
                    percent=percent(model.accuracy), total=model.accuracy.total, interval=interval(model.accuracy)
                )
            )
        if model.comparison is not None:
            before, after = model.comparison.accuracies
            sentence = self.tr("{percent} instead of {before} on {total} new takes")
            parts.append(sentence.format(percent=percent(after), before=percent(before), total=after.total))
        return " · ".join(parts)

    def _origin_of(self, model: Model) -> str:
        if model.is_bundled:
            return self.tr("made from synthetic speech")
        if model.is_adapted:
            return self.tr("adapted to {count} takes").format(count=model.takes)
        return self.tr("learnt from {count} takes").format(count=model.takes)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 1 * UNIT, 2 * UNIT, 1 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self._sign)
        layout.addLayout(words, 1)
        for button in (self.compare_button, self.report_button, self.delete_button):
            layout.addWidget(button)

    @Slot()
    def _on_compare(self) -> None:
        self.compare_wanted.emit(self.model)

    @Slot()
    def _on_report(self) -> None:
        self.report_wanted.emit(self.model.name)

    @Slot()
    def _on_delete(self) -> None:
        self.delete_wanted.emit(self.model)
