import re

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from app.settings import Settings
from app.ui.place import Place
from model.spec.language import Language
from tests.accessible_names import controls, filled, is_reached

FOREIGN = {"English", *(f"{percent} %" for percent in (100, 125, 150, 175, 200))}
"""What is called the same in every language, at the end of a name."""


@pytest.mark.parametrize("language", Language)
def test_nothing_that_the_keyboard_reaches_is_without_a_name(rigs, language):
    rig = filled(rigs(language=language, settings=Settings()))
    for place in Place:
        found = list(controls(rig.window.page(place)))
        assert len(found) > 10
        assert all(control.name for control in found), place


def test_every_name_is_korean_in_korean(rigs):
    rig = filled(rigs(language=Language.KOREAN, settings=Settings()))
    for place in Place:
        for control in controls(rig.window.page(place)):
            assert re.search("[가-힣]", control.name) or control.name.split(": ")[-1] in FOREIGN, control


def test_no_label_hides_its_text_behind_its_name(rigs):
    rig = filled(rigs(settings=Settings()))
    rig.settings_page._tell("The settings were set aside.")
    labels = [label for label in rig.window.findChildren(QLabel) if label.accessibleName() and label.text()]
    assert rig.window.page(Place.RECORD).enough in labels
    for label in labels:
        told = QAccessible.queryAccessibleInterface(label)
        assert label.text() in {told.text(QAccessible.Text.Name), told.text(QAccessible.Text.Description)}, label.text()


def test_a_choice_of_one_is_told_as_such_and_what_is_chosen_too(rigs):
    buttons = rigs().settings_page.theme.buttons.values()
    told = [QAccessible.queryAccessibleInterface(button) for button in buttons]
    assert {each.role() for each in told} == {QAccessible.Role.RadioButton}
    assert [bool(each.state().checked) for each in told] == [True, False, False]


def test_the_list_of_microphones_is_labelled_where_its_name_is_what_is_chosen(rigs):
    labels = rigs().settings_page.findChildren(QLabel)
    [heading] = [label for label in labels if label.text() == "Microphone"]
    assert is_reached(heading.buddy())
