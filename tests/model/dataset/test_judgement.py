import numpy as np
import pytest

from model.dataset.cache import Cache
from model.dataset.finding import Fault
from model.dataset.judgement import judged
from model.dataset.source import Source
from tests.model.dataset.sounds import buzz, in_silence, write


@pytest.fixture
def judge(tmp_path):
    """Return a function that judges recordings, each a digit and a waveform."""

    def made(*labelled):
        named = []
        for place, (digit, waveform) in enumerate(labelled):
            path = write(tmp_path / f"{place}.wav", waveform)
            named.append((Source(path, path.name, tmp_path), digit))
        return judged(named, groups="none", cache=Cache(tmp_path / "cache"))

    return made


def faults(judgement):
    return [(finding.file, finding.fault) for finding in judgement.findings]


def test_what_can_be_used_comes_with_its_word_and_all_of_its_sound(judge):
    [take] = judge((7, in_silence(buzz(7)))).takes
    assert (take.source.name, take.digit) == ("0.wav", 7)
    assert take.recording.seconds == pytest.approx(1.0)
    assert 0.3 < len(take.clip.pcm) / 16_000 < 0.5


def test_of_copies_one_is_kept_and_of_contradictions_none(judge):
    same, other = in_silence(buzz(1)), in_silence(buzz(5))
    judgement = judge((1, same), (1, same), (5, other), (6, other))
    assert [take.source.name for take in judgement.takes] == ["0.wav"]
    assert faults(judgement) == [
        ("1.wav", Fault.DUPLICATE),
        ("2.wav", Fault.CONTRADICTION),
        ("3.wav", Fault.CONTRADICTION),
    ]
    assert len(judgement.keys) == 2


def test_the_same_take_in_another_form_is_of_the_same_cluster(judge):
    judgement = judge((1, in_silence(buzz(1))), (2, in_silence(buzz(2))), (1, 0.5 * in_silence(buzz(1))))
    assert faults(judgement) == [("2.wav", Fault.TWIN)]
    first, second, third = judgement.clusters.tolist()
    assert first == third != second


def test_of_nothing_nothing_comes(judge):
    judgement = judge()
    assert judgement.takes == judgement.findings == []
    assert np.array_equal(judgement.clusters, [])
