import numpy as np

from tests.rehearsal.lattice import STAGES, lattice, likeliest_walks
from tests.rehearsal.pronunciation import PAUSE, Sound

PHONES = {"a": 0, "l": 1, PAUSE: 2}
A, L, REST = Sound("a", 0), Sound("l", 0), Sound(PAUSE, 0)


def emissions(graph, *heard):
    """Return log-likelihoods of frames in each of which one sound is heard, as number of its state."""
    scores = np.full((len(heard), STAGES * len(PHONES)), -10.0)
    scores[np.arange(len(heard)), heard] = -1.0
    return scores[:, graph.states]


def likeliest_walk(scores, graph):
    [walk] = likeliest_walks([scores], [graph])
    return walk


def test_a_walk_goes_through_all_sounds():
    graph = lattice([((A,),), ((L,),)], PHONES)
    walk = likeliest_walk(emissions(graph, 0, 0, 1, 2, 3, 4, 5, 5), graph)
    assert list(graph.states[walk]) == [0, 0, 1, 2, 3, 4, 5, 5]


def test_the_middle_of_a_sound_may_be_skipped():
    graph = lattice([((A,),), ((L,),)], PHONES)
    walk = likeliest_walk(emissions(graph, 0, 2, 3, 5), graph)
    assert list(graph.states[walk]) == [0, 2, 3, 5]


def test_too_few_frames_have_no_walk():
    graph = lattice([((A,),), ((L,),)], PHONES)
    assert likeliest_walk(emissions(graph, 0, 2, 3), graph) is None


def test_the_likelier_way_is_taken():
    graph = lattice([((A,),), ((), (L,), (REST,)), ((A,),)], PHONES)
    for middle in ([], [3, 4, 5], [6, 7, 8]):
        heard = [0, 1, 2, *middle, 0, 1, 2]
        assert list(graph.states[likeliest_walk(emissions(graph, *heard), graph)]) == heard


def test_a_sentence_may_begin_and_end_with_either_way():
    graph = lattice([((), (REST,)), ((A,),), ((), (REST,))], PHONES)
    for heard in ([0, 1, 2], [6, 7, 8, 0, 1, 2], [0, 1, 2, 6, 7, 8]):
        assert list(graph.states[likeliest_walk(emissions(graph, *heard), graph)]) == heard


def test_it_is_the_best_of_all_walks():
    """Beside a search of every walk through a small graph."""
    graph = lattice([((A,), (L,)), ((), (REST,))], PHONES)
    random = np.random.default_rng(0)
    for _ in range(5):
        scores = random.normal(size=(5, len(graph.sounds)))
        walk = likeliest_walk(scores, graph)
        walks = [[entry] for entry in graph.entries]
        for _ in range(4):
            walks = [
                [*path, state]
                for path in walks
                for state in range(len(graph.sounds))
                if path[-1] in graph.predecessors[state]
            ]
        best = max((path for path in walks if path[-1] in graph.exits), key=lambda p: scores[range(5), p].sum())
        assert list(walk) == best


def test_sentences_side_by_side_do_not_touch():
    short, long = lattice([((A,),)], PHONES), lattice([((A,), (L,)), ((), (REST,))], PHONES)
    random = np.random.default_rng(1)
    pairs = [
        (random.normal(size=(count, len(graph.sounds))), graph) for count, graph in ((3, short), (2, long), (9, long))
    ]
    together = likeliest_walks([scores for scores, _ in pairs], [graph for _, graph in pairs])
    assert [list(walk) for walk in together] == [list(likeliest_walk(*pair)) for pair in pairs]
