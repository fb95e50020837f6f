"""From sounds to pieces: closures, bursts, aspiration, voice."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np

from model.formant.phone import Kind, Larynx
from model.formant.piece import Piece
from model.formant.speaker import Generator, Speaker
from model.formant.timing import Place, places, seconds

_BREATH_DB: Final = -14.0
"""Level of aspiration beside the voice."""

_SLOW: Final = 0.03
_QUICK: Final = 0.012
_SUDDEN: Final = 0.004
"""Seconds of fades: between sounds of an open mouth, where the voice sets in or stops, and of a burst."""


def pieces(words: Sequence[Sequence[str]], speaker: Speaker, random: Generator) -> list[Piece]:
    """Return the pieces of all sounds of an utterance in their order.

    Raises
    ------
    KeyError
        If a sign stands for no sound.
    """
    sounds = places(words)
    spoken = [piece for place in sounds for piece in _MAKERS[place.phone.kind](place, speaker, random)]
    return [*spoken, *_exhaled(sounds[-1], speaker, random)] if sounds else []


def _exhaled(last: Place, speaker: Speaker, random: Generator) -> list[Piece]:
    """Return the breath that some let out when the voice is over."""
    if last.phone.is_obstruent or float(random.random()) > speaker.exhalation:
        return []
    level_db = _BREATH_DB - 13.0 + speaker.breath_db + float(random.normal(0.0, 3.0))
    return [Piece(last.index, float(random.uniform(0.05, 0.15)), breath_db=level_db, fade=0.05)]


def _voiced(place: Place, speaker: Speaker, random: Generator) -> list[Piece]:
    """Vowels, glides, nasals, laterals, taps: voice, more or less of it."""
    level_db = place.phone.voice_db + float(random.normal(0.0, 1.0))
    if place.phone.kind is Kind.LATERAL:
        level_db += speaker.lateral_db
    return [
        *_juncture(place, speaker, random),
        Piece(
            place.index,
            seconds(place, speaker, random),
            voice_db=level_db,
            breath_db=speaker.breathiness_db,
            fade=_onset(place, speaker),
        ),
    ]


def _juncture(place: Place, speaker: Speaker, random: Generator) -> list[Piece]:
    """Return the dip of the voice by which some keep two words apart: the glottis is pressed together for a moment."""
    if not place.opens_word or place.before is None or float(random.random()) > speaker.juncture:
        return []
    return [Piece(place.index, float(random.uniform(0.015, 0.06)), voice_db=float(random.uniform(-30.0, -8.0)))]


def _onset(place: Place, speaker: Speaker) -> float:
    if place.before is None:
        return speaker.onset
    if place.before.is_obstruent:
        return _QUICK
    # The mouth shuts and opens faster than the tongue moves through a vowel.
    return _SLOW if place.before.is_open and place.phone.is_open else _QUICK


def _breath(place: Place, speaker: Speaker, random: Generator) -> list[Piece]:
    """Return an h: breath through the mouth of the next vowel, with voice in it between voices."""
    level_db = _BREATH_DB + speaker.breath_db + float(random.normal(0.0, 1.5))
    voice_db = -8.0 if place.is_between_voices else -90.0
    return [
        Piece(
            place.index,
            seconds(place, speaker, random) * speaker.aspiration,
            voice_db=voice_db,
            breath_db=level_db,
            fade=_SLOW,
        )
    ]


def _stop(place: Place, speaker: Speaker, random: Generator) -> list[Piece]:
    """Return a closure, a burst and the aspiration after it."""
    phone = place.phone
    has_voice = _keeps_voice(place, speaker, random)
    released = Piece(
        place.index,
        phone.noise_seconds * float(random.uniform(0.7, 1.3)),
        voice_db=-12.0 if has_voice else -90.0,
        breath_db=_BREATH_DB - 8.0 + speaker.breath_db,
        noise_db=phone.noise_db + speaker.frication_db + float(random.normal(0.0, 2.5)) - (8.0 if has_voice else 0.0),
        fade=_SUDDEN,
    )
    return [*_closure(place, speaker, random, has_voice=has_voice), released, *_aspiration(place, speaker, random)]


def _affricate(place: Place, speaker: Speaker, random: Generator) -> list[Piece]:
    """Return a closure, friction that is strongest at its beginning, and aspiration."""
    phone = place.phone
    has_voice = _keeps_voice(place, speaker, random)
    level_db = phone.noise_db + speaker.frication_db + float(random.normal(0.0, 1.5))
    length = phone.noise_seconds * speaker.aspiration * float(random.uniform(0.8, 1.25)) * (0.6 if has_voice else 1.0)
    voice_db = -12.0 if has_voice else -90.0
    return [
        *_closure(place, speaker, random, has_voice=has_voice),
        Piece(place.index, length * 0.5, voice_db=voice_db, noise_db=level_db, fade=_SUDDEN),
        Piece(place.index, length * 0.5, voice_db=voice_db, noise_db=level_db - 4.0, breath_db=-22.0, fade=_QUICK),
        *_aspiration(place, speaker, random),
    ]


def _keeps_voice(place: Place, speaker: Speaker, random: Generator) -> bool:
    """Korean lax stops are voiced between voices, and English voiced ones often everywhere."""
    if place.phone.larynx is Larynx.VOICED:
        return place.is_between_voices or float(random.random()) < 0.5 * speaker.prevoicing
    is_lax = place.phone.larynx is Larynx.LAX
    return is_lax and place.is_between_voices and float(random.random()) < speaker.prevoicing


def _closure(place: Place, speaker: Speaker, random: Generator, *, has_voice: bool) -> list[Piece]:
    """Return the silence or the voice bar before a burst; at the beginning nobody hears a silence."""
    if place.before is None and not has_voice:
        return []
    length = seconds(place, speaker, random) * (0.65 if has_voice else 1.0)
    if place.before is not None and place.before.kind is Kind.UNRELEASED:
        length *= 0.4  # the mouth is closed already
    return [Piece(place.index, length, voice_db=-10.0 if has_voice else -90.0, fade=_QUICK)]


def _aspiration(place: Place, speaker: Speaker, random: Generator) -> list[Piece]:
    """Return the breath between a release and the voice; after another consonant, and inside a word, there is less."""
    length = place.phone.breath_seconds * speaker.aspiration * float(np.exp(random.normal(0.0, 0.2)))
    if place.before is not None:
        length *= 0.7 if place.phone.larynx is Larynx.ASPIRATED else 0.35
    if length < 0.004:
        return []
    level_db = _BREATH_DB + speaker.breath_db + float(random.normal(0.0, 1.5))
    return [Piece(place.index, length, breath_db=level_db, noise_db=-40.0, fade=_QUICK, shapes=False)]


def _fricative(place: Place, speaker: Speaker, random: Generator) -> list[Piece]:
    """Return noise that swells and falls, with voice in the voiced ones, and aspiration after the lax ones."""
    phone = place.phone
    has_voice = phone.larynx is Larynx.VOICED
    length = seconds(place, speaker, random)
    level_db = phone.noise_db + speaker.frication_db + float(random.normal(0.0, 1.5))
    voice_db = phone.voice_db if has_voice else -90.0
    shape = ((0.25, -7.0), (0.5, 0.0), (0.25, -3.0))
    swell = [
        Piece(place.index, length * share, voice_db=voice_db, noise_db=level_db + db, breath_db=-30.0, fade=0.02)
        for share, db in shape
    ]
    return [*swell, *_aspiration(place, speaker, random)] if place.after is not None else swell


def _unreleased(place: Place, speaker: Speaker, random: Generator) -> list[Piece]:
    """Return silence that begins at once; now and then the mouth is heard to open after it."""
    length = seconds(place, speaker, random)
    silence = Piece(place.index, length, fade=float(random.uniform(0.005, 0.014)))
    if place.after is not None or float(random.random()) > 0.07:
        return [silence]
    return [silence, Piece(place.index, 0.012, breath_db=-24.0 + float(random.normal(0.0, 3.0)), fade=_SUDDEN)]


_MAKERS: Final[Mapping[Kind, Callable[[Place, Speaker, Generator], list[Piece]]]] = {
    Kind.VOWEL: _voiced,
    Kind.GLIDE: _voiced,
    Kind.NASAL: _voiced,
    Kind.LATERAL: _voiced,
    Kind.TAP: _voiced,
    Kind.BREATH: _breath,
    Kind.STOP: _stop,
    Kind.AFFRICATE: _affricate,
    Kind.FRICATIVE: _fricative,
    Kind.UNRELEASED: _unreleased,
}
