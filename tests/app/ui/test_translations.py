"""The Korean translation is complete, made from the source as it stands, and compiled from what is committed."""

import ast
import shutil
import string
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

import app.ui
from app.paths import TRANSLATIONS
from app.ui.application import install_translation
from model.spec.language import Language

SOURCE = TRANSLATIONS / "sutja_ko.ts"
COMPILED = TRANSLATIONS / "sutja_ko.qm"
REMEDY = "run 'make translations'"


def tool(name):
    found = shutil.which(name, path=Path(sys.executable).parent)
    assert found, f"{name} comes with PySide6-Essentials"
    return found


def messages(path):
    root = ElementTree.parse(path).getroot()
    return {
        (context.findtext("name"), message.findtext("source")): message.find("translation")
        for context in root.iter("context")
        for message in context.iter("message")
    }


def test_no_text_is_missing_or_left_over(tmp_path):
    fresh = tmp_path / SOURCE.name
    shutil.copy(SOURCE, fresh)
    files = sorted(str(path) for path in Path(app.ui.__file__).parent.rglob("*.py"))
    subprocess.run(
        [tool("pyside6-lupdate"), "-locations", "none", "-no-obsolete", *files, "-ts", fresh],
        check=True,
        capture_output=True,
    )
    assert messages(fresh).keys() == messages(SOURCE).keys(), REMEDY
    assert len(messages(SOURCE)) > 30


def test_no_text_stands_where_the_tool_does_not_see_it():
    """Inside an f-string it would stay in English, and be missing in no list."""
    for path in sorted(Path(app.ui.__file__).parent.rglob("*.py")):
        for text in (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.JoinedStr)):
            called = {node.attr for node in ast.walk(text) if isinstance(node, ast.Attribute)}
            assert not called & {"tr", "translate"}, (path.name, text.lineno)


def test_every_text_is_translated_with_its_places_to_fill():
    for (context, source), translation in messages(SOURCE).items():
        assert translation.get("type") is None, (context, source)
        assert translation.text, (context, source)
        assert fields(translation.text) == fields(source), (context, source)


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_what_is_compiled_is_what_is_written(qapp):
    # Compared by what it says and not byte by byte: lrelease may pack it otherwise in another version.
    translator = QTranslator()
    assert translator.load(str(COMPILED))
    for (context, source), translation in messages(SOURCE).items():
        assert translator.translate(context, source) == translation.text, REMEDY


@pytest.mark.parametrize(("language", "word"), [(Language.KOREAN, "모름"), (Language.ENGLISH, "Unknown")])
def test_the_language_chooses_the_words(qapp, language, word):
    translator = install_translation(language)
    try:
        assert QCoreApplication.translate("DigitView", "Unknown") == word
    finally:
        if translator:
            QCoreApplication.removeTranslator(translator)
