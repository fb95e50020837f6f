"""How fast a training is, and how long the rest of it will take."""

from collections.abc import Callable


class Pace:
    """How fast the steps of this process are, and how long the rest will take.

    Parameters
    ----------
    clock : callable
        Seconds that never go back.
    steps : int
        Steps in all.
    done : int
        Steps that were done another time, and tell nothing about how fast it goes now.
    """

    def __init__(self, clock: Callable[[], float], *, steps: int, done: int) -> None:
        self.steps = steps
        self._clock = clock
        self._began = clock()
        self._number = done
        self._first: tuple[int, float] | None = None

    def step(self, number: int) -> None:
        """Take note of a step."""
        self._number = number
        # From the end of the first step, as before it the workers start and everything is slow.
        self._first = self._first or (number, self._clock())

    def figures(self) -> dict[str, float | None]:
        """Return the seconds since the learning began here, and those left: None until two steps are done."""
        now = self._clock()
        remaining = None
        if self._first is not None and self._number > self._first[0]:
            taken = (now - self._first[1]) / (self._number - self._first[0])
            remaining = round(taken * max(0, self.steps - self._number), 1)
        return {"elapsed_seconds": round(now - self._began, 1), "remaining_seconds": remaining}
