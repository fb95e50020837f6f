"""The take that was just heard, as it is seen."""

import numpy as np
import pytest

from app.takes.verdict import REASONS, Flaw
from app.ui.colours import LIGHT
from model.spec.language import Language
from tests.app.takes.voices import spoken, word
from tests.app.ui.pixels import pixels
from tests.app.ui.record.acts import answered, keep

LOUD = np.clip(spoken(word(peak=3.0)), -1, 1)


def test_a_take_is_shown_with_what_was_cut_off_and_counted(recording, qtbot):
    rig = recording()
    view = rig.page.stage.prompt.take_view
    assert pixels(view, LIGHT.accent) == 0
    digit = keep(rig, qtbot).digit
    assert view.sentence.startswith(f"{digit}, ")
    assert view.sentence.endswith("kept")
    assert pixels(view, LIGHT.accent) > 500
    assert pixels(view, LIGHT.caution) == 0
    assert rig.page.columns.counts[digit] == 1
    assert f"{digit}: 1, too few yet" in rig.page.columns.accessibleDescription()
    assert rig.page.enough.text().startswith("19 more takes")


@pytest.mark.parametrize("language", Language)
def test_a_refused_take_says_why_in_words_and_not_by_colour_alone(recording, qtbot, said, language):
    rig = recording(language=language)
    view = rig.page.stage.prompt.take_view
    answered(rig, qtbot, lambda: rig.recorder.hear(LOUD))
    assert view.sentence == REASONS[Flaw.CLIPPED].in_language(language) == view.accessibleDescription()
    assert pixels(view, LIGHT.caution) > 500
    assert pixels(view, LIGHT.accent) == 0
    assert said[-1] == view.sentence
    assert sum(rig.page.columns.counts.values()) == 0
