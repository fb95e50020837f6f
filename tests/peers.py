"""How other programs hear digits, where they are installed (``pip install .[peers]``); none loads anything more."""

import functools
from importlib.util import find_spec

import torch

from app.core.classifier import Classifier
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform, to_pcm
from tests.usual_way import Hear, read_segment

ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
GRAMMAR = f"#JSGF V1.0; grammar digits; public <digits> = ({' | '.join(ENGLISH)})+;"

SILERO_SAMPLES = 512
"""What its model takes at 16 kHz."""


def installed() -> dict[str, Hear]:
    """Return how each peer that is installed here hears, under its name."""
    ways: dict[str, tuple[str, Hear]] = {
        "silero_vad": ("silero-vad as it comes + the same model", silero),
        "pocketsphinx": ("pocketsphinx, its English model with a grammar of digits", sphinx),
    }
    return {name: hear for package, (name, hear) in ways.items() if find_spec(package)}


def silero(classifier: Classifier, sound: Waveform) -> list[tuple[int, float]]:
    """Return the digits that the model reads in silero's segments, and when they are known (seconds)."""
    from silero_vad import VADIterator

    vad, words, begin = VADIterator(_silero_model(), sampling_rate=SAMPLE_RATE), [], 0
    for start in range(0, len(sound) - SILERO_SAMPLES + 1, SILERO_SAMPLES):
        end = start + SILERO_SAMPLES
        change = vad(torch.from_numpy(sound[start:end])) or {}
        begin = change.get("start", begin)
        if "end" in change:
            words += [(digit, end / SAMPLE_RATE) for digit in read_segment(classifier, sound[begin : change["end"]])]
    if vad.triggered:
        words += [(digit, len(sound) / SAMPLE_RATE) for digit in read_segment(classifier, sound[begin:])]
    return words


def sphinx(_: Classifier, sound: Waveform) -> list[tuple[int, float]]:
    """Return the digits that pocketsphinx hears by its own end-pointer, and the moments at which they are known."""
    from pocketsphinx import Endpointer

    ends, decoder, words = Endpointer(sample_rate=SAMPLE_RATE), _sphinx_decoder(), []
    frame_samples = ends.frame_bytes // 2
    for start in range(0, len(sound) - frame_samples + 1, frame_samples):
        spoke, end = ends.in_speech, (start + frame_samples) / SAMPLE_RATE
        speech = ends.process(to_pcm(sound[start : start + frame_samples]).tobytes())
        if speech is None:
            continue
        if not spoke:
            decoder.start_utt()
        decoder.process_raw(speech)
        if not ends.in_speech:
            decoder.end_utt()
            words += [(digit, end) for digit in _sphinx_digits()]
    if ends.in_speech:
        decoder.end_utt()
        words += [(digit, len(sound) / SAMPLE_RATE) for digit in _sphinx_digits()]
    return words


@functools.cache
def _silero_model() -> torch.jit.ScriptModule:
    from silero_vad import load_silero_vad

    return load_silero_vad()


@functools.cache
def _sphinx_decoder():  # a class of a package that may be missing
    from pocketsphinx import Decoder

    decoder = Decoder(samprate=SAMPLE_RATE, lm=None, loglevel="FATAL")
    decoder.add_jsgf_string("digits", GRAMMAR)
    decoder.activate_search("digits")
    return decoder


def _sphinx_digits() -> list[int]:
    heard = _sphinx_decoder().hyp()
    return [ENGLISH.index(word) for word in heard.hypstr.split()] if heard else []
