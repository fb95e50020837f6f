"""Where the program and the bundled files are."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The folder that holds the packages; ``python -m`` started there finds ours, whatever lies where the user stands."""

ASSETS = ROOT / "assets"
DEFAULT_MODEL = ASSETS / "sutja.pt"
DEMO_SOUND = ASSETS / "demo.wav"
SPOKEN_DIGITS = ASSETS / "spoken.wav"
ICON = ASSETS / "sutja.svg"
TRANSLATIONS = ASSETS / "translations"
