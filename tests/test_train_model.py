"""The training script as a user runs it: a folder in, a model out that the application uses at once."""

import contextlib
import errno
import itertools
import json
import os
import re
import shutil
import sys
import zipfile

import numpy as np
import pytest
import soundfile

import train_model
from app.core.recognizer import load_classifier
from app.paths import DEFAULT_MODEL
from model import synthesis
from model.dataset.clip import clip_of
from model.formant.corpus import OTHERS, STRINGS, TALK
from model.recognizer import Recognizer
from model.report.reader import read_record
from model.report.record import Part
from model.spec import ledger
from model.spec.metadata import Metadata
from model.synthesis import corpus
from model.training import gathering, voices
from model.training.data import Data
from model.training.options import Options
from model.training.voices import Cast
from tests.model.dataset.sounds import buzz, in_silence, write
from tests.tiny_training import shrink


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """The stages are under test here, not the learning."""
    shrink(monkeypatch)


def write_folder(folder, numbers):
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        write(folder / f"{number:04d}.wav", in_silence(buzz(number % 10, number)), rate=44_100)
    return folder


@pytest.fixture
def folder(tmp_path):
    return write_folder(tmp_path / "내 녹음", range(130, 160))


@pytest.fixture
def train(folder, tmp_path):
    """Train on the folder; the exit status must be 0."""

    def run(*arguments, output="m.pt", data=folder, epochs=2):
        path = tmp_path / "모델" / output
        command = [data, "--labels", "last-digit", "--output", path, "--epochs", epochs, *arguments]
        assert train_model.main([str(argument) for argument in command]) == 0
        return path

    return run


def test_a_model_for_strangers_stays_as_sure_of_people_where_few_takes_are_held_out():
    base = Metadata("x", temperature=1.6, digit_threshold=0.25, lookahead_seconds=0.0, other_discount=3.0)
    voices = [clip_of(buzz(number % 10, number), tokens=[1 + number % 10], speaker="x") for number in range(20)]
    data = Data(replay_validation=voices)  # enough to fit, but no people
    told = train_model.certainty_for(Recognizer(), data, Options(adapt=DEFAULT_MODEL), base)
    assert (told.temperature, told.threshold, told.other_discount) == (1.6, 0.25, 3.0)


def test_a_folder_becomes_a_model_that_the_application_uses(train, capsys):
    output = train()
    recognizer = load_classifier(output)
    assert recognizer.whole(np.zeros(16_000, dtype=np.float32)).shape == (50, 12)
    metadata = recognizer.metadata
    assert metadata.model_version.startswith("folder-")
    assert metadata.metrics["accuracy"]["total"] == 10
    assert {counted["digits"] for counted in metadata.metrics["shown_by_threshold"]} == {10}
    assert metadata.training["clips"] == 20
    assert "모델" not in metadata.to_json()
    printed = capsys.readouterr().out
    assert "30 of 30 recordings are used" in printed
    assert "epoch 2/2" in printed
    assert "95 % interval" in printed
    assert "3 times" in printed


def test_beside_the_model_lie_its_report_and_its_run(train):
    output = train()
    record = read_record(output.parent / "report")
    assert read_record(output.with_suffix(".run")) == record
    assert record.measured_on is Part.VALIDATION
    assert len(record.outcomes) == 10
    assert [epoch.number for epoch in record.history] == [1, 2]
    assert (output.parent / "report" / "index.html").exists()
    [events] = (output.with_suffix(".run") / "tensorboard").iterdir()
    assert events.stat().st_size > 200


def test_nothing_of_the_users_is_in_what_may_be_passed_on(train, tmp_path):
    output = train()
    with zipfile.ZipFile(output) as archive:
        contents = [archive.read(name) for name in archive.namelist()]
    contents += [file.read_bytes() for file in [output, *(output.parent / "report").iterdir()]]
    source = os.path.dirname(train_model.__file__) + os.sep
    for secret in ("내 녹음", str(tmp_path), "0137", os.path.expanduser("~") + os.sep, source):
        for content in contents:
            assert secret.encode() not in content
            assert json.dumps(secret)[1:-1].encode() not in content


