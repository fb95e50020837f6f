import pytest
from PySide6.QtGui import QFontMetrics

from app.ui.colours import LIGHT
from app.ui.theme import Theme
from app.ui.transport_button import TransportButton
from tests.app.ui.pixels import pixels


@pytest.fixture
def button(qtbot):
    theme = Theme()
    button = TransportButton(theme, start="Record", stop="Stop")
    button.setStyleSheet(theme.style_sheet())
    qtbot.addWidget(button)
    button.show()
    return button


def test_it_says_what_a_press_does_now_and_nothing_moves(button):
    button.show_running(False)
    assert button.text() == button.accessibleName() == "Record"
    width = button.minimumWidth()
    assert pixels(button, LIGHT.on_accent) > 20
    button.show_running(True)
    assert button.text() == button.accessibleName() == "Stop"
    assert button.minimumWidth() == width


def test_it_makes_room_for_larger_text(button):
    large = button.font()
    large.setPointSizeF(3 * large.pointSizeF())
    button.setFont(large)
    assert button.minimumWidth() > QFontMetrics(large).horizontalAdvance("Record")
    assert button.iconSize().height() == QFontMetrics(large).height()
