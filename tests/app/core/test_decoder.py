import numpy as np
import pytest

from app.config import DecoderConfig
from app.core.decoder import Decoder
from model.spec.scoring import softmax
from model.spec.tokens import BLANK, TOKENS
from tests.app.core.fakes import log_probs_naming

CONFIG = DecoderConfig(patience_seconds=0.06, merge_seconds=0.08)


def words_in(frames, decoder=None):
    decoder = decoder or Decoder(CONFIG)
    found = [word for frame in frames if (word := decoder.push(frame)) is not None]
    last = decoder.finish()
    return [*found, last] if last is not None else found


def words(path, decoder=None):
    return words_in(map(log_probs_naming, path), decoder)


def tokens(path):
    return [int(word.scores.argmax()) + 1 for word in words(path)]


def unsure(token):
    """Log-probabilities of a frame in which the network wavers between a token and the next one."""
    probabilities = np.full(TOKENS, 0.001)
    probabilities[[token, token + 1]] = 0.6, 0.39
    return np.log(probabilities)


def test_a_sure_token_is_committed_at_once():
    [word] = words([BLANK] * 4 + [3] + [BLANK] * 6)
    assert (word.spike, word.decided) == (4, 6)
    assert word.scores.argmax() == 2


def test_an_unsure_token_waits_for_its_patience():
    decoder = Decoder(CONFIG)
    assert decoder.push(unsure(3)) is None
    [word] = words([BLANK] * 6, decoder)
    assert (word.spike, word.decided) == (0, 4)
    assert word.scores.argmax() == 2


@pytest.mark.parametrize("echo", [3, 5])
@pytest.mark.parametrize("length", [1, 2, 4])
@pytest.mark.parametrize("word", [1, 4])
def test_an_echo_of_a_word_is_no_word(word, echo, length):
    assert tokens([3] * word + [BLANK] + [echo] * length + [BLANK] * 4) == [3]


def test_a_token_that_lasts_is_one_word():
    assert tokens([BLANK, 3, 3, 3, BLANK, BLANK, BLANK, BLANK]) == [3]


def test_a_repeat_after_a_blank_is_two_words():
    assert tokens([3, BLANK, BLANK, BLANK, BLANK, 3, BLANK, BLANK, BLANK]) == [3, 3]


@pytest.mark.parametrize("gap", [4, 5, 8])
def test_a_quick_repeat_is_two_words(gap):
    assert tokens([3] + [BLANK] * (gap - 1) + [3] + [BLANK] * 4) == [3, 3]


def test_a_word_that_follows_closely_commits_the_one_before():
    found = words([3, 3, 3, 3, 4, 4, BLANK, BLANK, BLANK])
    assert [int(word.scores.argmax()) + 1 for word in found] == [3, 4]
    assert found[0].decided == 4


def test_a_change_of_mind_is_one_word():
    [word] = words([BLANK, 3, 2, 2, 2, BLANK, BLANK, BLANK])
    assert word.scores.argmax() == 1


def test_what_waits_at_the_end_is_not_lost():
    assert tokens([BLANK, 5]) == [5]


def test_silence_is_no_word():
    assert tokens([BLANK] * 50) == []


def test_reset_begins_anew():
    decoder = Decoder(CONFIG)
    decoder.push(log_probs_naming(5))
    decoder.reset()
    assert decoder.finish() is None
    [word] = words([BLANK, 6], decoder)
    assert word.spike == 1


def test_partials_cannot_be_quicker_than_the_network():
    with pytest.raises(ValueError, match="partial_seconds"):
        DecoderConfig(partial_seconds=0.01)


def test_the_evidence_of_a_word_is_not_drowned_by_the_noise_before_it():
    noise = np.full(TOKENS, 0.01)
    noise[BLANK] = 1 - 0.01 * (TOKENS - 1)
    decoder = Decoder(CONFIG)
    for _ in range(600 * 50):
        assert decoder.push(np.log(noise)) is None
    [word] = words([BLANK] * 4 + [3] + [BLANK] * 6, decoder)
    assert softmax(word.scores).max() > 0.9


def torn(blank):
    """Log-probabilities of a frame in which blank is the likeliest token, and the others share what is left."""
    probabilities = np.full(TOKENS, (1 - blank) / 30)
    probabilities[[BLANK, 4]] = blank, (1 - blank) * 20 / 30
    return np.log(probabilities)


def after(decoder, *frames):
    assert [word for frame in frames if (word := decoder.push(frame)) is not None] == []
    return decoder.finish()


