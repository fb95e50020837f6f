"""Makes the pages of the window, each when one first goes there: what it needs is imported then."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from app.ui.place import Page, Place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.audio.source import AudioSource
    from app.audio.voice import Voice
    from app.core.classifier import Classifier
    from app.engine import Engine
    from app.learning.listing import Model
    from app.takes.store import TakeStore
    from app.ui.bridge import EventBridge
    from app.ui.ports import SourceChoice
    from app.ui.preferences import Preferences
    from app.ui.session import Session
    from app.ui.theme import Theme
    from model.spec.language import Language


@dataclass(frozen=True)
class Pages:
    """What the pages stand on, and how each is made."""

    engine: Engine
    """What recognises."""

    session: Session
    """What starts and stops it."""

    bridge: EventBridge
    """What it says, on the GUI thread."""

    voice: Voice
    """What speaks digits back."""

    preferences: Preferences
    """What the user chose."""

    theme: Theme
    """What it all looks like."""

    language: Language
    """What it is written in."""

    classifier: Callable[[Path], Classifier]
    """Loads a model, on the engine's thread."""

    go: Callable[[Place], None]
    """Shows the page of another place."""

    def makers(self) -> dict[Place, Callable[[], Page]]:
        """Return what makes each page, in the order of the navigation."""
        return {
            Place.LISTEN: self._listen,
            Place.RECORD: self._record,
            Place.LEARN: self._learn,
            Place.SETTINGS: self._settings,
        }

    @cached_property
    def _store(self) -> TakeStore:
        from app.takes.store import TakeStore

        return TakeStore()

    def _listen(self) -> Page:
        from app.ui.listen import ListenPage
        from app.ui.listen.corrections import Corrections

        page = ListenPage(
            self.session,
            self.bridge,
            self.voice,
            theme=self.theme,
            language=self.language,
            preferences=self.preferences,
        )
        corrections = Corrections(self.preferences, lambda: self._store, language=self.language, parent=page)
        page.corrected.connect(corrections.take)
        page.advice.corrections_answered.connect(corrections.answer)
        corrections.agreement_wanted.connect(page.advice.ask_about_corrections)
        corrections.told.connect(page.tell)
        page.recording_wanted.connect(partial(self.go, Place.RECORD))
        return Page(page, foot=page.footer, entered=page.enter, left=page.leave, closed=corrections.close)

    def _record(self) -> Page:
        from app.recording import TakeRecorder
        from app.ui.record.page import RecordPage

        page = RecordPage(
            self.theme, TakeRecorder(self._microphone), self._store, self.language, microphones=self.session
        )
        page.recording_changed.connect(self._on_recording_changed)
        page.microphone_chosen.connect(self._on_microphone_chosen)
        return Page(page, may_close=page.may_close, closed=page.end)

    def _learn(self) -> Page:
        from app.learning.folder import models_folder
        from app.learning.held_out import Take
        from app.learning.job import JobControl
        from app.learning.library import Library
        from app.learning.trainer import Order
        from app.takes.store import GROUPS, LABELS
        from app.ui.learn.page import LearnPage

        def recorded() -> list[Take]:
            return [Take(kept.path, kept.digit) for kept in self._store.overview().asked_for()]

        models = models_folder()
        page = LearnPage(
            self.theme,
            JobControl(models),
            Library(models, recorded=recorded),
            self.bridge,
            own=Order((self._store.folder,), labels=LABELS, groups=GROUPS),
            counts=lambda: Counter(kept.digit for kept in self._store.takes()),
            language=self.language,
        )
        page.model_adopted.connect(self._on_model_adopted)
        return Page(page, entered=page.enter, may_close=page.may_close, closed=page.close_down)

    def _settings(self) -> Page:
        from app.ui.settings import SettingsPage

        page = SettingsPage(self.session, self.bridge, self.preferences, theme=self.theme, language=self.language)
        return Page(page, entered=page.enter, left=page.leave)

    def _microphone(self) -> AudioSource:
        from app.audio.deafened import microphone_beside

        return microphone_beside(self.voice, self.session.choice.microphone)

    def _on_recording_changed(self, recording: bool) -> None:
        if recording and self.session.wanted:
            self.session.pause()

    def _on_microphone_chosen(self, choice: SourceChoice) -> None:
        self.session.choose(choice)
        self.preferences.change(microphone=choice.microphone)

    def _on_model_adopted(self, model: Model) -> None:
        self.session.rearrange(partial(self.engine.use_model, partial(self.classifier, model.path)))
