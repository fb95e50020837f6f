import os

import pytest

from model.spec.errors import DatasetError
from model.training.options import Options


def linked(link, target):
    try:
        link.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("links need a permission here")


def checked(tmp_path, **options):
    Options(**{name: tmp_path / value for name, value in options.items()}).check()


def refused(tmp_path, match, **options):
    with pytest.raises(DatasetError, match=match):
        checked(tmp_path, **options)


def test_what_takes_nothing_from_anything_is_right(tmp_path):
    checked(tmp_path, output="모델/m.pt")
    checked(tmp_path, output="m.v2.PT", adapt="m.pt", report="보고서")
    checked(tmp_path, output="b/m.pt", adapt="a/m.pt", report="m")


@pytest.mark.parametrize("output", ["m", "m.v2", "x.run", "m.pth", ".pt", "m.state.pt"])
def test_a_model_is_named_as_one(tmp_path, output):
    refused(tmp_path, "must end in .pt", output=output)


def test_a_model_is_not_written_over_a_recording(tmp_path):
    refused(tmp_path, "over a recording", output="0137.WAV")
    linked(tmp_path / "m.pt", tmp_path / "0137.wav")
    refused(tmp_path, "over a recording", output="m.pt")


def test_the_model_to_go_on_from_is_not_written_over(tmp_path):
    refused(tmp_path, "may not be written over", output="m.pt", adapt="m.pt")
    refused(tmp_path, "may not be written over", output="m.pt", adapt="x/../m.pt")
    (tmp_path / "base.pt").write_bytes(b"")
    linked(tmp_path / "link.pt", tmp_path / "base.pt")
    refused(tmp_path, "may not be written over", output="link.pt", adapt="base.pt")
    refused(tmp_path, "may not be written over", output="base.pt", adapt="link.pt")


@pytest.mark.parametrize("base", ["m.v1", "m.state.pt", "m"])
def test_what_lies_beside_the_model_to_go_on_from_is_not_written_over(tmp_path, base):
    refused(tmp_path, "may not be written over", output="m.pt", adapt=base)


def test_a_run_folder_reached_by_a_link_is_not_shared(tmp_path):
    (tmp_path / "base.run").mkdir()
    linked(tmp_path / "m.run", tmp_path / "base.run")
    refused(tmp_path, "may not be written over", output="m.pt", adapt="base.pt")


def test_where_the_file_system_sees_one_file_in_two_names_so_does_the_check(tmp_path, monkeypatch):
    """As where case means nothing."""
    monkeypatch.setattr(os.path, "samefile", lambda one, other: str(one).lower() == str(other).lower())
    refused(tmp_path, "may not be written over", output="M.pt", adapt="m.pt")


@pytest.mark.parametrize("report", ["m.run", "x/../m.run", "base.run", "m.pt", "m.state.pt", "base.pt"])
def test_a_report_has_a_folder_of_its_own(tmp_path, report):
    refused(tmp_path, "folder of its own", output="m.pt", adapt="base.pt", report=report)


@pytest.mark.parametrize("name", ["options.json", "run.lock"])
def test_a_report_is_not_written_into_any_run_folder(tmp_path, name):
    folder = tmp_path / "other.run"
    folder.mkdir()
    checked(tmp_path, output="m.pt", report="other.run")
    (folder / name).write_text("")
    refused(tmp_path, "folder of its own", output="m.pt", report="other.run")
