"""The names of the files of a report. Without matplotlib, so that asking for them costs nothing."""

from typing import Final

PAGE: Final = "index.html"
JSON: Final = "report.json"
LOSS: Final = "loss.png"
ACCURACY: Final = "accuracy.png"
RECALL: Final = "recall.png"
CONFUSION: Final = "confusion.png"
RELIABILITY: Final = "reliability.png"

EXAMPLES: Final = tuple(f"example-{number:02d}.png" for number in range(1, 11))
"""Of the recordings that are drawn."""

PICTURES: Final = frozenset({LOSS, ACCURACY, RECALL, CONFUSION, RELIABILITY, *EXAMPLES})
"""Every name that a picture of a report can have."""

REPORT_FILES: Final = frozenset({PAGE, JSON, *PICTURES})
"""Every name that a file of a report can have: nothing else is ever written into its folder, or removed from it."""
