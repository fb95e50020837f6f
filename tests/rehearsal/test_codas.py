import numpy as np
import pytest

from tests.rehearsal.codas import COLUMNS, Shape, quartiles, shape_of
from tests.rehearsal.test_formants import vowel


def test_the_coda_is_measured_beside_the_vowel():
    vowel_sound, coda = vowel((340.0, 2220.0, 2900.0), seconds=0.15), vowel((400.0, 1600.0, 2600.0), seconds=0.15)
    shape = shape_of(np.concatenate([vowel_sound, 0.5 * coda]), (0.0, 0.3), sex="M")
    assert shape.seconds == pytest.approx(0.3)
    assert shape.drop_db > 3.0
    assert shape.early[1] == pytest.approx(2220.0, rel=0.05)
    assert shape.late[1] == pytest.approx(1600.0, rel=0.05)


def test_quartiles_leave_out_what_is_not_there():
    shapes = [
        Shape(seconds, 1.0, (400.0, f2, np.nan), (400.0, 1500.0, 2500.0))
        for seconds, f2 in [(0.1, 2000.0), (0.2, np.nan), (0.3, 2200.0)]
    ]
    words = dict(zip(COLUMNS, quartiles(shapes), strict=True))
    assert words["ms"] == "200 (150–250)"
    assert words["F2"] == "2100 (2050–2150)"
    assert words["F3"] == "–"
