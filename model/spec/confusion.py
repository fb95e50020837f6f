"""Which digit was heard as which."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from model.spec.tokens import DIGITS


def confusion_matrix(said: Iterable[int], heard: Iterable[int]) -> npt.NDArray[np.int64]:
    """Return how often each digit said (row) was heard as each digit (column) [shape=(10, 10)]."""
    matrix = np.zeros((DIGITS, DIGITS), dtype=np.int64)
    for row, column in zip(said, heard, strict=True):
        matrix[row, column] += 1
    return matrix


def confusion_table(matrix: npt.NDArray[np.int64]) -> str:
    """Return a confusion matrix as lines of text."""
    lines = ["     " + " ".join(f"{digit:4d}" for digit in range(DIGITS))]
    lines += [f"{digit:4d} " + " ".join(f"{count:4d}" for count in row) for digit, row in enumerate(matrix)]
    return "\n".join(lines)
