"""Digits in a row, held back until it is clear that they were said as such."""

from typing import Final

from app.config import SieveConfig
from app.core.candidate import Verdict
from app.core.level import FLOOR_DBFS

A_STRING: Final = 2
"""Digits in a row that make a string, of which the next one is told at once, if it proves itself."""


class DigitString:
    """A digit and those that follow it without a pause, how sure they are, and those of them that are not told yet.

    Parameters
    ----------
    config : SieveConfig
    """

    def __init__(self, config: SieveConfig) -> None:
        self._config = config
        self._held: list[Verdict] = []
        self._likely: list[float] = []
        self._digits = 0
        self._doubtful = 0
        self._forgiven = 0
        self._follows_speech = False
        self.last: tuple[int | None, float] = (None, FLOOR_DBFS)
        """The newest digit, and its loudest moment (dBFS)."""

    @property
    def has_begun(self) -> bool:
        """Whether there is a digit in it, told or not."""
        return self._digits > 0

    @property
    def is_held(self) -> bool:
        """Whether anything waits to be told."""
        return bool(self._held)

    @property
    def is_long(self) -> bool:
        """Whether another digit came before the newest, so that what went before may prove this one."""
        return self._digits >= A_STRING

    @property
    def sure(self) -> int:
        """Digits that are sure by themselves."""
        return self._digits - self._doubtful

    @property
    def is_unproven(self) -> bool:
        """Whether a doubtful one is in it that too few sure ones prove yet."""
        return self._doubtful > 0 and self.sure <= A_STRING

    @property
    def needs_more(self) -> bool:
        """Whether only more digits can prove it, and no pause behind it does.

        So it is of a digit alone that stands closely behind running speech, and may be the end of that; of a doubtful
        one among too few that are sure; and of words in a row that hardly sound like digits.
        """
        is_unlikely = len(self._likely) > 1 and self._mean_likely < self._config.likely_confidence
        return self._follows_speech or self.is_unproven or is_unlikely

    @property
    def proves_itself(self) -> bool:
        """Whether the digits prove each other: three do that are likely ones in the mean, two where both are sure.

        Where none of them waits any more, what is no digit needs no proof.
        """
        waiting = [verdict.candidate.among_speech for verdict in self._held if verdict.passed]
        is_unlikely = bool(waiting) and self._mean_likely < self._config.string_confidence
        if self.is_unproven or is_unlikely:
            return False
        return self.sure > A_STRING or all(
            strict.digit is not None and strict.confidence >= self._config.pair_confidence for strict in waiting
        )

    @property
    def _mean_likely(self) -> float:
        """How likely its words are digits where somebody talks, in the mean: those that are told, and forgiven, too."""
        return sum(self._likely) / len(self._likely)

    @property
    def forgives(self) -> bool:
        """Whether it goes on over one more word that is no digit."""
        return self.sure >= A_STRING and self._forgiven < self._config.forgiven

    def add(self, verdict: Verdict, peak_dbfs: float, *, linked: bool, sure: bool, follows_speech: bool) -> None:
        """Hold the next digit.

        Parameters
        ----------
        verdict : Verdict
        peak_dbfs : float
            Its loudest moment.
        linked : bool
            Whether it follows the one before without a pause; else it is the first.
        sure : bool
            Whether it is a digit by itself.
        follows_speech : bool
            Whether running speech ended closely before it.
        """
        self._weigh(verdict, linked=linked)
        self._digits = self._digits + 1 if linked else 1
        self._doubtful = (self._doubtful if linked else 0) + (not sure)
        self._forgiven = 0
        self._held.append(verdict)
        self.last = (verdict.candidate.decision.digit, peak_dbfs)
        self._follows_speech = follows_speech and not linked

    def forgive(self, refused: Verdict, *, linked: bool) -> None:
        """Go on over a word that is no digit; its verdict waits for its turn.

        Parameters
        ----------
        refused : Verdict
        linked : bool
            Whether it follows the word before without a pause; else those before it no longer speak for the next.
        """
        self._weigh(refused, linked=linked)
        self._forgiven += 1
        self._held.append(refused)

    def _weigh(self, verdict: Verdict, *, linked: bool) -> None:
        if not linked:
            self._likely.clear()
        self._likely.append(verdict.candidate.among_speech.digit_probability)

    def told(self) -> list[Verdict]:
        """Return what was held, in its order: it waits no longer."""
        held, self._held = self._held, []
        return held
