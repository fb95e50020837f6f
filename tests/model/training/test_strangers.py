from pathlib import Path

from model.training.measurement import Certainty
from model.training.options import Options
from model.training.strangers import certainty_for_strangers, is_for_strangers


def test_a_model_is_for_strangers_where_no_person_says_a_digit():
    assert is_for_strangers(Options(synthetic=True))
    assert not is_for_strangers(Options())
    assert not is_for_strangers(Options(synthetic=True, data=(Path("mine"),)))
    assert not is_for_strangers(Options(synthetic=True, adapt=Path("m.pt")))


def test_of_strangers_it_is_less_sure_and_shows_more():
    fitted = Certainty(temperature=1.0, threshold=0.6)
    certainty = certainty_for_strangers(fitted)
    assert certainty.temperature > fitted.temperature
    assert certainty.threshold < fitted.threshold
    assert certainty.other_discount > 0


def test_soon_after_speech_it_is_as_sure_as_was_fitted():
    certainty = certainty_for_strangers(Certainty(temperature=1.1, threshold=0.6))
    assert certainty.speech_temperature == 1.1
