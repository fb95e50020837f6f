"""The figures of a report, each a function from data to a PNG. Labels are English: the font has no Hangul."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from model.frontend import CONTEXT_SAMPLES, HOP_SAMPLES, MEL_BANDS, MEL_RANGE, LogMel
from model.report.calibration import Calibration
from model.report.drawing import ACCENT, CAUTION, INK, MUTED, TINTS, drawn, percent_axis, ratio_axis
from model.report.record import EpochRecord
from model.spec.share import Share
from model.spec.tokens import DIGITS, SAMPLE_RATE
from model.spec.waveform import Waveform

_CURVE: Final = (5.6, 3.6)
"""Width and height of a curve (inches)."""


def loss_figure(history: Sequence[EpochRecord], best_epoch: int | None) -> bytes:
    """Draw the loss of training and validation over the epochs."""

    def draw(figure: Figure) -> None:
        axis = _epochs_axis(figure, history, best_epoch, label="loss")
        _curve(axis, history, "training_loss", label="training", colour=CAUTION, style="--", marker="s")
        _curve(axis, history, "validation_loss", label="validation", colour=ACCENT, style="-", marker="o")
        losses = [
            loss for epoch in history for loss in (epoch.training_loss, epoch.validation_loss) if loss is not None
        ]
        if losses and min(losses) > 0:
            ratio_axis(axis)
        axis.legend()

    return drawn(draw, width_inches=_CURVE[0], height_inches=_CURVE[1])


def accuracy_figure(history: Sequence[EpochRecord], best_epoch: int | None) -> bytes:
    """Draw the accuracy on the validation part over the epochs."""

    def draw(figure: Figure) -> None:
        axis = _epochs_axis(figure, history, best_epoch, label="digits recognised")
        _curve(axis, history, "validation_accuracy", label="validation", colour=ACCENT, style="-", marker="o")
        percent_axis(axis)
        axis.legend(loc="lower right")

    return drawn(draw, width_inches=_CURVE[0], height_inches=_CURVE[1])


def _epochs_axis(figure: Figure, history: Sequence[EpochRecord], best_epoch: int | None, *, label: str) -> Axes:
    axis = figure.subplots()
    axis.set(xlabel="epoch", ylabel=label)
    axis.xaxis.set_major_locator(MaxNLocator(integer=True))
    axis.set_xlim(history[0].number - 0.5, history[-1].number + 0.5)
    if best_epoch is not None:
        axis.axvline(best_epoch, color=INK, linestyle=":", linewidth=1.2, label=f"best: epoch {best_epoch}")
    return axis


def _curve(
    axis: Axes, history: Sequence[EpochRecord], field: str, *, label: str, colour: str, style: str, marker: str
) -> None:
    points = [(epoch.number, getattr(epoch, field)) for epoch in history if getattr(epoch, field) is not None]
    if points:
        every = max(1, len(points) // 20)  # markers tell the curves apart without colour; more would hide the line
        axis.plot(*zip(*points, strict=True), style, color=colour, label=label, marker=marker, markevery=every, ms=4.5)


def recall_figure(recalls: Sequence[Share]) -> bytes:
    """Draw the recall of each digit with its 95 % interval."""

    def draw(figure: Figure) -> None:
        axis = figure.subplots()
        for digit, share in enumerate(recalls):
            if share.total:
                axis.errorbar(digit, share.value, yerr=_error_bar(share), fmt="o", color=ACCENT, capsize=4, ms=7)
        lowest = min((share.interval[0] for share in recalls if share.total), default=0.0)
        percent_axis(axis, low=max(0.0, np.floor(lowest * 10) / 10 - 0.1))
        axis.set(xlabel="digit said", ylabel="recognised", xticks=range(DIGITS), xlim=(-0.5, DIGITS - 0.5))
        axis.grid(visible=False, axis="x")

    return drawn(draw, width_inches=_CURVE[0], height_inches=_CURVE[1])


def _error_bar(share: Share) -> list[list[float]]:
    low, high = share.interval
    return [[max(0.0, share.value - low)], [max(0.0, high - share.value)]]


def confusion_figure(matrix: npt.NDArray[np.int64]) -> bytes:
    """Draw a confusion matrix [shape=(10, 10)]: a row for each digit said, coloured by its share of the row."""

    def draw(figure: Figure) -> None:
        axis = figure.subplots()
        shares = matrix / np.maximum(1, matrix.sum(axis=1, keepdims=True))
        axis.imshow(shares, cmap=TINTS, vmin=0.0, vmax=1.0)
        for row, column in np.argwhere(matrix > 0):
            _count(axis, int(row), int(column), int(matrix[row, column]))
        axis.set(xlabel="heard", ylabel="said", xticks=range(DIGITS), yticks=range(DIGITS))
        axis.grid(visible=False)

    return drawn(draw, width_inches=5.6, height_inches=5.2)


def _count(axis: Axes, row: int, column: int, count: int) -> None:
    mistake = row != column
    axis.text(column, row, str(count), ha="center", va="center", weight="bold" if mistake else "normal")
    if mistake:  # a frame, as one mistake in a hundred has nearly the colour of none
        corner = (column - 0.42, row - 0.42)
        axis.add_patch(Rectangle(corner, 0.84, 0.84, fill=False, edgecolor=CAUTION, linewidth=1.4))


def reliability_figure(calibration: Calibration) -> bytes:
    """Draw how often a confidence came true, above how often it was given."""

    def draw(figure: Figure) -> None:
        upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=(3, 1))
        upper.plot((0, 1), (0, 1), linestyle="--", color=MUTED, label="as it should be")
        for part in calibration.bins:
            if part.count:
                x, y = part.mean_confidence, part.share.value
                upper.errorbar(x, y, yerr=_error_bar(part.share), fmt="o", color=ACCENT, capsize=4, ms=6)
        upper.legend(loc="upper left")
        upper.set_ylabel("came true")
        percent_axis(upper)
        _counts(lower, calibration)

    return drawn(draw, width_inches=5.6, height_inches=5.2)


def _counts(axis: Axes, calibration: Calibration) -> None:
    middles = [(part.low + part.high) / 2 for part in calibration.bins]
    counts = [part.count for part in calibration.bins]
    bars = axis.bar(middles, counts, width=0.9 / len(middles), color=TINTS(0.5), edgecolor=ACCENT)
    axis.bar_label(bars, [str(count) if count else "" for count in counts], color=INK, fontsize=8)
    axis.set(xlabel="confidence", ylabel="recordings", xlim=(0, 1), ylim=(0, 1.3 * max(1, *counts)))
    axis.xaxis.set_major_formatter(lambda value, _: f"{value * 100:g}%")
    axis.yaxis.set_major_locator(MaxNLocator(nbins=3, integer=True))
    axis.grid(visible=False)


_TICKS_HERTZ: Final = (100, 250, 500, 1_000, 2_000, 4_000, 7_000)
_RANGE_DB: Final = 60.0
"""Below the loudest point; what is quieter is drawn as silence."""


def spectrogram_figure(waveform: Waveform) -> bytes:
    """Draw a recording as the network sees it: power in 40 mel bands, every 10 ms."""

    def draw(figure: Figure) -> None:
        levels = mel_levels(waveform)
        axis = figure.subplots()
        seconds = levels.shape[1] * HOP_SAMPLES / SAMPLE_RATE
        top = float(levels.max())
        axis.imshow(
            levels,
            origin="lower",
            aspect="auto",
            extent=(0.0, seconds, 0.0, MEL_BANDS),
            cmap="viridis",
            vmin=top - _RANGE_DB,
            vmax=top,
        )
        axis.set(xlabel="seconds", ylabel="kHz", yticks=[_band_of(hertz) for hertz in _TICKS_HERTZ])
        axis.set_yticklabels([f"{hertz / 1000:g}" for hertz in _TICKS_HERTZ])
        axis.grid(visible=False)

    return drawn(draw, width_inches=3.6, height_inches=2.5)


def mel_levels(waveform: Waveform) -> npt.NDArray[np.float64]:
    """Return the level in each mel band (dB) [shape=(40, steps of 10 ms)], by the model's own front end."""
    steps = max(1, -(-len(waveform) // HOP_SAMPLES))
    padded = np.zeros(CONTEXT_SAMPLES + steps * HOP_SAMPLES, dtype=np.float32)
    padded[CONTEXT_SAMPLES : CONTEXT_SAMPLES + len(waveform)] = waveform
    with torch.inference_mode():
        scaled = LogMel()(torch.from_numpy(padded)[None])[0].numpy()
    return np.asarray((scaled.astype(np.float64) * 5.0 - 15.0) * 10.0 / np.log(10.0))


def _band_of(hertz: float) -> float:
    """Return where a frequency lies among the 40 bands."""
    low, high = (_mel(edge) for edge in MEL_RANGE)
    return float((_mel(hertz) - low) / (high - low) * (MEL_BANDS + 1) - 0.5)


def _mel(hertz: float) -> float:
    return float(2595.0 * np.log10(1.0 + hertz / 700.0))
