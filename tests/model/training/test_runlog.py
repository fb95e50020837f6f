import os
import socket
import struct
import subprocess
import sys
import types

import pytest
from tensorboardX.proto.event_pb2 import Event, SessionLog
from tensorboardX.record_writer import masked_crc32c

from model.report.record import EpochRecord
from model.spec.errors import ReportError
from model.training.runlog import RunLogs, TensorBoardLog, WandbLog


def record(number, **changes):
    values = {
        "training_loss": 1 / number,
        "validation_loss": 2 / number,
        "validation_accuracy": 1 - 0.5**number,
        "learning_rate": 0.001 * number,
        "seconds": 10.0,
    }
    return EpochRecord(number=number, **{**values, **changes})


HISTORY = [record(number) for number in (1, 2, 3)]


def events(folder):
    """Read TensorBoard's record format: length, its checksum, content, its checksum."""
    (file,) = folder.iterdir()
    content, found = file.read_bytes(), []
    while content:
        (size,) = struct.unpack("<Q", content[:8])
        assert struct.unpack("<I", content[8:12]) == (masked_crc32c(content[:8]),)
        data, content = content[12 : 12 + size], content[12 + size :]
        assert struct.unpack("<I", content[:4]) == (masked_crc32c(data),)
        content = content[4:]
        found.append(Event.FromString(data))
    return found


def curves(folder):
    return [
        (event.step, value.tag, value.simple_value) for event in events(folder) for value in event.summary.value
    ]  # fmt: skip


def points(records):
    return [
        (epoch.number, tag, pytest.approx(value))
        for epoch in records
        for tag, value in (
            ("loss/training", epoch.training_loss),
            ("loss/validation", epoch.validation_loss),
            ("accuracy/validation", epoch.validation_accuracy),
            ("learning_rate", epoch.learning_rate),
        )
    ]


def test_each_epoch_is_a_point_of_each_curve_at_once(tmp_path):
    log = TensorBoardLog(tmp_path / "학습" / "tensorboard")
    for number in range(3):
        log.epoch(HISTORY[number])
        assert curves(tmp_path / "학습" / "tensorboard") == points(HISTORY[: number + 1])
    log.close()
    assert events(tmp_path / "학습" / "tensorboard")[0].file_version == "brain.Event:2"
    seconds = sorted({event.wall_time for event in events(tmp_path / "학습" / "tensorboard") if event.step})
    assert seconds[2] - seconds[0] == pytest.approx(20.0)


def test_what_was_not_measured_is_no_point(tmp_path):
    log = TensorBoardLog(tmp_path)
    log.epoch(record(1, training_loss=None, validation_accuracy=None))
    log.close()
    assert [tag for _, tag, _ in curves(tmp_path)] == ["loss/validation", "learning_rate"]


def test_a_training_taken_up_again_has_each_point_once(tmp_path):
    (tmp_path / "events.out.tfevents.1.sutja").write_bytes(b"killed in the middle of a reco")
    (tmp_path / "events.out.tfevents.2.another-program").write_bytes(b"")
    log = TensorBoardLog(tmp_path, HISTORY[:2])
    log.epoch(HISTORY[2])
    log.close()
    (tmp_path / "events.out.tfevents.2.another-program").unlink()
    assert curves(tmp_path) == points(HISTORY)
    # A dashboard that shows the former points drops them.
    assert events(tmp_path)[1].session_log.status == SessionLog.START
    assert events(tmp_path)[1].step == 0


def test_neither_the_name_nor_the_content_tells_the_computer(tmp_path, monkeypatch):
    monkeypatch.setattr(socket, "gethostname", lambda: "name-of-the-computer")
    log = TensorBoardLog(tmp_path)
    log.epoch(HISTORY[0])
    log.close()
    (file,) = tmp_path.iterdir()
    assert file.name.startswith("events.out.tfevents.")
    assert file.suffix == ".sutja"
    assert b"name-of-the-computer" not in file.read_bytes()
    assert str(tmp_path).encode() not in file.read_bytes()


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ReportError, match="cannot be written"):
        TensorBoardLog(tmp_path / "file" / "tensorboard")


def test_a_full_disk_is_one_sentence(tmp_path, monkeypatch):
    log = TensorBoardLog(tmp_path)

    def full():
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(log._writer, "flush", full)
        with pytest.raises(ReportError, match="No space left"):
            log.epoch(HISTORY[0])
    log.close()


