import numpy as np

from model.dataset.shape import BANDS, MOMENTS, compressed, shape_of, shapes_of
from tests.model.dataset.sounds import buzz, buzz_clip


def test_a_shape_does_not_tell_level_or_pace():
    word = buzz(3)
    slow = np.repeat(word, 2)[: 2 * len(word)]
    assert np.abs(shape_of(word) - shape_of(word * np.float32(0.1))).max() < 0.1
    assert shape_of(slow).shape == shape_of(word).shape == (MOMENTS * BANDS,)


def test_takes_of_one_word_are_nearer_than_those_of_another():
    shapes = shapes_of([buzz_clip(digit, take) for digit in range(10) for take in range(4)])
    points = compressed(shapes)
    distances = np.linalg.norm(points[:, None] - points[None], axis=2) + np.eye(40) * 1e9
    assert (distances.argmin(axis=1) // 4 == np.arange(40) // 4).all()


def test_what_is_very_short_or_silent_has_a_shape():
    assert np.isfinite(shape_of(np.zeros(10, dtype=np.float32))).all()
