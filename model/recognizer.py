"""The whole model in one graph: waveform in, log-probabilities of the tokens out, for clips and for streams."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from model.frontend import CONTEXT_SAMPLES, LogMel
from model.network import Network
from model.spec.tokens import FRAME_SAMPLES


class Recognizer(nn.Module):
    """Log-mel front end and network; what `model.artifact` saves, with `forward`, `stream` and `initial_state`."""

    def __init__(self) -> None:
        super().__init__()
        self.frontend = LogMel()
        self.network = Network()
        self.context_samples = CONTEXT_SAMPLES
        self.frame_samples = FRAME_SAMPLES

    def forward(self, waveform: Tensor) -> Tensor:
        """Return log-probabilities of a whole clip.

        Parameters
        ----------
        waveform : Tensor [shape=(batch, samples)], float32 in [-1, 1]
            Mono, 16 kHz. A last frame that is not full is completed with silence.

        Returns
        -------
        Tensor [shape=(batch, ceil(samples / 320), 12)]
        """
        missing = (self.frame_samples - waveform.size(1) % self.frame_samples) % self.frame_samples
        whole = functional.pad(waveform, (0, missing))
        return self.stream(whole, self.initial_state(waveform.size(0)))[0]

    def stream(self, waveform: Tensor, state: list[Tensor]) -> tuple[Tensor, list[Tensor]]:
        """Return log-probabilities of the next chunk of a stream, and the state for the one after it.

        Parameters
        ----------
        waveform : Tensor [shape=(batch, 320 · frames)], float32 in [-1, 1]
            Mono, 16 kHz, following without a gap on the chunk before.
        state : list of Tensor
            From `initial_state`, or from the call before.

        Returns
        -------
        log_probs : Tensor [shape=(batch, frames, 12)]
            The same as `forward` gives for the chunks joined.
        state : list of Tensor
        """
        context = torch.cat([state[0], waveform], dim=1)
        log_probs, network_state = self.network(self.frontend(context), state[1:])
        past = [context[:, context.size(1) - self.context_samples :]]
        return log_probs, past + network_state

    def initial_state(self, batch: int) -> list[Tensor]:
        """Return the state of a stream that has not begun."""
        past = [torch.zeros(batch, self.context_samples)]
        return past + self.network.initial_state(batch)
