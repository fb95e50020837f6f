from pathlib import Path

import numpy as np
import pytest

from model.diphone.festival import Festival
from model.diphone.spelling import Speller, Spelling
from model.diphone.voice import Voice

HEADER = "EST_File index\nDataType ascii\nNumEntries {count}\nEST_Header_End\n"


def speller(tmp_path: Path, pairs: str, **ways: str) -> Speller:
    entries = pairs.split()
    lines = "".join(f"{pair} 0 10 5\n" for pair in entries)
    path = tmp_path / "voice.group"
    path.write_bytes(HEADER.format(count=len(entries)).encode() + lines.encode() + b"\x00\xff-\nmore-sound 1\n")
    return Speller(Voice("any", "xx", Festival("any", str(path)), 100.0, "#", ways))


def test_a_word_is_a_path_from_pause_to_pause(tmp_path):
    assert speller(tmp_path, "#-i i-l l-#", i="i", l="l").spell(("i", "l")) == Spelling((("i",), ("l",)))


def test_what_lies_behind_the_index_is_sound_and_no_pair(tmp_path):
    assert speller(tmp_path, "#-more sound-#", a="more sound").spell(("a",)) is None


def test_another_way_is_tried_where_the_first_leads_nowhere(tmp_path):
    assert speller(tmp_path, "#-i i-x #-y y-l l-#", i="i,y", l="l").spell(("i", "l")) == Spelling((("y",), ("l",)))


def test_one_sound_may_be_several_phones(tmp_path):
    spelling = speller(tmp_path, "#-t t-h h-a a-#", th="t h", a="a").spell(("th", "a"))
    assert spelling == Spelling((("t", "h"), ("a",)))


def test_two_sounds_may_be_one_phone(tmp_path):
    known = speller(tmp_path, "#-ja ja-l l-# #-a a-#", **{"j a": "ja", "a": "a", "l": "l"})
    assert known.spell(("j", "a", "l")) == Spelling(((), ("ja",), ("l",)))
    assert known.spell(("a",)) == Spelling((("a",),))
    assert known.spell(("j",)) is None
    assert known.everything(("j", "a", "l")) == {("ja", "l")}


def test_where_no_pause_was_recorded_a_closure_takes_its_place(tmp_path):
    known = speller(tmp_path, "#-i i-l l-t t-#", i="i", l="l")
    assert known.spell(("i", "l")) == Spelling((("i",), ("l",)), closure="t")


@pytest.mark.parametrize("pairs", ["#-i i-l", "#-i l-#", "i-l l-#", "#-i i-l l-t"])
def test_a_joint_that_was_not_recorded_cannot_be_said(tmp_path, pairs):
    assert speller(tmp_path, pairs, i="i", l="l").spell(("i", "l")) is None


def test_a_sound_without_a_phone_cannot_be_said(tmp_path):
    known = speller(tmp_path, "#-i i-#", i="i")
    assert known.spell(("i", "θ")) is None
    assert known.sayable([("i",), ("θ",)]) == (("i",),)


def test_chance_takes_every_way(tmp_path):
    known = speller(tmp_path, "#-i #-y i-# y-#", i="i,y")
    random = np.random.default_rng(0)
    assert {known.spell(("i",), random).sounds for _ in range(30)} == {(("i",),), (("y",),)}


def test_everything_that_may_be_heard_is_known_joined_or_not(tmp_path):
    known = speller(tmp_path, "#-a", s="s,z h", a="a")
    assert known.everything(("s", "a")) == {("s", "a"), ("z", "h", "a")}
    assert known.everything(("s", "x")) == frozenset()


@pytest.mark.parametrize(("last", "closure"), [("m", "p"), ("ng", "k"), ("l", "t")])
def test_a_closure_is_made_where_the_sound_before_it_is(tmp_path, last, closure):
    pairs = f"#-{last} {last}-p {last}-t {last}-k p-# t-# k-#"
    assert speller(tmp_path, pairs, x=last).spell(("x",)) == Spelling(((last,),), closure=closure)
