"""Train a model for Sutja, offline. ``python train_model.py --help`` tells how.

The stages, top to bottom: gather → describe → learn → make ready → say how sure → measure → save →
reload and compare → report.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import torch

from model import artifact
from model.dataset.material import Material
from model.evaluation import hear_clips
from model.recognizer import Recognizer
from model.report.compare import compare as compared
from model.report.folder import check_report_folder
from model.report.names import REPORT_FILES
from model.report.reader import read_record
from model.report.record import EpochRecord, Record
from model.spec import ledger
from model.spec.errors import DatasetError, SutjaError
from model.spec.language import Text
from model.spec.metadata import Metadata
from model.spec.streams import prepare_streams
from model.training.command import parse
from model.training.data import Data, has_digits
from model.training.emission import corrected, fitted_correction
from model.training.gathering import gather
from model.training.interruption import Interruption
from model.training.learner import Learner
from model.training.measurement import UNTOLD, Certainty, Measurement, fitted_certainty, is_enough_to_fit, measured
from model.training.options import Options
from model.training.processes import FirstFailed, Processes, processes
from model.training.progress import Progress, progress_asked_for, progress_named
from model.training.recipe import config_of, learning_of, start_of
from model.training.run import FILES, FOLDERS, REPORT, SPLIT, TENSORBOARD, Run
from model.training.runlog import RunLog, RunLogs, TensorBoardLog, WandbLog, check_wandb
from model.training.strangers import certainty_for_strangers, is_for_strangers
from model.training.summary import examples_of, record_of, summary_lines
from model.training.trainer import Course, Trainer, TrainingStopped
from model.training.validation import Validation

AUGMENTED_WORDS: Final = 1_000
"""Held-out words with noise, in rooms and by other throats, on which temperature and threshold are fitted …"""

AUGMENTED_WORDS_OF_ADAPTED: Final = 300
"""… and fewer where somebody waits for a model that went on from another."""

STOPPED_AT_ONCE: Final = Text(
    korean="학습을 바로 멈췄습니다. 저장된 모델은 온전합니다. 배우던 것은 --resume으로 이어서 할 수 있습니다.",
    english="Training was stopped at once. The model on disk is whole. What had begun to learn goes on with --resume.",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run all stages and return the exit status.

    0: done; 2: not done, and one sentence on standard error says why; 130: stopped by the user.
    """
    prepare_streams()
    try:
        options = parse(arguments)
    except SutjaError as error:
        asked = progress_asked_for(arguments)
        with progress_named(asked, is_first=os.environ.get("RANK", "0") == "0") as progress:
            progress.failed(error.text)
        return 2
    with processes() as group, progress_named(options.progress, is_first=group.is_first) as progress:
        try:
            train(options, group, progress)
        except SutjaError as error:
            progress.failed(error.text)
            return 2
        except FirstFailed:
            return 2
        except TrainingStopped:
            progress.stopped(options.run_folder)
            return 130
        except KeyboardInterrupt:
            progress.failed(STOPPED_AT_ONCE)
            return 130
    return 0


def train(options: Options, group: Processes, progress: Progress) -> None:
    """Run all stages; where several processes learn together, the first one alone measures and writes."""
    began = datetime.now(UTC)
    run = Run(options.run_folder)
    with ExitStack() as held:
        data = gather_together(options, run, group, progress, held)
        describe(data, progress)
        course = learn(data, options, run, group=group, progress=progress)
        if group.is_first:
            course = ready(course, data, seed=options.seed)
            progress.stage(Text(korean="처음 듣는 녹음으로 재기", english="measuring on what it never heard"))
            base = artifact.load(options.adapt).metadata if options.adapt else None
            certainty = certainty_for(course.recognizer, data, options, base)
            measurement = measure(course.recognizer, data, certainty, seed=options.seed)
            metadata = metadata_of(course, measurement, data, options, base)
            artifact.save(course.recognizer, metadata, options.output)
            compare(course.recognizer, options.output)
            record = record_of(
                course, measurement, data, options, metadata=metadata, began=began, processes=group.count
            )
            for line in summary_lines(measurement):
                progress.message(line)
            progress.saved(options.output, report(record, data, options, run, progress))


def gather_together(options: Options, run: Run, group: Processes, progress: Progress, held: ExitStack) -> Data:
    """Stage 1: read everything; the first process fills the cache that the others read from."""
    failure: SutjaError | None = None
    if group.is_first:
        try:
            data = begin(options, run, progress, held)
        except SutjaError as error:
            failure = error
    if group.any(failure is not None):
        raise failure or FirstFailed
    if not group.is_first:
        data = gather(options, run, progress)
    group.wait()
    return data


