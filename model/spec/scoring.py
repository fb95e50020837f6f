"""How log-probabilities become the likelihood of each digit: connectionist temporal classification, one token a window.

The network gives, for each frame, the log-probability of blank, ten digits and other. In a window that holds one word,
the likelihood of a token is the sum over every path blank* token+ blank* (Graves et al. 2006, "Connectionist Temporal
Classification", eq. 5–7 for a labelling of length one). The recursion needs only the newest frame, so the same code
scores a whole clip and a stream that is still running.
"""

import numpy as np
import numpy.typing as npt

from model.spec.tokens import BLANK, DIGITS, TOKENS

Scores = npt.NDArray[np.float64]


class TokenScorer:
    """Forward variables of the hypotheses "nothing yet" and "exactly one token", frame after frame."""

    def __init__(self) -> None:
        self._nothing = 0.0
        self._inside = np.full(TOKENS - 1, -np.inf)
        self._after = np.full(TOKENS - 1, -np.inf)

    def copy(self) -> "TokenScorer":
        """Return a scorer that goes on from here for itself."""
        twin = TokenScorer()
        twin._nothing, twin._inside, twin._after = self._nothing, self._inside, self._after
        return twin

    def update(self, log_probs: npt.NDArray[np.floating]) -> None:
        """Take one frame, log-probabilities [shape=(12,)]."""
        blank, tokens = float(log_probs[BLANK]), log_probs[BLANK + 1 :]
        self._after = np.logaddexp(self._after, self._inside) + blank
        self._inside = np.logaddexp(self._inside, self._nothing) + tokens
        self._nothing += blank

    @property
    def token_scores(self) -> Scores:
        """Log-likelihood of the frames so far under each single token [shape=(11,)]: digits 0–9, other."""
        return np.asarray(np.logaddexp(self._inside, self._after))

    @property
    def scores(self) -> Scores:
        """The same, and behind it that of nothing having been said [shape=(12,)]."""
        return np.append(self.token_scores, self._nothing)


def score_tokens(log_probs: npt.NDArray[np.floating]) -> Scores:
    """Return the log-likelihood of a clip under each single token.

    Parameters
    ----------
    log_probs : np.ndarray [shape=(frames, 12)]

    Returns
    -------
    np.ndarray [shape=(11,)], float64
        Digits 0–9, other.
    """
    scorer = TokenScorer()
    for frame in log_probs:
        scorer.update(frame)
    return scorer.token_scores


def discounted(scores: npt.NDArray[np.floating], discount: float) -> Scores:
    """Return log-likelihoods [shape=(..., 11 or more): digits 0–9, other] of which *other* is so much less likely."""
    cheaper = np.array(scores, dtype=np.float64)
    cheaper[..., DIGITS] -= discount
    return cheaper


def softmax(scores: npt.NDArray[np.floating], *, temperature: float = 1.0) -> npt.NDArray[np.float64]:
    """Return probabilities [shape=(..., n)] of log-likelihoods; a temperature above 1 makes them less sure."""
    scaled = np.asarray(scores, dtype=np.float64) / temperature
    exponentials = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return np.asarray(exponentials / exponentials.sum(axis=-1, keepdims=True))


def digit_probabilities(token_scores: Scores, *, temperature: float) -> npt.NDArray[np.float64]:
    """Return the probability of each digit [shape=(..., 10)] of a clip that is known to hold one digit."""
    return softmax(token_scores[..., :DIGITS], temperature=temperature)
