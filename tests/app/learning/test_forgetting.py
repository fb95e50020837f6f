"""What the window makes by learning, ``sutja forget`` removes."""

import pytest

from app.cli import run
from app.learning.comparison import Comparison, Hearing
from app.learning.library import Library
from app.learning.listing import BUNDLED
from model.spec import places
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
    comparison = Comparison(Hearing(BUNDLED, (1,)), Hearing(model.name, (1,)), (1,))
    library.keep(comparison)
    library.adopt(comparison)
    return model


def test_the_models_stay_unless_they_are_asked_for(learnt, models, capsys):
    assert run(["forget", "--yes"]) == 0
    left = sorted(path.relative_to(models).as_posix() for path in models.rglob("*") if path.is_file())
    assert left == [f"{learnt.name}/{name}" for name in ("comparison.json", "model.pt", "model.state.pt")]
    assert str(learnt.model) in capsys.readouterr().out


def test_with_the_models_nothing_is_left(learnt, models):
    assert run(["forget", "--yes", "--models"]) == 0
    assert not places.data_folder().exists()
