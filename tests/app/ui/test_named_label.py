from PySide6.QtGui import QAccessible

from app.ui.named_label import NamedLabel


def test_a_screen_reader_is_told_both_what_it_is_and_what_it_says(qtbot):
    label = NamedLabel("Notice")
    qtbot.addWidget(label)
    for text in ("Copied: 7", "Saved: said.csv", ""):
        label.setText(text)
        told = QAccessible.queryAccessibleInterface(label)
        assert told.text(QAccessible.Text.Name) == "Notice"
        assert told.text(QAccessible.Text.Description) == label.text() == text
