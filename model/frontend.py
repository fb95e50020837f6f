"""Waveform to log-mel spectrogram, as a layer of the saved model, so that training and live use cannot differ."""

from typing import Final

import torch
from torch import Tensor, nn

from model.spec.tokens import SAMPLE_RATE

WINDOW_SAMPLES: Final = 400
"""Analysis window: 25 ms."""

HOP_SAMPLES: Final = 160
"""Step between spectra: 10 ms."""

CONTEXT_SAMPLES: Final = WINDOW_SAMPLES - HOP_SAMPLES
"""Samples before a chunk that its first window covers."""

MEL_BANDS: Final = 40

MEL_RANGE: Final = (60.0, 7_800.0)
"""Lowest and highest frequency of the mel bands (Hz)."""

FLOOR: Final = 1e-10
"""Power below which everything is silence: the noise of 16-bit samples."""


class LogMel(nn.Module):
    """Log power in mel bands, scaled to about zero mean and unit variance for speech at any usual level.

    The window ends at the newest sample, so that no spectrum waits for sound to come.
    """

    def __init__(self) -> None:
        super().__init__()
        window = torch.hann_window(WINDOW_SAMPLES)
        self.register_buffer("window", window / window.sum(), persistent=False)
        self.register_buffer("filters", mel_filters(), persistent=False)
        self.window: Tensor
        # As attributes: a TorchScript graph does not see the constants of a module.
        self.window_samples: int = WINDOW_SAMPLES
        self.hop_samples: int = HOP_SAMPLES
        self.floor: float = FLOOR
        self.filters: Tensor

    def forward(self, waveform: Tensor) -> Tensor:
        """Return the log-mel spectrogram.

        Parameters
        ----------
        waveform : Tensor [shape=(batch, 240 + samples)], float32
            ``CONTEXT_SAMPLES`` of what came before, then the samples, a multiple of 160.

        Returns
        -------
        Tensor [shape=(batch, 40, samples / 160)]
        """
        spectrum = torch.stft(
            waveform,
            n_fft=self.window_samples,
            hop_length=self.hop_samples,
            window=self.window,
            center=False,
            return_complex=True,
        )
        power = spectrum.real.square() + spectrum.imag.square()
        mel = torch.matmul(self.filters, power)
        return (torch.log(mel + self.floor) + 15.0) / 5.0


def mel_filters() -> Tensor:
    """Return triangular filters, equally spaced on the mel scale of O'Shaughnessy (1987) [shape=(40, 201)]."""
    low, high = (2595.0 * torch.log10(torch.tensor(1.0 + hertz / 700.0)) for hertz in MEL_RANGE)
    mels = torch.linspace(float(low), float(high), MEL_BANDS + 2)
    edges = 700.0 * (10.0 ** (mels / 2595.0) - 1.0)
    bins = torch.linspace(0.0, SAMPLE_RATE / 2, WINDOW_SAMPLES // 2 + 1)
    rising = (bins[None, :] - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - bins[None, :]) / (edges[2:] - edges[1:-1])[:, None]
    return torch.minimum(rising, falling).clamp(min=0.0)
