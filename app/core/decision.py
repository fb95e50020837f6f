"""Evidence to decision: which digit, how sure, or unknown."""

from dataclasses import dataclass

from model.spec.metadata import Metadata
from model.spec.scoring import Scores, TokenScorer, discounted, softmax
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
    def digit_probability(self) -> float:
        """Probability of the likeliest digit, whether it is shown or not."""
        return max(self.probabilities)

    @property
    def is_other(self) -> bool:
        """Whether it is more likely a word that is no digit than any digit."""
        return 1.0 - sum(self.probabilities) > self.digit_probability


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
    """Return the decision for a word that is said by itself.

    Parameters
    ----------
    scores : np.ndarray [shape=(11,)]
        Log-likelihood of each single token: digits 0–9, other.
    metadata : Metadata
        Of the model: its temperature, its threshold, and what *other* gets off.
    """
    likely = discounted(scores, metadata.other_discount)
    return _decision(likely, temperature=metadata.temperature, threshold=metadata.digit_threshold)


def decide_among_speech(scores: Scores, metadata: Metadata) -> Decision:
    """Return the decision for the same word where somebody talks: nothing speaks for a digit but its sound."""
    temperature = metadata.temperature if metadata.speech_temperature is None else metadata.speech_temperature
    return _decision(scores, temperature=temperature, threshold=metadata.digit_threshold)


def _decision(scores: Scores, *, temperature: float, threshold: float) -> Decision:
    probabilities = softmax(scores, temperature=temperature)
    best = int(probabilities.argmax())
    shown = best < DIGITS and probabilities[best] >= threshold
    return Decision(
        digit=best if shown else None,
        confidence=float(probabilities[best]),
        probabilities=tuple(float(p) for p in probabilities[:DIGITS]),
    )


def impression(window: TokenScorer, metadata: Metadata) -> Impression:
    """Return what the word in an open window sounds like so far."""
    likely = discounted(window.scores, metadata.other_discount)
    probabilities = softmax(likely, temperature=metadata.temperature)
    return Impression(
        probabilities=tuple(float(p) for p in probabilities[:DIGITS]), unknown=float(probabilities[DIGITS])
    )
