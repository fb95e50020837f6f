"""The same model, asked to be surer or less sure before it names a digit."""

from collections.abc import Callable
from dataclasses import replace

from app.core.classifier import Classifier, LogProbs
from model.spec.metadata import Metadata
from model.spec.waveform import Waveform


class WithThreshold:
    """A classifier with another threshold than its own.

    Parameters
    ----------
    classifier : Classifier
    threshold : callable
        Gets the model's own threshold and gives the one to use, both 0 to 1; asked at each word, as it may change.
    """

    def __init__(self, classifier: Classifier, threshold: Callable[[float], float]) -> None:
        self._classifier = classifier
        self._threshold = threshold

    @property
    def metadata(self) -> Metadata:
        """What the model says about itself, but for the threshold."""
        own = self._classifier.metadata
        return replace(own, digit_threshold=self._threshold(own.digit_threshold))

    def reset(self) -> None:
        """Forget the stream before."""
        self._classifier.reset()

    def push(self, waveform: Waveform) -> LogProbs:
        """Return the log-probabilities [shape=(n, 12)] of the next chunk [shape=(n · 320,)]."""
        return self._classifier.push(waveform)

    def peek(self, waveform: Waveform) -> LogProbs:
        """Return the log-probabilities [shape=(n, 12)] that a chunk [shape=(n · 320,)] would have if it came next."""
        return self._classifier.peek(waveform)

    def whole(self, waveform: Waveform) -> LogProbs:
        """Return the log-probabilities [shape=(frames, 12)] of a whole clip [shape=(samples,)]."""
        return self._classifier.whole(waveform)
