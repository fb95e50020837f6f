"""What must never enter the repository, and what it must hold."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BUNDLED = [Path("assets/demo.wav"), Path("assets/spoken.wav")]
"""What espeak-ng has said."""

SOUND = {".wav", ".flac", ".mp3", ".ogg", ".opus", ".m4a", ".aac", ".aif", ".aiff", ".raw", ".pcm"}
TOP_LEVEL = {"app", "model", "assets", "tests", "train_model.py", "pyproject.toml", "README.md", "Makefile", "LICENSE"}


@pytest.fixture(scope="module")
def tracked():
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [Path(name.decode()) for name in listing.split(b"\0") if name]


def test_no_other_sound_than_the_bundled_ones_is_there(tracked):
    assert [path for path in tracked if path.suffix.lower() in SOUND] == BUNDLED


NAMES = ["0137.wav", "x.FLAC", "a.MP3", "y.Wav", "z.AiFf", "recordings/a/b.bin", "data/c", "녹음/칠.mp3", "tests/x.wav"]


@pytest.mark.parametrize("name", [*NAMES, *(f"1{suffix.upper()}" for suffix in sorted(SOUND))])
def test_git_ignores_recordings(tracked, name):
    # Whether upper case matters to git depends on the system it runs on: here it always shall.
    command = ["git", "-c", "core.ignoreCase=false", "check-ignore", "-q", "--no-index", name]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("path", BUNDLED)
def test_git_keeps_what_is_bundled(tracked, path):
    command = ["git", "check-ignore", "-q", "--no-index", path.as_posix()]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 1


def test_nothing_large_and_no_lock(tracked):
    present = [path for path in tracked if (ROOT / path).exists()]  # not what was deleted since the last commit
    assert not [path for path in present if (ROOT / path).stat().st_size > 1_000_000]
    assert not [path for path in tracked if path.name in {"uv.lock", "poetry.lock"}]


def test_the_top_level_is_the_agreed_one(tracked):
    names = {path.parts[0] for path in tracked}
    assert {name for name in names if not name.startswith(".")} == TOP_LEVEL


def test_torchscript_has_one_user(tracked):
    """It is deprecated: the way out must stay one file wide. Import contracts cannot see an attribute of torch."""
    source = [path for path in tracked if path.suffix == ".py" and path.parts[0] in {"app", "model"}]
    users = [path.as_posix() for path in source if "torch.jit" in (ROOT / path).read_text(encoding="utf-8")]
    assert users == ["model/artifact.py"]
