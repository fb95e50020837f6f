"""What the Learn page may have to show: trainings, models and comparisons that nobody made."""

import json
import math
from datetime import UTC, datetime
from pathlib import Path

from app.learning.comparison import Comparison, Hearing
from app.learning.folder import ModelFolder
from app.learning.listing import BUNDLED, Listing, Model
from app.learning.progress import Epoch, Progress
from app.learning.trainer import Order
from app.learning.training import Job
from model.spec.errors import ArtifactError
from model.spec.language import Text
from model.spec.metadata import Metadata
from model.spec.share import Share

READING = Progress(stage=Text(korean="녹음 읽기", english="reading"), files=(84, 200))

NOTES = (
    Text(korean="녹음 200개 가운데 198개를 씁니다(folder)", english="198 of 200 recordings are used (folder)"),
    Text(korean="2개: 말이 없음", english="2: nothing is said"),
    Text(korean="학습 168개, 검증 30개, 시험 0개, 복습 3168개", english="training 168, validation 30, replayed 3168"),
)

LEARNING = Progress(
    stage=Text(korean="학습", english="learning"),
    step=2400,
    steps=8000,
    epoch=13,
    epochs=40,
    steps_per_epoch=200,
    losses=tuple((step, 3.2 * math.exp(-step / 1000) + 0.1 + 0.05 * math.sin(step)) for step in range(20, 2400, 40)),
    remaining_seconds=154.0,
    history=tuple(
        Epoch(
            number,
            3.2 * math.exp(-number / 5) + 0.1,
            3.0 * math.exp(-number / 6) + 0.25,
            1 - 0.9 * math.exp(-number / 3),
        )
        for number in range(1, 13)
    ),
    notes=NOTES,
)

NO_PROCESS = 2**22 + 1
"""More than any number that Linux gives a process."""

SAID = tuple(digit for digit in range(10) for _ in range(6))
ADAPTED, FIRST, DAMAGED = "20261121-155312", "20261119-201500", "20261118-080000"


def heard(*mistakes):
    """Return what was said, but for some takes: (place, digit)."""
    digits = list(SAID)
    for place, digit in mistakes:
        digits[place] = digit
    return tuple(digits)


COMPARISON = Comparison(
    Hearing(BUNDLED, heard((6, 2), (7, 2), (8, 2), (9, 2), (20, 4), (21, 4), (38, 1), (39, 1), (31, 9))),
    Hearing(ADAPTED, heard((9, 2), (50, 7))),
    SAID,
)


def model(name, *, adapted_from=None, clips=168, right=29, total=30, **options):
    metadata = Metadata(
        model_version="folder-1",
        temperature=1.0,
        digit_threshold=0.5,
        lookahead_seconds=0.0,
        metrics={"accuracy": Share(right, total).as_record()},
        training={"clips": clips, "adapted_from": adapted_from},
    )
    return Model(name, Path(name) / "model.pt", metadata=metadata, **options)


def day(number):
    return datetime(2026, 11, number, 15, 53, tzinfo=UTC)


def listing(live=BUNDLED, before=None, *, notices=()):
    damaged = ArtifactError(
        korean="모델 파일이 손상되었습니다.", english="The file is not a Sutja model, or is damaged."
    )
    page = Path("report") / "index.html"
    models = (
        model(
            ADAPTED, adapted_from="synthetic-1", is_live=live == ADAPTED, made=day(21), page=page, comparison=COMPARISON
        ),
        model(FIRST, clips=150, right=26, is_live=live == FIRST, made=day(19), page=page),
        Model(DAMAGED, Path(DAMAGED), problem=damaged.text, made=day(18)),
        model(BUNDLED, clips=25344, right=1242, total=1248, is_live=live == BUNDLED),
    )
    return Listing(models, next((each for each in models if each.name == before), None), notices)


def interrupted(models):
    """Make a training that was killed."""
    made = ModelFolder(models / ADAPTED)
    made.run.mkdir(parents=True)
    made.lines.write_text(
        '{"event": "started", "epochs": 40, "steps": 400, "done": 0}\n'
        '{"event": "epoch", "number": 12, "training_loss": 0.4, "validation_loss": 0.5, "validation_accuracy": 0.9, '
        '"remaining_seconds": 100}\n'
    )
    job = Job(made, Order((models,)), day(21), number=NO_PROCESS)
    made.job.write_text(json.dumps({"began": job.began.isoformat(), "number": job.number, **job.order.as_record()}))
    return job
