import numpy as np
import pytest

from model.formant.friction import spectra
from model.formant.piece import Piece
from model.formant.speaker import Speaker
from model.formant.timing import places
from model.formant.tract import HERTZ


def noise(word, level_db=-20.0, **habits):
    """Return the magnitudes of the noise of the first sound of a word."""
    sounds = places([word.split()])
    pieces = [Piece(0, 0.1, noise_db=level_db), *(Piece(sound.index, 0.1) for sound in sounds[1:])]
    shares = np.eye(len(pieces))
    return spectra(sounds, pieces, shares, speaker=Speaker(**habits), random=np.random.default_rng(0))


def centre(word, **habits):
    power = np.square(noise(word, **habits)[0])
    return (power * HERTZ).sum() / power.sum()


def test_noise_is_there_only_while_it_is_made_and_as_loud_as_asked():
    magnitudes = noise("s a", level_db=-20.0)
    assert np.sqrt(np.square(magnitudes[0]).mean()) == pytest.approx(0.1)
    assert not magnitudes[1].any()
    assert not noise("s a", level_db=-90.0).any()


def test_hisses_differ():
    assert centre("s a") > 5000
    assert 3000 < centre("ɕ i") < centre("s a")
    assert centre("k a") < 3000


def test_the_back_of_the_tongue_is_where_the_vowel_wants_it():
    front, back = (HERTZ[noise(word)[0].argmax()] for word in ("k i", "k u"))
    assert front > 1.5 * back


def test_small_mouths_hiss_higher():
    assert centre("ɕ i", scale=1.3) > 1.1 * centre("ɕ i")
