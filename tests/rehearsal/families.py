"""Other networks and other front ends than the one that ships, small enough to be compared with it.

Each takes what `model.network.Network` takes and gives what it gives, but knows whole clips alone: what wins here is
to be made a stream. None looks ahead.
"""

from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from model.network import CHANNELS, DILATIONS, KERNEL, CausalBlock, Network
from model.recognizer import Recognizer
from model.spec.tokens import TOKENS

SUB_BANDS: Final = 5
"""Parts of the spectrum that are normalised each by itself."""

BROADCAST_STAGES: Final = ((24, 2, 1, 1), (36, 2, 2, 2), (48, 3, 2, 4), (60, 3, 1, 8))
"""Channels, blocks, stride over bands and dilation over time of each stage: BC-ResNet-3."""

SMOOTHING: Final = 0.025
"""Share of the newest spectrum in the running level of a band."""

FORGETTING: Final = 0.02
"""Share of the newest loud spectrum in the running mean of the bands."""

LOUD: Final = 1.2
"""How far below the loudest band so far a spectrum is loud: 26 dB, in units of the spectrogram."""


class Whole(nn.Module):
    """A network that hears whole clips.

    Parameters
    ----------
    body : nn.Module
        Spectrograms [shape=(batch, 40, spectra)] to what is heard in each frame [shape=(batch, 112, spectra / 2)].
    """

    def __init__(self, body: nn.Module) -> None:
        super().__init__()
        self.body = body
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Conv1d(CHANNELS, TOKENS, 1)

    def forward(self, mel: Tensor, state: list[Tensor]) -> tuple[Tensor, list[Tensor]]:
        """Return log-probabilities [shape=(batch, spectra / 2, 12)]."""
        hidden, state = self.encode(mel, state)
        return self.name(hidden), state

    def encode(self, mel: Tensor, state: list[Tensor]) -> tuple[Tensor, list[Tensor]]:
        """Return what is heard in each frame."""
        return self.body(mel), state

    def name(self, hidden: Tensor) -> Tensor:
        """Return the log-probability of each token for what is heard in each frame."""
        return functional.log_softmax(self.head(self.dropout(hidden)).transpose(1, 2), dim=2)

    def initial_state(self, batch: int) -> list[Tensor]:
        """Return nothing: there is no stream."""
        return []


