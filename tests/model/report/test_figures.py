import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from model.frontend import FLOOR
from model.report import drawing, figures
from model.report.calibration import calibration_of
from model.report.outcome import confusions
from model.report.pictures import pictures
from model.spec.share import Share
from model.spec.tokens import SAMPLE_RATE
from tests.model.conftest import beep


def all_figures(record):
    yield figures.loss_figure(record.history, record.best_epoch)
    yield figures.accuracy_figure(record.history, record.best_epoch)
    yield figures.recall_figure([Share(9, 10)] * 10)
    yield figures.confusion_figure(confusions(record.outcomes))
    yield figures.reliability_figure(record.calibration)
    yield figures.spectrogram_figure(beep(3))


def test_figures_are_the_same_on_every_run(record):
    for first, second in zip(all_figures(record), all_figures(record), strict=True):
        assert first == second


def test_figures_hold_a_picture_and_no_text(record):
    for png in all_figures(record):
        with Image.open(io.BytesIO(png)) as image:
            assert image.format == "PNG"
            assert len(image.convert("RGB").getcolors(1 << 24)) > 10
            assert set(image.info) <= {"dpi"}


@pytest.mark.parametrize(("epochs", "curves"), [(1, set()), (2, {"loss.png", "accuracy.png"})])
def test_one_epoch_is_no_curve(record, epochs, curves):
    drawn = pictures(replace(record, history=record.history[:epochs]), [])
    assert {picture.name for picture in drawn} & {"loss.png", "accuracy.png"} == curves


def test_figures_leave_the_settings_of_matplotlib_alone(record):
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    figures.recall_figure([Share(9, 10)] * 10)
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("share", [Share(0, 0), Share(0, 3), Share(3, 3)])
def test_recalls_at_the_edges(share):
    assert figures.recall_figure([share] * 10)


def test_a_reliability_without_a_recording():
    assert figures.reliability_figure(calibration_of([], []))


@pytest.mark.parametrize("length", [0, 1, 159, 160, 8_000])
def test_sounds_of_any_length(length):
    waveform = np.ones(length, dtype=np.float32) * 0.1
    assert figures.mel_levels(waveform).shape == (40, max(1, -(-length // 160)))
    assert figures.spectrogram_figure(waveform)


def test_levels_are_decibels():
    tone = np.sin(2 * np.pi * 1_000 * np.arange(SAMPLE_RATE) / SAMPLE_RATE).astype(np.float32)
    loud, soft = (figures.mel_levels(level * tone)[:, 50] for level in (0.5, 0.05))
    assert loud.argmax() == soft.argmax()
    assert loud.max() - soft.max() == pytest.approx(20.0, abs=0.1)
    assert figures.mel_levels(np.zeros(800, dtype=np.float32)).max() == pytest.approx(10 * np.log10(FLOOR), abs=0.1)


def test_a_tone_is_drawn_at_its_frequency():
    for hertz in (250, 1_000, 4_000):
        tone = np.sin(2 * np.pi * hertz * np.arange(SAMPLE_RATE) / SAMPLE_RATE).astype(np.float32)
        band = int(figures.mel_levels(tone)[:, 50].argmax())
        assert band - 0.6 <= figures._band_of(hertz) - 0.5 <= band + 0.6


def test_the_colours_are_those_of_the_house():
    from app.ui.colours import LIGHT

    ours = [drawing.INK, drawing.MUTED, drawing.LINE, drawing.ACCENT, drawing.CAUTION, drawing.PAPER]
    assert ours == [LIGHT.text, LIGHT.muted, LIGHT.line, LIGHT.accent, LIGHT.caution, LIGHT.surface]


def test_counts_can_be_read_on_every_tint():
    def luminance(colour):
        return sum(
            weight * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
            for weight, part in zip((0.2126, 0.7152, 0.0722), colour[:3], strict=True)
        )

    ink = luminance([int(drawing.INK[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    assert min((luminance(drawing.TINTS(v)) + 0.05) / (ink + 0.05) for v in np.linspace(0, 1, 20)) >= 4.5
