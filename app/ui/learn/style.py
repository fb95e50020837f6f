"""What the style sheet of the window does not know: choices, bars, cards, and the ground that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.theme import RADIUS

if TYPE_CHECKING:
    from app.ui.colours import Colours

STYLE_SHEET = """
QScrollArea, QWidget#ground {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 16px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {line}; border-radius: 4px; min-height: 48px; margin: 0 4px; }}
QScrollBar::handle:vertical:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QFrame[role="card"] {{ background: {surface}; border: 1px solid {line}; border-radius: {radius}px; }}
QFrame[role="live"] {{ background: {surface}; border: 2px solid {accent}; border-radius: {radius}px; }}
QFrame[role="trouble"] {{ background: {surface}; border: 2px solid {caution}; border-radius: {radius}px; }}
QRadioButton {{ color: {text}; spacing: 12px; padding: 4px; border: 2px solid transparent; border-radius: 4px; }}
QRadioButton:focus {{ border-color: {accent}; }}
QRadioButton::indicator {{ width: 14px; height: 14px; border: 2px solid {muted}; border-radius: 9px; }}
QRadioButton::indicator {{ background: {surface}; }}
QRadioButton::indicator:checked {{ border: 5px solid {accent}; width: 8px; height: 8px; }}
QProgressBar {{ background: {track}; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 4px; }}
QPlainTextEdit {{
    background: {surface}; color: {text}; border: 1px solid {line}; border-radius: {radius}px; padding: 8px;
}}
QPlainTextEdit:focus {{ border: 2px solid {accent}; padding: 7px; }}
"""


def style_sheet(colours: Colours) -> str:
    """Return the style sheet of the page."""
    names = {name: getattr(colours, name) for name in colours.__dataclass_fields__}
    return STYLE_SHEET.format(radius=RADIUS, **names)
