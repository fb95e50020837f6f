"""Sizes of text, relative to the system's own font, and families that hold Hangul and numerals alike."""

from PySide6.QtGui import QFont, QFontInfo, QGuiApplication

FAMILIES = ("Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", "NanumGothic")
"""Tried in this order, then the system's font: 7 and 칠 should come from one hand."""

CAPTION = 1.0
BODY = 1.15
TITLE = 1.7
HEADLINE = 2.6

Weight = QFont.Weight


def body_font(text_percent: int = 100) -> QFont:
    """Return the font of running text, in a part (%) of the size that the system asks for."""
    system = QGuiApplication.font()
    font = QFont(system)
    font.setFamilies([*FAMILIES, system.family()])
    font.setPointSizeF(QFontInfo(system).pointSizeF() * BODY * text_percent / 100)
    return font


def scaled(font: QFont, scale: float, weight: Weight = Weight.Normal) -> QFont:
    """Return the body font in another size of the scale and another weight."""
    other = QFont(font)
    other.setPointSizeF(font.pointSizeF() * scale / BODY)
    other.setWeight(weight)
    return other


def sized(font: QFont, pixels: float, weight: Weight = Weight.Normal) -> QFont:
    """Return the font in a size that was measured out on the screen."""
    other = QFont(font)
    other.setPixelSize(max(1, round(pixels)))
    other.setWeight(weight)
    return other
