"""Voices of Festival: free ones, as Debian distributes them."""

from typing import Final

from model.diphone.festival import Festival
from model.diphone.voice import Voice, Ways

# What a voice cannot tell from another word it does not say: the Czech and the Finns have one o for ㅓ and ㅗ, so that
# their 영 would be 용; the k of English is as aspirated as ㅋ, so that its g stands for ㄱ.

_ITALIAN: Final = {
    "a": "a1,a", "aː": "a1", "æ̆": "a1,a", "æ": "E1", "ɐ": "a1", "ɑ": "a1,O1",
    "e": "e1,e", "ɛ": "E1", "eh": "E1", "i": "i1", "iː": "i1", "ɪ": "i,i1,e1", "ɪ̯": "i", "o": "o1", "ɔ": "O1",
    "ʌ": "O1", "u": "u1", "uː": "u1", "ʊ̯": "u", "ʊ": "u",
    "j": "j", "w": "w", "m": "m", "n": "n", "ŋ": "ng", "l": "l", "ɾ": "r", "ɹ": "r",
    "p": "b", "pʰ": "p", "t": "d", "tʰ": "t", "t*": "t", "k": "k,g", "k*": "k", "b": "b", "d": "d", "ɡ": "g",
    "k̚": "k", "t̚": "t", "p̚": "p", "s": "s", "s*": "s", "ɕ": "S", "ʃ": "S", "z": "z", "f": "f", "v": "v",
    "tɕʰ": "tS", "tʃ": "tS", "tɕ": "dZ", "dʒ": "dZ", "ə": "e", "ʕ": "a",
}  # fmt: skip

_CZECH: Final = {
    "a": "a:,a", "aː": "a:", "æ̆": "a", "æ": "e:", "ɐ": "a", "ɑ": "a:", "e": "e:,e", "ɛ": "e:,e", "eh": "e",
    "i": "i:,i", "iː": "i:", "ɪ": "i", "ɪ̯": "j", "o": "o:,o", "ɔ": "o,o:", "u": "u:,u", "uː": "u:",
    "ʊ̯": "u", "ʊ": "u", "j": "j", "m": "m", "n": "n", "ŋ": "n*", "l": "l", "ɾ": "r", "ɹ": "r", "w": "v",
    "p": "b", "pʰ": "p", "t": "d", "tʰ": "t", "t*": "t", "k": "k,g", "k*": "k", "b": "b", "d": "d", "ɡ": "g",
    "k̚": "k", "t̚": "t", "p̚": "p", "s": "s", "s*": "s", "ɕ": "s~", "ʃ": "s~", "z": "z", "f": "f", "v": "v",
    "tɕʰ": "c~", "tʃ": "c~", "tɕ": "dz~", "dʒ": "dz~", "ə": "e", "ʕ": "a", "x": "ch", "ħ": "ch,h", "h": "h",
    "kʰ": "k ch",
}  # fmt: skip

_FINNISH: Final = {
    "a": "a:,a", "aː": "a:", "æ̆": "a,@", "æ": "@:,@", "ɐ": "a", "ɑ": "a:", "e": "e:,e", "ɛ": "e:,e", "eh": "e,e:",
    "i": "i:,i", "iː": "i:", "ɪ": "i", "ɪ̯": "i,j", "o": "o:,o", "ɔ": "o,o:", "u": "u:,u", "uː": "u:",
    "ʊ̯": "u", "ʊ": "u", "j": "j", "m": "m", "n": "n", "ŋ": "N", "l": "l", "ɾ": "r", "ɹ": "r", "w": "v",
    "ə": "e,7", "ʕ": "a", "p": "b,p", "p*": "p", "t": "d,t", "t*": "t", "k": "k,g", "k*": "k", "b": "b",
    "d": "d", "ɡ": "g", "k̚": "k", "t̚": "t", "p̚": "p", "s": "s", "s*": "s", "ɕ": "S", "ʃ": "S", "f": "f", "v": "v",
    "h": "h", "ħ": "h", "pʰ": "p h", "tʰ": "t h", "kʰ": "k h", "tɕʰ": "t S,t s", "tʃ": "t S",
}  # fmt: skip

