import numpy as np
import pytest

from model.formant.piece import Piece, distances, gain, starts, weights

PIECES = [Piece(0, 0.1), Piece(0, 0.05, shapes=False), Piece(1, 0.2)]


def test_starts():
    assert starts(PIECES) == pytest.approx([0.0, 0.1, 0.15, 0.35])


def test_weights_add_up_to_one_inside():
    times = np.arange(350) / 1000
    shares = weights(PIECES, times, release=0.05)
    assert shares.sum(axis=0)[10:-50] == pytest.approx(1.0)
    assert shares[:, 0] == pytest.approx(0.0, abs=0.02)
    assert shares[:, -1] == pytest.approx(0.0, abs=0.02)
    assert shares[1, 125] == pytest.approx(1.0)


def test_no_fade_is_longer_than_there_is_room():
    pieces = [Piece(0, 0.1, fade=0.5), Piece(0, 0.01, fade=0.2), Piece(1, 0.02)]
    shares = weights(pieces, np.arange(130) / 1000, release=0.3)
    assert shares.min() >= 0
    assert shares.sum(axis=0).max() <= 1 + 1e-9
    assert shares.max(axis=1)[[0, 2]] == pytest.approx(1.0)


def test_distances_leave_out_pieces_on_the_way():
    distance = distances(PIECES, np.array([0.05, 0.13, 0.2]), phones=2)
    assert distance == pytest.approx(np.array([[0.0, 0.03, 0.1], [0.1, 0.02, 0.0]]))


def test_gain():
    assert gain([0.0, -20.0, -90.0]) == pytest.approx([1.0, 0.1, 0.0])
