import numpy as np

from app.core.threshold import WithThreshold
from tests.app.core.fakes import ToneClassifier, tone_word


def test_only_the_threshold_is_another_and_it_may_change():
    classifier = ToneClassifier()
    asked = []
    strict = WithThreshold(classifier, lambda own: asked.append(own) or 0.9)
    assert strict.metadata.digit_threshold == 0.9
    assert asked == [classifier.metadata.digit_threshold]
    assert strict.metadata.temperature == classifier.metadata.temperature


def test_it_hears_what_the_model_hears():
    word = tone_word(3)
    word = word[: len(word) // 320 * 320]
    plain, strict = ToneClassifier(), WithThreshold(ToneClassifier(), lambda own: own)
    assert np.array_equal(strict.whole(word), plain.whole(word))
    assert np.array_equal(strict.peek(word), plain.peek(word))
    assert np.array_equal(strict.push(word), plain.push(word))
    strict.reset()
    plain.reset()
    assert np.array_equal(strict.push(word), plain.push(word))
