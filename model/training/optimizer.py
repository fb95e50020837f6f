"""AdamW by PyTorch's own function: its optimiser class loads a compiler that is never used, about a second to wait."""

from collections.abc import Iterable
from typing import Any, Final

import torch
from torch import Tensor, nn
from torch.optim.adamw import adamw

BETAS: Final = (0.9, 0.999)
EPSILON: Final = 1e-8

MOMENTS: Final = ("exp_avg", "exp_avg_sq")
"""Running means of a gradient and of its square, as PyTorch names them."""


class AdamW:
    """Adam with weight decay apart from the gradient (Loshchilov and Hutter 2019), as `torch.optim.AdamW` takes it.

    Steps and states are the same as those of that class, bit for bit; what it saved goes on here.

    Parameters
    ----------
    parameters : iterable of Parameter
        What is learnt; where a parameter has no gradient it is left as it is.
    weight_decay : float
        Share of a weight that is taken off it in a step, as a multiple of the learning rate.
    """

    def __init__(self, parameters: Iterable[nn.Parameter], *, weight_decay: float) -> None:
        self._parameters = list(parameters)
        self._weight_decay = weight_decay
        self._state: dict[int, dict[str, Tensor]] = {}

    @torch.no_grad()
    def step(self, learning_rate: float) -> None:
        """Move the parameters against their gradients."""
        moved = [(index, one, one.grad) for index, one in enumerate(self._parameters) if one.grad is not None]
        for index, parameter, _ in moved:
            if index not in self._state:
                self._state[index] = _at_rest(parameter)
        states = [self._state[index] for index, _, _ in moved]
        adamw(
            [parameter for _, parameter, _ in moved], [gradient for _, _, gradient in moved],
            [state["exp_avg"] for state in states], [state["exp_avg_sq"] for state in states], [],
            [state["step"] for state in states],
            lr=learning_rate, weight_decay=self._weight_decay, beta1=BETAS[0], beta2=BETAS[1], eps=EPSILON,
            amsgrad=False, maximize=False,
        )  # fmt: skip

    def state_dict(self) -> dict[str, Any]:
        """Return what `load_state_dict` needs; it changes with the next step."""
        return {"state": self._state}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from a state of this class, or of PyTorch's.

        Raises
        ------
        KeyError, TypeError
            If it is none.
        ValueError
            If it is one of other parameters.
        """
        if not isinstance(state["state"], dict):
            raise TypeError("no state of an optimiser")
        self._state = {index: self._fitting(index, one) for index, one in state["state"].items()}

    def _fitting(self, index: int, state: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return a copy of the state of one parameter, where that parameter is."""
        if index not in range(len(self._parameters)):
            raise ValueError("a state of more parameters")
        parameter = self._parameters[index]
        if any(state[name].shape != parameter.shape for name in MOMENTS) or state["step"].ndim:
            raise ValueError("a state of other parameters")
        return {"step": state["step"].clone()} | {name: state[name].to(parameter.device, copy=True) for name in MOMENTS}


def _at_rest(parameter: Tensor) -> dict[str, Tensor]:
    """Return the state before the first step."""
    return {
        "step": torch.tensor(0.0),
        "exp_avg": torch.zeros_like(parameter),
        "exp_avg_sq": torch.zeros_like(parameter),
    }
