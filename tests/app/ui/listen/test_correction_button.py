"""A wrong word is put right on the page, and given away with its sound."""

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from app.settings import load
from app.takes.store import TakeStore
from model.spec.tokens import SAMPLE_RATE
from tests.app.ui.conftest import digit, unknown
from tests.app.ui.listen.acts import ask, correct, heard, press, sound


def test_a_wrong_digit_is_put_right_and_given_away_with_its_sound(listening, qtbot):
    rig = listening()
    rig.engine.say(*sound(0.9))
    heard(rig, qtbot, digit(2))  # from 0.5 to 0.9 s
    with qtbot.waitSignal(rig.page.corrected) as seen:
        correct(rig, 1)
    (correction,) = seen.args
    assert (correction.heard, correction.digit) == (2, 1)
    assert len(correction.waveform) == round(0.7 * SAMPLE_RATE)  # 0.2 s before it, and what there is after it
    assert np.abs(correction.waveform).max() == pytest.approx(0.3, abs=0.01)
    assert rig.page.history.heard == (1,)
    assert rig.page.history.words[-1].confidence is None
    assert rig.page.footer.text() == "Corrected: 2 is 1 now."


def test_what_was_put_right_is_shown_wherever_the_wrong_digit_was(listening, qtbot):
    rig = listening()
    rig.engine.say(*sound(0.9))
    heard(rig, qtbot, digit(2))
    correct(rig, 1)
    stage = rig.page.stage
    assert stage.digit_view.face.sign == "1"
    assert stage.confidence_bar.number == "–"
    assert stage.digit_bars.decided is None
    assert [mark.digit for mark in rig.page.spectrogram.marks] == [1]


def test_what_was_heard_since_stays_when_an_older_word_is_put_right(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(2))
    menu = ask(rig)
    heard(rig, qtbot, digit(5))
    menu.actions()[1].trigger()
    assert rig.page.stage.digit_view.face.sign == "5"
    assert [mark.digit for mark in rig.page.spectrogram.marks] == [1, 5]


def test_a_digit_whose_sound_is_gone_is_only_put_right(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, unknown())
    with qtbot.assertNotEmitted(rig.page.corrected):
        correct(rig, 4)
    assert rig.page.history.heard == (4,)


def test_the_word_that_was_asked_about_is_put_right_whatever_is_heard_meanwhile(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(2))
    menu = ask(rig)
    heard(rig, qtbot, digit(5))
    menu.actions()[1].trigger()
    assert rig.page.history.heard == (1, 5)


def test_a_word_that_was_taken_back_meanwhile_is_not_put_right(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(5), digit(2))
    menu = ask(rig)
    rig.page.history.undo()
    with qtbot.assertNotEmitted(rig.page.history.corrected):
        menu.actions()[1].trigger()
    assert rig.page.history.heard == (5,)


def test_the_question_says_what_comes_of_corrections_that_it_is_not_answered_for(listening, qtbot):
    rig = listening()
    rig.engine.say(*sound(0.9))
    heard(rig, qtbot, digit(2))
    correct(rig, 1)
    card = rig.page.advice.corrections_card
    assert card.isVisible()
    assert "Without an answer, nothing is kept." in card.accessibleDescription()
    rig.window.close()
    assert not TakeStore().takes()
    assert not load()[0].corrections_asked


def test_a_word_from_before_a_pause_has_no_sound_in_what_is_heard_after_it(listening, qtbot):
    rig = listening()
    rig.engine.say(*sound(0.9))
    heard(rig, qtbot, digit(2))
    rig.session.start()
    qtbot.waitUntil(lambda: rig.page.spectrogram.marks == ())
    rig.engine.say(*sound(0.9))
    qtbot.waitUntil(lambda: rig.page.spectrogram.brightness > 0)
    with qtbot.assertNotEmitted(rig.page.corrected):
        correct(rig, 1)
    assert rig.page.history.heard == (1,)


def test_a_word_that_is_put_right_twice_is_the_same_word(listening, qtbot):
    rig = listening()
    rig.engine.say(*sound(0.9))
    heard(rig, qtbot, digit(2), digit(3))
    given = []
    rig.page.corrected.connect(given.append)
    for number in (1, 7):
        correct(rig, number)
    assert [correction.digit for correction in given] == [1, 7]
    assert given[0].word == given[1].word
    rig.page.history.undo()
    correct(rig, 4)
    assert given[2].word != given[1].word


def test_the_list_of_digits_is_as_large_as_the_rest(rigs):
    rig = rigs(text_percent=200)
    menu = rig.page.history.correction_button.menu()
    menu.aboutToShow.emit()
    assert menu.font().pointSizeF() == rig.window.font().pointSizeF()


def test_a_digits_own_key_says_what_the_word_was(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(2))
    menu = rig.page.history.correction_button.menu()
    menu.aboutToShow.connect(lambda: QTimer.singleShot(0, lambda: QTest.keyClick(menu, Qt.Key.Key_1)))
    press(rig, Qt.Key.Key_E, modifier=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: rig.page.history.heard == (1,))