def begin(options: Options, run: Run, progress: Progress, held: ExitStack) -> Data:
    """See that the results can be written, before learning and not after it; then read, and write down the split."""
    check(options)
    remember(options)
    held.enter_context(run.held())
    if not run.begun:
        run.begin(options)  # so that even what is killed while it reads can be resumed
    data = gather(options, run, progress)
    if not options.resume:
        run.begin(options)  # not before: what was there stays, if these recordings cannot be learnt from
    if data.split is not None:
        run.write(SPLIT, json.dumps(data.split.record(), indent=1).encode())
    return data


def check(options: Options) -> None:
    """See that nothing is in the way of the results, and that what is named is there."""
    options.check()
    artifact.check_writable(options.output)
    check_report_folder(options.report_folder)
    if options.wandb:
        check_wandb()
    if options.compare is not None:
        read_record(options.compare)
    if options.adapt is not None:
        artifact.load(options.adapt)
        artifact.load_recognizer(options.adapt)


def remember(options: Options) -> None:
    """Write down what will be made outside of Sutja's own folders, so that 'sutja forget' finds it."""
    ledger.remember(ledger.Kind.RUN, options.run_folder, FILES, folders=FOLDERS)
    ledger.remember(ledger.Kind.REPORT, options.report_folder, REPORT_FILES)
    ledger.remember(
        ledger.Kind.MODEL, options.output.parent, [options.output.name, artifact.state_path(options.output).name]
    )


def describe(data: Data, progress: Progress) -> None:
    """Stage 2: say what there is, what is wrong with it, and whether it is enough."""
    for report in (data.report, data.test_report):
        for line in report.lines() if report else ():
            progress.message(line)
    for note in data.notes:
        progress.message(note)
    counts = len(data.training), len(data.validation), len(data.test), len(data.replay)
    progress.message(
        Text(
            korean="학습 {}개, 검증 {}개, 시험 {}개, 복습 {}개".format(*counts),
            english="training {}, validation {}, test {}, replayed {}".format(*counts),
        )
    )


def learn(data: Data, options: Options, run: Run, *, group: Processes, progress: Progress) -> Course:
    """Stage 3: the weights, from where a former training was put away if that is asked for."""
    material = Material(data.training, replay=data.replay, noises=data.noises, auxiliary=data.auxiliary)
    config = config_of(options, data)
    check_share(config.batch_size, group)
    interruption = Interruption()

    def asked_to_stop() -> bool:
        if interruption.requested:
            progress.stopping()
        return interruption.requested

    trainer = Trainer(
        Learner(learning_of(options, config), start_of(options), group, auxiliary_words=material.auxiliary_words),
        config,
        validation=Validation(data.validation, seed=options.seed) if has_digits(data.validation) else None,
        group=group,
        save=lambda state: run.save_checkpoint({**state, "fingerprint": data.fingerprint}),
        stop_requested=asked_to_stop,
    )
    if options.resume:
        resume(trainer, run, data)
    logs = logs_of(options, run, trainer.history) if group.is_first else RunLogs([])
    progress.stage(Text(korean="학습", english="learning"))
    progress.started(epochs=config.epochs, steps=config.steps, done=trainer.step)
    with closing(logs), interruption:
        return trainer.run(material, watcher=progress, log=logs)


def check_share(batch_size: int, group: Processes) -> None:
    """See that each process gets as many examples as the others, or the mean of their gradients would be another."""
    if batch_size % group.count:
        raise DatasetError(
            korean=f"프로세스 {group.count}개로 나눌 수 없습니다. --nproc-per-node에 1, 2, 4, 8, 16 중 하나를 쓰세요.",
            english=f"{group.count} processes cannot share a batch of {batch_size}. "
            "Give --nproc-per-node one of 1, 2, 4, 8, 16.",
        )


def resume(trainer: Trainer, run: Run, data: Data) -> None:
    """Go on from the checkpoint, if the recordings are those of before; where there is none yet, from the beginning."""
    state = run.checkpoint()
    if state is None:
        return
    try:
        same = state.pop("fingerprint") == data.fingerprint
        trainer.restore(state)
    except (KeyError, RuntimeError, TypeError, ValueError):
        raise run.damaged() from None
    if not same:
        raise DatasetError(
            korean="멈춘 뒤에 녹음이 바뀌어 이어서 학습할 수 없습니다. --resume 없이 처음부터 학습하세요.",
            english="The recordings have changed since the training was stopped. Begin anew, without --resume.",
        )