def test_what_is_made_is_written_down_to_be_forgotten(train):
    output = train()
    made = {path for entry in ledger.entries() for path in entry.present()}
    left = [
        path
        for path in output.parent.rglob("*")
        if path.is_file() and not any(p in made for p in [path, *path.parents])
    ]
    assert left == []


def test_a_test_folder_is_measured_on_and_never_learnt_from(train, tmp_path):
    unheard = write_folder(tmp_path / "unheard", range(500, 515))
    record = read_record(train("--test", unheard).parent / "report")
    assert record.measured_on is Part.TEST
    assert sum(record.data.test) == len(record.outcomes) == 15
    assert sum(record.data.training) == 20


def test_what_is_in_the_test_folder_is_not_learnt_from(train, folder, tmp_path, capsys):
    unheard = write_folder(tmp_path / "unheard", [*range(130, 135), *range(500, 510)])
    record = read_record(train("--test", unheard).parent / "report")
    assert "5 recordings to learn from are in the test folder" in capsys.readouterr().out
    assert sum(record.data.training) + sum(record.data.validation) == 25


def test_two_runs_give_the_same_numbers(train):
    first, second = (load_classifier(train(output=name, epochs=1)) for name in ("a.pt", "b.pt"))
    assert first.metadata == second.metadata
    assert first.whole(buzz(3)).tolist() == second.whole(buzz(3)).tolist()


def test_the_next_training_holds_out_the_same_recordings(train, folder):
    output = train()
    split = output.with_suffix(".run") / "split.json"
    before = json.loads(split.read_text())["sides"]
    write_folder(folder, range(160, 170))
    train()
    after = json.loads(split.read_text())["sides"]
    assert len(after) == 40
    assert before.items() <= after.items()


def test_an_adapted_model_goes_on_from_another_and_hears_its_recordings_again(train, tmp_path):
    base = train()
    few = write_folder(tmp_path / "few", range(700, 710))
    adapted = train("--adapt", base, output="adapted.pt", data=few)
    metadata = load_classifier(adapted).metadata
    assert metadata.training["adapted_from"] == load_classifier(base).metadata.model_version
    assert metadata.metrics["accuracy_of_former_voices"]["total"] == 10
    assert metadata.temperature > 0


def test_a_model_whose_recordings_are_gone_is_adapted_with_a_warning(train, folder, tmp_path, capsys):
    base = train()
    few = write_folder(tmp_path / "few", range(700, 710))
    for path in folder.iterdir():
        path.unlink()
    capsys.readouterr()
    train("--adapt", base, output="adapted.pt", data=few)
    assert "may forget" in capsys.readouterr().out


def test_a_model_goes_on_from_one_that_went_on(train, tmp_path, capsys):
    base = train()
    second = train("--adapt", base, output="second.pt", data=write_folder(tmp_path / "second", range(700, 710)))
    third = train("--adapt", second, output="third.pt", data=write_folder(tmp_path / "third", range(800, 810)))
    assert "replayed 30" in capsys.readouterr().out  # 20 of the first one, 10 of the second
    assert load_classifier(third).metadata.training["adapted_from"].startswith("adapted-")


def test_the_model_to_go_on_from_must_be_there_and_be_one(folder, tmp_path, capsys):
    start = [folder, "--labels", "last-digit", "--output", tmp_path / "m.pt", "--adapt"]
    assert "cannot be opened" in refused(capsys, *start, tmp_path / "missing.pt")
    (tmp_path / "broken.pt").write_bytes(b"nonsense")
    assert "broken.pt: The file is not a Sutja model" in refused(capsys, *start, tmp_path / "broken.pt")
    alone = shutil.copy(DEFAULT_MODEL, tmp_path / "alone.pt")
    assert f"needs its weights beside it: {tmp_path / 'alone.state.pt'}" in refused(capsys, *start, alone)


