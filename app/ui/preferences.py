"""The user's settings in the window: changed by its controls, kept on the computer, told to whom they concern."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app import settings
from app.settings import Settings
from model.spec.faults import is_full, reason_of

if TYPE_CHECKING:
    from model.spec.metadata import Metadata

REST_MS: Final = 500
"""Time without another step after which a choice is made."""


class Preferences(QObject):
    """Holds the settings of this window.

    Signals
    -------
    changed(Settings)
        Something was chosen.
    failed(str)
        What was chosen holds for now, but cannot be kept, or what was kept before was broken; a sentence.
    """

    changed = Signal(Settings)
    failed = Signal(str)

    def __init__(self, chosen: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = chosen
        self._problem = ""
        self._tried: dict[str, Any] = {}
        self._unkept: dict[str, Any] = {}
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.keep)
        self.model: Metadata | None = None
        """What the model that listens says about itself; written by the thread that loads it, and never changed."""
        self.failed.connect(self._on_failed)

    @property
    def problem(self) -> str:
        """The last sentence on what failed, for a page that is made after it was said; empty once something is kept."""
        return self._problem

    @property
    def settings(self) -> Settings:
        """What is chosen; a frozen value, which any thread may read."""
        return self._settings

    def change(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of `Settings`, which has their types
        """Choose something else, and keep it."""
        self._tried |= changes
        self.keep()

    def try_out(self, **changes: Any) -> None:  # noqa: ANN401
        """Choose something else that may be one step of many; the last holds once no other has followed for a while.

        Until then it is told to nobody and on no disk: whoever shows the steps has to `keep` when it is left.
        """
        self._tried |= changes
        self._rest.start()

    @Slot()
    def keep(self) -> None:
        """Tell and keep what was chosen and is not kept yet."""
        self._rest.stop()
        self._choose()
        if not self._unkept:
            return
        try:
            problem = settings.change(self._settings, **self._unkept)
        except OSError as error:
            self.failed.emit(self._sentence_on(error))
        else:
            self._unkept.clear()
            self._problem = ""
            if problem is not None:
                self.failed.emit(str(problem))

    def _choose(self) -> None:
        changes, self._tried = self._tried, {}
        chosen = replace(self._settings, **changes)
        if chosen != self._settings:
            self._settings = chosen
            self._unkept |= changes
            self.changed.emit(chosen)

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self._problem = sentence

    def _sentence_on(self, error: OSError) -> str:
        if is_full(error):
            return self.tr("The disk is full, so the settings were not kept. Make room, then choose again.")
        sentence = self.tr(
            "The settings cannot be kept ({reason}). Check that you may read and write the settings folder, "
            "then choose again."
        )
        return sentence.format(reason=reason_of(error))
