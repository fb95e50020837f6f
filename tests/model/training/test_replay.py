import pytest

from model.spec.errors import DatasetError
from model.training.data import Data
from model.training.replay import remember
from tests.model.dataset.sounds import buzz, in_silence, write


@pytest.fixture
def folder(tmp_path):
    """Names of FSDD's form, of which two rules could be right."""
    for number in range(20):
        write(tmp_path / "old" / f"{number % 5}_kim_{number // 5}.wav", in_silence(buzz(number % 5, number)))
    return tmp_path / "old"


def test_folders_of_a_model_without_a_run_are_read_by_the_rule_of_the_data(folder, tmp_path):
    data = Data()
    remember(data, tmp_path / "alone.pt", [folder], labels="first-digit")
    assert len(data.replay) + len(data.replay_validation) == 20
    assert {clip.tokens for clip in data.replay} == {(token,) for token in range(1, 6)}
    assert data.notes == []


def test_named_folders_that_cannot_be_heard_again_are_no_mere_note(tmp_path):
    with pytest.raises(DatasetError, match="no folder with recordings"):
        remember(Data(), tmp_path / "alone.pt", [tmp_path / "missing"], labels="last-digit")


def test_where_none_is_named_and_none_is_known_it_is_said(tmp_path):
    data = Data()
    remember(data, tmp_path / "alone.pt", [], labels="last-digit")
    assert any("may forget" in note.english for note in data.notes)
