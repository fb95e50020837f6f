"""What an artefact says about itself: how to feed it, its figures, how to make it again. Never a path or a name."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from model.spec.errors import ArtifactError
from model.spec.tokens import FRAME_SAMPLES, LABELS, SAMPLE_RATE

FORMAT_VERSION: Final = 2
"""Version of the artefact's form; a reader refuses what is newer than itself."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """The content of ``metadata.json`` inside an artefact."""

    model_version: str
    """Name of this model, such as ``synthetic-1``."""

    temperature: float
    """Divides the log-likelihoods before the softmax, so that a confidence is a probability (Guo et al. 2017)."""

    digit_threshold: float
    """Confidence below which a live digit is shown as unknown, 0 to 1."""

    lookahead_seconds: float
    """Sound after a frame that the frame's output depends on: 0, the network is causal."""

    other_discount: float = 0.0
    """What *other* gets off its score (a log-likelihood) where a word is said by itself: who says one word to a model
    of strangers most likely says a digit, and such a model takes strangers' digits for other words."""

    speech_temperature: float | None = None
    """The temperature soon after running speech, where no digit is to be expected; nothing: the same."""

    metrics: dict[str, Any] = field(default_factory=dict)
    """Figures on held-out data, each with its counts."""

    training: dict[str, Any] = field(default_factory=dict)
    """Data fingerprint, counts, seed, git revision, torch version."""

    format_version: int = FORMAT_VERSION
    """Version of the artefact's form."""

    labels: tuple[str, ...] = LABELS
    """Names of the tokens, in the order of the outputs."""

    sample_rate: int = SAMPLE_RATE
    """Rate of the waveform that the model takes (Hz)."""

    frame_seconds: float = FRAME_SAMPLES / SAMPLE_RATE
    """Time between two outputs (seconds)."""

    def to_json(self) -> str:
        """Return the content of ``metadata.json``."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, content: bytes) -> "Metadata":
        """Read the content of ``metadata.json``.

        Raises
        ------
        ArtifactError
            If it is missing, damaged, of a newer format, or of a model that hears other tokens.
        """
        try:
            record = json.loads(content)
            version = int(record["format_version"])
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
            raise damaged() from None
        if version > FORMAT_VERSION:
            raise ArtifactError(
                korean=f"더 새로운 Sutja의 모델입니다(형식 {version}, 이 버전은 {FORMAT_VERSION}까지). "
                "Sutja를 새로 설치하세요.",
                english=f"The model is of a newer Sutja (format {version}; this one reads up to {FORMAT_VERSION}). "
                "Update Sutja.",
            )
        try:
            metadata = cls(**{**record, "labels": tuple(record["labels"])})
            usable = metadata._is_usable()
        except (KeyError, TypeError):
            raise damaged() from None
        if not usable:
            raise damaged()
        return metadata

    def _is_usable(self) -> bool:
        return (
            self.labels == LABELS
            and self.sample_rate == SAMPLE_RATE
            and abs(self.frame_seconds * SAMPLE_RATE - FRAME_SAMPLES) < 1e-6
            and self.temperature > 0
            and 0 <= self.digit_threshold <= 1
            and self.other_discount >= 0
            and (self.speech_temperature is None or self.speech_temperature > 0)
        )


def damaged() -> ArtifactError:
    """Return the error for a file that is no Sutja model, or a damaged one."""
    return ArtifactError(
        korean="Sutja 모델 파일이 아니거나 손상되었습니다. 다른 모델을 고르거나 다시 학습하세요.",
        english="The file is not a Sutja model, or is damaged. Choose another model, or train one again.",
    )
