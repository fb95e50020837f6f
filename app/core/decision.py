"""Evidence to decision: which digit, how sure, or unknown."""

from dataclasses import dataclass

from model.spec.metadata import Metadata
from model.spec.scoring import Scores, TokenScorer, softmax
from model.spec.tokens import DIGITS


@dataclass(frozen=True, slots=True)
class Decision:
    """What a word was."""

    digit: int | None
    """0 to 9, or ``None`` for unknown."""

    confidence: float
    """Probability of the most likely token, 0 to 1."""

    probabilities: tuple[float, ...]
    """Probability of each digit 0–9; what is missing to 1 is the probability that it was none."""

    @property
    def is_other(self) -> bool:
        """Whether it is more likely a word that is no digit than any digit."""
        return 1.0 - sum(self.probabilities) > max(self.probabilities)


@dataclass(frozen=True, slots=True)
class Impression:
    """What an unfinished word sounds like so far."""

    probabilities: tuple[float, ...]
    """Probability of each digit 0–9."""

    unknown: float
    """Probability of a word that is no digit; what is missing to 1 is that nothing was said yet."""

    @property
    def anything(self) -> float:
        """Probability that something is being said."""
        return sum(self.probabilities) + self.unknown


def decide(scores: Scores, metadata: Metadata) -> Decision:
    """Return the decision for a word.

    Parameters
    ----------
    scores : np.ndarray [shape=(11,)]
        Log-likelihood of each single token: digits 0–9, other.
    metadata : Metadata
        Of the model: its temperature and its threshold.
    """
    probabilities = softmax(scores, temperature=metadata.temperature)
    best = int(probabilities.argmax())
    shown = best < DIGITS and probabilities[best] >= metadata.digit_threshold
    return Decision(
        digit=best if shown else None,
        confidence=float(probabilities[best]),
        probabilities=tuple(float(p) for p in probabilities[:DIGITS]),
    )


def impression(window: TokenScorer, metadata: Metadata) -> Impression:
    """Return what the word in an open window sounds like so far."""
    probabilities = softmax(window.scores, temperature=metadata.temperature)
    return Impression(
        probabilities=tuple(float(p) for p in probabilities[:DIGITS]), unknown=float(probabilities[DIGITS])
    )
