import numpy as np
import pytest

from model.formant.mouth import response
from model.formant.phones import PHONES
from model.formant.piece import Piece, weights
from model.formant.speaker import Speaker
from model.formant.timing import places
from model.formant.tract import HERTZ


def heard(word, *, speaker=None, breath_db=-90.0):
    """Return the response (dB) in the middle of the last sound of a word of long sounds."""
    sounds = places([word.split()])
    pieces = [Piece(sound.index, 0.3, voice_db=0.0, breath_db=breath_db) for sound in sounds]
    times = np.arange(0.0, 0.3 * len(sounds), 0.005)
    formants = np.tile(np.array(sounds[-1].phone.man), (len(times), 1))
    shares = weights(pieces, times, release=0.02)
    spectra = response(sounds, pieces, shares, formants, times, speaker=speaker or Speaker())
    return 20 * np.log10(np.abs(spectra[-30]))


def at(spectrum, hertz):
    return spectrum[np.abs(HERTZ - hertz).argmin()]


@pytest.mark.parametrize("vowel", ["a", "i", "ɛ"])
def test_the_formants_are_the_peaks(vowel):
    spectrum = heard(vowel)
    peaks = HERTZ[1:-1][(spectrum[1:-1] > spectrum[:-2]) & (spectrum[1:-1] > spectrum[2:])]
    for formant in PHONES[vowel].man:
        assert np.abs(peaks - formant).min() < 40


def test_breath_dampens_the_first_formant():
    clear, breathy = heard("a"), heard("a", breath_db=-6.0)
    assert at(breathy, 740) < at(clear, 740) - 4


def test_the_closed_mouth_swallows_what_the_zero_says():
    murmur = heard("a m")
    assert at(murmur, 1000) < at(murmur, 300) - 20
    assert at(murmur, 1000) < at(heard("a n"), 1000) - 3


def test_the_nose_of_some_is_always_open():
    closed, nasal = heard("a"), heard("a", speaker=Speaker(openness=0.5))
    assert at(nasal, 270) - at(nasal, 740) > at(closed, 270) - at(closed, 740) + 1
