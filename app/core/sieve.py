"""Which of the words that the network names were said as digits: a syllable inside a longer word is none.

The network hears what a syllable is, and not what it is part of. That shows in the level: a digit begins after a pause
or after another digit, and silence or another digit follows it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.config import SieveConfig
from app.core.candidate import Candidate, Verdict
from app.core.digit_string import A_STRING, DigitString
from app.core.level import FLOOR_DBFS
from app.core.levels import Levels
from app.core.nameless import NamelessRow
from model.spec.tokens import FRAME_SECONDS

PEAK_SECONDS: Final = 0.4
"""Sound before the naming of a word in which its loudest moment lies."""


@dataclass(frozen=True, slots=True)
class _Sound:
    """The sound that ends with a word."""

    peak_dbfs: float
    """Its loudest moment shortly before the naming."""

    quiet_dbfs: float
    """Level from which on something is as loud as the word."""

    frames: int
    """Its length, from the pause or the digit before up to the naming of the word."""

    paused: bool
    """Whether a pause stands before it."""

    linked: bool
    """Whether the word before is a digit, and no pause lies between."""

    begins: bool
    """Whether its beginning was heard, and nothing else was named in it."""


class Sieve:
    """Holds a digit back until it is clear that it stands by itself, or in a string of digits.

    One that is certain, and was followed by a moment of quiet, is clear at once; a doubtful one waits for longer, and
    words in a row are no string where they hardly sound like digits. After running speech it is wary for some seconds:
    a digit must then be surer, or stand in a string of three that are, a longer rest must follow it, and where it is
    said alone, a pause must stand before it. As wary it is of sound that was there when the source began, up to a word
    after a pause: it may be the end of speech, and is where another word is in it. Later, one other word alone makes
    nobody wary: of a voice that the network does not know, it may have been a digit.

    Parameters
    ----------
    config : SieveConfig
    """

    def __init__(self, config: SieveConfig) -> None:
        self._config = config
        self._speech_heard = -config.wary_seconds
        self._speech_dbfs = FLOOR_DBFS
        self._nameless = NamelessRow(config)
        self._listen_anew()
        self._since_source = True
        self._begin_at(0.0)

    def begin(self, start: float, *, joined: bool) -> None:
        """Begin with the next utterance.

        Parameters
        ----------
        start : float
            Where it begins (seconds from the start of the stream).
        joined : bool
            Whether it begins where the one before ended, or where the source does: nothing between was missed, and
            what was heard then stands before its words.
        """
        if not joined:
            self._listen_anew()
            self._since_source = False
        self._begin_at(start)

    def _listen_anew(self) -> None:
        config = self._config
        self._levels = Levels(3 * _frames(max(config.longest_seconds, config.running_seconds) + config.pause_seconds))
        self._floor_dbfs = FLOOR_DBFS
        self._quiet_dbfs = FLOOR_DBFS
        self._rest_frames = 0
        self._other_named = -1
        self._leave_string()

    def _begin_at(self, start: float) -> None:
        self._start = start
        self._first = len(self._levels)
        self._nameless.begin()

    def _leave_string(self) -> None:
        self._string = DigitString(self._config)
        self._last_named = 0
        self._free_from = 0

    def hear(self, level_dbfs: float, floor_dbfs: float, word: Candidate | None) -> list[Verdict]:
        """Take the level of the next frame, the noise floor, and the word that was named with it, if any.

        Returns the verdicts that this frame allows, in the order of the words.
        """
        self._levels.append(level_dbfs)
        self._floor_dbfs = floor_dbfs
        verdicts = [*(self._judge(word) if word else []), *self._settle()]
        self._nameless.told(verdicts)
        self._listen_for_speech()
        return verdicts

    def _listen_for_speech(self) -> None:
        """Note that somebody talks where sound goes on for longer than a digit, even if nothing is named in it."""
        peak = self._peak_dbfs()
        quiet_dbfs = peak - self._fall_db(peak)
        is_loud = peak - self._floor_dbfs >= self._config.clear_db and self._levels[-1] > quiet_dbfs
        self._nameless.hear(is_loud=is_loud)
        if is_loud and self._goes_on_for(
            self._config.running_seconds, quiet_dbfs, since=self._free_from, gap_seconds=self._config.closure_seconds
        ):
            self._note_speech(peak)

    def _peak_dbfs(self) -> float:
        """Return the loudest moment of the last second."""
        return max(
            self._levels[max(0, len(self._levels) - _frames(self._config.longest_seconds)) :], default=FLOOR_DBFS
        )

    def _note_speech(self, peak_dbfs: float) -> None:
        self._speech_heard = self._now
        self._speech_dbfs = peak_dbfs

    def finish(self, words: Sequence[Candidate], *, silent: bool) -> list[Verdict]:
        """Return the verdicts on all that waits, and on words that were named in the silence after the last frame.

        Parameters
        ----------
        words : sequence of Candidate
        silent : bool
            Whether nothing follows the last frame. Else the utterance is over, but what is heard may be a noise that
            goes on: where it is as loud as the word itself, the word has no end.
        """
        verdicts = [verdict for word in words for verdict in self._judge(word)]
        verdicts += self._settle_at_end(silent=silent) if self._string.is_held else []
        self._nameless.told(verdicts)
        if self._nameless.finish(self._now):
            self._note_speech(self._peak_dbfs())
        return verdicts

    def _settle_at_end(self, *, silent: bool) -> list[Verdict]:
        last_loud = self._last_loud()
        if self._goes_on(last_loud):
            return self._refuse()
        return self._rested() if silent or not self._is_loud(len(self._levels) - 1) else self._drop()

    @property
    def _now(self) -> float:
        return self._start + (len(self._levels) - self._first) * FRAME_SECONDS

    def _spike(self, word: Candidate) -> int:
        """Return the frame in which a word was named, as the levels are counted: not from this utterance alone."""
        return self._first + word.spike

    @property
    def _wary(self) -> bool:
        return self._since_source or self._now - self._speech_heard < self._config.wary_seconds

    def _judge(self, word: Candidate) -> list[Verdict]:
        sound = self._sound_before(min(self._spike(word), len(self._levels) - 1))
        # What is held went on into sound that nobody named, and then paused: that was another word.
        before = self._refuse() if self._string.is_held and not sound.linked else []
        return [*before, *self._weigh(word, sound)]

    def _weigh(self, word: Candidate, sound: _Sound) -> list[Verdict]:
        if self._is_echo(word, sound):
            self._reach(word)  # the echo is the sound of what is held, and none that goes on behind it
            return []
        self._nameless.named(word)
        self._doubt_beginning(word, sound)
        is_sure = self._is_sure(word)
        if not (self._is_whole(sound) and (is_sure or self._may_be_sure(word, sound))):
            return self._turn_down(word, sound)
        string = self._string
        string.add(
            Verdict(word, passed=True),
            sound.peak_dbfs,
            linked=sound.linked,
            sure=is_sure,
            follows_speech=self._follows_speech(sound),
        )
        self._quiet_dbfs = sound.quiet_dbfs
        self._reach(word)
        if string.sure >= self._config.proven:
            self._since_source = False
            self._speech_heard = -self._config.wary_seconds
        self._rest_frames = _frames(self._rest_seconds(word))
        if self._wary:
            return []
        # Another digit follows: that proves the one that was held, and this one needs no further proof.
        proven = string.proves_itself if string.is_long else self._has_surely_ended(word)
        return string.told() if proven else []

    def _doubt_beginning(self, word: Candidate, sound: _Sound) -> None:
        """Take for speech what was there when the source began, if up to a word after a pause another word is in it."""
        if self._since_source and word.among_speech.is_other:
            self._note_speech(sound.peak_dbfs)
        self._since_source &= not sound.paused

    def _follows_speech(self, sound: _Sound) -> bool:
        """Whether running speech as loud as a word ended shortly before it; a quieter voice is somebody else's."""
        pause_seconds = self._now - sound.frames * FRAME_SECONDS - self._speech_heard
        return pause_seconds < self._config.apart_seconds and self._speech_dbfs > sound.quiet_dbfs

    def _rest_seconds(self, word: Candidate) -> float:
        """Return how long it must be quiet after a digit: longer where it is one only because it stands alone."""
        if self._string.needs_more:
            return self._config.pause_seconds  # until then, another digit may follow and prove it
        doubtful = word.among_speech.digit is None
        return self._config.wary_rest_seconds if self._wary or doubtful else self._config.rest_seconds

    def _has_surely_ended(self, word: Candidate) -> bool:
        """Whether a digit is beyond doubt, and was quiet for a moment where it is named: what goes on is the next."""
        end = max(0, self._spike(word) - _frames(self._config.tail_seconds))
        was_quiet = not all(self._is_loud(frame) for frame in range(end, len(self._levels)))
        return was_quiet and word.among_speech.confidence >= self._config.certain_confidence

    def _is_echo(self, word: Candidate, sound: _Sound) -> bool:
        """Whether it is the rest of the digit before: the same name, and much less sound."""
        digit, peak_dbfs = self._string.last
        return sound.linked and word.decision.digit == digit and sound.peak_dbfs < peak_dbfs - self._config.echo_db

    def _is_whole(self, sound: _Sound) -> bool:
        """Whether the sound is no longer than a digit, and was heard from its beginning."""
        longest = self._config.linked_seconds if sound.linked else self._config.longest_seconds
        return sound.begins and sound.frames <= _frames(longest)

    def _is_sure(self, word: Candidate) -> bool:
        """Whether a word is a digit: a surer one, where other speech was heard before, or may have been."""
        strict = word.among_speech
        surer = strict.digit is not None and strict.confidence >= self._config.wary_confidence
        return word.decision.digit is not None and (surer or not self._wary)

    def _may_be_sure(self, word: Candidate, sound: _Sound) -> bool:
        """Whether sure digits around it can prove a digit that is none by itself, because of what was said before.

        Two sure ones before it are told without it, and would be lost with it.
        """
        strict = word.among_speech
        likely = strict.digit is not None and strict.confidence >= self._config.doubtful_confidence
        may_be = self._since_source or (self._wary and likely)
        return word.decision.digit is not None and may_be and not (sound.linked and self._string.sure == A_STRING)

    def _turn_down(self, word: Candidate, sound: _Sound) -> list[Verdict]:
        if self._is_forgiven(word):
            self._string.forgive(Verdict(word, passed=False), linked=sound.linked)
            self._reach(word)
            if self._string.needs_more:
                self._rest_frames = _frames(self._config.pause_seconds)
            return [] if self._wary or not self._string.proves_itself else self._string.told()
        if word.decision.digit is not None or word.among_speech.is_other:
            self._other_named = self._spike(word)
            if not self._is_whole(sound):
                self._note_speech(sound.peak_dbfs)
        return [*self._drop(), Verdict(word, passed=False)]

    def _is_forgiven(self, word: Candidate) -> bool:
        """Whether the string goes on over a word that is no digit; after other speech, only over one that may be."""
        other = self._wary and word.among_speech.is_other
        return self._string.forgives and not other

    def _sound_before(self, spike: int) -> _Sound:
        """Look back from a word to where its sound began."""
        peak = max(self._levels[max(self._free_from, spike - _frames(PEAK_SECONDS)) : spike + 1], default=FLOOR_DBFS)
        quiet_dbfs = peak - self._fall_db(peak)
        pause_frames = _frames(self._config.pause_seconds)
        farthest = max(self._free_from, spike - _frames(self._config.longest_seconds) - pause_frames)
        first, quiet_frames = spike, 0
        for frame in range(spike, farthest - 1, -1):
            quiet_frames = 0 if self._levels[frame] > quiet_dbfs else quiet_frames + 1
            first = frame if quiet_frames == 0 else first
            if quiet_frames >= pause_frames:
                break
        paused = quiet_frames >= pause_frames
        linked = self._string.has_begun and not paused
        heard = quiet_frames >= _frames(self._config.onset_seconds) or (self._since_source and first == 0)
        return _Sound(
            peak_dbfs=peak,
            quiet_dbfs=quiet_dbfs,
            frames=spike + 1 - first,
            paused=paused,
            linked=linked,
            begins=(paused or linked or heard) and first > self._other_named,
        )

    def _fall_db(self, peak_dbfs: float) -> float:
        """Return how far the level must fall from the loudest moment of a word to be no part of it."""
        share = self._config.fall_share * (peak_dbfs - self._floor_dbfs)
        return min(max(share, self._config.least_fall_db), self._config.fall_db)

    def _settle(self) -> list[Verdict]:
        """Look at what came after the newest word that is held."""
        if not self._string.is_held:
            return []
        last_loud = self._last_loud()
        if self._goes_on(last_loud):
            waited = len(self._levels) - self._last_named
            return self._refuse() if waited > _frames(self._config.longest_seconds) else []
        return self._rested() if len(self._levels) - 1 - last_loud >= self._rest_frames else []

    def _rested(self) -> list[Verdict]:
        """Tell what is followed by quiet.

        But not one digit alone soon after running speech, which is the end of that, nor a string with a doubtful one in
        it and too few that are sure, nor one of words that hardly sound like digits.
        """
        return self._drop() if self._string.needs_more else self._string.told()

    def _last_loud(self) -> int:
        """Return the newest frame since the newest held word was named that was as loud as it, or the one before."""
        named = self._last_named
        loud = (frame for frame in range(len(self._levels) - 1, named - 1, -1) if self._is_loud(frame))
        return next(loud, named - 1)

    def _is_loud(self, frame: int) -> bool:
        return self._levels[frame] > self._quiet_dbfs

    def _goes_on(self, last_loud: int) -> bool:
        return last_loud - self._last_named > _frames(self._config.tail_seconds)

    def _reach(self, word: Candidate) -> None:
        """Note that what is held lasts up to this word, and that the next one begins behind it."""
        self._last_named = self._spike(word)
        self._free_from = self._last_named + 1

    def _refuse(self) -> list[Verdict]:
        """Turn down what is held, as the sound went on: what was named is a part of it, and nobody knows the whole."""
        self._nameless.went_on()
        pause_seconds = self._config.pause_seconds
        if self._goes_on_for(self._config.longest_seconds, self._quiet_dbfs, since=0, gap_seconds=pause_seconds):
            self._note_speech(self._string.last[1])
        return self._drop()

    def _goes_on_for(self, seconds: float, quiet_dbfs: float, *, since: int, gap_seconds: float) -> bool:
        """Whether there has been sound up to now for longer than this, with no gap as long as that."""
        quiet_frames, gap_frames, sound_frames = 0, _frames(gap_seconds), _frames(seconds)
        for frames, frame in enumerate(range(len(self._levels) - 1, since - 1, -1), start=1):
            quiet_frames = 0 if self._levels[frame] > quiet_dbfs else quiet_frames + 1
            if quiet_frames >= gap_frames:
                return False
            if quiet_frames == 0 and frames > sound_frames:
                return True
        return False

    def _drop(self) -> list[Verdict]:
        """Turn down all that is held, and leave the string."""
        held = self._string.told()
        self._leave_string()
        return [Verdict(verdict.candidate, passed=False) for verdict in held]


def _frames(seconds: float) -> int:
    return round(seconds / FRAME_SECONDS)
