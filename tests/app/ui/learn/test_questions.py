import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from app.ui.learn.questions import Parting, ask_about_training, is_to_be_deleted


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


@pytest.mark.parametrize(("label", "answer"), [("Delete", True), ("Keep", False), (None, False)])
def test_whether_a_model_goes(qtbot, label, answer):
    parent = QWidget()
    qtbot.addWidget(parent)
    answering(label)
    assert is_to_be_deleted(parent, "21 November 2026, 15:53") is answer
