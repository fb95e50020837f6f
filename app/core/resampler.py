"""The device's samples as a waveform: channels averaged, any rate to 16 kHz, as the sound comes in."""

from typing import Final

import numpy as np
import numpy.typing as npt
import soxr

from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform, to_mono

# soxr's usual stream works in long blocks and holds the sound back; its variable-rate engine works sample by sample.
# Measured at 48 kHz: input that had to go in before a moment's sample came out (mean / worst), the gain at 7 kHz, and
# CPU for one second of stereo sound in blocks of 10 ms:
#   HQ           21.3 / 36.6 ms    0.0 dB   1.5 ms
#   LQ           10.7 / 20.0 ms  -13.3 dB   1.5 ms
#   HQ, vr=True  12.5 / 12.5 ms    0.0 dB   3.7 ms
# Its phase is not quite linear: up to 0.1 ms of delay, which a spectrum of 25 ms does not see.
QUALITY: Final = "HQ"

PROBE_SAMPLES: Final = 8
PROBE_SECONDS: Final = 0.1


class Resampler:
    """A resampler that follows the stream; the waveform is the same for every block size.

    Parameters
    ----------
    sample_rate : int
        Rate of the samples that come in (Hz); at 16 kHz they are only made mono.
    """

    def __init__(self, sample_rate: int) -> None:
        self.sample_rate: Final = sample_rate
        self.delay_seconds: Final = _measured_delay(sample_rate)
        """Sound after a moment that must come in before that moment's sample comes out."""
        self._stream = _stream(sample_rate)

    def process(self, samples: npt.NDArray[np.float32]) -> Waveform:
        """Take the next samples and return as much of the waveform as they complete.

        Parameters
        ----------
        samples : np.ndarray [shape=(n, channels)], float32
            Any n; read as `to_mono` says.

        Returns
        -------
        Waveform
            float32 [shape=(m,)], mono, 16 kHz; m may be 0.
        """
        mono = to_mono(samples)
        if self.sample_rate == SAMPLE_RATE:
            return mono
        waveform: Waveform = self._stream.resample_chunk(mono)
        return waveform

    def flush(self) -> Waveform:
        """Return the rest of the waveform, as if silence followed; the next `process` begins a new one."""
        if self.sample_rate == SAMPLE_RATE:
            return np.zeros(0, dtype=np.float32)
        rest: Waveform = self._stream.resample_chunk(np.zeros(0, dtype=np.float32), last=True)
        self._stream = _stream(self.sample_rate)
        return rest


def _stream(sample_rate: int) -> soxr.ResampleStream:
    return soxr.ResampleStream(sample_rate, SAMPLE_RATE, 1, dtype="float32", quality=QUALITY, vr=True)


def _measured_delay(sample_rate: int) -> float:
    """Return the delay of the library's filter at this rate, which it does not tell (seconds)."""
    if sample_rate == SAMPLE_RATE:
        return 0.0
    stream, given, delays = _stream(sample_rate), 0, [0.0]
    silence = np.zeros(PROBE_SAMPLES, dtype=np.float32)
    for fed in range(PROBE_SAMPLES, round(sample_rate * PROBE_SECONDS), PROBE_SAMPLES):
        fresh = len(stream.resample_chunk(silence))
        delays += [fed / sample_rate - given / SAMPLE_RATE] if fresh else []
        given += fresh
    return max(delays)
