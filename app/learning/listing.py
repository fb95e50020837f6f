"""The models that there are at one moment."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from app.learning.comparison import Comparison
from model.spec.language import Text
from model.spec.metadata import Metadata
from model.spec.share import Share

BUNDLED: Final = "bundled"
"""Name of the model that comes with Sutja."""


@dataclass(frozen=True, slots=True)
class Model:
    """A model, as it is listed."""

    name: str
    """In the library."""

    path: Path
    """The artefact."""

    is_live: bool = False
    """Whether it is in use."""

    metadata: Metadata | None = None
    """What it says about itself; None for one that is damaged."""

    problem: Text | None = None
    """Why it cannot be used."""

    made: datetime | None = None
    """When its training began; None where that is not known."""

    page: Path | None = None
    """The report of its training, if there is one."""

    comparison: Comparison | None = None
    """How it did against the model that was live then, if it was measured."""

    @property
    def is_bundled(self) -> bool:
        """Whether it came with Sutja."""
        return self.name == BUNDLED

    @property
    def is_adapted(self) -> bool:
        """Whether another model was its beginning."""
        return self.metadata is not None and self.metadata.training.get("adapted_from") is not None

    @property
    def takes(self) -> int:
        """How many takes it was made from."""
        clips = self.metadata.training.get("clips") if self.metadata else None
        return clips if isinstance(clips, int) else 0

    @property
    def accuracy(self) -> Share | None:
        """Digits recognised among what its training held out; None where it held out none."""
        try:
            record = self.metadata.metrics["accuracy"] if self.metadata else None
            return Share(int(record["count"]), int(record["total"])) if record else None
        except (KeyError, TypeError, ValueError):
            return None


@dataclass(frozen=True, slots=True)
class Listing:
    """All models at one moment."""

    models: tuple[Model, ...]
    """The newest first, the bundled one last."""

    before: Model | None
    """The one to go back to, if there is one."""

    notices: tuple[Text, ...] = ()
    """What was found damaged, and what was done about it."""

    @property
    def live(self) -> Model:
        """The model in use."""
        return next(model for model in self.models if model.is_live)

    def named(self, name: str) -> Model | None:
        """Return a model by its name, if it is there."""
        return next((model for model in self.models if model.name == name), None)