def logs_of(options: Options, run: Run, history: Sequence[EpochRecord]) -> RunLogs:
    """Return where the curves go: TensorBoard always, Weights & Biases where it is asked for."""
    logs: list[RunLog] = [TensorBoardLog(run.folder / TENSORBOARD, history)]
    if options.wandb:
        logs.append(WandbLog(run.folder, asdict(options), history))
    return RunLogs(logs)


def ready(course: Course, data: Data, *, seed: int) -> Course:
    """Stage 4: the same weights, as ready to name a word as costs the fewest errors on what decided when to stop."""
    fitting = [*data.validation, *data.replay_validation]
    correction = fitted_correction(course.recognizer, fitting, seed=seed)
    return replace(course, recognizer=corrected(course.recognizer, correction))


def certainty_for(recognizer: Recognizer, data: Data, options: Options, base: Metadata | None) -> Certainty:
    """Stage 5: how sure the model may be.

    A model for strangers that goes on to a few takes of somebody stays as sure as it was: what is held out of its
    synthetic voices tells nothing of people.
    """
    if base is not None and base.other_discount and not is_enough_to_fit(data.validation):
        return certainty_of(base)
    fitting = [*data.validation, *data.replay_validation]
    words = AUGMENTED_WORDS_OF_ADAPTED if options.adapt else AUGMENTED_WORDS
    certainty = fitted_certainty(recognizer, fitting, words=words, seed=options.seed)
    if certainty is None:
        return certainty_of(base)
    return certainty_for_strangers(certainty) if is_for_strangers(options) else certainty


def measure(recognizer: Recognizer, data: Data, certainty: Certainty, *, seed: int) -> Measurement:
    """Stage 6: how well it hears what decided nothing."""
    figures = measured(recognizer, data.measured, certainty, seed=seed)
    if not has_digits(data.replay_validation):
        return figures
    return replace(figures, former_voices=hear_clips(recognizer, data.replay_validation).accuracy)


def certainty_of(base: Metadata | None) -> Certainty:
    """Return how sure a model may be for which there is too little to tell: as sure as the one before it."""
    if base is None:
        return UNTOLD
    return Certainty(
        base.temperature,
        base.digit_threshold,
        other_discount=base.other_discount,
        speech_temperature=base.speech_temperature,
    )


def metadata_of(
    course: Course, measurement: Measurement, data: Data, options: Options, base: Metadata | None
) -> Metadata:
    """Return what the artefact says about itself, without a path or a name."""
    kind = "adapted" if options.adapt else "synthetic" if options.synthetic else "folder"
    certainty = measurement.certainty
    return Metadata(
        model_version=f"{kind}-{data.fingerprint[:8]}",
        temperature=certainty.temperature,
        digit_threshold=certainty.threshold,
        lookahead_seconds=0.0,
        other_discount=certainty.other_discount,
        speech_temperature=certainty.speech_temperature,
        metrics=measurement.metrics(),
        training={
            "data_fingerprint": data.fingerprint,
            "clips": len(data.training),
            "held_out_clips": len(data.measured),
            "measured_on": "test" if data.test else "validation",
            "synthetic": options.synthetic,
            "language": options.language,
            "auxiliary_clips": len(data.auxiliary),
            "adapted_from": base.model_version if base else None,
            "epochs": course.history[-1].number,
            "seed": options.seed,
            "git_revision": git_revision(),
            "torch_version": torch.__version__.split("+")[0],
        },
    )


def compare(recognizer: Recognizer, path: Path) -> None:
    """Stage 7: the file gives what the model gave."""
    reloaded = artifact.load(path)
    waveform = torch.randn(1, 16_000, generator=torch.Generator().manual_seed(0)) * 0.1
    with torch.inference_mode():
        difference = float((recognizer(waveform) - reloaded.log_probs(waveform)).abs().max())
    if difference > 1e-5:
        raise AssertionError(f"the reloaded artefact differs by {difference}")


def report(record: Record, data: Data, options: Options, run: Run, progress: Progress) -> Path:
    """Stage 8: the page, and the record of it in the run folder, by which a later training is compared."""
    from model.report.writer import write_report  # matplotlib takes a second that no other stage needs

    comparison = compared(record, read_record(options.compare)) if options.compare else None
    if comparison is not None:
        progress.message(comparison.conclusion)
    page = write_report(record, examples_of(record, data.measured), options.report_folder, comparison=comparison)
    run.write(REPORT, record.to_json().encode())
    return page


def git_revision() -> str:
    """Return the revision of this source, or "unknown" where it is no checkout."""
    try:
        result = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"],
            cwd=Path(__file__).parent, capture_output=True, text=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return result.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