def test_what_was_never_named_is_a_word_where_something_was_said_in_all():
    quiet = log_probs_naming(BLANK)
    word = after(Decoder(CONFIG), quiet, *[torn(0.85)] * 3, torn(0.8), *[torn(0.85)] * 3, quiet)
    assert word.spike == 4
    assert word.scores.argmax() == 3
    assert after(Decoder(CONFIG), quiet, torn(0.9), torn(0.8), quiet) is None


def test_silence_is_no_word_and_neither_is_a_noise_that_goes_on():
    assert after(Decoder(CONFIG), *[log_probs_naming(BLANK)] * 60) is None
    assert after(Decoder(CONFIG), *[torn(0.9)] * 60) is not None
    assert after(Decoder(CONFIG), *[torn(0.9)] * 90) is None


def test_behind_a_word_nothing_is_guessed():
    decoder = Decoder(CONFIG)
    assert len(words([BLANK, 3, BLANK, BLANK, BLANK, BLANK], decoder)) == 1
    assert after(decoder, *[torn(0.85)] * 8) is None
    decoder.reset()
    assert after(decoder, *[torn(0.85)] * 8) is not None


def test_a_name_that_is_spread_over_a_few_frames_is_a_word():
    """In none of them it is likelier than blank; that it is in none of the three has a probability of a fifth."""
    decoder, quiet = Decoder(CONFIG), log_probs_naming(BLANK)
    frames = [quiet, quiet, torn(0.67), torn(0.54), torn(0.55), *[quiet] * 12]
    [word] = [word for frame in frames if (word := decoder.push(frame)) is not None]
    assert word.spike == 3
    assert word.scores.argmax() == 3
    assert decoder.finish() is None


def test_a_name_that_is_spread_is_no_second_word_beside_its_peak():
    decoder, quiet = Decoder(CONFIG), log_probs_naming(BLANK)
    frames = [quiet, quiet, torn(0.6), torn(0.6), torn(0.1), torn(0.5), torn(0.7), *[quiet] * 6]
    assert len([word for frame in frames if (word := decoder.push(frame)) is not None]) == 1


FAINT = [torn(0.6)] * 2
"""The second of them names a 3, faintly: it is token 4."""


def heard(*frames):
    """Return the token of each word, the frame in which it was named, and that in which it was decided."""
    return [(int(word.scores.argmax()) + 1, word.spike, word.decided) for word in words_in(frames)]


def heard_tokens(*frames):
    return [token for token, *_ in heard(*frames)]


def frames_of(*path):
    """Return frames: a number names a token, a minus is silence."""
    return [log_probs_naming(BLANK if token == "-" else token) for token in path]


def test_a_faint_name_stands_when_nothing_else_was_named_for_a_fifth_of_a_second():
    assert heard(*frames_of("-"), *FAINT, *frames_of(*"-" * 12)) == [(4, 2, 13)]
    assert heard(*frames_of("-"), *FAINT) == [(4, 2, 3)]


@pytest.mark.parametrize("gap", range(1, 12))
def test_a_faint_name_gives_way_to_another_that_follows_soon(gap):
    told = heard(*frames_of("-"), *FAINT, *frames_of(*"-" * gap, 3, *"-" * 6))
    if gap < 9:
        assert told == [(3, 3 + gap, 5 + gap)]
    else:
        assert [token for token, *_ in told] == [4, 3]


@pytest.mark.parametrize("gap", [1, 4, 7])
def test_a_name_that_followed_a_faint_one_may_turn_out_as_another(gap):
    assert heard_tokens(*frames_of("-"), *FAINT, *frames_of(*"-" * gap, 2, 1, 1, *"-" * 6)) == [1]


@pytest.mark.parametrize("gap", range(1, 10))
def test_a_faint_name_soon_after_a_word_is_the_rest_of_it(gap):
    told = heard_tokens(*frames_of("-", 3, *"-" * gap), *FAINT, *frames_of(*"-" * 12))
    assert told == ([3] if gap < 8 else [3, 4])


@pytest.mark.parametrize("gap", range(3, 8))
def test_such_a_rest_does_not_hide_the_next_word(gap):
    assert heard_tokens(*frames_of("-", 3, *"-" * gap), *FAINT, *frames_of(5, *"-" * 6)) == [3, 5]


def test_what_is_said_far_apart_is_not_added_up():
    decoder, quiet = Decoder(CONFIG), log_probs_naming(BLANK)
    frames = [torn(0.75), quiet, quiet, torn(0.75), quiet, quiet, torn(0.75), quiet, quiet, quiet]
    assert [decoder.push(frame) for frame in frames] == [None] * len(frames)
