import configparser
import tomllib
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from app.paths import ASSETS, ICON
from app.ui import application
from model.spec.language import Language

ROOT = Path(__file__).resolve().parents[3]


def test_the_desktop_finds_the_window_its_icon_and_its_name(qapp, monkeypatch):
    monkeypatch.setattr(application, "QApplication", lambda _arguments: qapp)
    monkeypatch.setattr(application, "install_translation", lambda _language: None)
    monkeypatch.setattr(application, "install_words_of_qt", lambda _language: None)
    before = qapp.applicationDisplayName(), qapp.desktopFileName(), qapp.applicationName(), qapp.style().objectName()
    application.make_application([], language=Language.KOREAN)
    desktop = configparser.ConfigParser(interpolation=None)
    desktop.optionxform = str
    desktop.read(ASSETS / f"{QGuiApplication.desktopFileName()}.desktop", encoding="utf-8")
    entry = desktop["Desktop Entry"]
    assert entry["Name[ko]"] == QGuiApplication.applicationDisplayName()
    assert entry["Icon"] == ICON.stem
    assert entry["StartupWMClass"] == QCoreApplication.applicationName()
    assert entry["Exec"] in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    qapp.setApplicationDisplayName(before[0])
    qapp.setDesktopFileName(before[1])
    qapp.setApplicationName(before[2])
    qapp.setStyle(before[3])


def test_qts_own_dialogs_speak_korean_too(qapp):
    assert application.install_words_of_qt(Language.ENGLISH) is None
    translator = application.install_words_of_qt(Language.KOREAN)
    try:
        assert QCoreApplication.translate("QFileDialog", "Look in:") == "다음에서 찾기:"
    finally:
        QCoreApplication.removeTranslator(translator)
