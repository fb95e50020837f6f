"""How a digit is asked for."""

import pytest

from app.ui.colours import DARK, LIGHT
from model.spec.language import Language
from tests.app.ui.pixels import pixels


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("language", Language)
def test_the_digit_is_asked_for_large_and_in_words(recording, language, dark):
    rig = recording(language=language, dark=dark)
    colours = DARK if dark else LIGHT
    assert rig.page.stage.prompt.digit_view.face.sign == str(rig.guide.digit)
    assert rig.page.stage.prompt.digit_view.face.word in rig.page.stage.prompt.sentence.text()
    assert pixels(rig.page.stage.prompt.digit_view, colours.accent) > 1000


def test_zero_has_two_names(rigs):
    prompt = rigs(language=Language.ENGLISH).page.stage.prompt
    assert prompt.sentence_for(0) == "Say “영 (yeong)” or “공 (gong)”"
    assert prompt.sentence_for(7) == "Say “칠 (chil)”"
