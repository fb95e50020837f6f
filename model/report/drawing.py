"""A figure in the house's dress, as a PNG that is the same on every run."""

import io
from collections.abc import Callable
from typing import Any, Final

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

INK: Final = "#1B1E22"
MUTED: Final = "#60656B"
LINE: Final = "#DAD6CB"
ACCENT: Final = "#0B6B5B"
CAUTION: Final = "#9C4A00"
PAPER: Final = "#FFFFFF"
"""The light colours of `app.ui.colours`, which this side may not import; a test compares the two."""

TINTS: Final = LinearSegmentedColormap.from_list("celadon", [PAPER, "#5DB5A2"])
"""From nothing to all; ink can be read on each of them."""

_STYLE: Final[dict[Any, Any]] = {
    "font.family": "DejaVu Sans",  # comes with matplotlib, so that the figure is the same everywhere
    "font.size": 10.0,
    "axes.edgecolor": LINE,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": LINE,
    "grid.linewidth": 0.6,
    "text.color": INK,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "legend.edgecolor": PAPER,
    "legend.framealpha": 0.9,
    "lines.linewidth": 1.8,
    "figure.facecolor": PAPER,
    "savefig.facecolor": PAPER,
}

_DOTS_PER_INCH: Final = 144


def drawn(draw: Callable[[Figure], None], *, width_inches: float, height_inches: float) -> bytes:
    """Return the PNG of a figure.

    Parameters
    ----------
    draw : Callable[[Figure], None]
        Draws into an empty figure. No Hangul: the font has none.
    """
    # Without the user's own matplotlibrc, which would change what a report looks like.
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_STYLE)
        figure = Figure(figsize=(width_inches, height_inches), dpi=_DOTS_PER_INCH, layout="constrained")
        FigureCanvasAgg(figure)
        draw(figure)
        return _png(figure)


def _png(figure: Figure) -> bytes:
    content = io.BytesIO()
    figure.savefig(content, format="png", metadata={"Software": None})  # no version of matplotlib in the bytes
    return content.getvalue()


def percent_axis(axis: Axes, *, low: float = 0.0) -> None:
    """Let a vertical axis show shares, 0 to 1, as percent."""
    axis.set_ylim(low, 1.0 + 0.03 * (1.0 - low))
    axis.yaxis.set_major_formatter(lambda value, _: f"{value * 100:g}%")


def ratio_axis(axis: Axes) -> None:
    """Let a vertical axis show ratios, so that what falls fast at first stays readable; all of it is above nothing."""
    axis.set_yscale("log")
    axis.yaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axis.yaxis.set_minor_formatter(lambda value, _: "")
