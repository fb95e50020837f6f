"""Who has recorded what."""

from collections import Counter
from dataclasses import dataclass

from app.takes.names import CORRECTIONS, folder_name, shown_name
from app.takes.take import Kept


@dataclass(frozen=True, slots=True)
class Overview:
    """What one look through the folder has found."""

    takes: tuple[Kept, ...]
    """All of them, the oldest first."""

    def with_take(self, kept: Kept) -> "Overview":
        """Return what there is after a take was made just now."""
        return Overview((*self.takes, kept))

    def without(self, *removed: Kept) -> "Overview":
        """Return what there is after takes were deleted."""
        gone = set(removed)
        names = {kept.name for kept in gone}  # by which nearly all are told apart, and quicker than by their paths
        return Overview(tuple(kept for kept in self.takes if kept.name not in names or kept not in gone))

    def counts(self, speaker: str) -> Counter[int]:
        """Return how many takes of each digit there are of a speaker, over all sessions."""
        return Counter(kept.digit for kept in self.of(speaker))

    def asked_for(self) -> list[Kept]:
        """Return the takes of everybody, the oldest first, without the corrections."""
        return [kept for kept in self.takes if not _is_correction(kept)]

    def speakers(self) -> list[str]:
        """Return who has recorded, whoever did last first."""
        return list(dict.fromkeys(kept.sitting.speaker for kept in reversed(self.takes)))

    def sessions(self, speaker: str) -> list[str]:
        """Return a speaker's sessions, the last one first, without the corrections."""
        own = (kept for kept in reversed(self.of(speaker)) if not _is_correction(kept))
        return list(dict.fromkeys(kept.sitting.session for kept in own))

    def of(self, speaker: str) -> list[Kept]:
        """Return a speaker's takes of all sessions, the oldest first, with the corrections."""
        name = shown_name(folder_name(speaker))
        return [kept for kept in self.takes if kept.sitting.speaker == name]


def _is_correction(kept: Kept) -> bool:
    # The name first, which is there already: a session may be called so, and then has another folder.
    return kept.sitting.session == CORRECTIONS and kept.path.parents[1].name == CORRECTIONS
