import numpy as np

from tests.rehearsal.flat_start import first_walks
from tests.rehearsal.lattice import STAGES, lattice
from tests.rehearsal.pronunciation import PAUSE, Sound

PHONES = ("a", "l", "m", PAUSE)
NUMBERS = {phone: number for number, phone in enumerate(PHONES)}


def sentence(random):
    """Return a sentence of six sounds, what is heard of it, and which sound each frame is of."""
    said = random.choice(3, size=6)
    parts = [((Sound(PHONES[number], place),),) for place, number in enumerate(said)]
    ends = (((), (Sound(PAUSE, 0),)), *parts, ((), (Sound(PAUSE, 5),)))
    heard = np.repeat([3, *said, 3], random.integers(4, 12, size=8))
    features = np.eye(4)[heard] * 4.0 + random.normal(size=(len(heard), 4))
    return ends, np.concatenate([-4.0 * (heard == 3)[:, None], features], axis=1), heard


def test_sounds_are_found_where_only_the_text_is_known():
    random = np.random.default_rng(0)
    sentences, features, truth = zip(*(sentence(random) for _ in range(60)), strict=True)
    graphs = [lattice(parts, NUMBERS) for parts in sentences]
    walks = first_walks(sentences, graphs, features, NUMBERS)
    found = np.concatenate([graph.states[walk] // STAGES for graph, walk in zip(graphs, walks, strict=True)])
    assert (found == np.concatenate(truth)).mean() > 0.9
