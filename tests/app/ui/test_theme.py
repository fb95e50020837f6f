import re
import string

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox

from app.settings import ThemeChoice
from app.ui.colours import DARK, LIGHT, Colours
from app.ui.theme import STYLE_SHEET, Theme


def luminance(name):
    colour = QColor(name)
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_what_the_guidelines_say():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_every_text_can_be_read(colours):
    for ground in (colours.background, colours.surface):
        for ink in (colours.text, colours.muted, colours.accent, colours.caution):
            assert contrast(ink, ground) >= 4.5, (ink, ground)
    assert contrast(colours.on_accent, colours.accent) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_a_filled_bar_stands_out_from_an_empty_one(colours):
    for ink in (colours.text, colours.muted, colours.accent):
        assert contrast(ink, colours.track) >= 3


def test_it_follows_the_system(qapp, qtbot):
    theme = Theme()
    theme.choose(Qt.ColorScheme.Light)
    with qtbot.waitSignal(theme.changed):
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.colours == DARK
    assert theme.palette().color(QPalette.ColorRole.Window) == QColor(DARK.background)
    assert DARK.accent in theme.style_sheet()
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(Qt.ColorScheme.Dark)


@pytest.mark.parametrize(("window", "colours"), [("#101010", DARK), ("#F0F0F0", LIGHT)])
def test_where_the_system_names_no_scheme_its_windows_tell(qapp, monkeypatch, window, colours):
    palette = QPalette(QColor(window))
    monkeypatch.setattr(QGuiApplication, "palette", staticmethod(lambda: palette))
    theme = Theme()
    theme.choose(Qt.ColorScheme.Unknown)
    assert theme.colours == colours


def test_a_window_changes_its_dress_while_it_is_open(listening):
    rig = listening()
    corner = rig.window.width() - 3, 3
    assert rig.window.grab().toImage().pixelColor(*corner) == QColor(LIGHT.background)
    rig.theme.prefer(ThemeChoice.DARK, text_percent=100)
    assert rig.window.grab().toImage().pixelColor(*corner) == QColor(DARK.background)
    button = rig.page.bar.start_button.grab().toImage()
    assert button.pixelColor(8, button.height() // 2) == QColor(DARK.accent)


def test_every_colour_of_the_style_sheet_is_one_of_those_that_are_checked():
    assert not re.findall(r"#[0-9A-Fa-f]{3,8}|rgba?\(", STYLE_SHEET)
    named = {name for _, name, _, _ in string.Formatter().parse(STYLE_SHEET) if name}
    assert named <= {*Colours.__dataclass_fields__, "radius", "families", "points"}


@pytest.mark.parametrize("make", [QMessageBox, QFileDialog])
def test_a_question_and_a_choice_of_files_are_dressed_like_the_window(rigs, qtbot, make):
    rig = rigs(dark=True, text_percent=200)
    dialog = make(rig.window)
    if make is QFileDialog:
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.grab().toImage().pixelColor(1, 1) == QColor(DARK.background)
    for label in dialog.findChildren(QLabel):
        assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(DARK.text)
        assert label.font().pointSizeF() == pytest.approx(rig.window.font().pointSizeF(), abs=0.1)
        assert label.font().families() == rig.window.font().families()
    dialog.close()
