"""What the page is doing: trainings, comparisons, which model is used. No widgets."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.learning.comparison import compared
from app.learning.progress import Progress, State
from app.ui.errands import Errands
from model.spec.content import key_of
from model.spec.errors import SutjaError
from model.spec.language import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from app.core.classifier import Classifier
    from app.learning.comparison import Comparison
    from app.learning.job import JobControl
    from app.learning.library import Library
    from app.learning.listing import Model
    from app.learning.trainer import Order
    from app.learning.training import Job
    from app.ui.bridge import EventBridge
    from model.spec.language import Language


def load_model(path: Path) -> Classifier:
    """Make a classifier of an artefact; torch is loaded with the first one, off the GUI thread."""
    from app.core.recognizer import load_classifier

    return load_classifier(path)


class ComparisonDroppedError(Exception):
    """Something else is more urgent than a comparison."""


class LearnSession(QObject):
    """Trains, compares and switches models without ever making the GUI wait.

    All that takes time runs in the errands' thread, one after the other; what a training says comes from a thread of
    its own. Both reach the GUI thread through the bridge.

    Signals
    -------
    progress_changed(Progress)
        A training is somewhere else now, or over.
    listing_changed(Listing)
        The models, or which one is used, are others now.
    takes_counted(object)
        How many recordings of each digit the user has.
    unfinished_changed(Job, Progress)
        The newest training that could be gone on with, and where it stands; two None where there is none.
    comparing(int, int)
        Takes that two models have heard, and how many there are.
    compared(Comparison)
        Two models were measured on the same takes.
    adopted(Model)
        Another model is to be used from now on.
    failed(str)
        Something could not be done: the sentence that says why, and what to do.
    """

    progress_changed = Signal(object)
    listing_changed = Signal(object)
    takes_counted = Signal(object)
    unfinished_changed = Signal(object, object)
    comparing = Signal(int, int)
    compared = Signal(object)
    adopted = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        control: JobControl,
        library: Library,
        bridge: EventBridge,
        *,
        language: Language,
        counts: Callable[[], Mapping[int, int]],
        load: Callable[[Path], Classifier] = load_model,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._control = control
        self._library = library
        self._bridge = bridge
        self._language = language
        self._counts = counts
        self._load = load
        self._errands = Errands(bridge)
        self._learning = False
        self._closing = False
        self._begun = threading.Event()
        self._begun.set()
        self._job: Job | None = None

    @property
    def learning(self) -> bool:
        """Whether a training is running that this window follows."""
        return self._learning

    def look(self) -> None:
        """Look at what there is; a training that goes on without this window is followed again."""
        self._run(self._look)

    def begin(self, order: Order, *, adapt: bool) -> None:
        """Begin a training, from scratch or from the model that is in use when it begins."""
        self._start(partial(self._order, order, adapt=adapt))

    def resume(self, job: Job) -> None:
        """Go on with a training that was stopped or killed."""
        self._start(partial(self._resume, job))

    def discard(self, job: Job) -> None:
        """Remove a training that nobody wants to go on with."""
        self._run(partial(self._discard, job))

    def cancel(self) -> None:
        """End the training and leave everything as if it had never begun."""
        self._run(self._control.cancel)  # after its beginning, should that not have come yet

    def compare(self, model: Model) -> None:
        """Measure a model against the one that is used."""
        self._run(partial(self._compare, model))

    def adopt(self, comparison: Comparison) -> None:
        """Use the model that was measured against the one that is used."""
        self._run(partial(self._switch, partial(self._library.adopt, comparison)))

    def go_back(self) -> None:
        """Use the model again that was used before."""
        self._run(partial(self._switch, self._library.go_back))

    def delete(self, model: Model) -> None:
        """Remove a model."""
        self._run(partial(self._delete, model))

    def close(self, *, stop: bool = False) -> None:
        """Let go of everything; no thread is left when this returns.

        Parameters
        ----------
        stop : bool
            Whether a training that is running is asked to save where it stands and to end; else it goes on.
        """
        self._closing = True
        self._begun.wait()  # what was ordered is not lost
        self._errands.close()
        if stop:
            self._control.stop()
        self._control.detach()

    def _start(self, start: Callable[[], Job]) -> None:
        self._enter(Progress())
        self._begun.clear()
        self._run(partial(self._begin, start))

    # In the errands' thread.

    def _run(self, errand: Callable[[], None]) -> None:
        self._errands.run(partial(self._told, errand))

    def _told(self, errand: Callable[[], None]) -> None:
        try:
            errand()
        except SutjaError as error:
            self._call(partial(self.failed.emit, error.text.in_language(self._language)))
            with suppress(SutjaError):  # has been said
                self._look()

    def _look(self) -> None:
        self._call(partial(self.takes_counted.emit, self._counts()))
        self._call(partial(self.listing_changed.emit, self._library.listing()))
        unfinished = self._control.unfinished()
        if not self._control.running:
            running = next((job for job in unfinished if job.is_running), None)
            if running is not None:
                self._job = running
                self._control.follow(running, self._hear)
        offered = [job for job in unfinished if not job.is_running][-1:]
        job, progress = (offered[0], offered[0].progress) if offered else (None, None)
        self._call(partial(self.unfinished_changed.emit, job, progress))

    def _begin(self, start: Callable[[], Job]) -> None:
        try:
            self._job = start()
        except SutjaError as error:
            self._fail(error.text)
        except Exception as error:
            self._fail(_defect(error))
            raise  # to where the unexpected is seen
        finally:
            self._begun.set()
        self._look()

    def _fail(self, problem: Text) -> None:
        self._call(partial(self._enter, Progress(state=State.FAILED, problem=problem)))

    def _order(self, order: Order, *, adapt: bool) -> Job:
        base = self._library.listing().live.path if adapt else None
        return self._control.start(replace(order, base=base), self._hear)

    def _resume(self, job: Job) -> Job:
        # How it ended before is no news: from now on it runs.
        self._call(partial(self._enter, replace(job.progress, state=State.RUNNING, problem=None)))
        return self._control.resume(job, self._hear)

    def _discard(self, job: Job) -> None:
        self._control.discard(job)
        self._look()

    def _compare(self, model: Model) -> None:
        with suppress(ComparisonDroppedError):
            self._call(partial(self.compared.emit, self._compared(model)))
            self._look()

    def _compared(self, model: Model) -> Comparison:
        live = self._library.listing().live
        takes = self._library.takes(model)
        artefact = key_of(model.path)
        self._see_if_wanted()
        comparison = compared(
            (live.name, self._load(live.path)),
            (model.name, self._load(model.path)),
            takes,
            artefact=artefact,
            progress=self._tell_comparing,
        )
        self._library.keep(comparison)
        return comparison

    def _tell_comparing(self, done: int, total: int) -> None:
        self._see_if_wanted()
        self._call(partial(self.comparing.emit, done, total))

    def _see_if_wanted(self) -> None:
        """Drop a comparison for which a training would have to wait, or the end of the window."""
        if self._closing or not self._begun.is_set():
            raise ComparisonDroppedError

    def _switch(self, switch: Callable[[], Model]) -> None:
        self._call(partial(self.adopted.emit, switch()))
        self._look()

    def _delete(self, model: Model) -> None:
        self._library.delete(model.name)
        self._look()

    # From any thread.

    def _hear(self, progress: Progress) -> None:
        self._call(partial(self._enter, progress))

    def _call(self, function: Callable[[], None]) -> None:
        self._bridge.call(function)

    # In the GUI thread.

    def _enter(self, progress: Progress) -> None:
        self._learning = not progress.state.over
        self.progress_changed.emit(progress)
        if progress.state.over:
            self._run(partial(self._conclude, progress.state))

    # In the errands' thread again.

    def _conclude(self, state: State) -> None:
        self._look()
        if state is State.SAVED and self._job is not None:
            model = self._library.listing().named(self._job.folder.name)
            if model is not None:
                self._compare(model)


def _defect(error: Exception) -> Text:
    return Text(
        korean=f"예상하지 못한 오류로 학습을 시작하지 못했습니다({type(error).__name__}). 녹음과 모델은 그대로입니다. "
        "다시 시작하세요.",
        english=f"An unexpected error kept the training from beginning ({type(error).__name__}). All recordings and "
        "models are as they were. Start again.",
    )