_TELUGU: Final = {
    "a": "aa", "aː": "aa", "æ̆": "a,aa", "æ": "eh", "ɐ": "a", "ɑ": "aa", "e": "ee,eh", "ɛ": "eh,ee", "eh": "eh",
    "i": "iy,ih", "iː": "iy", "ɪ": "ih", "ɪ̯": "ih,y", "o": "oo,oh", "ɔ": "oh", "ʌ": "a", "u": "uw,uh", "uː": "uw",
    "ʊ̯": "uh", "ʊ": "uh", "j": "y", "w": "v", "m": "m", "n": "n", "l": "l", "ɾ": "r", "ɹ": "r",
    "ə": "a", "ʕ": "aa", "p": "b,p", "p*": "p", "t": "dh,th", "t*": "th", "k": "k,g", "k*": "k", "b": "b", "d": "dh",
    "ɡ": "g", "k̚": "k", "t̚": "th", "p̚": "p", "s": "s", "s*": "s", "ɕ": "sh", "ʃ": "sh", "f": "f",
    "v": "v", "tɕʰ": "ch", "tʃ": "ch", "tɕ": "j", "dʒ": "j", "tɕ*": "ch", "kʰ": "kh", "pʰ": "p h", "tʰ": "tth",
    "h": "h", "ħ": "h", "x": "h",
}  # fmt: skip

_ENGLISH: Final = {
    "a": "aa", "aː": "aa", "æ̆": "ae", "æ": "ae", "ɐ": "ah", "ɑ": "aa", "e": "eh,ey", "ɛ": "eh", "eh": "eh",
    "i": "iy", "iː": "iy", "ɪ": "ih", "o": "ao,ow", "ɔ": "ao", "ʌ": "ah", "u": "uw", "uː": "uw", "ʊ": "uh",
    "j": "y", "w": "w", "m": "m", "n": "n", "ŋ": "ng", "l": "l", "ɹ": "r", "ɾ": "r",
    "ə": "ax", "ʕ": "ae", "p": "b", "t": "d", "k": "g", "b": "b", "d": "d", "ɡ": "g", "k̚": "k", "t̚": "t",
    "p̚": "p", "s": "s", "s*": "s", "ɕ": "sh", "ʃ": "sh", "z": "z", "f": "f", "v": "v", "θ": "th", "h": "hh", "ħ": "hh",
    "tɕʰ": "ch", "tʃ": "ch", "tɕ": "jh", "dʒ": "jh", "kʰ": "k", "pʰ": "p", "tʰ": "t", "t*": "t", "x": "hh",
}  # fmt: skip


def _voice(name: str, language: str, group: str, f0_hz: float, silence: str, ways: Ways) -> Voice:
    return Voice(name, language, Festival(name, group), f0_hz, silence, ways)


FESTIVAL_VOICES: Final = (
    _voice("lp_diphone", "it", "italian/lp_diphone/group/lp_diphone.group", 200.0, "#", _ITALIAN),
    _voice("pc_diphone", "it", "italian/pc_diphone/group/pc_diphone.group", 120.0, "#", _ITALIAN),
    _voice("czech_dita", "cs", "czech/czech_dita/group/dita.group", 200.0, "#", _CZECH),
    _voice("czech_krb", "cs", "czech/czech_krb/group/krb.group", 258.0, "#", _CZECH),
    _voice("czech_machac", "cs", "czech/czech_machac/group/machac.group", 115.0, "#", _CZECH),
    _voice("czech_ph", "cs", "czech/czech_ph/group/ph.group", 110.0, "#", _CZECH),
    _voice("suo_fi_lj_diphone", "fi", "finnish/suo_fi_lj_diphone/group/ljlpc.group", 180.0, "#", _FINNISH),
    _voice("hy_fi_mv_diphone", "fi", "finnish/hy_fi_mv_diphone/group/mvlpc.group", 105.0, "#", _FINNISH),
    _voice("telugu_NSK_diphone", "te", "telugu/telugu_NSK_diphone/group/NSKlpc.group", 120.0, "pau", _TELUGU),
    _voice("kal_diphone", "en", "english/kal_diphone/group/kallpc16k.group", 105.0, "pau", _ENGLISH),
    _voice("ked_diphone", "en", "english/ked_diphone/group/kedlpc16k.group", 105.0, "pau", _ENGLISH),
)
