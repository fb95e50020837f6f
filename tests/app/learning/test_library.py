import json
import shutil

import pytest

from app.learning.comparison import Comparison, Hearing
from app.learning.errors import LearningError
from app.learning.folder import LIBRARY, LIBRARY_ASIDE, ModelFolder
from app.learning.library import Library
from app.learning.listing import BUNDLED
from app.paths import DEFAULT_MODEL


@pytest.fixture
def library(models):
    return Library(models)


@pytest.fixture
def made(models):
    """Make a finished model, as a training would leave it."""

    def make(name, started="2026-11-21T10:00:00+00:00"):
        folder = ModelFolder(models / name)
        folder.run.mkdir(parents=True)
        folder.report.mkdir()
        shutil.copy(DEFAULT_MODEL, folder.model)
        folder.page.write_text("<p>a report")
        folder.record.write_text(json.dumps({"started": started}))
        return folder

    return make


def against(live, other):
    return Comparison(Hearing(live, (1, 2)), Hearing(other, (1, 1)), (1, 1))


def names(listing):
    return [model.name for model in listing.models]


def test_the_bundled_model_is_always_there_and_live_at_first(library, models):
    listing = library.listing()
    assert names(listing) == [BUNDLED]
    assert listing.live.is_bundled
    assert listing.live.path == DEFAULT_MODEL
    assert listing.before is None
    assert not models.exists()  # looking makes nothing


def test_every_finished_model_is_listed_with_its_facts_the_newest_first(library, made, models):
    made("20261119-100000")
    newest = made("20261121-100000")
    (models / "20261122-100000" / "model.run").mkdir(parents=True)  # a training that has not come to its end
    listing = library.listing()
    assert names(listing) == ["20261121-100000", "20261119-100000", BUNDLED]
    model = listing.models[0]
    assert model.made.isoformat() == "2026-11-21T10:00:00+00:00"
    assert model.page == newest.page
    assert model.takes == 25_344
    assert (model.accuracy.count, model.accuracy.total) == (1242, 1248)
    assert not model.is_live


def test_a_model_is_adopted_and_gone_back_from(library, made):
    made("a")
    made("b")
    assert library.adopt(against(BUNDLED, "a")).name == "a"
    assert library.adopt(against("a", "b")).name == "b"
    listing = Library(library._models).listing()
    assert (listing.live.name, listing.before.name) == ("b", "a")
    assert library.go_back().name == "a"
    assert library.go_back().name == BUNDLED
    with pytest.raises(LearningError, match="no former model"):
        library.go_back()


def test_only_what_was_measured_against_the_live_one_is_adopted(library, made):
    made("a")
    made("b")
    library.adopt(against(BUNDLED, "a"))
    with pytest.raises(LearningError, match="Compare with that one first"):
        library.adopt(against(BUNDLED, "b"))
    assert library.listing().live.name == "a"


def test_a_model_that_is_gone_is_not_adopted(library):
    with pytest.raises(LearningError, match="gone or damaged"):
        library.adopt(against(BUNDLED, "gone"))
    assert library.listing().live.is_bundled


def test_a_full_disk_changes_nothing(library, made, monkeypatch):
    made("a")
    made("b")
    library.adopt(against(BUNDLED, "a"))

    def full(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.learning.choice.write_atomically", full)
    monkeypatch.setattr("app.learning.library.write_atomically", full)
    for act in (lambda: library.adopt(against("a", "b")), library.go_back, lambda: library.keep(against("a", "b"))):
        with pytest.raises(LearningError, match="No space left"):
            act()
    assert library.listing().live.name == "a"


def test_a_damaged_model_is_said_and_never_live(library, made):
    made("a")
    folder = made("b")
    library.adopt(against(BUNDLED, "a"))
    library.adopt(against("a", "b"))
    folder.model.write_bytes(folder.model.read_bytes()[:1000])
    listing = library.listing()
    assert listing.live.name == "a"
    assert listing.before.is_bundled
    assert listing.named("b").problem is not None
    assert [notice.english.split(".")[0] for notice in listing.notices] == [
        "The model b is damaged and is not used",
        "The model b that was in use cannot be used, so the one before it is",
    ]
    with pytest.raises(LearningError, match="gone or damaged"):
        library.adopt(against("a", "b"))
    library.delete("b")
    assert library.listing().named("b") is None


def test_a_model_without_its_file_is_a_damaged_one(library, made):
    made("a").model.unlink()
    assert library.listing().named("a").problem is not None


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"live": "a"}', '{"live": "a", "before": 3}', "\x00"])
def test_a_damaged_choice_is_set_aside_and_said_once(library, made, models, content):
    made("a")
    (models / LIBRARY).write_text(content)
    listing = library.listing()
    assert listing.live.is_bundled
    assert ["set aside" in notice.english for notice in listing.notices] == [True]
    assert (models / LIBRARY_ASIDE).read_text() == content
    assert library.listing().notices == ()


def test_a_model_is_deleted_with_all_that_belongs_to_it(library, made):
    folder = made("a")
    library.delete("a")
    assert not folder.path.exists()
    library.delete("a")  # as another window may have been quicker


def test_neither_the_live_nor_the_bundled_model_is_deleted(library, made):
    made("a")
    library.adopt(against(BUNDLED, "a"))
    for name in ("a", BUNDLED):
        with pytest.raises(LearningError, match="cannot be removed"):
            library.delete(name)
    assert DEFAULT_MODEL.exists()


def test_one_goes_back_past_a_model_that_was_deleted(library, made):
    made("a")
    made("b")
    library.adopt(against(BUNDLED, "a"))
    library.adopt(against("a", "b"))
    library.delete("a")
    assert library.listing().before.is_bundled
    assert library.go_back().is_bundled


def test_a_comparison_is_kept_with_its_model(library, made):
    made("a")
    library.keep(against(BUNDLED, "a"))
    assert library.listing().named("a").comparison == against(BUNDLED, "a")
    library.keep(against("a", BUNDLED))  # for which there is no place, and no error
