"""What must never enter the repository, and what it must hold."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOUND = {".wav", ".flac", ".mp3", ".ogg", ".opus", ".m4a", ".aac", ".aif", ".aiff", ".raw", ".pcm"}
TOP_LEVEL = {"app", "model", "assets", "tests", "train_model.py", "pyproject.toml", "README.md", "Makefile", "LICENSE"}


@pytest.fixture(scope="module")
def tracked():
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [Path(name.decode()) for name in listing.split(b"\0") if name]


def test_the_demo_is_the_only_sound(tracked):
    assert [path for path in tracked if path.suffix.lower() in SOUND] == [Path("assets/demo.wav")]


@pytest.mark.parametrize("name", ["0137.wav", "data/x.FLAC", "recordings/a/b.bin", "녹음/칠.mp3", "tests/x.wav"])
def test_git_ignores_recordings(tracked, name):
    ignored = subprocess.run(["git", "check-ignore", "-q", "--no-index", name.lower()], cwd=ROOT, check=False)
    assert ignored.returncode == 0


def test_nothing_large_and_no_lock(tracked):
    assert not [path for path in tracked if (ROOT / path).stat().st_size > 1_000_000]
    assert not [path for path in tracked if path.name in {"uv.lock", "poetry.lock"}]


def test_the_top_level_is_the_agreed_one(tracked):
    names = {path.parts[0] for path in tracked}
    assert {name for name in names if not name.startswith(".")} == TOP_LEVEL