def test_neither_a_warning_nor_the_network_comes_with_it(tmp_path):
    code = (
        "import sys\n"
        "def refuse(event, arguments):\n"
        "    if event.startswith('socket.'): raise AssertionError(event)\n"
        "sys.addaudithook(refuse)\n"
        "from model.report.record import EpochRecord\n"
        "from model.training.runlog import TensorBoardLog\n"
        "log = TensorBoardLog(__import__('pathlib').Path(sys.argv[1]))\n"
        "log.epoch(EpochRecord(1, 0.5, 0.5, 0.5, 0.5, 1.0))\n"
        "log.close()\n"
        "assert 'wandb' not in sys.modules"
    )
    process = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert (process.returncode, process.stderr) == (0, "")
    assert len(curves(tmp_path)) == 4


class WandbError(Exception):
    pass


class FakeWandb(types.ModuleType):
    """Stands in for the package, and takes note of what it is told."""

    Error = WandbError

    def __init__(self):
        super().__init__("wandb")
        self.arguments, self.logged, self.finished, self.refusal = {}, [], 0, ""

    def Settings(self, **settings):
        return settings

    def init(self, **arguments):
        if self.refusal:
            raise WandbError(self.refusal)
        self.arguments = arguments
        return self

    def log(self, values, *, step):
        self.logged.append((step, values))

    def finish(self):
        self.finished += 1


@pytest.fixture
def wandb(monkeypatch):
    module = FakeWandb()
    monkeypatch.setitem(sys.modules, "wandb", module)
    for name in ("WANDB_MODE", "WANDB_CACHE_DIR"):
        monkeypatch.setenv(name, "restored after the test")
        monkeypatch.delenv(name)
    return module


def test_weights_and_biases_gets_each_epoch_once(wandb, tmp_path):
    log = WandbLog(tmp_path, {}, HISTORY[:2])
    log.epoch(HISTORY[2])
    log.close()
    assert [step for step, _ in wandb.logged] == [1, 2, 3]
    assert wandb.logged[1][1] == {
        "loss/training": 0.5, "loss/validation": 1.0, "accuracy/validation": 0.75, "learning_rate": 0.002
    }  # fmt: skip
    assert wandb.finished == 1


def test_it_stays_on_this_computer_unless_the_user_wants_otherwise(wandb, tmp_path, monkeypatch):
    WandbLog(tmp_path, {}).close()
    assert wandb.arguments["mode"] == "offline"
    assert wandb.arguments["dir"] == str(tmp_path)
    assert os.environ["WANDB_CACHE_DIR"] == str(tmp_path / "wandb" / "cache")
    monkeypatch.setenv("WANDB_MODE", "online")
    WandbLog(tmp_path, {}).close()
    assert wandb.arguments["mode"] == "online"


def test_it_is_told_no_path_and_nothing_of_the_computer(wandb, tmp_path):
    WandbLog(tmp_path, {"epochs": 3, "data": (tmp_path,), "output": tmp_path / "mine.pt", "labels": "auto"}).close()
    assert wandb.arguments["config"] == {"epochs": 3, "data": "(path)", "output": "(path)", "labels": "auto"}
    settings = wandb.arguments["settings"]
    assert settings["host"] == "sutja"
    assert all(value for name, value in settings.items() if "disable" in name)
    assert not settings["save_code"]
    assert not settings["x_save_requirements"]


def test_a_refusal_is_one_sentence(wandb, tmp_path):
    wandb.refusal = "no API key\nconfigured"
    with pytest.raises(ReportError, match=r"\(no API key configured\)"):
        WandbLog(tmp_path, {})


def test_a_missing_package_is_one_sentence_with_the_remedy(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "wandb", None)
    with pytest.raises(ReportError, match=r"pip install 'sutja\[wandb\]'"):
        WandbLog(tmp_path, {})


class Broken:
    def epoch(self, record):
        pass

    def close(self):
        raise ReportError(korean="", english="broken")


def test_several_logs_are_one_and_all_are_closed(wandb, tmp_path):
    both = RunLogs([TensorBoardLog(tmp_path / "tensorboard"), WandbLog(tmp_path, {}), Broken()])
    both.epoch(HISTORY[0])
    with pytest.raises(ReportError, match="broken"):
        both.close()
    assert curves(tmp_path / "tensorboard") == points(HISTORY[:1])
    assert len(wandb.logged) == wandb.finished == 1
