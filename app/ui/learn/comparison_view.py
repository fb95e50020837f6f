"""Two models side by side: what each recognised, what got better and worse, and which one to use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.learning.comparison import Comparison, Verdict
from app.ui.announcer import announce
from app.ui.button import primary_button, quiet_button
from app.ui.learn.confusion_view import ConfusionView
from app.ui.learn.heading import Heading
from app.ui.learn.shares import interval, percent
from app.ui.theme import UNIT
from app.ui.type_scale import CAPTION, HEADLINE, TITLE, Weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from app.ui.theme import Theme
    from model.spec.share import Share


class ModelCard(QFrame):
    """One of the two models: its figure, how far it can be trusted, and its confusions."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.title = Heading(title, weight=Weight.DemiBold, parent=self)
        self.figure = Heading(scale=HEADLINE, weight=Weight.DemiBold, parent=self)
        self.certainty = Heading(scale=CAPTION, muted=True, parent=self)
        self.confusions = ConfusionView(theme, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        for part in (self.title, self.figure, self.certainty, self.confusions):
            layout.addWidget(part)

    def show_figures(self, accuracy: Share, confusions: npt.NDArray[np.int64]) -> None:
        """Show what was recognised, and which digit was heard as which."""
        self.figure.setText(percent(accuracy))
        sentence = self.tr("{count} of {total} takes · 95 % interval {interval}")
        self.certainty.setText(sentence.format(count=accuracy.count, total=accuracy.total, interval=interval(accuracy)))
        self.confusions.show_matrix(confusions)
        self.confusions.setAccessibleName(self.tr("Confusions of: {model}").format(model=self.title.text()))

    @property
    def sentence(self) -> str:
        """The figure in words."""
        return f"{self.title.text()}: {self.figure.text()}"


class ComparisonView(QWidget):
    """The result of a comparison, and what can be done with it.

    Signals
    -------
    use_wanted(Comparison)
        The user wants to use the other model from now on.
    keep_wanted()
        The user wants to go on with the one that is used.
    report_wanted(str)
        The user wants to see the report of the other model, by its name.
    """

    use_wanted = Signal(Comparison)
    keep_wanted = Signal()
    report_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self.verdict = Heading(scale=TITLE, weight=Weight.DemiBold, parent=self)
        self.basis = Heading(
            self.tr("Measured on takes that neither of the two has learnt from."), muted=True, parent=self
        )
        self.live = ModelCard(theme, self.tr("In use now"), self)
        self.other = ModelCard(theme, self.tr("The other model"), self)
        self.better = Heading(parent=self)
        self.worse = Heading(parent=self)
        self.use_button = primary_button(self.tr("Use this model"), self)
        self.keep_button = quiet_button(self.tr("Keep the present one"), self)
        self.report_button = quiet_button(self.tr("Open the report"), self)
        self.use_button.clicked.connect(self._on_use)
        self.keep_button.clicked.connect(self.keep_wanted)
        self.report_button.clicked.connect(self._on_report)
        self._lay_out()

    @property
    def comparison(self) -> Comparison | None:
        """What is shown."""
        return self._comparison

    def show_comparison(self, comparison: Comparison, *, title: str, has_report: bool) -> None:
        """Show two models side by side.

        Parameters
        ----------
        comparison : Comparison
        title : str
            What the other model is called in the list.
        has_report : bool
            Whether it has one to open.
        """
        self._comparison = comparison
        self.other.title.setText(title)
        self.use_button.setAccessibleDescription(title)
        self.report_button.setAccessibleDescription(title)
        self.verdict.setText(self._verdict_of(comparison))
        for card, accuracy, confusions in zip(
            (self.live, self.other), comparison.accuracies, comparison.confusions, strict=True
        ):
            card.show_figures(accuracy, confusions)
        self.better.setText(self._changes(self.tr("Better: {digits}"), comparison.gained, "+"))
        self.worse.setText(self._changes(self.tr("Worse: {digits}"), comparison.lost, "−"))
        self.report_button.setVisible(has_report)
        announce(self.verdict, ". ".join([self.verdict.text(), self.live.sentence, self.other.sentence]))

    def _verdict_of(self, comparison: Comparison) -> str:
        return {
            Verdict.BETTER: self.tr("Better than the model in use"),
            Verdict.WORSE: self.tr("Worse than the model in use"),
            Verdict.NO_DIFFERENCE: self.tr("No difference that so many takes can show"),
        }[comparison.verdict]

    def _changes(self, sentence: str, counts: Sequence[int], sign: str) -> str:
        changed = [f"{digit} ({sign}{count})" for digit, count in enumerate(counts) if count]
        return sentence.format(digits=", ".join(changed) or self.tr("no digit"))

    def _lay_out(self) -> None:
        cards = QHBoxLayout()
        cards.setSpacing(2 * UNIT)
        cards.addWidget(self.live)
        cards.addWidget(self.other)
        changes = QHBoxLayout()
        changes.setSpacing(2 * UNIT)
        changes.addWidget(self.better, 1)
        changes.addWidget(self.worse, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        for button in (self.use_button, self.keep_button, self.report_button):
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3 * UNIT // 2)
        layout.addWidget(self.verdict)
        layout.addWidget(self.basis)
        layout.addLayout(buttons)  # in sight also where the text is so large that the matrices are not
        layout.addLayout(cards)
        layout.addLayout(changes)

    @Slot()
    def _on_use(self) -> None:
        if self._comparison is not None:
            self.use_wanted.emit(self._comparison)

    @Slot()
    def _on_report(self) -> None:
        if self._comparison is not None:
            self.report_wanted.emit(self._comparison.other.name)
