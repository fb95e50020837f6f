"""What a training hears, in its parts."""

from dataclasses import dataclass, field

from model.dataset.clip import Clip, fingerprint
from model.dataset.report import DataReport
from model.dataset.split import Split
from model.spec.language import Text


@dataclass(slots=True)
class Data:
    """What a training hears."""

    training: list[Clip] = field(default_factory=list)
    """What the weights learn from."""

    validation: list[Clip] = field(default_factory=list)
    """What decides when to stop, and how sure the model may be."""

    test: list[Clip] = field(default_factory=list)
    """What decides nothing; empty without ``--test``."""

    replay: list[Clip] = field(default_factory=list)
    """What the model to go on from has learnt from."""

    replay_validation: list[Clip] = field(default_factory=list)
    """What was held out from it."""

    noises: list[Clip] = field(default_factory=list)
    """Sounds of rooms."""

    auxiliary: list[Clip] = field(default_factory=list)
    """Words of other languages, with tokens of a vocabulary of their own."""

    report: DataReport | None = None
    """What the inspection of the folder found; nothing for synthetic speech alone."""

    test_report: DataReport | None = None
    """The same for the test folder."""

    notes: list[Text] = field(default_factory=list)
    """What the user should know besides."""

    split: Split | None = None
    """Which recordings of the folder are on which side."""

    fingerprint: str = ""
    """Hash of what there is to learn from, once that is known."""

    @property
    def measured(self) -> list[Clip]:
        """What the finished model is measured on: the test where there is one."""
        return self.test or self.validation

    def settle(self) -> None:
        """Take the fingerprint: nothing is added or left out any more."""
        self.fingerprint = fingerprint([*self.training, *self.auxiliary])


def has_digits(clips: list[Clip]) -> bool:
    """Whether there is an isolated digit among clips."""
    return any(clip.is_digit for clip in clips)
