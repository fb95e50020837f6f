"""Where the bundled files are."""

from pathlib import Path

ASSETS = Path(__file__).resolve().parent.parent / "assets"
DEFAULT_MODEL = ASSETS / "sutja.pt"
DEMO_SOUND = ASSETS / "demo.wav"
ICON = ASSETS / "sutja.svg"
TRANSLATIONS = ASSETS / "translations"
