from dataclasses import replace
from pathlib import Path

from model.dataset.clip import Clip
from model.training.data import Data
from model.training.fit import TrainingConfig
from model.training.options import Options
from model.training.recipe import PEOPLE, config_of, epochs_of, is_diverse, learning_of, start_of


def data(*speakers: str) -> Data:
    return Data(training=[Clip(b"", (1,), speaker) for speaker in speakers])


def test_a_model_of_several_people_is_for_more_people():
    assert is_diverse(Options(), data("a", "b", "c"))
    assert not is_diverse(Options(), data("a", "b", "b"))
    assert not is_diverse(Options(adapt=Path("m.pt")), data("a", "b", "c"))
    assert not is_diverse(Options(voices="same"), data("a", "b", "c"))
    assert is_diverse(Options(voices="other"), data("a"))


def test_as_many_epochs_as_asked_for():
    asked = [Options(epochs=3), Options(), Options(synthetic=True), Options(adapt=Path("m.pt"))]
    three, folder, synthetic, adaptation = map(epochs_of, asked)
    assert three == 3
    assert adaptation < folder < synthetic


def test_examples_are_the_harder_the_more_is_to_come():
    own, others, synthetic = (
        config_of(options, data("a", "b", "c"))
        for options in (Options(voices="same"), Options(), Options(synthetic=True))
    )
    assert own.gentle_share > synthetic.gentle_share > others.gentle_share == 0.0
    assert not own.diverse
    assert others.diverse
    assert synthetic.diverse


def test_somebody_waits_for_a_model_that_goes_on_from_another():
    adapted, folder = (config_of(options, data("a")) for options in (Options(adapt=Path("m.pt")), Options()))
    assert adapted.steps <= folder.steps_per_epoch
    learning = learning_of(Options(adapt=Path("m.pt")), adapted)
    assert learning.warmup_steps + learning.decay_steps <= adapted.steps


def test_for_other_people_it_hears_harder_examples_but_takes_no_more_steps():
    own, others = (config_of(Options(adapt=Path("m.pt"), voices=voices), data("a")) for voices in ("same", "other"))
    assert others == replace(own, hard=PEOPLE.hard, gentle_share=PEOPLE.gentle_share)
    assert others.diverse


def test_what_is_learnt_longest_ends_slowest():
    synthetic, folder = Options(synthetic=True), Options()
    rates = [learning_of(options, config_of(options, data("a", "b", "c"))) for options in (synthetic, folder)]
    assert rates[0].decay_steps > rates[1].decay_steps


def test_only_trainings_of_synthetic_voices_have_another_pace_from_sound_to_sound():
    synthetic, folder = (
        config_of(options, data("a", "b", "c")).hard for options in (Options(synthetic=True), Options())
    )
    assert synthetic.uneven_share > 0 == folder.uneven_share


def test_a_short_training_has_room_for_the_rise_and_the_fall():
    for epochs in (1, 2, 40):
        config = TrainingConfig(epochs=epochs, steps_per_epoch=2)
        learning = learning_of(Options(), config)
        assert 1 <= learning.warmup_steps + learning.decay_steps <= max(2, config.steps)


def test_people_beside_shape_only_what_is_learnt_from_voices():
    config = TrainingConfig()
    voices, *others = (
        learning_of(options, config)
        for options in (
            Options(synthetic=True),
            Options(),
            Options(synthetic=True, data=(Path("mine"),)),
            Options(synthetic=True, adapt=Path("m.pt")),
        )
    )
    assert voices.phonemes_weight > 0
    assert voices.reversal > 0
    assert voices.ends_weight > 0
    assert all(learning.phonemes_weight == learning.reversal == learning.ends_weight == 0 for learning in others)


def test_from_scratch_the_seed_decides_the_weights():
    first, second, other = (start_of(Options(seed=seed)).network.head.weight for seed in (1, 1, 2))
    assert first.equal(second)
    assert not first.equal(other)
