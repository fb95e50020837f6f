"""Train a model for Sutja, offline, from scratch.

    python train_model.py DATA…                                   a local folder of recordings, one digit each
    python train_model.py --synthetic --output assets/sutja.pt     the default model, from synthetic speech

The stages, top to bottom: clips → split → fit → evaluate → calibrate → save → reload and compare.
"""

import argparse
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from model import artifact, synthesis
from model.dataset.clip import Clip, fingerprint
from model.dataset.composition import ComposedBatches
from model.dataset.folder import read_folder
from model.dataset.split import split
from model.evaluation import (
    calibration_error,
    digit_errors,
    fitted_temperature,
    fitted_threshold,
    hear,
    hear_clips,
)
from model.recognizer import Recognizer
from model.spec.confusion import confusion_table
from model.spec.errors import DatasetError, SutjaError
from model.spec.labels import label_rule
from model.spec.language import Text
from model.spec.metadata import Metadata
from model.spec.tokens import LABELS
from model.spec.waveform import AUDIO_SUFFIXES, audio_files
from model.training import TrainingConfig, fit

SYNTHETIC_AMOUNTS = synthesis.Amounts()
HELD_OUT_AMOUNTS = synthesis.Amounts(takes=8, strings=40, others=60)
"""Other pitches, speeds and strings than in the training come from another seed; the voices differ anyway."""

AUGMENTED_WORDS = 2_000
"""Held-out words with noise, rooms and other throats: half fit temperature and threshold, half measure them."""

SYNTHETIC_EPOCHS, FOLDER_EPOCHS = 140, 40
"""Of 100 batches: about an hour for 25,000 synthetic clips, and a fifth of it for one speaker's folder."""

HELD_OUT_SHARE = 0.15
"""Of the recordings of a folder."""


STOPPED = Text(
    korean="학습을 멈췄습니다. 저장된 모델은 바뀌지 않았습니다.",
    english="Training was stopped. The model on disk was not changed.",
)


@dataclass(frozen=True, slots=True)
class Data:
    """What to learn from, and what to measure on."""

    training: list[Clip]
    """Clips that the weights see."""

    held_out: list[Clip]
    """Clips that they do not see."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run all stages and return the exit status; 2 with one sentence for what the user can mend."""
    options = _options(arguments)
    try:
        train(options)
    except SutjaError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(STOPPED, file=sys.stderr)
        return 130
    return 0


def train(options: argparse.Namespace) -> None:
    """From clips to an artefact."""
    if options.output.suffix.lower() in AUDIO_SUFFIXES:
        raise DatasetError(
            korean=f"녹음 파일 위에 모델을 쓸 수 없습니다: {options.output}. --output에 다른 이름(.pt)을 쓰세요.",
            english=f"A model may not be written over a recording: {options.output}. Give --output another name (.pt).",
        )
    artifact.check_writable(options.output)  # before an hour of learning, not after it
    data = read(options)
    describe(data)
    recognizer = learn(data, options)
    metadata = measure(recognizer, data, options)
    artifact.save(recognizer, metadata, options.output)
    compare(recognizer, options.output)
    print(f"saved {options.output} ({options.output.stat().st_size / 1e6:.2f} MB)")


def read(options: argparse.Namespace) -> Data:
    """Stage 1 and 2: the clips, and which of them are held out."""
    data = Data([], [])
    if options.synthetic:
        print("speaking the synthetic corpus …", flush=True)
        seen, unseen = synthesis.split_variants(synthesis.variants())
        data.training.extend(synthesis.synthesise(seen, amounts=SYNTHETIC_AMOUNTS, seed=options.seed))
        data.held_out.extend(synthesis.synthesise(unseen, amounts=HELD_OUT_AMOUNTS, seed=options.seed + 1))
    if options.data:
        files = [file for folder in options.data for file in recordings(folder)]
        clips = read_folder(files, label_rule(options.labels, files))
        kept, held_out = split(clips, held_out=HELD_OUT_SHARE, seed=options.seed)
        data.training.extend(kept)
        data.held_out.extend(held_out)
    if not data.training:
        raise DatasetError(
            korean="학습할 녹음이 없습니다. 녹음이 든 폴더를 적거나 --synthetic을 쓰세요.",
            english="There is nothing to learn from. Name a folder of recordings, or use --synthetic.",
        )
    return data


def recordings(folder: Path) -> list[Path]:
    """Return the audio files of a folder.

    Raises
    ------
    DatasetError
        If there is no such folder, or no audio file in it.
    """
    files = audio_files(folder) if folder.is_dir() else []
    if not files:
        raise DatasetError(
            korean=f"녹음이 든 폴더가 아닙니다: {folder}. WAV, FLAC, OGG, MP3 파일이 든 폴더를 고르세요.",
            english=f"{folder} is no folder with recordings. Choose one with WAV, FLAC, OGG or MP3 files.",
        )
    return files


