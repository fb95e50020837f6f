"""What the window makes by learning, ``sutja forget`` removes."""

import shutil

import pytest

from app.cli import run
from app.learning.comparison import Comparison, Hearing
from app.learning.folder import LEARNT_FROM, REMOVED
from app.learning.library import Library
from app.learning.listing import BUNDLED
from model.spec import places
from model.spec.content import key_of
from tests.app.learning.conftest import Heard


@pytest.fixture
def learnt(control, order, models):
    """A model in use, a training that failed on its way, and one that was cancelled."""
    for behaviour in ("saves", "fails_late", "waits"):
        heard = Heard()
        job = control.start(order(behaviour), heard)
        if behaviour == "waits":
            control.cancel()
        heard.end()
        if behaviour == "saves":
            model = job.folder
    library = Library(models)
    comparison = Comparison(Hearing(BUNDLED, (1,)), Hearing(model.name, (1,)), (1,), key_of(model.model))
    library.keep(comparison)
    library.adopt(comparison)
    return model


def test_the_models_stay_unless_they_are_asked_for(learnt, models, capsys):
    assert run(["forget", "--yes"]) == 0
    left = sorted(path.relative_to(models).as_posix() for path in models.rglob("*") if path.is_file())
    assert left == [f"{learnt.name}/{name}" for name in ("comparison.json", "model.pt", "model.state.pt")]
    assert str(learnt.model) in capsys.readouterr().out
    assert [model.name for model in Library(models).listing().models] == [learnt.name, BUNDLED]


def test_what_could_not_be_deleted_goes_with_the_rest(learnt, models, monkeypatch):
    library = Library(models)
    library.go_back()
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", lambda path, **options: None)
        library.delete(learnt.name)
    assert any((models / REMOVED).rglob("model.pt"))
    assert (models / LEARNT_FROM).exists()
    assert run(["forget", "--yes"]) == 0
    assert not models.exists()


def test_with_the_models_nothing_is_left(learnt, models):
    assert run(["forget", "--yes", "--models"]) == 0
    assert not places.data_folder().exists()