def test_a_test_folder_of_other_digits_is_doubted(train, tmp_path, capsys):
    train("--test", write_folder(tmp_path / "unheard", [500, 501, 510, 511]))
    assert "(0, 1) are not those that are learnt" in capsys.readouterr().out


def test_other_words_alone_cannot_be_learnt_from(tmp_path, capsys):
    other = write_folder(tmp_path / "other", range(500, 510))
    assert "nothing to learn from" in refused(capsys, "--other", other, "--output", tmp_path / "m.pt")


def test_a_test_folder_with_everything_in_it_leaves_nothing(folder, tmp_path, capsys):
    start = [folder, "--labels", "last-digit", "--output", tmp_path / "m.pt"]
    assert "are in the test folder as well" in refused(capsys, *start, "--test", folder)


def test_recordings_that_cannot_be_learnt_from_cost_no_former_training(train, tmp_path, capsys):
    output = train()
    run = output.with_suffix(".run")
    before = {path.name: path.read_bytes() for path in run.iterdir() if path.is_file()}
    assert "no folder with recordings" in refused(capsys, tmp_path / "mistyped", "--output", output)
    assert {path.name: path.read_bytes() for path in run.iterdir() if path.is_file()} == before


@pytest.fixture
def few_voices(monkeypatch):
    """Let few synthetic voices speak little: nine native ones of which two are held out, two foreign, two formant."""
    if shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng is not installed")
    names = synthesis.variants()[:9]
    monkeypatch.setattr(synthesis, "variants", lambda: names)
    monkeypatch.setattr(corpus, "variants", lambda: names)
    monkeypatch.setattr(corpus, "voices_for", lambda language: ["de", "fr-fr"])
    little = synthesis.Amounts(takes=1, strings=1, others=1)
    cast = Cast(
        little, little, little, foreign_speakers=1, diphones=None, diphones_held_out=None, formant_speakers=1,
        formant_held_out=1,
    )  # fmt: skip
    monkeypatch.setattr(gathering, "FULL", cast)
    monkeypatch.setattr(voices, "FEW", cast)


def test_synthetic_speech_becomes_a_model_that_can_be_adapted(few_voices, train, tmp_path):
    output = tmp_path / "synthetic.pt"
    former = 2 * 12 + 12 + 24  # native, foreign, formant
    assert train_model.main(["--synthetic", "--epochs", "1", "--output", str(output)]) == 0
    metadata = load_classifier(output).metadata
    assert metadata.model_version.startswith("synthetic-")
    assert metadata.training["clips"] == 7 * 14 + 14 + (24 + STRINGS + OTHERS + TALK)
    assert metadata.metrics["accuracy"]["total"] == former
    few = write_folder(tmp_path / "few", range(700, 710))
    adapted = load_classifier(train("--adapt", output, output="adapted.pt", data=few)).metadata
    assert adapted.metrics["accuracy_of_former_voices"]["total"] == former


def test_a_comparison_says_what_changed(train, tmp_path, capsys):
    base = train("--report", tmp_path / "r1")
    train("--seed", 1, "--compare", base.with_suffix(".run"), output="b.pt")
    page = (base.parent / "report" / "index.html").read_text(encoding="utf-8")
    assert "McNemar" in page
    assert "seed" in page
    assert "--compare" not in page
    assert "--output" not in page


def test_negatives_and_noises_are_heard(train, tmp_path):
    random = np.random.default_rng(0)
    for name, length in (("other", 8_000), ("noise", 32_000)):
        (tmp_path / name).mkdir()
        for number in range(4):
            sound = random.normal(scale=0.1, size=length) * np.hanning(length)
            soundfile.write(tmp_path / name / f"{number}.wav", sound, 16_000)
    output = train("--other", tmp_path / "other", "--noise", tmp_path / "noise")
    record = read_record(output.parent / "report")
    assert record.data.training[10] + record.data.validation[10] == 4
    assert (record.options["other"], record.options["noise"]) == ("(path)", "(path)")
    assert "auxiliary" not in record.options


