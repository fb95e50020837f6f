"""Light or dark, as the user or the system says; the widgets' palette and style sheet made from the colours."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from app.settings import ThemeChoice
from app.ui.colours import DARK, LIGHT, Colours
from app.ui.type_scale import body_font

UNIT = 8
"""The grid (pixels): every distance is a multiple of it, or half of it."""

RADIUS = UNIT
"""Of rounded corners (pixels)."""

STYLE_SHEET = """
QLabel {{ color: {text}; }}
QLabel[role="footer"] {{ color: {muted}; }}
QPushButton, QComboBox {{ outline: none; }}
QPushButton {{ border-radius: {radius}px; padding: 8px 16px; }}
QPushButton[role="primary"] {{
    background: {accent}; color: {on_accent}; border: 2px solid {accent}; font-weight: 600;
}}
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed {{ border-color: {text}; }}
QPushButton[role="primary"]:focus {{ border-color: {text}; }}
QPushButton[role="quiet"] {{
    background: {surface}; color: {text}; border: 1px solid {line}; padding: 9px 17px;
}}
QPushButton[role="quiet"]:hover, QPushButton[role="quiet"]:pressed {{ border-color: {muted}; }}
QPushButton[role="quiet"]:focus {{ border: 2px solid {accent}; padding: 8px 16px; }}
QPushButton[role="quiet"]:disabled {{ background: transparent; color: {muted}; }}
QMessageBox {{ background: {background}; }}
QMessageBox QPushButton {{ background: {surface}; color: {text}; border: 1px solid {line}; padding: 9px 17px; }}
QMessageBox QPushButton:hover, QMessageBox QPushButton:pressed {{ border-color: {muted}; }}
QMessageBox QPushButton:focus {{ border: 2px solid {accent}; padding: 8px 16px; }}
QFrame[role="card"] {{ background: {surface}; border: 1px solid {line}; border-radius: {radius}px; }}
QFrame[role="live"] {{ background: {surface}; border: 2px solid {accent}; border-radius: {radius}px; }}
QFrame[role="trouble"] {{ background: {surface}; border: 2px solid {caution}; border-radius: {radius}px; }}
QRadioButton {{ color: {text}; spacing: 12px; padding: 4px; border: 2px solid transparent; border-radius: 4px; }}
QRadioButton:focus {{ border-color: {accent}; }}
QRadioButton::indicator {{
    width: 14px; height: 14px; border: 2px solid {muted}; border-radius: 9px; background: {surface};
}}
QRadioButton::indicator:checked {{ border: 5px solid {accent}; width: 8px; height: 8px; }}
QProgressBar {{ background: {track}; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 4px; }}
QPlainTextEdit {{
    background: {surface}; color: {text}; border: 1px solid {line}; border-radius: {radius}px; padding: 8px;
}}
QPlainTextEdit:focus {{ border: 2px solid {accent}; padding: 7px; }}
QComboBox {{
    background: {surface}; color: {text}; border: 1px solid {line}; border-radius: {radius}px;
    padding: 9px 33px 9px 17px; combobox-popup: 0;
}}
QComboBox:hover {{ border-color: {muted}; }}
QComboBox:focus {{ border: 2px solid {accent}; padding: 8px 32px 8px 16px; }}
QComboBox::drop-down {{ border: none; width: 0; }}
QComboBoxPrivateContainer {{ background: {surface}; border: 1px solid {line}; }}
QComboBox QAbstractItemView {{
    background: {surface}; color: {text}; border: none; padding: 4px; outline: none;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QComboBox QAbstractItemView::item {{ padding: 8px 12px; }}
QComboBox QAbstractItemView::item:selected {{ background: {accent}; color: {on_accent}; }}
QPushButton::menu-indicator {{ image: none; width: 0; }}
QFrame[role="line"] {{ background: {line}; border: none; }}
QLabel[role="heading"] {{ color: {text}; font-weight: 600; }}
QLabel[role="caption"] {{ color: {muted}; }}
QFrame[role="segments"] {{ background: {background}; border: 1px solid {line}; border-radius: {radius}px; }}
QPushButton[role="segment"] {{
    background: transparent; color: {text}; border: 2px solid transparent; border-radius: 6px; padding: 6px 14px;
}}
QPushButton[role="segment"]:hover {{ border-color: {line}; }}
QPushButton[role="segment"]:checked {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton[role="segment"]:focus {{ border-color: {text}; }}
QMenu {{ background: {surface}; color: {text}; border: 1px solid {line}; padding: 4px; }}
QMenu::item {{ padding: 8px 24px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent}; color: {on_accent}; }}
QScrollArea, QScrollArea > QWidget > QWidget[role="page"] {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 8px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {muted}; border-radius: 4px; min-height: 32px; }}
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{ background: transparent; }}
QSlider::groove:horizontal {{ background: {track}; height: 4px; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{
    background: {accent}; border: 2px solid {surface}; width: 16px; margin: -8px 0; border-radius: 10px;
}}
QSlider::handle:horizontal:focus {{ border-color: {text}; }}
QSlider::sub-page:horizontal:disabled, QSlider::handle:horizontal:disabled {{ background: {muted}; }}
QDialog {{ background: {background}; color: {text}; }}
QDialog * {{ font-family: {families}; font-size: {points}pt; }}
QDialog QPushButton {{
    background: {surface}; color: {text}; border: 1px solid {line}; padding: 9px 17px;
}}
QDialog QPushButton:hover, QDialog QPushButton:pressed {{ border-color: {muted}; }}
QDialog QPushButton:focus {{ border: 2px solid {accent}; padding: 8px 16px; }}
QDialog QPushButton:disabled {{ background: transparent; color: {muted}; }}
QDialog QLineEdit, QDialog QAbstractItemView {{
    background: {surface}; color: {text}; border: 1px solid {line}; border-radius: 4px; padding: 4px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QDialog QLineEdit:focus, QDialog QAbstractItemView:focus {{ border-color: {accent}; }}
QDialog QHeaderView {{ border: none; padding: 0; }}
QDialog QHeaderView::section {{ background: {background}; color: {text}; border: none; padding: 4px 8px; }}
QDialog QToolButton {{ background: {surface}; border: 1px solid {line}; border-radius: 4px; padding: 4px; }}
QDialog QToolButton:focus {{ border-color: {accent}; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {line}; padding: 4px; }}
"""


class Theme(QObject):
    """The colours to paint with at this moment.

    Signals
    -------
    changed()
        The colours, or the size of text, are others now.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        hints = QGuiApplication.styleHints()
        self._colours = LIGHT
        self._text_percent = 100
        self._choice = ThemeChoice.SYSTEM
        self.choose(hints.colorScheme())
        hints.colorSchemeChanged.connect(self.choose)

    @property
    def colours(self) -> Colours:
        """The colours to paint with."""
        return self._colours

    @property
    def text_percent(self) -> int:
        """Size of text as a part of the system's (%)."""
        return self._text_percent

    def prefer(self, choice: ThemeChoice, *, text_percent: int) -> None:
        """Take what the user chose."""
        self._choice = choice
        resized = text_percent != self._text_percent
        self._text_percent = text_percent
        before = self._colours
        self.choose(QGuiApplication.styleHints().colorScheme())
        if resized and self._colours == before:
            self.changed.emit()

    @Slot(Qt.ColorScheme)
    def choose(self, scheme: Qt.ColorScheme) -> None:
        """Take the colours of a scheme of the system's, where the user wants none in particular."""
        colours = DARK if self._is_dark(scheme) else LIGHT
        if colours != self._colours:
            self._colours = colours
            self.changed.emit()

    def _is_dark(self, scheme: Qt.ColorScheme) -> bool:
        if self._choice is not ThemeChoice.SYSTEM:
            return self._choice is ThemeChoice.DARK
        # Where the system names no scheme, what suits its own windows.
        return _palette_is_dark() if scheme is Qt.ColorScheme.Unknown else scheme is Qt.ColorScheme.Dark

    def palette(self) -> QPalette:
        """Return the palette for a window."""
        colours = self._colours
        palette = QPalette()
        role = QPalette.ColorRole
        for part, name in {
            role.Window: colours.background,
            role.Base: colours.surface,
            role.Button: colours.surface,
            role.WindowText: colours.text,
            role.Text: colours.text,
            role.ButtonText: colours.text,
            role.PlaceholderText: colours.muted,
            role.Highlight: colours.accent,
            role.HighlightedText: colours.on_accent,
        }.items():
            palette.setColor(part, QColor(name))
        return palette

    def style_sheet(self) -> str:
        """Return the style sheet for a window."""
        names = {name: getattr(self._colours, name) for name in Colours.__dataclass_fields__}
        # Into a window of its own, as a dialog is, Qt hands no font down.
        font = body_font(self._text_percent)
        families = ", ".join(f'"{family}"' for family in font.families())
        return STYLE_SHEET.format(radius=RADIUS, families=families, points=font.pointSizeF(), **names)


def _palette_is_dark() -> bool:
    palette = QGuiApplication.palette()
    return palette.color(QPalette.ColorRole.Window).lightness() < 128
