"""The frame-synchronous network: a causal, depthwise-separable temporal convolution network over mel bands.

Every layer takes its own past beside its input and gives the past for the next call. A whole clip and a stream run
through the same code, a clip being a stream of one chunk whose past is zero; they agree by construction.
Depthwise-separable convolution for keyword spotting: Zhang et al. 2017 (DS-CNN); over time alone: Choi et al. 2019
(TC-ResNet).
"""

from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from model.frontend import MEL_BANDS
from model.spec.tokens import TOKENS

CHANNELS: Final = 112
KERNEL: Final = 5
DILATIONS: Final = (1, 1, 2, 2, 4, 4, 2, 1)
"""One block each; together they see 4 · 17 + 2 frames: 1.4 s."""

STEM_KERNEL: Final = 5
STEM_STRIDE: Final = 2
"""Two spectra of 10 ms become one frame of 20 ms."""


class CausalBlock(nn.Module):
    """Depthwise convolution over the past, pointwise mixing of channels, and a way around both."""

    def __init__(self, channels: int, *, kernel: int, dilation: int) -> None:
        super().__init__()
        self.channels = channels
        self.dilation = dilation
        self.past_frames: int = (kernel - 1) * dilation
        self.depthwise = nn.Conv1d(channels, channels, kernel, dilation=dilation, groups=channels, bias=False)
        self.depthwise_norm = nn.BatchNorm1d(channels)
        self.pointwise = nn.Conv1d(channels, channels, 1, bias=False)
        self.pointwise_norm = nn.BatchNorm1d(channels)

    def forward(self, hidden: Tensor, past: Tensor) -> tuple[Tensor, Tensor]:
        """Return the output [shape=(batch, channels, frames)] and the past of the next chunk."""
        context = torch.cat([past, hidden], dim=2)
        mixed = functional.relu(self.depthwise_norm(self._over_time(context)))
        mixed = self.pointwise_norm(self.pointwise(mixed))
        return functional.relu(mixed + hidden), context[:, :, context.size(2) - self.past_frames :]

    def _over_time(self, context: Tensor) -> Tensor:
        """Convolve each channel with its kernel.

        In training as an image of one row with its channels last, whose gradient takes a third of the time on a CPU.
        """
        if not self.training:
            convolved: Tensor = self.depthwise(context)
            return convolved
        image = context.unsqueeze(2).contiguous(memory_format=torch.channels_last)
        kernel = self.depthwise.weight.unsqueeze(2)
        return functional.conv2d(image, kernel, dilation=(1, self.dilation), groups=self.channels).squeeze(2)

    def initial_past(self, batch: int) -> Tensor:
        """Return the past of a stream that has not begun: zeros."""
        return torch.zeros(batch, self.channels, self.past_frames)


class Network(nn.Module):
    """Log-mel spectrogram to log-probabilities of the twelve tokens."""

    def __init__(self) -> None:
        super().__init__()
        self.mel_bands = MEL_BANDS
        self.stem_past_frames = STEM_KERNEL - STEM_STRIDE
        self.stem = nn.Conv1d(MEL_BANDS, CHANNELS, STEM_KERNEL, stride=STEM_STRIDE, bias=False)
        self.stem_norm = nn.BatchNorm1d(CHANNELS)
        self.blocks = nn.ModuleList(CausalBlock(CHANNELS, kernel=KERNEL, dilation=dilation) for dilation in DILATIONS)
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Conv1d(CHANNELS, TOKENS, 1)

    def forward(self, mel: Tensor, state: list[Tensor]) -> tuple[Tensor, list[Tensor]]:
        """Return log-probabilities and the state for the next chunk.

        Parameters
        ----------
        mel : Tensor [shape=(batch, 40, spectra)]
            An even number of spectra.
        state : list of Tensor
            The past of the stem and of each block, as `initial_state` makes it and as this method returns it.

        Returns
        -------
        log_probs : Tensor [shape=(batch, spectra / 2, 12)]
        state : list of Tensor
        """
        hidden, next_state = self.encode(mel, state)
        return self.name(hidden), next_state

    def encode(self, mel: Tensor, state: list[Tensor]) -> tuple[Tensor, list[Tensor]]:
        """Return what is heard in each frame [shape=(batch, 112, spectra / 2)], and the state for the next chunk."""
        context = torch.cat([state[0], mel], dim=2)
        hidden = functional.relu(self.stem_norm(self.stem(context)))
        next_state = [context[:, :, context.size(2) - self.stem_past_frames :]]
        for index, block in enumerate(self.blocks):
            hidden, past = block(hidden, state[index + 1])
            next_state.append(past)
        return hidden, next_state

    def name(self, hidden: Tensor) -> Tensor:
        """Return the log-probability of each token [shape=(batch, frames, 12)] for what is heard in each frame."""
        logits = self.head(self.dropout(hidden))
        return functional.log_softmax(logits.transpose(1, 2), dim=2)

    def initial_state(self, batch: int) -> list[Tensor]:
        """Return the past of a stream that has not begun: zeros."""
        # TorchScript unrolls a loop over modules, but knows no comprehension over them.
        state = [torch.zeros(batch, self.mel_bands, self.stem_past_frames)]
        for block in self.blocks:
            state.append(block.initial_past(batch))  # noqa: PERF401
        return state