def test_json_progress_is_one_object_a_line_and_nothing_else(train, capsys, monkeypatch):
    monkeypatch.setenv("SUTJA_LANGUAGE", "ko")
    train("--progress", "json")
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    names = [event["event"] for event in events]
    assert names.count("epoch") == 2
    assert names[-1] == "saved"
    assert names.index("started") < names.index("epoch")
    texts = [event["text"] for event in events if "text" in event]
    assert not any(re.search("[가-힣]", text["english"]) for text in texts)
    assert any("95 % 신뢰 구간" in text["korean"] for text in texts)


class Asked(contextlib.nullcontext):
    """An interruption that somebody asked for before the first step."""

    requested = True


def refused(capsys, *arguments):
    capsys.readouterr()
    assert train_model.main([str(argument) for argument in arguments]) == 2
    captured = capsys.readouterr()
    assert len(captured.err.splitlines()) == 1
    return captured.err


def test_what_cannot_be_learnt_from_is_one_sentence(folder, tmp_path, capsys):
    empty = tmp_path / "빈 폴더"
    empty.mkdir()
    output = ["--output", tmp_path / "m.pt"]
    assert "no folder with recordings" in refused(capsys, empty, *output)
    assert "no folder with recordings" in refused(capsys, tmp_path / "missing", *output)
    assert "nothing to learn from" in refused(capsys, *output)
    assert "no rule for labels" in refused(capsys, folder, "--labels", "nonsense", *output)
    assert "command is not right" in refused(capsys, folder, "--epochs", "none", *output)


def test_a_corrupt_file_in_the_middle_is_named_and_left_out(train, folder, capsys):
    (folder / "0160.wav").write_text("not audio")
    train()
    printed = capsys.readouterr().out
    assert "30 of 31 recordings are used" in printed
    assert "0160.wav" in printed


def test_one_digit_only_is_one_sentence(folder, tmp_path, capsys):
    for path in folder.iterdir():
        if not path.stem.endswith("7"):
            path.unlink()
    output = ["--output", tmp_path / "m.pt"]
    assert "at least two different digits" in refused(capsys, folder, "--labels", "last-digit", *output)


def test_a_digit_recorded_once_is_one_sentence(folder, tmp_path, capsys):
    for path in sorted(folder.iterdir())[:-11]:
        path.unlink()
    complaint = refused(capsys, folder, "--labels", "last-digit", "--output", tmp_path / "m.pt")
    assert "Only one recording can be used" in complaint


def test_results_that_cannot_be_saved_are_said_before_learning(folder, tmp_path, capsys, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "index.html").write_text("my own page")

    def too_late(*_):
        raise AssertionError("it learns first")

    monkeypatch.setattr(train_model, "learn", too_late)
    start = [folder, "--labels", "last-digit", "--epochs", 1]
    assert "cannot be saved" in refused(capsys, *start, "--output", tmp_path / "file" / "m.pt")
    output = ["--output", tmp_path / "m.pt"]
    assert "another folder" in refused(capsys, *start, *output, "--report", tmp_path / "mine")
    assert "not a Sutja report" in refused(capsys, *start, *output, "--compare", tmp_path)
    assert "written over" in refused(capsys, *start, *output, "--adapt", tmp_path / "m.pt")
    monkeypatch.setitem(sys.modules, "wandb", None)  # as it is where it is not installed
    assert "not installed" in refused(capsys, *start, *output, "--wandb")
    assert (tmp_path / "mine" / "index.html").read_text() == "my own page"


def test_a_recording_is_never_written_over(folder, capsys):
    recording = next(folder.iterdir())
    before = recording.read_bytes()
    assert "over a recording" in refused(capsys, folder, "--labels", "last-digit", "--output", recording)
    assert recording.read_bytes() == before


