import hashlib
import json

import pytest

from app.learning.errors import LearningError
from app.learning.folder import ModelFolder
from app.learning.held_out import Take, held_out_takes, keep_to_former_splits, takes_since
from app.learning.splits import Split
from app.learning.trainer import Order


@pytest.fixture
def recordings(tmp_path):
    """Files that need be no sound: what they are known by is their content."""
    for digit in range(10):
        for take in range(2):
            path = tmp_path / "녹음" / f"{digit}" / f"{'ab'[take]}.wav"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(f"{digit}-{take}".encode())
    return tmp_path / "녹음"


def key(digit, take):
    return hashlib.sha256(f"{digit}-{take}".encode()).hexdigest()[:32]


def made(folder, by="takes", **sides):
    model = ModelFolder(folder)
    model.run.mkdir(parents=True)
    model.split.write_text(
        json.dumps({"by": by, "sides": {key(*map(int, name[1:])): side for name, side in sides.items()}})
    )
    return model


def names(takes):
    return sorted(f"{take.path.parent.name}/{take.path.stem}" for take in takes)


def test_it_is_exactly_what_the_trainer_held_out(recordings, tmp_path):
    model = made(tmp_path / "a", _00="training", _01="validation", _71="validation", _70="training")
    takes = held_out_takes([Order((recordings,))], held_out_by=[model], learnt_by=[model])
    assert names(takes) == ["0/b", "7/b"]
    assert sorted(take.digit for take in takes) == [0, 7]


def test_what_another_model_has_learnt_from_is_left_out(recordings, tmp_path):
    model = made(tmp_path / "a", _00="training", _01="validation", _71="validation")
    former = made(tmp_path / "b", _71="training", _50="validation")
    two = [model, former]
    assert names(held_out_takes([Order((recordings,))], held_out_by=two, learnt_by=two)) == ["0/b", "5/a"]


def test_a_take_in_two_folders_counts_once(recordings, tmp_path):
    model = made(tmp_path / "a", _01="validation")
    orders = [Order((recordings,)), Order((recordings, recordings))]
    assert len(held_out_takes(orders, held_out_by=[model], learnt_by=[model])) == 1


def test_a_folder_that_is_gone_holds_nothing(tmp_path):
    model = made(tmp_path / "a", _01="validation")
    assert held_out_takes([Order((tmp_path / "gone",))], held_out_by=[model], learnt_by=[model]) == []


def ordered(model, *folders):
    """Let a model be made of folders."""
    model.job.write_text(json.dumps(Order(folders).as_record()))
    return model


def recorded(folder):
    return [Take(path, int(path.parent.name)) for path in sorted(folder.glob("*/*.wav"))]


def test_what_was_recorded_since_is_new_to_all_models(recordings, tmp_path):
    model = ordered(
        made(tmp_path / "a", **{f"_{digit}0": "training" for digit in range(10)}, _01="validation"), recordings
    )
    since = takes_since(recorded(recordings), [model], learnt_by=[model], deleted=[])
    assert names(since) == [f"{digit}/b" for digit in range(10)]
    other = made(tmp_path / "b", _11="training")  # is being made
    deleted = [Split("takes", {key(2, 1): "training"})]
    since = takes_since(recorded(recordings), [model], learnt_by=[model, other], deleted=deleted)
    assert names(since) == [f"{digit}/b" for digit in (0, *range(3, 10))]


def test_where_it_is_not_known_what_a_model_has_learnt_nothing_is_new(recordings, tmp_path):
    def since(*models):
        return takes_since(recorded(recordings), models, learnt_by=models, deleted=[])

    model = ordered(made(tmp_path / "a", _00="training"), recordings)
    assert since(model)
    assert since(model, made(tmp_path / "without an order", _00="training")) == []
    damaged = ordered(made(tmp_path / "damaged"), recordings)
    damaged.split.write_text("")
    assert since(model, damaged) == []
    # The same words may have been brought in from there as other files.
    assert since(model, ordered(made(tmp_path / "elsewhere"), recordings, tmp_path / "옛 녹음")) == []


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"by": "takes", "sides": []}', "3"])
def test_a_damaged_split_tells_nothing(recordings, tmp_path, content):
    model = made(tmp_path / "a", _01="validation")
    model.split.write_text(content)
    assert held_out_takes([Order((recordings,))], held_out_by=[model], learnt_by=[model]) == []
    new = ModelFolder(tmp_path / "new")
    keep_to_former_splits(new, [model])
    assert not new.split.exists()


def test_a_new_training_keeps_to_all_former_ones(tmp_path):
    former = [
        made(tmp_path / "a", by="speakers", _90="validation"),
        made(tmp_path / "b", _00="training", _01="validation", _11="validation"),
        made(tmp_path / "c", _11="training", _20="validation"),
    ]
    new = ModelFolder(tmp_path / "new")
    new.run.mkdir(parents=True)
    keep_to_former_splits(new, former)
    split = json.loads(new.split.read_text())
    assert split["by"] == "takes"
    assert split["sides"] == {
        key(0, 0): "training", key(0, 1): "validation", key(1, 1): "training", key(2, 0): "validation"
    }  # fmt: skip


def test_a_full_disk_is_one_sentence(tmp_path):
    model = made(tmp_path / "a", _01="validation")
    with pytest.raises(LearningError, match="cannot be written"):
        keep_to_former_splits(ModelFolder(tmp_path / "nowhere"), [model])
