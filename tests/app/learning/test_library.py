import json
import shutil
from pathlib import Path

import pytest

from app.learning.comparison import Comparison, Hearing
from app.learning.errors import LearningError
from app.learning.folder import LIBRARY, LIBRARY_ASIDE, ModelFolder
from app.learning.held_out import Take, keep_to_former_splits
from app.learning.library import Library
from app.learning.listing import BUNDLED
from app.learning.trainer import Order
from app.paths import DEFAULT_MODEL
from model.artifact import load
from model.spec.content import key_of


def counts_of(metadata):
    accuracy = metadata.metrics["accuracy"]
    return accuracy["count"], accuracy["total"]


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
    return Comparison(Hearing(live, (1, 2)), Hearing(other, (1, 1)), (1, 1), key_of(DEFAULT_MODEL))


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
    told = load(DEFAULT_MODEL).metadata  # `made` copies the bundled one
    assert model.takes == told.training["clips"]
    assert (model.accuracy.count, model.accuracy.total) == counts_of(told)
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
def test_a_damaged_choice_is_said_until_another_is_made_and_then_set_aside(library, made, models, content):
    made("a")
    (models / LIBRARY).write_text(content)
    for _ in range(2):  # the engine looks as well as the page
        listing = library.listing()
        assert listing.live.is_bundled
        assert ["is damaged" in notice.english for notice in listing.notices] == [True]
    library.adopt(against(BUNDLED, "a"))
    assert (models / LIBRARY_ASIDE).read_text() == content
    assert library.listing().notices == ()
    assert library.listing().live.name == "a"


def test_a_choice_that_cannot_be_read_at_this_moment_is_not_damaged(library, made, models, monkeypatch):
    made("a")
    library.adopt(against(BUNDLED, "a"))
    before = (models / LIBRARY).read_bytes()
    read = Path.read_bytes

    def too_many_files(path):
        if path.name == LIBRARY:
            raise OSError(24, "Too many open files")
        return read(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", too_many_files)
        for act in (library.listing, library.go_back, lambda: library.adopt(against("a", BUNDLED))):
            with pytest.raises(LearningError, match="Too many open files"):
                act()
    assert (models / LIBRARY).read_bytes() == before
    assert not (models / LIBRARY_ASIDE).exists()
    assert library.listing().live.name == "a"


def test_a_model_whose_file_is_another_one_by_now_is_not_adopted(library, made):
    folder = made("a")
    comparison = against(BUNDLED, "a")
    with folder.model.open("ab") as file:
        file.write(b"\0" * 22)  # an archive may end so
    with pytest.raises(LearningError, match="Compare again"):
        library.adopt(comparison)
    assert library.listing().live.is_bundled


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


def test_a_model_is_listed_also_without_its_run_folder(library, made):
    shutil.rmtree(made("20261121-101112").run)
    [model, _] = library.listing().models
    assert model.made.strftime("%Y-%m-%d %H:%M:%S") == "2026-11-21 10:11:12"
    assert (model.accuracy.count, model.accuracy.total) == counts_of(load(DEFAULT_MODEL).metadata)


def test_a_model_whose_training_was_killed_before_its_last_word_is_none_yet(library, made):
    folder = made("a")
    folder.record.unlink()
    folder.job.write_text("{}")
    assert names(library.listing()) == [BUNDLED]


def test_what_a_deleted_model_has_learnt_from_is_known(library, made, models, tmp_path):
    for digit in range(2):
        take = tmp_path / "takes" / str(digit) / "a.wav"
        take.parent.mkdir(parents=True)
        take.write_bytes(str(digit).encode())
    keys = [key_of(tmp_path / "takes" / str(digit) / "a.wav") for digit in range(2)]
    first, second = made("a"), made("b")
    order = {"recordings": [str(tmp_path / "takes")], "base": None, "labels": "auto", "groups": "auto"}
    second.job.write_text(json.dumps(order))
    first.split.write_text(json.dumps({"by": "takes", "sides": {keys[0]: "training", keys[1]: "validation"}}))
    second.split.write_text(json.dumps({"by": "takes", "sides": dict.fromkeys(keys, "validation")}))
    library.delete("a")
    assert [take.digit for take in library.takes(library.listing().named("b"))] == [1]
    library.delete("b")
    new = ModelFolder(models / "c")
    new.run.mkdir(parents=True)
    keep_to_former_splits(new, [])
    assert json.loads(new.split.read_text())["sides"] == {keys[0]: "training", keys[1]: "validation"}


def test_what_was_recorded_since_is_measured_as_well_and_what_was_held_out_once(models, made, tmp_path):
    takes = []
    for digit in range(3):
        path = tmp_path / "takes" / str(digit) / "a.wav"
        path.parent.mkdir(parents=True)
        path.write_bytes(str(digit).encode())
        takes.append(Take(path, digit))
    library = Library(models, recorded=lambda: takes)
    model = made("a")
    model.job.write_text(json.dumps(Order((tmp_path / "takes",)).as_record()))
    sides = dict(zip([key_of(take.path) for take in takes], ("training", "validation"), strict=False))
    model.split.write_text(json.dumps({"by": "takes", "sides": sides}))
    assert sorted(take.digit for take in library.takes(library.listing().named("a"))) == [1, 2]


def test_what_cannot_be_written_down_of_a_model_keeps_it(library, made, monkeypatch):
    folder = made("a")
    folder.split.write_text(json.dumps({"by": "takes", "sides": {"x": "training"}}))

    def full(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.learning.splits.write_atomically", full)
    with pytest.raises(LearningError, match="No space left"):
        library.delete("a")
    assert folder.model.exists()


def test_a_model_that_a_training_adapts_still_is_not_deleted(library, made, models):
    base = made("a")
    job = ModelFolder(models / "b")
    job.run.mkdir(parents=True)
    job.job.write_text(json.dumps(Order((models,), base.model).as_record()))
    with pytest.raises(LearningError, match="has not come to its end"):
        library.delete("a")
    shutil.rmtree(job.path)
    library.delete("a")
    assert not base.path.exists()


def test_what_cannot_be_deleted_is_no_half_of_a_model(library, made, models, monkeypatch):
    folder = made("a")
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", lambda path, **options: None)  # as Windows, while another program reads
        library.delete("a")
    assert not folder.path.exists()
    assert names(library.listing()) == [BUNDLED]
    made("b")
    library.delete("b")
    assert [path.name for path in models.iterdir() if path.is_dir()] == []
