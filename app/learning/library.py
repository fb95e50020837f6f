"""Every model that there is: adopted, gone back from, compared, deleted."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from app.learning.choice import Choice
from app.learning.comparison import Comparison
from app.learning.errors import LearningError, not_kept, not_read
from app.learning.folder import MOMENT, ModelFolder, model_folders, remember_models, remove
from app.learning.held_out import Take, held_out_takes, takes_since
from app.learning.listing import BUNDLED, Listing, Model
from app.learning.solitude import alone
from app.learning.splits import keep_split, splits_of_deleted
from app.learning.trainer import Order, order_in
from app.paths import DEFAULT_MODEL
from model.spec.content import key_of
from model.spec.errors import SutjaError
from model.spec.faults import reason_of
from model.spec.files import write_atomically
from model.spec.language import Text


class Library:
    """The models on this computer. Nothing is kept in memory: another window may change it at any time.

    Parameters
    ----------
    models : Path
        The folder of those made here; need not exist.
    bundled : Path
        The one that comes with Sutja.
    recorded : callable
        Gives the user's own takes, but for corrections: those are there because a model was wrong.
    """

    def __init__(
        self, models: Path, bundled: Path = DEFAULT_MODEL, *, recorded: Callable[[], Iterable[Take]] = tuple
    ) -> None:
        self._models = models
        self._bundled = bundled
        self._recorded = recorded

    def listing(self) -> Listing:
        """Look at everything; what is damaged is said, and never used.

        Raises
        ------
        LearningError
            If it cannot be told at this moment which model is live.
        """
        choice = Choice.load(self._models)
        made = [_made_here(folder) for folder in reversed(model_folders(self._models)) if folder.is_finished]
        found = [*made, _read(Model(BUNDLED, self._bundled))]
        usable = {model.name for model in found if model.problem is None}
        stack = [name for name in (*choice.before, choice.live) if name in usable] or [BUNDLED]
        live = stack[-1]
        notices = [NOT_CHOSEN] if choice.is_damaged else []
        notices += [_damaged(model) for model in found if model.problem is not None]
        if live != choice.live:
            notices.append(_not_live(choice.live))
        before = next((name for name in reversed(stack) if name != live), None)
        models = tuple(replace(model, is_live=model.name == live) for model in found)
        return Listing(models, next((model for model in models if model.name == before), None), tuple(notices))

    def takes(self, model: Model) -> list[Take]:
        """Return the takes on which a model can be measured against the live one: neither has learnt from them.

        They were held out, or recorded since.

        Raises
        ------
        LabelError
            If the names of the takes do not tell their digits.
        LearningError
            If it cannot be told what the models have learnt from.
        """
        folders = model_folders(self._models)
        two = [folder for folder in folders if folder.name in (model.name, self.listing().live.name)]
        orders = [order for folder in two if (order := order_in(folder)) is not None]
        try:
            deleted = splits_of_deleted(self._models)
        except OSError as error:
            raise not_read(self._models, error) from None
        held_out = held_out_takes(orders, held_out_by=two, learnt_by=folders, deleted=deleted)
        finished = [folder for folder in folders if folder.is_finished]
        since = takes_since(self._recorded(), finished, learnt_by=folders, deleted=deleted)
        return list({key_of(take.path): take for take in (*since, *held_out)}.values())

    def keep(self, comparison: Comparison) -> None:
        """Write down how a model did against the live one; for the bundled one there is no place.

        Raises
        ------
        LearningError
            If it cannot be written.
        """
        folder = ModelFolder(self._models / comparison.other.name)
        if not folder.is_finished:
            return
        try:
            write_atomically(folder.comparison, comparison.to_json().encode())
        except OSError as error:
            raise not_kept(folder.comparison, error) from None

    def adopt(self, comparison: Comparison) -> Model:
        """Let a model be live that was measured against the one that is, and return it.

        Raises
        ------
        LearningError
            If another one is live by now, the model is gone or not the one that was measured, or the choice cannot be
            written. Nothing has changed then.
        """
        with alone(self._models):
            listing = self.listing()
            if comparison.live.name != listing.live.name:
                raise LearningError(
                    korean="그사이 다른 모델을 쓰고 있습니다. 지금 쓰는 모델과 다시 비교하세요.",
                    english="Another model is in use by now. Compare with that one first.",
                )
            model = _usable(listing, comparison.other.name)
            if comparison.artefact != key_of(model.path):
                raise LearningError(
                    korean="비교한 뒤에 이 모델의 파일이 바뀌었습니다. 다시 비교하세요.",
                    english="The file of this model has changed since it was compared. Compare again.",
                )
            before = (*Choice.load(self._models).before, listing.live.name)
            return self._switched(model, before)

    def go_back(self) -> Model:
        """Let the model be live again that was before, and return it.

        Raises
        ------
        LearningError
            If there was none, or the choice cannot be written. Nothing has changed then.
        """
        with alone(self._models):
            listing = self.listing()
            if listing.before is None:
                raise LearningError(
                    korean="되돌아갈 이전 모델이 없습니다. 목록에서 모델을 골라 비교하세요.",
                    english="There is no former model to go back to. Choose one from the list and compare.",
                )
            before = list(Choice.load(self._models).before)
            while before.pop() != listing.before.name:
                pass
            return self._switched(listing.before, tuple(before))

    def delete(self, name: str) -> None:
        """Remove a model with its report and its run folder.

        Raises
        ------
        LearningError
            If it is in use, came with Sutja, a training needs it still, or it cannot be removed.
        LedgerError
            If the ledger cannot be written.
        """
        with alone(self._models):
            model = self.listing().named(name)
            if model is None:
                return
            if model.is_bundled or model.is_live:
                raise LearningError(
                    korean="쓰고 있는 모델과 Sutja에 딸린 모델은 지울 수 없습니다. 먼저 다른 모델로 바꾸세요.",
                    english="The model in use and the one that comes with Sutja cannot be removed. "
                    "Use another one first.",
                )
            folder = ModelFolder(self._models / name)
            if any(order.base == folder.model for order in self._unfinished()):
                raise LearningError(
                    korean="끝나지 않은 학습이 이 모델을 바탕으로 합니다. 그 학습을 끝내거나 버린 뒤 지우세요.",
                    english="A training that has not come to its end adapts this model. Go on with that training or "
                    "discard it first.",
                )
            remember_models(self._models)
            keep_split(folder)
            try:
                remove(folder)
            except OSError as error:
                raise not_kept(folder.path, error) from None

    def _unfinished(self) -> Iterator[Order]:
        for folder in model_folders(self._models):
            order = None if folder.is_finished else order_in(folder)
            if order is not None:
                yield order

    def _switched(self, model: Model, before: tuple[str, ...]) -> Model:
        Choice(model.name, before).save(self._models)
        return replace(model, is_live=True)


def _usable(listing: Listing, name: str) -> Model:
    model = listing.named(name)
    if model is None or model.problem is not None:
        raise LearningError(
            korean=f"모델이 없어졌거나 손상되었습니다: {name}. 목록에서 다른 모델을 고르세요.",
            english=f"The model {name} is gone or damaged. Choose another one from the list.",
        )
    return model


def _made_here(folder: ModelFolder) -> Model:
    return _read(
        Model(
            folder.name,
            folder.model,
            made=_began(folder),
            page=folder.page if folder.page.exists() else None,
            comparison=_comparison(folder),
        )
    )


def _read(model: Model) -> Model:
    """Return a model with what it says about itself, or why it cannot be used."""
    from model.artifact import read_metadata  # which loads torch: off the GUI thread

    try:
        with model.path.open("rb") as file:
            return replace(model, metadata=read_metadata(file))
    except SutjaError as error:
        return replace(model, problem=error.text)
    except OSError as error:
        return replace(model, problem=_unreadable(model.path, error))


def _began(folder: ModelFolder) -> datetime | None:
    """Return when a training began, as it was written down; else the moment that the folder is named after."""
    with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        return datetime.fromisoformat(json.loads(folder.record.read_bytes())["started"])
    with suppress(ValueError):
        return datetime.strptime(folder.name[:15], MOMENT).astimezone()
    return None


def _comparison(folder: ModelFolder) -> Comparison | None:
    with suppress(OSError, ValueError):
        return Comparison.from_json(folder.comparison.read_bytes())
    return None


def _unreadable(path: Path, error: OSError) -> Text:
    return Text(
        korean=f"모델 파일을 열 수 없습니다: {path} ({reason_of(error)}). 지우고 다시 학습하세요.",
        english=f"The model {path} cannot be opened ({reason_of(error)}). Remove it and learn again.",
    )


def _damaged(model: Model) -> Text:
    return Text(
        korean=f"모델 {model.name}은(는) 손상되어 쓰지 않습니다. 지워도 됩니다.",
        english=f"The model {model.name} is damaged and is not used. You may remove it.",
    )


def _not_live(name: str) -> Text:
    return Text(
        korean=f"쓰던 모델 {name}을(를) 쓸 수 없어 그 전의 모델을 씁니다. 다시 학습하거나 다른 모델을 고르세요.",
        english=f"The model {name} that was in use cannot be used, so the one before it is. Learn again, or choose "
        "another one.",
    )


NOT_CHOSEN: Final = Text(
    korean="어떤 모델을 쓰는지 적은 파일이 손상되어 Sutja에 딸린 모델을 씁니다. 목록에서 모델을 고르세요.",
    english="The file that says which model is in use is damaged, so the model that comes with Sutja is used. "
    "Choose yours from the list.",
)