def describe(data: Data) -> None:
    """Say what there is."""
    for name, clips in (("training", data.training), ("held out", data.held_out)):
        words = Counter(LABELS[clip.tokens[0]] for clip in clips if len(clip.tokens) == 1)
        counts = " ".join(f"{label}×{words[label]}" for label in LABELS if words[label])
        strings = sum(len(clip.tokens) > 1 for clip in clips)
        print(f"{name}: {counts}, strings×{strings}, speakers×{len({clip.speaker for clip in clips})}")


def learn(data: Data, options: argparse.Namespace) -> Recognizer:
    """Stage 3: the weights."""
    config = TrainingConfig(epochs=epochs_of(options), seed=options.seed)
    for epoch in fit(data.training, config):
        line = f"epoch {epoch.number}/{config.epochs}  loss {epoch.loss:.3f}"
        if epoch.number % 10 == 0 or epoch.number == config.epochs:
            line += f"  held out {hear_clips(epoch.recognizer, data.held_out).accuracy}"
        print(line, flush=True)
    return epoch.recognizer


def epochs_of(options: argparse.Namespace) -> int:
    """Return how long to learn: as asked, or as much as the data need."""
    return options.epochs or (SYNTHETIC_EPOCHS if options.synthetic else FOLDER_EPOCHS)


def measure(recognizer: Recognizer, data: Data, options: argparse.Namespace) -> Metadata:
    """Stages 4 and 5: how well it hears what it has not seen, and how sure it may be."""
    clean = hear_clips(recognizer, data.held_out)
    strings = digit_errors(recognizer, [clip for clip in data.held_out if len(clip.tokens) > 1])
    words = ComposedBatches(data.held_out, batch_size=1, steps=1, seed=options.seed).words(AUGMENTED_WORDS)
    heard = hear(recognizer, [word.waveform for word in words], [word.tokens[0] for word in words])
    fitting, hard = heard.halves()
    temperature = fitted_temperature(fitting)
    threshold = fitted_threshold(fitting, temperature=temperature)
    certainty = {"temperature": temperature, "threshold": threshold}
    shares = {
        "accuracy": ("isolated digits, held out", clean.accuracy),
        "accuracy_augmented": ("… with noise, rooms, other throats", hard.accuracy),
        "string_digit_errors": ("wrong digits in strings, held out", strings),
        "digits_shown": ("digits shown, and right", clean.recalled(**certainty)),
        "other_words_rejected": ("other words shown as unknown", clean.rejected(**certainty)),
    }
    measured = {name: (label, share) for name, (label, share) in shares.items() if share.total}
    for label, share in measured.values():
        print(f"{label + ':':<36} {share}")
    metrics: dict[str, Any] = {name: share.as_record() for name, (_, share) in measured.items()}
    metrics["calibration_error_augmented"] = round(calibration_error(hard, temperature=temperature), 4)
    print(confusion_table(clean.confusions))
    print(f"temperature {temperature}, threshold {threshold}, ", end="")
    print(f"calibration error {metrics['calibration_error_augmented']:.2%} (augmented)")
    return Metadata(
        model_version=f"{'synthetic' if options.synthetic else 'folder'}-{fingerprint(data.training)[:8]}",
        temperature=temperature,
        digit_threshold=threshold,
        lookahead_seconds=0.0,
        metrics=metrics,
        training=facts(data, options),
    )


def facts(data: Data, options: argparse.Namespace) -> dict[str, Any]:
    """Return what one needs to make the model again, without a path or a name."""
    return {
        "data_fingerprint": fingerprint(data.training),
        "clips": len(data.training),
        "held_out_clips": len(data.held_out),
        "synthetic": bool(options.synthetic),
        "epochs": epochs_of(options),
        "seed": options.seed,
        "git_revision": _git_revision(),
        "torch_version": torch.__version__.split("+")[0],
    }


def compare(recognizer: Recognizer, path: Path) -> None:
    """Stage 7: the file gives what the model gave."""
    reloaded = artifact.load(path)
    waveform = torch.randn(1, 16_000, generator=torch.Generator().manual_seed(0)) * 0.1
    with torch.inference_mode():
        difference = float((recognizer(waveform) - reloaded.log_probs(waveform)).abs().max())
    if difference > 1e-5:
        raise AssertionError(f"the reloaded artefact differs by {difference}")


def _git_revision() -> str:
    try:
        result = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"],
            cwd=Path(__file__).parent, capture_output=True, text=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return result.stdout.strip()


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", metavar="DATA", nargs="*", type=Path, help="folders of recordings, one digit each")
    parser.add_argument(
        "--labels",
        metavar="RULE",
        default="auto",
        help="last-digit, first-digit, folder, auto, or a regular expression with a group 'digit' (default: auto)",
    )
    parser.add_argument("--synthetic", action="store_true", help="learn from espeak-ng's Korean voices (as well)")
    parser.add_argument("--output", metavar="FILE", type=Path, default=Path("sutja.pt"), help="model to write")
    parser.add_argument("--epochs", metavar="N", type=_positive, help="passes of 100 batches")
    parser.add_argument("--seed", metavar="N", type=int, default=0)
    return parser.parse_args(arguments)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a positive number")
    return number


if __name__ == "__main__":
    sys.exit(main())
