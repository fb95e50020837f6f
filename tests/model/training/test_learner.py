import pytest
import torch

from model.dataset.composition import ComposedBatches


@pytest.fixture
def batch(material):
    return ComposedBatches(material, batch_size=4, steps=1, seed=0)[0]


def test_the_learning_rate_rises_stays_and_falls(new_learner, batch):
    learner = new_learner(warmup_steps=3, decay_steps=4)
    rates = []
    for step in range(10):
        if step == 5:
            learner.finish(at_most=100)
        if not learner.finished:
            rates.append(learner.learning_rate)
            learner.learn(batch)
    assert rates[0] < rates[1] < rates[2] == rates[3] == rates[4] == rates[5]
    assert rates[5] > rates[6] > rates[7] > rates[8] > 0
    assert learner.step == 9


def test_the_end_is_never_beyond_the_last_batch(new_learner):
    learner = new_learner(decay_steps=50)
    learner.finish(at_most=7)
    assert learner.last_step == 7


def test_a_snapshot_is_not_changed_by_the_next_step(new_learner, batch):
    learner = new_learner()
    learner.learn(batch)
    snapshot = learner.snapshot()
    before = snapshot.network.head.weight.clone()
    learner.learn(batch)
    assert snapshot.network.head.weight.equal(before)
    assert not learner.snapshot().network.head.weight.equal(before)
    assert not snapshot.training


def test_the_weights_it_starts_from_are_left_alone(new_learner, recognizer, batch):
    before = recognizer.network.head.weight.clone()
    new_learner().learn(batch)
    assert recognizer.network.head.weight.equal(before)


def test_layers_over_bands_keep_their_weights_if_that_is_asked_for_and_get_to_know_the_levels(new_learner, batch):
    learner = new_learner(held_bands=True)
    before = learner.snapshot().network
    learner.learn(batch)
    after = learner.snapshot().network
    for name, weights in before.band_layers.named_parameters():
        assert weights.equal(after.band_layers.get_parameter(name))
    assert not before.band_layers[0].norm.running_mean.equal(after.band_layers[0].norm.running_mean)
    assert not before.gather.weight.equal(after.gather.weight)


def test_the_average_follows_the_weights(new_learner, batch):
    """With a decay near zero in the first steps, the average lies between the first weights and the newest."""
    learner = new_learner()
    start = learner.snapshot().network.head.bias.clone()
    for _ in range(3):
        learner.learn(batch)
    newest = learner.state()["recognizer"]["network.head.bias"]
    average = learner.snapshot().network.head.bias
    assert ((average - start).abs() <= (newest - start).abs() + 1e-3).all()
    assert not average.equal(start)
    assert not average.equal(newest)


def test_phonemes_change_what_is_learnt_as_far_as_they_weigh(new_learner, material_beside_people):
    batch = ComposedBatches(material_beside_people, batch_size=8, steps=1, seed=0)[0]
    silent = batch._replace(phonemes=batch.phonemes[:0], phoneme_counts=torch.zeros_like(batch.phoneme_counts))

    def learnt(batch, weight):
        learner = new_learner(auxiliary_words=10, phonemes_weight=weight)
        torch.manual_seed(3)
        learner.learn(batch)
        return learner.state()["recognizer"]["network.gather.weight"]

    assert learnt(batch, 0.0).equal(learnt(silent, 1.0))
    assert not learnt(batch, 1.0).equal(learnt(silent, 1.0))


def test_the_ends_of_peoples_words_change_what_is_learnt(new_learner, material_beside_people):
    batch = ComposedBatches(material_beside_people, batch_size=8, steps=1, seed=0)[0]

    def learnt(weight):
        learner = new_learner(auxiliary_words=10, ends_weight=weight)
        torch.manual_seed(3)
        learner.learn(batch)
        return learner.state()["recognizer"]["network.head.weight"]

    assert not learnt(0.5).equal(learnt(0.0))


def test_a_state_of_something_else_is_refused(new_learner):
    with pytest.raises((KeyError, RuntimeError)):
        new_learner().restore({"recognizer": {}, "averaged": {}, "optimizer": {}})


def test_training_and_hearing_convolve_alike(recognizer):
    """In training the depthwise convolution takes another way to the same numbers."""
    [block] = [recognizer.network.blocks[2]]
    context = torch.randn(3, block.channels, 40, generator=torch.Generator().manual_seed(0))
    evaluated = block.eval()._over_time(context)
    assert torch.allclose(block.train()._over_time(context), evaluated, atol=1e-5)
