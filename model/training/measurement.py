"""What a finished model is worth: measured on recordings that it never learnt from, and how sure it may be."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from model.dataset.clip import Clip
from model.dataset.composition import ComposedBatches
from model.dataset.joined import joined_strings
from model.dataset.material import Material
from model.evaluation import Hearing, Model, digit_errors, fitted_temperature, fitted_threshold, hear, hear_clips
from model.report.calibration import Calibration, calibration_of
from model.report.outcome import Outcome, shown
from model.spec.scoring import digit_probabilities, softmax
from model.spec.share import Share
from model.spec.showing import Showing
from model.spec.waveform import Waveform

STRINGS: Final = 200
"""Strings that are joined from isolated recordings to count wrong digits in …"""

STRINGS_OF_EACH: Final = 5
"""… but no more than so many for each recording: more would tell nothing new."""

FEWEST_TO_FIT: Final = 20
"""Held-out clips below which a temperature fitted on them would be chance."""

THRESHOLDS: Final = tuple(step / 20 for step in range(20))
"""At which it is counted what would be shown, for whoever asks the model to be surer or less sure."""


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure a model may be."""

    temperature: float
    """Divides the log-likelihoods before the softmax (Guo et al. 2017)."""

    threshold: float
    """Confidence below which a digit is shown as unknown, 0 to 1."""

    other_discount: float = 0.0
    """What *other* gets off its score (a log-likelihood) where a word is said by itself."""

    speech_temperature: float | None = None
    """The temperature soon after running speech; nothing: the same."""


UNTOLD: Final = Certainty(temperature=1.0, threshold=0.5)
"""Where there was too little to tell."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """The figures of a model."""

    outcomes: tuple[Outcome, ...]
    """What became of each recording of one word."""

    hearing: Hearing
    """The same, as log-likelihoods, of which *other* has got its discount."""

    strings: Share
    """Wrong, missing and added digits, out of the digits said, in strings."""

    certainty: Certainty

    former_voices: Share | None = None
    """For an adapted model: digits recognised among what was held out from the model that it goes back to."""

    @property
    def shares(self) -> dict[str, Share]:
        """The figures by name, those that there were recordings for."""
        certainty = {"temperature": self.certainty.temperature, "threshold": self.certainty.threshold}
        shares = {
            "accuracy": self.hearing.accuracy,
            "string_digit_errors": self.strings,
            "digits_shown": self.hearing.recalled(**certainty),
            "other_words_rejected": self.hearing.rejected(**certainty),
        }
        if self.former_voices:
            shares["accuracy_of_former_voices"] = self.former_voices
        return {name: share for name, share in shares.items() if share.total}

    @property
    def calibration(self) -> Calibration:
        """Confidence against what came true."""
        return calibration_of(
            (outcome.confidence for outcome in self.outcomes),
            (outcome.heard == outcome.said for outcome in self.outcomes),
        )

    def metrics(self) -> dict[str, Any]:
        """Return the figures as an artefact carries them."""
        metrics: dict[str, Any] = {name: share.as_record() for name, share in self.shares.items()}
        if not self.outcomes:
            return metrics
        return metrics | {
            "calibration_error": round(self.calibration.error, 4),
            "shown_by_threshold": [asdict(self.showing(threshold)) for threshold in THRESHOLDS],
        }

    def showing(self, threshold: float) -> Showing:
        """Return what would be shown from a confidence on, 0 to 1."""
        digits, others = (shown(self.outcomes, threshold=threshold, digits=digits) for digits in (True, False))
        return Showing(
            threshold,
            digits=digits.total,
            right=digits.right,
            wrong=digits.wrong,
            other_words=others.total,
            taken=others.wrong,
        )


def is_enough_to_fit(clips: Sequence[Clip]) -> bool:
    """Whether a temperature that is fitted on clips tells more than chance."""
    return sum(clip.is_digit for clip in clips) >= FEWEST_TO_FIT


def fitted_certainty(model: Model, clips: Sequence[Clip], *, words: int, seed: int) -> Certainty | None:
    """Fit temperature and threshold on held-out clips with noise, in rooms, by other throats; nothing for too few."""
    if not is_enough_to_fit(clips):
        return None
    examples = ComposedBatches(Material(clips), batch_size=1, steps=1, seed=seed).words(words)
    heard = hear(model, [example.waveform for example in examples], [example.tokens[0] for example in examples])
    temperature = fitted_temperature(heard)
    return Certainty(temperature, fitted_threshold(heard, temperature=temperature))


def measured(model: Model, clips: Sequence[Clip], certainty: Certainty, *, seed: int) -> Measurement:
    """Return the figures of a model on clips that it never learnt from.

    The strings are those among the clips; where there are none, strings are joined from the isolated digits.
    """
    words = [clip for clip in clips if len(clip.tokens) == 1]
    hearing = hear_clips(model, words).discounted(certainty.other_discount)
    spoken = [(clip.waveform, clip.tokens) for clip in clips if len(clip.tokens) > 1]
    return Measurement(
        outcomes=_outcomes(hearing, [clip.key for clip in words], certainty),
        hearing=hearing,
        strings=digit_errors(model, spoken or _joined(words, seed)),
        certainty=certainty,
    )


def _joined(words: Sequence[Clip], seed: int) -> Iterator[tuple[Waveform, tuple[int, ...]]]:
    digits = [clip for clip in words if clip.is_digit]
    return joined_strings(digits, count=min(STRINGS, STRINGS_OF_EACH * len(digits)), seed=seed)


def _outcomes(hearing: Hearing, keys: Sequence[str], certainty: Certainty) -> tuple[Outcome, ...]:
    if not keys:
        return ()
    of_all = softmax(hearing.scores, temperature=certainty.temperature)
    of_digits = digit_probabilities(hearing.scores, temperature=certainty.temperature)
    return tuple(
        Outcome(
            key=key,
            said=int(said),
            heard=int(all_.argmax()),
            digit=int(digits.argmax()),
            confidence=float(all_.max()),
            digit_confidence=float(digits.max()),
        )
        for key, said, all_, digits in zip(keys, hearing.answers, of_all, of_digits, strict=True)
    )
