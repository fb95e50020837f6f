"""Sounds in which no word is named, one after the other: a hammer, a dog."""

from collections.abc import Sequence

from app.config import SieveConfig
from app.core.candidate import Candidate, Verdict
from model.spec.tokens import FRAME_SECONDS


class NamelessRow:
    """Counts sounds without a name: a row of them is no voice, and what is named in the next is doubtful, too.

    Parameters
    ----------
    config : SieveConfig
    """

    def __init__(self, config: SieveConfig) -> None:
        self._config = config
        self._sound_frames = round(config.sound_seconds / FRAME_SECONDS)
        self._count = 0
        self._newest = -config.wary_seconds
        self.begin()

    def begin(self) -> None:
        """Begin with the next utterance."""
        self._loud_frames = 0
        self._is_sound = False
        self._is_named = False
        self._is_other = False
        self._is_told = False

    def hear(self, *, is_loud: bool) -> None:
        """Take the next frame: a sound is what is loud for a while."""
        self._loud_frames = self._loud_frames + 1 if is_loud else 0
        self._is_sound |= self._loud_frames >= self._sound_frames

    def named(self, word: Candidate) -> None:
        """Take a word that was named in it."""
        self._is_named = True
        self._is_other |= word.among_speech.is_other

    def went_on(self) -> None:
        """Take back what was named, as the sound went on behind it."""
        self._is_named = False

    def told(self, verdicts: Sequence[Verdict]) -> None:
        """Take what became of the words."""
        self._is_told |= any(verdict.passed for verdict in verdicts)

    def finish(self, now: float) -> bool:
        """Return whether the utterance, which ends now (s), is the newest sound of a row that is long enough.

        What was heard long ago is of no row. A digit ends it, also one that is refused; another word does not.
        """
        is_recent = now - self._newest < self._config.wary_seconds
        may_be_row = not self._is_told and (self._is_other or not self._is_named)
        self._count = self._count if is_recent and may_be_row else 0
        if not self._is_sound or self._is_told or self._is_named:
            return False
        self._count += 1
        self._newest = now
        return self._count >= self._config.nameless
