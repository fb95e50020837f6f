"""The page as people see it."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.learning.listing import BUNDLED
from app.paths import DEFAULT_MODEL
from app.ui.learn.heading import Heading
from model.artifact import load
from model.spec.language import Language
from tests.app.ui.learn import states
from tests.app.ui.learn.acts import seen, soon


def test_at_first_there_is_the_form_and_the_bundled_model(rigs, qtbot):
    rig = rigs()
    rig.page.enter()
    soon(qtbot, lambda: len(rig.page.models.rows) == 1)
    [row] = rig.page.models.rows
    assert row.title.text() == "The model that comes with Sutja · in use"
    told = load(DEFAULT_MODEL).metadata.metrics["accuracy"]
    assert str(told["count"]) not in row.facts.text()
    assert str(told["total"]) in row.facts.text()
    assert not rig.page.models.back_button.isEnabled()
    assert seen(rig, rig.page.order_form)
    assert not seen(rig, rig.page.resume_offer)
    assert rig.page.order_form.adapts


@pytest.mark.parametrize("language", Language)
def test_every_control_has_a_name(rigs, language):
    rig = rigs(language=language)
    rig.page.models.show_listing(states.listing(states.ADAPTED, BUNDLED))
    controls = [part for part in rig.page.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(controls) > 15
    for control in controls:
        assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name), control


@pytest.mark.parametrize("text_size", [1.0, 2.0])
@pytest.mark.parametrize("language", Language)
def test_no_word_is_cut_off(rigs, qtbot, language, text_size):
    rig = rigs(language=language, text_size=text_size)
    rig.page.models.show_listing(states.listing(states.ADAPTED, BUNDLED))
    for show in (
        lambda: rig.page._on_progress_changed(states.LEARNING),
        lambda: rig.page._on_compared(states.COMPARISON),
        rig.page._on_kept,
    ):
        show()
        qtbot.waitUntil(lambda: not squeezed(rig.page))
        assert rig.page.horizontalScrollBar().maximum() == 0


def test_headings_have_their_size_from_the_beginning(rigs):
    page = rigs().page
    headings = page.findChildren(Heading)
    assert len(headings) > 15
    for heading in headings:
        assert heading.font().families() == page.models.font().families(), heading.text()
    assert page._title.font().pointSizeF() > 1.5 * page.models.font().pointSizeF()


def squeezed(page):
    """Return the buttons that have less room than their words need."""
    return [
        button.text()
        for button in page.findChildren(QAbstractButton)
        if button.isVisible() and not QRect(QPoint(), button.size()).contains(QRect(QPoint(), button.minimumSizeHint()))
    ]


@pytest.mark.parametrize("language", Language)
def test_large_text_leaves_the_title_of_a_curve_and_its_number_apart(rigs, qtbot, language):
    rig = rigs(language=language, text_size=2.0)
    rig.page._on_progress_changed(states.LEARNING)
    view = rig.page.progress_view
    for curve in (view.loss, view.accuracy):
        room = curve._title_room()
        metrics = QFontMetricsF(curve.font())
        words = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), curve.accessibleName())
        number = QFontMetricsF(curve._number_font()).horizontalAdvance(curve.number)
        assert words.right() <= curve.width() - number
        assert words.bottom() <= curve._words_height() < curve.height() / 2
    assert view.notes.height() > 5 * view.notes.fontMetrics().height()