def test_a_full_disk_keeps_the_old_model_and_the_way_to_go_on(train, folder, capsys, monkeypatch):
    output = train()
    before = output.read_bytes()
    capsys.readouterr()

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(train_model.artifact.files, "write_atomically", full)
        start = [str(folder), "--labels", "last-digit", "--epochs", "2", "--output", str(output)]
        assert "No space left" in refused(capsys, *start, "--seed", "3")
    assert output.read_bytes() == before
    assert train_model.main(["--resume", str(output.with_suffix(".run"))]) == 0
    assert output.read_bytes() != before


def test_two_trainings_on_one_output_are_one_sentence(train, folder, capsys):
    output = train()
    with train_model.Run(output.with_suffix(".run")).held():
        assert "Another training" in refused(capsys, folder, "--labels", "last-digit", "--output", output)


@pytest.fixture
def people(tmp_path):
    """Words that are named by two people, and are no digits."""
    for word, speaker in itertools.product(range(3), range(2)):
        path = tmp_path / "people" / f"word{word}" / f"{speaker}_NO_01.wav"
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, in_silence(buzz(word, 900 + speaker)))
    return tmp_path / "people"


@pytest.mark.parametrize("beside", [False, True])
def test_an_interruption_is_put_away_and_gone_on_with(beside, people, train, folder, tmp_path, capsys, monkeypatch):
    more = ["--auxiliary", str(people)] if beside else []
    whole = load_classifier(train(*more, output="whole.pt"))
    output = tmp_path / "모델" / "m.pt"
    start = [str(folder), "--labels", "last-digit", "--epochs", "2", "--output", str(output), *more]
    with monkeypatch.context() as patch:
        patch.setattr(train_model, "Interruption", Asked)
        assert train_model.main(start) == 130
    assert not output.exists()
    assert "--resume" in capsys.readouterr().out
    assert train_model.main(["--resume", str(output.with_suffix(".run"))]) == 0
    resumed = load_classifier(output)
    assert resumed.whole(buzz(3)).tolist() == whole.whole(buzz(3)).tolist()
    assert resumed.metadata == whole.metadata


def test_what_is_heard_beside_is_said_and_changes_the_model(people, train, capsys):
    alone = load_classifier(train(output="alone.pt"))
    capsys.readouterr()
    beside = load_classifier(train("--auxiliary", people, output="beside.pt"))
    assert "3 words by 2 people, 6 recordings (0 of known pronunciation)" in capsys.readouterr().out
    assert beside.whole(buzz(3)).tolist() != alone.whole(buzz(3)).tolist()
    assert beside.metadata.training["auxiliary_clips"] == 6


def test_what_is_measured_on_is_not_heard_beside(people, train, tmp_path):
    test = write_folder(tmp_path / "test", range(500, 510))
    shutil.copy(test / "0503.wav", people / "word1" / "9_NO_01.wav")
    metadata = load_classifier(train("--auxiliary", people, "--test", test)).metadata
    assert metadata.training["auxiliary_clips"] == 6


def test_where_all_that_is_heard_beside_is_measured_on_that_is_said(people, train, tmp_path, capsys):
    test = write_folder(tmp_path / "test", range(500, 510))
    for word in people.iterdir():
        shutil.rmtree(word)
    (people / "word1").mkdir()
    shutil.copy(test / "0503.wav", people / "word1" / "9_NO_01.wav")
    with pytest.raises(AssertionError):
        train("--auxiliary", people, "--test", test)
    assert "Give --auxiliary another folder" in capsys.readouterr().err


def test_recordings_that_changed_are_not_gone_on_with(train, folder, capsys):
    output = train()
    write_folder(folder, range(160, 170))
    assert "have changed" in refused(capsys, "--resume", output.with_suffix(".run"))


def test_stopped_at_once_leaves_the_old_model(train, folder, capsys, monkeypatch):
    output = train()
    before = output.read_bytes()

    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(train_model, "learn", interrupted)
    assert train_model.main([str(folder), "--labels", "last-digit", "--output", str(output)]) == 130
    assert output.read_bytes() == before
    assert "at once" in capsys.readouterr().err