class OverTime(nn.Module):
    """Depthwise-separable convolutions over time alone (TC-ResNet, Choi et al. 2019; MatchboxNet, Majumdar 2020)."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv1d(40, CHANNELS, KERNEL, stride=2, bias=False)
        self.norm = nn.BatchNorm1d(CHANNELS)
        self.blocks = nn.ModuleList(CausalBlock(CHANNELS, kernel=KERNEL, dilation=d) for d in (*DILATIONS, 1, 1))

    def forward(self, mel: Tensor) -> Tensor:
        hidden = functional.relu(self.norm(self.stem(functional.pad(mel, (KERNEL - 2, 0)))))
        return through(self.blocks, hidden)


class Recurrent(nn.Module):
    """The layers over bands of the shipped network, fewer blocks, and a gated recurrent unit (Cho et al. 2014)."""

    def __init__(self) -> None:
        super().__init__()
        shipped = Network()
        self.band_layers, self.gather, self.gather_norm = shipped.band_layers, shipped.gather, shipped.gather_norm
        self.blocks = shipped.blocks[:3]
        self.recurrent = nn.GRU(CHANNELS, CHANNELS, batch_first=True)

    def forward(self, mel: Tensor) -> Tensor:
        image = mel.unsqueeze(1)
        for layer in self.band_layers:
            image, _ = layer(image, layer.initial_past(len(mel)))
        hidden = through(self.blocks, functional.relu(self.gather_norm(self.gather(image.flatten(1, 2)))))
        return hidden + self.recurrent(hidden.transpose(1, 2))[0].transpose(1, 2)


class SubSpectralNorm(nn.Module):
    """Batch normalisation of each part of the spectrum by itself (Chang et al. 2021)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.norm = nn.BatchNorm2d(channels * SUB_BANDS)

    def forward(self, image: Tensor) -> Tensor:
        batch, channels, bands, frames = image.shape
        parts = image.reshape(batch, channels * SUB_BANDS, bands // SUB_BANDS, frames)
        return self.norm(parts).reshape(batch, channels, bands, frames)


class BroadcastBlock(nn.Module):
    """Convolution over bands, and one over time of their mean, which is given back to all of them (Kim et al. 2021)."""

    def __init__(self, channels: int, new_channels: int, *, stride: int, dilation: int) -> None:
        super().__init__()
        self.widen = nn.Sequential()
        if channels != new_channels:
            widening = nn.Conv2d(channels, new_channels, 1, bias=False)
            self.widen = nn.Sequential(widening, nn.BatchNorm2d(new_channels), nn.ReLU())
        self.is_transition = channels != new_channels
        self.past_frames = 2 * dilation
        over = {"groups": new_channels, "bias": False}
        self.over_bands = nn.Conv2d(new_channels, new_channels, (3, 1), stride=(stride, 1), padding=(1, 0), **over)
        self.bands_norm = SubSpectralNorm(new_channels)
        self.over_time = nn.Conv1d(new_channels, new_channels, 3, dilation=dilation, **over)
        self.time_norm = nn.BatchNorm1d(new_channels)
        self.mix = nn.Conv1d(new_channels, new_channels, 1, bias=False)

    def forward(self, image: Tensor) -> Tensor:
        by_bands = self.bands_norm(self.over_bands(self.widen(image)))
        past = functional.pad(by_bands.mean(dim=2), (self.past_frames, 0))
        by_time = self.mix(functional.silu(self.time_norm(self.over_time(past)))).unsqueeze(2)
        both = by_bands + by_time
        return functional.relu(both if self.is_transition else both + image)


class Broadcast(nn.Module):
    """Broadcasted residual learning with sub-spectral normalisation: BC-ResNet-3 (Kim et al. 2021), causal."""

    def __init__(self) -> None:
        super().__init__()
        channels = 48
        self.stem = nn.Conv2d(1, channels, 5, stride=2, padding=(2, 0), bias=False)
        self.norm = nn.BatchNorm2d(channels)
        blocks = []
        for new_channels, count, stride, dilation in BROADCAST_STAGES:
            for index in range(count):
                here = stride if index == 0 else 1
                blocks.append(BroadcastBlock(channels, new_channels, stride=here, dilation=dilation))
                channels = new_channels
        self.blocks = nn.Sequential(*blocks)
        self.gather = nn.Conv1d(channels * 5, CHANNELS, 1, bias=False)
        self.gather_norm = nn.BatchNorm1d(CHANNELS)

    def forward(self, mel: Tensor) -> Tensor:
        image = functional.relu(self.norm(self.stem(functional.pad(mel, (3, 0)).unsqueeze(1))))
        image = self.blocks(image)
        return functional.relu(self.gather_norm(self.gather(image.flatten(1, 2))))


class Behind(nn.Module):
    """The shipped network behind another view of the spectrogram.

    Parameters
    ----------
    view : nn.Module
        Log-mel spectrograms to others of the same shape.
    """

    def __init__(self, view: nn.Module) -> None:
        super().__init__()
        self.view = view
        self.network = Network()
        self.network.head = nn.Identity()  # names nothing here

    def forward(self, mel: Tensor) -> Tensor:
        return self.network.encode(self.view(mel), self.network.initial_state(len(mel)))[0]


class Pcen(nn.Module):
    """Per-channel energy normalisation (Wang et al. 2017), with the constants of that paper."""

    @torch.no_grad()
    def forward(self, mel: Tensor) -> Tensor:
        power = torch.exp(5.0 * mel - 15.0)
        level, levels = power[:, :, 0], []
        for spectrum in power.unbind(dim=2):
            level = (1.0 - SMOOTHING) * level + SMOOTHING * spectrum
            levels.append(level)
        compressed = (power / (1e-6 + torch.stack(levels, dim=2)) ** 0.98 + 2.0) ** 0.5 - 2.0**0.5
        return 2.0 * compressed - 1.0


class RunningMean(nn.Module):
    """Each band without its mean over what was loud so far."""

    @torch.no_grad()
    def forward(self, mel: Tensor) -> Tensor:
        peaks = mel.amax(dim=1)
        loud = peaks > peaks.cummax(dim=1).values - LOUD
        mean, means = mel[:, :, 0], []
        for spectrum, counts in zip(mel.unbind(dim=2), loud.unbind(dim=1), strict=True):
            mean = mean + FORGETTING * counts[:, None] * (spectrum - mean)
            means.append(mean)
        return mel - torch.stack(means, dim=2)


SHIPPED: Final = "as shipped: layers over bands, then depthwise-separable convolutions over time"

FAMILIES: Final = {
    SHIPPED: None,
    "depthwise-separable convolutions over time alone": OverTime,
    "broadcasted residuals, sub-spectral normalisation": Broadcast,
    "layers over bands, three convolutions over time, a gated recurrent unit": Recurrent,
    "as shipped, per-channel energy normalisation before it": lambda: Behind(Pcen()),
    "as shipped, without the running mean of what is loud": lambda: Behind(RunningMean()),
}
"""By what distinguishes them."""


def through(blocks: nn.ModuleList, hidden: Tensor) -> Tensor:
    """Return what comes of whole clips behind blocks over time."""
    for block in blocks:
        hidden, _ = block(hidden, block.initial_past(len(hidden)))
    return hidden


def recognizer_of(family: str, *, seed: int) -> Recognizer:
    """Return a recogniser of one of `FAMILIES`, with weights that its seed decides."""
    torch.manual_seed(seed)
    recognizer = Recognizer()
    body = FAMILIES[family]
    if body is not None:
        recognizer.network = Whole(body())
    return recognizer
