"""The weights while they learn: the model, its running average, the optimiser and the learning rate."""

import copy
import math
from dataclasses import dataclass
from typing import Any

import torch

from model.dataset.composition import Batch
from model.dataset.material import AUXILIARY_SHARE
from model.recognizer import Recognizer
from model.training.companions import Companions
from model.training.loss import companions_loss, ends_loss, naming_loss
from model.training.masking import Heard, MaskedRecognizer
from model.training.optimizer import AdamW
from model.training.processes import Processes


@dataclass(frozen=True, slots=True)
class LearningConfig:
    """How a step is taken."""

    learning_rate: float = 4e-3
    """Its highest value."""

    warmup_steps: int = 200
    """Steps in which the learning rate rises to it."""

    decay_steps: int = 800
    """Steps at the end in which it falls to nothing."""

    weight_decay: float = 1e-2
    """Of AdamW (Loshchilov and Hutter 2019)."""

    averaging: float = 0.995
    """Decay of the running average of the weights (Polyak and Juditsky 1992) that is kept in the end."""

    dropout: float = 0.1
    """Share of the last hidden values that each step leaves out (Srivastava et al. 2014)."""

    formant_warp: float = 0.0
    """How far the bands of an example are moved, as a share of their number: other formants at the same pitch."""

    reversal: float = 0.3
    """Weight of the gradient that makes what is named sound like the people beside it, where there are such."""

    reversal_steps: int = 1_500
    """Steps in which it rises to that: first there must be something to be heard."""

    phonemes_weight: float = 1.0
    """Of the phonemes that the people beside it share with the voices that are named, where they are known."""

    ends_weight: float = 0.5
    """Of where the words of the people beside it end."""

    held_bands: bool = False
    """Whether the layers over bands and time keep their weights: in a few steps they learn little, and cost a fifth."""

    longest_gradient: float = 5.0
    """Norm beyond which a gradient is shortened (Pascanu et al. 2013)."""


class Learner:
    """Takes steps, and can be put away and taken up again at any of them.

    The learning rate rises, stays, and falls when the end is near (warm-up, stable, decay: Hu et al. 2024), so that
    the end need not be known at the beginning.

    Parameters
    ----------
    config : LearningConfig
    start : Recognizer
        Weights to start from; they are copied.
    group : Processes
        Who learns together.
    auxiliary_words : int
        Size of the vocabulary that is learnt beside the digits; 0 for none.
    """

    def __init__(
        self, config: LearningConfig, start: Recognizer, group: Processes, *, auxiliary_words: int = 0
    ) -> None:
        self._config = config
        self._device = group.device
        self._recognizer = copy.deepcopy(start).train()
        self._recognizer.network.dropout.p = config.dropout
        self._recognizer.network.band_layers.requires_grad_(not config.held_bands)
        self._averaged = copy.deepcopy(start).eval().to(self._device)
        self._companions = Companions(auxiliary_words) if auxiliary_words else None
        learning = MaskedRecognizer(self._recognizer, self._companions, formant_warp=config.formant_warp)
        self._masked = group.together(learning)
        self._optimizer = AdamW(learning.parameters(), weight_decay=config.weight_decay)
        self.step = 0
        """Steps taken."""

        self.last_step: int | None = None
        """The step at which the learning rate reaches nothing, once that is decided."""

        self._fall_begins = 0

    @property
    def finished(self) -> bool:
        """Whether the last step is taken."""
        return self.last_step is not None and self.step >= self.last_step

    @property
    def learning_rate(self) -> float:
        """Of the next step."""
        rising = min(1.0, (self.step + 1) / self._config.warmup_steps)
        return self._config.learning_rate * rising * self._falling()

    @property
    def decay_steps(self) -> int:
        """Steps in which the learning rate falls."""
        return self._config.decay_steps

    def finish(self, *, at_most: int) -> None:
        """Let the learning rate fall from now on; the last step is ``decay_steps`` away, or ``at_most``."""
        self._fall_begins = self.step
        self.last_step = min(self.step + self._config.decay_steps, at_most)

    def learn(self, batch: Batch) -> float:
        """Take one step, and return the loss a digit."""
        batch = batch.to(self._device)
        heard: Heard = self._masked(batch.waveforms, self._config.reversal * self._reversing())
        named = batch.part(~batch.auxiliary)
        total = naming_loss(heard.log_probs[~batch.auxiliary], named)
        # By the share to be expected and not by what this process has, so that processes add up to one.
        loss = total / (len(batch.lengths) * (1.0 - AUXILIARY_SHARE if self._companions else 1.0))
        if heard.opinions:
            loss = loss + self._config.ends_weight * ends_loss(heard.log_probs, batch)
            loss = loss + companions_loss(
                heard.opinions, batch, heard.loud, phonemes_weight=self._config.phonemes_weight
            )
        self._masked.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        for module in filter(None, (self._recognizer, self._companions)):  # apart: a judge that errs would shorten all
            torch.nn.utils.clip_grad_norm_(module.parameters(), self._config.longest_gradient)
        self._optimizer.step(self.learning_rate)
        self.step += 1
        self._average()
        return float(total.detach()) / max(1, len(named.targets))

    def snapshot(self) -> Recognizer:
        """Return the averaged model so far, in evaluation mode, where it will not change."""
        return copy.deepcopy(self._averaged).cpu()

    def state(self) -> dict[str, Any]:
        """Return what `restore` needs to go on from here."""
        return {
            "recognizer": self._recognizer.state_dict(),
            "averaged": self._averaged.state_dict(),
            "companions": self._companions.state_dict() if self._companions else {},
            "optimizer": self._optimizer.state_dict(),
            "step": self.step,
            "last_step": self.last_step,
            "fall_begins": self._fall_begins,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from a state.

        Raises
        ------
        KeyError, RuntimeError, ValueError
            If it is not one of this kind of model.
        """
        self._recognizer.load_state_dict(state["recognizer"])
        self._averaged.load_state_dict(state["averaged"])
        if self._companions:
            self._companions.load_state_dict(state["companions"])
        self._optimizer.load_state_dict(state["optimizer"])
        self.step, self.last_step, self._fall_begins = state["step"], state["last_step"], state["fall_begins"]

    def _reversing(self) -> float:
        """Return the share of the reversed gradient that counts by now."""
        return min(1.0, self.step / self._config.reversal_steps)

    def _falling(self) -> float:
        """Return the share of the learning rate that the decay leaves: half a cosine."""
        if self.last_step is None:
            return 1.0
        left = (self.last_step - self.step) / max(1, self.last_step - self._fall_begins)
        return 0.5 - 0.5 * math.cos(math.pi * left)

    @torch.no_grad()
    def _average(self) -> None:
        """Move the average towards the newest weights and normalisation statistics; faster in the beginning."""
        share = 1.0 - min(self._config.averaging, self.step / (self.step + 10))
        new = self._recognizer.state_dict()
        for name, kept in self._averaged.state_dict().items():
            if kept.is_floating_point():
                kept.lerp_(new[name], share)
            else:
                kept.copy_(new[name])
