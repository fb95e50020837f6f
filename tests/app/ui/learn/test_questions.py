import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from app.settings import ThemeChoice
from app.ui.application import install_translation
from app.ui.learn.questions import Parting, ask_about_training, is_to_be_deleted
from app.ui.theme import Theme
from model.spec.language import Language

SMALL_SCREEN = 640
"""Width (pixels) of one of 800 that leaves room for frames and wider fonts."""


def answering(label):
    """Press a button of the question that comes; without a label, the key that leaves it."""

    def press():
        box = next(
            part for part in QApplication.topLevelWidgets() if isinstance(part, QMessageBox) and part.isVisible()
        )
        if label is None:
            box.reject()
        else:
            next(button for button in box.buttons() if button.text() == label).click()

    QTimer.singleShot(50, press)


@pytest.mark.parametrize(
    ("label", "answer"),
    [
        ("Let it go on", Parting.GO_ON),
        ("Stop it, go on another day", Parting.STOP),
        ("Do not close", Parting.STAY),
        (None, Parting.STAY),
    ],
)
def test_what_becomes_of_a_training(qtbot, label, answer):
    parent = QWidget()
    qtbot.addWidget(parent)
    answering(label)
    assert ask_about_training(parent) is answer


@pytest.mark.parametrize("language", Language)
def test_the_answers_are_whole_in_the_largest_text_on_a_small_screen(qtbot, monkeypatch, language):
    translator = install_translation(language)
    theme = Theme()
    theme.prefer(ThemeChoice.LIGHT, text_percent=200)
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.setStyleSheet(theme.style_sheet())
    monkeypatch.setattr(QMessageBox, "exec", QMessageBox.show)
    ask_about_training(parent)
    [box] = parent.findChildren(QMessageBox)
    box.resize(min(box.width(), SMALL_SCREEN), box.height())
    assert len(box.buttons()) == len(Parting)
    assert box.minimumSizeHint().width() <= SMALL_SCREEN
    for button in box.buttons():
        assert button.width() >= button.sizeHint().width(), button.text()
        assert box.rect().contains(button.geometry().translated(button.parentWidget().pos())), button.text()
    box.close()
    if translator:
        QCoreApplication.removeTranslator(translator)


@pytest.mark.parametrize(("label", "answer"), [("Delete", True), ("Keep", False), (None, False)])
def test_whether_a_model_goes(qtbot, label, answer):
    parent = QWidget()
    qtbot.addWidget(parent)
    answering(label)
    assert is_to_be_deleted(parent, "21 November 2026, 15:53") is answer
