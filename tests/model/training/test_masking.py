import torch

from model.training.masking import BAND_MASK, MASKS, TIME_MASK, MaskedRecognizer, _masked, _warped


def test_a_mask_hides_a_few_bands_and_moments_and_nothing_else():
    torch.manual_seed(3)
    mel = torch.randn(64, 40, 256)
    masked = _masked(mel)
    changed = masked != mel
    bands, moments = changed.all(dim=2).sum(dim=1), changed.all(dim=1).sum(dim=1)
    assert int(bands.max()) <= MASKS * BAND_MASK
    assert int(moments.max()) <= MASKS * TIME_MASK
    assert 0.05 < changed.float().mean() < 0.3
    assert masked[changed].numel() > 0
    assert torch.isclose(masked[0][changed[0]], mel[0].mean()).all()


def test_masks_differ_between_examples():
    torch.manual_seed(3)
    mel = torch.randn(8, 40, 64)
    changed = _masked(mel) != mel
    assert not all(changed[0].equal(other) for other in changed[1:])


def test_a_warp_moves_bands_of_each_example_by_another_share():
    torch.manual_seed(1)
    mel = torch.arange(40.0)[None, :, None].expand(50, 40, 6)
    warped = _warped(mel, 0.12)
    shares = warped[:, 20, 0] / 20
    assert 0.88 < shares.min() < 0.95
    assert 1.05 < shares.max() < 1.13
    assert torch.allclose(warped[:, 10, 0] / 10, shares)
    assert bool((warped[:, 0] == 0).all())


def test_it_has_the_recognisers_weights_and_no_others(recognizer):
    masked = MaskedRecognizer(recognizer)
    assert {id(weight) for weight in masked.parameters()} == {id(weight) for weight in recognizer.parameters()}
    heard = masked(torch.zeros(2, 3_200))
    assert heard.log_probs.shape == (2, 10, 12)
    assert heard.opinions is None


def test_somebody_speaks_where_it_is_loud(recognizer):
    waveforms = torch.zeros(1, 6_400)
    waveforms[0, 3_200:4_800] = torch.sin(torch.arange(1_600) * 0.3)
    loud = MaskedRecognizer(recognizer)(waveforms).loud[0].nonzero().flatten().tolist()
    assert loud == list(range(10, 16))
