"""The folder of recordings: ``<speaker>/<session>/<digit>/<time>-take.wav``, plain 16-bit mono WAV files of 16 kHz.

`model.spec.labels` reads the digit from the folder, and from nothing else in the name; the trainer's groups are speaker
and session. The folder is the only record: what has been said so far is counted in it, on any day.
"""

import io
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import soundfile

from app.takes.copies import forget_copy
from app.takes.errors import StoreError, not_kept, not_removed
from app.takes.names import CORRECTIONS, folder_name, shown_name
from app.takes.overview import Overview
from app.takes.take import Kept, Sitting, Take
from app.takes.trim import trimmed
from app.takes.writing import write_new
from model.spec import labels, places
from model.spec.tokens import DIGITS, SAMPLE_RATE
from model.spec.waveform import Waveform, read_waveform, to_pcm

LABELS: Final = labels.FOLDER.name
"""The rule by which names tell digits, for the trainer; ``auto`` finds it once there are two digits."""

GROUPS: Final = "folder"
"""The same for speakers and sessions; ``auto`` finds it where each session has most digits."""

ENDING: Final = "-take.wav"
"""Ends in no digit, so that no other rule reads the name of a file."""

MOMENT: Final = "%Y%m%d-%H%M%S-%f"
"""How the moment of a take is written, to the microsecond."""

LEFT_SECONDS: Final = 60.0
"""Age from which a half-written file is nobody's: writing a take takes milliseconds."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Removal:
    """What came of deleting takes."""

    removed: tuple[Kept, ...]
    """Those that are gone."""

    left: tuple[Kept, ...]
    """Those that could not be deleted."""

    problem: StoreError | None
    """Why not."""


class TakeStore:
    """Keeps takes, each at once and for good; shared by all windows, which see each other's.

    Parameters
    ----------
    folder : Path, optional
        The application's own by default. It is made with the first take, for the user alone.
    now : callable, optional
        Tells the time that a take is named after.
    """

    def __init__(self, folder: Path | None = None, *, now: Callable[[], datetime] = _now) -> None:
        self.folder: Final = folder or places.recordings_folder()
        """Where the takes are."""
        self._now = now

    def keep(self, take: Take, sitting: Sitting) -> Kept:
        """Write a take, and return once it is on the disk.

        Raises
        ------
        StoreError
            If it cannot be written; nothing of it is left then, and all else is as it was.
        """
        return self._keep(take, Sitting(folder_name(sitting.speaker), folder_name(sitting.session)))

    def _keep(self, take: Take, named: Sitting) -> Kept:
        """Write a take into the folders of these names."""
        if not (named.speaker and named.session):
            raise ValueError(f"no name for a folder: {named}")
        try:
            return _kept(self._written(named, take))
        except OSError as error:
            raise not_kept(error) from None

    def keep_correction(self, waveform: Waveform, digit: int, *, speaker: str) -> Kept:
        """Write what was heard wrong as a take of the digit that it was.

        Parameters
        ----------
        waveform : np.ndarray [shape=(n,)], float32, 16 kHz
            The utterance; trimmed to its word here.
        digit : int
            What the user says that it was.
        speaker : str

        Raises
        ------
        StoreError
            If it cannot be written.
        """
        return self._keep(Take(trimmed(waveform), digit), Sitting(folder_name(speaker), CORRECTIONS))

    def remove(self, kept: Kept) -> None:
        """Delete a take, what was decoded of it, and the folders that are empty without it; harmless where it is gone.

        Raises
        ------
        StoreError
            If it cannot be deleted, or a training reads it.
        """
        forget_copy(kept.path)
        removal = self.remove_all([kept])
        if removal.problem is not None:
            raise removal.problem

    def remove_all(self, takes: Sequence[Kept]) -> Removal:
        """Delete takes, and the folders that are empty without them; what cannot be deleted does not keep the others.

        What was decoded of them is deleted by `forget_copies` before.

        Parameters
        ----------
        takes : sequence of Kept
            Those and no others: what another window made meanwhile stays.
        """
        removed, left, problem = [], [], None
        for kept in takes:
            try:
                kept.path.unlink(missing_ok=True)
                removed.append(kept)
            except OSError as error:
                left.append(kept)
                problem = not_removed(error)
        for folder in {kept.path.parent for kept in removed}:
            self._sweep(folder)
            with suppress(OSError):  # not empty
                for place in (folder, folder.parent, folder.parent.parent):
                    place.rmdir()
        return Removal(tuple(removed), tuple(left), problem)

    def read(self, kept: Kept) -> Waveform:
        """Return the sound of a take.

        Raises
        ------
        RecordingError
            If it is gone or damaged.
        """
        return read_waveform(kept.path)

    def takes(self) -> list[Kept]:
        """Return all takes, the oldest first."""
        digits = {str(digit) for digit in range(DIGITS)}
        found = self.folder.glob(f"*/*/*/*{ENDING}")
        return sorted(_kept(path) for path in found if path.parent.name in digits and not path.name.startswith("."))

    def overview(self) -> Overview:
        """Return who has recorded what, as it is now: one look through the folder, however much is asked then."""
        return Overview(tuple(self.takes()))

    def _made_folder(self, named: Sitting, digit: int) -> Path:
        """Make each folder on the way private by itself: one may be moved, and then is still nobody else's."""
        speaker = self.folder / named.speaker
        for folder in (self.folder, speaker, speaker / named.session):
            places.made_private(folder)
        place = places.made_private(speaker / named.session / str(digit))
        self._sweep(place)
        return place

    def _written(self, named: Sitting, take: Take) -> Path:
        content = _wav(take.waveform)
        try:
            return write_new(self._made_folder(named, take.digit), self._names(), content)
        except FileNotFoundError:  # another window deleted the last take there just now, and the folders with it
            return write_new(self._made_folder(named, take.digit), self._names(), content)

    def _names(self) -> Iterator[str]:
        """Give the names for a take of this moment; the clock of some computers stands still for milliseconds."""
        moment = self._now()
        while True:
            yield f"{moment.strftime(MOMENT)}{ENDING}"
            moment += timedelta(microseconds=1)

    def _sweep(self, folder: Path) -> None:
        """Delete what a killed process left half-written: sound that nobody would find to delete it."""
        for leftover in folder.glob(f".*{ENDING}.*"):
            with suppress(OSError):  # gone, or open on Windows
                if self._now().timestamp() - leftover.stat().st_mtime > LEFT_SECONDS:
                    os.unlink(leftover)


def _kept(path: Path) -> Kept:
    session, speaker = path.parents[1].name, path.parents[2].name
    return Kept(path.name, path, int(path.parent.name), Sitting(shown_name(speaker), shown_name(session)))


def _wav(waveform: Waveform) -> bytes:
    content = io.BytesIO()
    soundfile.write(content, to_pcm(waveform), SAMPLE_RATE, format="WAV", subtype="PCM_16")
    return content.getvalue()
