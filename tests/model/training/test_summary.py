from dataclasses import replace

import numpy as np

from model.evaluation import Hearing
from model.report.outcome import Outcome
from model.report.sentences import FOR_STRANGERS
from model.spec.share import Share
from model.training.measurement import UNTOLD, Measurement
from model.training.summary import EXAMPLES_OF_ADAPTED, examples_of, summary_lines
from tests.model.dataset.sounds import buzz_clip
from tests.model.report.conftest import outcome, record_of


def measurement(*, other_discount: float) -> Measurement:
    """A digit that was heard as said."""
    return Measurement(
        outcomes=(Outcome(key="a", said=3, heard=3, digit=3, confidence=0.9, digit_confidence=0.9),),
        hearing=Hearing(np.eye(11)[[3]] * 9.0, np.array([3])),
        strings=Share(0, 0),
        certainty=replace(UNTOLD, other_discount=other_discount),
    )


def test_a_confidence_for_strangers_is_told_in_the_terminal_as_well():
    assert FOR_STRANGERS not in summary_lines(measurement(other_discount=0.0))
    assert summary_lines(measurement(other_discount=3.0))[-1] == FOR_STRANGERS


def test_fewer_recordings_are_drawn_where_somebody_waits():
    heard = tuple(outcome(number, number % 10, number % 10) for number in range(20))
    record = record_of(heard)
    clips = [buzz_clip(one.said, key=one.key) for one in heard]
    assert len(examples_of(record, clips)) == 10
    adapted = replace(record, task=replace(record.task, adapted_from="synthetic-1"))
    assert len(examples_of(adapted, clips)) == EXAMPLES_OF_ADAPTED < 10
