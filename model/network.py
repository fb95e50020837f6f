"""The frame-synchronous network: causal convolutions over bands and time, then depthwise-separable ones over time.

Every layer takes its own past beside its input and gives the past for the next call. A whole clip and a stream run
through the same code, a clip being a stream of one chunk whose past is zero; they agree by construction.
The first layers see a spectrogram as an image, so that a formant is the same formant in another band: another throat
(Abdel-Hamid et al. 2014). Behind them each frame is a vector. Depthwise-separable convolution for keyword spotting:
Zhang et al. 2017 (DS-CNN); convolution over time alone: Choi et al. 2019 (TC-ResNet).
"""

from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from model.frontend import MEL_BANDS
from model.spec.tokens import TOKENS

MAPS: Final = (16, 24, 32)
"""Feature maps of the layers over bands and time, each of which halves the number of bands."""

KERNELS: Final = (5, 3, 3)
"""Bands, and spectra or frames, that each of them sees at a time."""

STRIDES: Final = (2, 1, 1)
"""Two spectra of 10 ms become one frame of 20 ms."""

CHANNELS: Final = 112
KERNEL: Final = 5
DILATIONS: Final = (1, 1, 2, 2, 4, 4, 2)
"""One block each; all layers together see 4 · 16 + 7 frames: 1.4 s."""


class BandLayer(nn.Module):
    """Convolution over neighbouring bands and the past, to half the number of bands."""

    def __init__(self, maps: int, new_maps: int, *, bands: int, kernel: int, stride: int) -> None:
        super().__init__()
        self.maps = maps
        self.bands = bands
        self.past_frames: int = kernel - stride
        self.convolution = nn.Conv2d(maps, new_maps, kernel, stride=(2, stride), padding=(kernel // 2, 0), bias=False)
        self.norm = nn.BatchNorm2d(new_maps)

    def forward(self, hidden: Tensor, past: Tensor) -> tuple[Tensor, Tensor]:
        """Return the output [shape=(batch, new maps, bands / 2, frames)] and the past of the next chunk."""
        context = torch.cat([past, hidden], dim=3)
        # With the maps last, which on a CPU is faster by a third, and most in training.
        convolved = self.convolution(context.contiguous(memory_format=torch.channels_last))
        return functional.relu(self.norm(convolved)), context[:, :, :, context.size(3) - self.past_frames :]

    def initial_past(self, batch: int) -> Tensor:
        """Return the past of a stream that has not begun: zeros."""
        return torch.zeros(batch, self.maps, self.bands, self.past_frames)


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
        layers = []
        maps, bands = 1, MEL_BANDS
        for new_maps, kernel, stride in zip(MAPS, KERNELS, STRIDES, strict=True):
            layers.append(BandLayer(maps, new_maps, bands=bands, kernel=kernel, stride=stride))
            maps, bands = new_maps, bands // 2
        self.band_layers = nn.ModuleList(layers)
        self.gather = nn.Conv1d(maps * bands, CHANNELS, 1, bias=False)
        self.gather_norm = nn.BatchNorm1d(CHANNELS)
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
            The past of each layer, as `initial_state` makes it and as this method returns it.

        Returns
        -------
        log_probs : Tensor [shape=(batch, spectra / 2, 12)]
        state : list of Tensor
        """
        hidden, next_state = self.encode(mel, state)
        return self.name(hidden), next_state

    def encode(self, mel: Tensor, state: list[Tensor]) -> tuple[Tensor, list[Tensor]]:
        """Return what is heard in each frame [shape=(batch, 112, spectra / 2)], and the state for the next chunk."""
        next_state: list[Tensor] = []
        image = mel.unsqueeze(1)
        for index, layer in enumerate(self.band_layers):
            image, past = layer(image, state[index])
            next_state.append(past)
        hidden = functional.relu(self.gather_norm(self.gather(image.flatten(1, 2))))
        for index, block in enumerate(self.blocks):
            hidden, past = block(hidden, state[len(self.band_layers) + index])
            next_state.append(past)
        return hidden, next_state

    def name(self, hidden: Tensor) -> Tensor:
        """Return the log-probability of each token [shape=(batch, frames, 12)] for what is heard in each frame."""
        logits = self.head(self.dropout(hidden))
        return functional.log_softmax(logits.transpose(1, 2), dim=2)

    def initial_state(self, batch: int) -> list[Tensor]:
        """Return the past of a stream that has not begun: zeros."""
        # TorchScript unrolls a loop over modules, but knows no comprehension over them.
        state: list[Tensor] = []
        for layer in self.band_layers:
            state.append(layer.initial_past(batch))  # noqa: PERF401
        for block in self.blocks:
            state.append(block.initial_past(batch))  # noqa: PERF401
        return state
