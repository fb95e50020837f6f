"""The page without a mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.ui.learn import questions
from model.spec.language import Language
from tests.app.ui.learn.acts import hearing_tones, made_model, seen, soon


def test_the_tab_key_goes_from_top_to_bottom(rigs, qtbot):
    rig = rigs()
    form = rig.page.order_form
    rig.window.activateWindow()
    form.own_choice.setFocus()
    order = [form.own_choice]
    for _ in range(5):
        QTest.keyClick(rig.window.focusWidget(), Qt.Key.Key_Tab)
        order.append(rig.window.focusWidget())
    assert order[1:] == [
        form.folder_choice, form.folder_button, form.adapt_choice, form.scratch_choice, form.start_button
    ]  # fmt: skip


def test_whoever_has_no_mouse_goes_on_where_something_has_changed(rigs, qtbot, recordings):
    rig = rigs(recordings())
    hearing_tones(rig)
    rig.page.enter()
    soon(qtbot, lambda: bool(rig.page.models.rows))
    rig.window.activateWindow()
    rig.page.order_form.start_button.setFocus()
    QTest.keyClick(rig.window.focusWidget(), Qt.Key.Key_Return)
    assert rig.window.focusWidget() is rig.page.progress_view.cancel_button
    soon(qtbot, lambda: seen(rig, rig.page.comparison_view))
    assert rig.window.focusWidget() is rig.page.comparison_view.use_button
    soon(qtbot, lambda: len(rig.page.models.rows) == 2)
    QTest.keyClick(rig.window.focusWidget(), Qt.Key.Key_Return)
    soon(qtbot, lambda: seen(rig, rig.page.order_form))
    assert rig.window.focusWidget() is rig.page.order_form.start_button


def test_whoever_cancels_with_the_keyboard_is_back_where_it_began(rigs, qtbot, recordings):
    rig = rigs(recordings("waits"))
    rig.page.enter()
    rig.window.activateWindow()
    rig.page.order_form.start_button.setFocus()
    QTest.keyClick(rig.window.focusWidget(), Qt.Key.Key_Return)
    soon(qtbot, lambda: rig.page.progress_view.loss.number == "1")
    QTest.keyClick(rig.window.focusWidget(), Qt.Key.Key_Return)
    assert rig.window.focusWidget() is rig.page.progress_view
    soon(qtbot, lambda: seen(rig, rig.page.order_form))
    assert rig.window.focusWidget() is rig.page.order_form.start_button


def test_what_happens_on_the_page_takes_no_focus_from_elsewhere(rigs, qtbot, recordings):
    rig = rigs(recordings())
    hearing_tones(rig)
    elsewhere = QPushButton("elsewhere", rig.window)
    elsewhere.show()
    rig.window.activateWindow()
    for focused in (elsewhere, rig.page):
        focused.setFocus()
        rig.page.order_form.start_button.click()
        soon(qtbot, lambda: seen(rig, rig.page.comparison_view))
        assert rig.window.focusWidget() is focused


def test_after_a_model_is_deleted_the_next_one_has_the_focus(rigs, qtbot, recordings, monkeypatch):
    monkeypatch.setattr(questions, "is_to_be_deleted", lambda _parent, _title: True)
    takes = recordings()
    for name in ("20261119-100000", "20261120-100000"):
        made_model(name, takes)
    rig = rigs()
    rig.page.enter()
    soon(qtbot, lambda: len(rig.page.models.rows) == 3)
    rig.window.activateWindow()
    rig.page.models.rows[0].delete_button.setFocus()
    QTest.keyClick(rig.window.focusWidget(), Qt.Key.Key_Return)
    soon(qtbot, lambda: len(rig.page.models.rows) == 2)
    assert rig.window.focusWidget() is rig.page.models.rows[0].compare_button


def in_sight(rig):
    focused = rig.window.focusWidget()
    return focused.visibleRegion().boundingRect() == focused.rect()


@pytest.mark.parametrize("language", Language)
def test_what_has_the_focus_is_in_sight_also_in_the_largest_text(rigs, qtbot, recordings, language):
    rig = rigs(recordings(), language=language, text_size=2.0)
    rig.window.resize(rig.window.minimumSizeHint().width(), 700)
    hearing_tones(rig)
    page = rig.page
    page.enter()
    soon(qtbot, lambda: bool(page.models.rows))
    rig.window.activateWindow()
    page.order_form.own_choice.setFocus()

    def tab_to(part):
        for _ in range(20):
            if rig.window.focusWidget() is part:
                return
            QTest.keyClick(rig.window.focusWidget(), Qt.Key.Key_Tab)
            qtbot.waitUntil(lambda: in_sight(rig))
        raise AssertionError(part)

    def press_where_the_focus_goes_to(part):
        QTest.keyClick(rig.window.focusWidget(), Qt.Key.Key_Return)
        soon(qtbot, lambda: rig.window.focusWidget() is part)
        qtbot.waitUntil(lambda: in_sight(rig))

    tab_to(page.order_form.start_button)
    press_where_the_focus_goes_to(page.progress_view.cancel_button)
    soon(qtbot, lambda: rig.window.focusWidget() is page.comparison_view.use_button)
    qtbot.waitUntil(lambda: in_sight(rig))
    soon(qtbot, lambda: len(page.models.rows) == 2)
    press_where_the_focus_goes_to(page.order_form.start_button)
    soon(qtbot, page.models.back_button.isEnabled)
    tab_to(page.models.back_button)
    QTest.keyClick(rig.window.focusWidget(), Qt.Key.Key_Return)
    soon(qtbot, lambda: page.models.rows[-1].model.is_live)
