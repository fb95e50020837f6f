"""What Sutja may have left on a computer, for the tests of what removes it."""

from model.spec.ledger import Kind, remember
from model.spec.places import cache_folder, recordings_folder, settings_folder

REPORT_NAMES = ("index.html", "report.json")
RUN_NAMES = ("run.lock", "checkpoint.pt")


def made_traces(mine):
    """Make one of each kind of trace, those outside of Sutja's own folders in one with recordings and notes."""
    write(mine / "0137.wav", 1_000)
    write(mine / "notes.txt", 10)
    write(recordings_folder() / "7" / "take.wav", 500_000)
    write(cache_folder() / "shard-0.bin", 1_250_000)
    write(cache_folder() / "lock", 0)
    write(settings_folder() / "settings.json", 20)
    for name in RUN_NAMES:
        write(mine / "mine.run" / name, 100)
    write(mine / "mine.run" / "tensorboard" / "events", 100)
    remember(Kind.RUN, mine / "mine.run", RUN_NAMES, folders=["tensorboard"])
    for name in REPORT_NAMES:
        write(mine / "report" / name, 1_000)
    remember(Kind.REPORT, mine / "report", REPORT_NAMES)
    for name in ("mine.pt", "mine.state.pt"):
        write(mine / name, 200_000)
    remember(Kind.MODEL, mine, ["mine.pt", "mine.state.pt"])
    return mine


def write(path, size):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\0" * size)


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
