"""Voices of MBROLA: people of some thirty languages, one of whom speaks Korean.

Debian distributes them apart: they may be used to synthesise speech with MBROLA alone, may be passed on, and may be
neither sold nor built into what is sold.
"""

from collections.abc import Mapping
from typing import Final

from model.diphone.mbrola import SILENCE, Mbrola
from model.diphone.voice import Voice, Ways

# Ways that a voice does not have are never taken. A sound stands only for one that it cannot be taken for another of:
# who has one o for ㅓ and ㅗ has no ㅓ, and who breathes after a k says ㄱ with the g.

_PLAIN: Final[Ways] = {
    "a": "a,a:", "aː": "a:,a", "æ̆": "a", "æ": "{,E,E:", "ɐ": "a", "ɑ": "A,a:", "e": "e,e:", "ɛ": "E,E:", "eh": "E,e",
    "i": "i,i:", "iː": "i:,i", "ɪ": "I,i", "ɪ̯": "j,i", "o": "o,o:", "ɔ": "O,o", "ʌ": "O", "u": "u,u:", "uː": "u:,u",
    "ʊ̯": "w,u", "ʊ": "U,u", "ə": "@,e", "ʕ": "a",
    "j": "j", "w": "w,v", "m": "m", "n": "n", "ŋ": "N", "l": "l", "ɾ": "r", "ɹ": "r", "h": "h", "ħ": "h,x", "x": "x",
    "p": "b", "pʰ": "p", "p*": "p", "t": "d", "tʰ": "t", "t*": "t", "k": "k,g", "kʰ": "k h", "k*": "k",
    "b": "b", "d": "d", "ɡ": "g", "k̚": "k", "t̚": "t", "p̚": "p",
    "s": "s", "s*": "s", "ɕ": "S", "ʃ": "S", "z": "z", "f": "f", "v": "v", "θ": "T", "ð": "D",
    "tɕʰ": "tS,t S", "tɕ*": "tS,t S", "tʃ": "tS,t S", "tɕ": "dZ,d Z", "dʒ": "dZ,d Z",
}  # fmt: skip
"""Stops without breath, and signs of the phonetic alphabet for computers: most languages."""

_NO: Final = ""
"""What a voice does not say."""


def _ways(*changes: Mapping[str, str]) -> Ways:
    merged: dict[str, str] = dict(_PLAIN)
    for change in changes:
        merged |= change
    return {sound: ways for sound, ways in merged.items() if ways != _NO}


_BREATHED: Final = {"k": "g", "kʰ": "k", "a": "a:,a"}
"""Stops with breath."""

_KOREAN: Final[Ways] = {
    "a": "a", "e": "e", "ɛ": "E", "i": "i", "o": "o", "u": "u", "ʌ": "V", "ɯ": "M",
    "j a": "ja", "j ʌ": "jV", "j ɛ": "jE", "j e": "je", "j o": "jo", "j u": "ju",
    "w a": "wa", "w ʌ": "wV", "w ɛ": "wE", "w e": "we", "w i": "wi", "ɰ i": "M\\i",
    "m": "m_},m", "n": "n_},n", "ŋ": "N", "l": "l_},l", "ɾ": "4", "h": "h",
    "p": "p,b", "pʰ": "p_h", "p*": "p_>", "t": "t,d", "tʰ": "t_h", "t*": "t_>", "k": "k,g", "kʰ": "k_h", "k*": "k_>",
    "b": "b", "d": "d", "ɡ": "g", "k̚": "k_}", "t̚": "t_}", "p̚": "p_}", "s": "s", "s*": "s_>", "ɕ": "s\\,s", "ɕ*": "s_>",
    "tɕ": "ts\\,dz\\", "tɕʰ": "ts\\_h", "tɕ*": "ts\\_>",
}  # fmt: skip

_FRENCH: Final = _ways({"ɾ": _NO, "ɹ": "R", "e": "e,E"})
_GERMAN: Final = _ways(
    _BREATHED,
    {
        "i": "i:", "iː": "i:", "e": "e:", "o": "o:", "ʌ": "O", "ɔ": "O", "u": "u:", "uː": "u:", "ɛ": "E,E:", "eh": "E",
        "ɾ": _NO, "ɹ": "r,R", "ə": "@", "θ": _NO, "ð": _NO,
    },
)  # fmt: skip
_SPANISH: Final = _ways({"j": "jj,j", "h": "h,x", "ð": _NO})
_PORTUGUESE: Final = _ways(
    {
        "j": "y", "ɪ̯": "y", "ʌ": "oo", "ɔ": "oo", "ɛ": "ee", "eh": "ee", "ɕ": "x", "ʃ": "x", "x": _NO, "ħ": _NO,
        "h": _NO, "ə": _NO,
        "tɕʰ": "t x", "tɕ*": "t x", "tʃ": "t x", "tɕ": "d j", "dʒ": "d j",
    }
)  # fmt: skip
_ITALIAN: Final[Ways] = {
    "a": "A,A2", "aː": "A2,A", "æ̆": "A", "ɐ": "A", "ɑ": "A2", "e": "E,E2", "ɛ": "E1", "eh": "E1", "i": "I,I2",
    "iː": "I2,I", "ɪ": "I", "ɪ̯": "I", "o": "O,O2", "ɔ": "O1", "ʌ": "O1", "u": "U,U2", "uː": "U2,U", "ʊ̯": "U", "ʊ": "U",
    "ə": "E", "ʕ": "A", "j": "J", "w": "W", "m": "M", "n": "N", "ŋ": "ng", "l": "L", "ɾ": "R", "ɹ": "R",
    "p": "B", "pʰ": "P", "p*": "P", "t": "D", "tʰ": "T", "t*": "T", "k": "K,G", "k*": "K", "b": "B", "d": "D", "ɡ": "G",
    "k̚": "K", "t̚": "T", "p̚": "P", "s": "S", "s*": "S", "ɕ": "sh", "ʃ": "sh", "z": "Z", "f": "F", "v": "V",
    "tɕʰ": "ch", "tɕ*": "ch", "tʃ": "ch", "tɕ": "gh", "dʒ": "gh",
}  # fmt: skip
_SWEDISH: Final = _ways(
    {
        "a": "A:,a", "aː": "A:", "o": "o:", "u": "u:", "uː": "u:", "i": "i:", "e": "e:", "ɛ": "E:", "k": "k,g",
        "kʰ": "kh", "p": "b,p", "pʰ": "ph", "t": "d,t", "tʰ": "th", "ɕ": "C", "ʃ": _NO, "tɕʰ": "th C,t C", "tɕ*": "t C",
        "tʃ": "t C", "tɕ": _NO, "dʒ": _NO, "w": "v", "z": _NO,
    }
)  # fmt: skip
_ENGLISH: Final = _ways(
    _BREATHED,
    {
        "a": "A:,A", "aː": "A:,A", "æ̆": "{", "æ": "{", "ɐ": "V", "ɑ": "A:,A,Q", "e": "e,E", "ɛ": "E,e", "eh": "E,e",
        "i": "i:,i", "iː": "i:,i", "ɪ": "I", "ɪ̯": "I", "o": "O:,O", "ɔ": "O:,O", "ʌ": "V", "u": "u:,u", "uː": "u:,u",
        "ʊ̯": "U", "ʊ": "U", "pʰ": "p_h,p", "tʰ": "t_h,t", "kʰ": "k_h,k", "w": "w", "ə": "@", "x": _NO, "ʕ": "{",
        "ɾ": "4",
    },
)  # fmt: skip
_ICELANDIC: Final = _ways(
    _BREATHED,
    {
        "o": "ou:,ou", "ʌ": "O:,O", "ɔ": "O:,O", "e": "E:,E", "ɪ": "I,I:", "w": "v", "ɕ": _NO, "ʃ": _NO, "ə": _NO,
        "tɕʰ": _NO, "tɕ*": _NO, "tʃ": _NO, "tɕ": _NO, "dʒ": _NO, "z": _NO, "ʊ": _NO,
    },
)  # fmt: skip
_MALAY: Final = _ways(
    {"a": "V", "aː": "V", "æ̆": "V", "ɐ": "V", "ɑ": "V", "i": "I", "iː": "I", "u": "U", "uː": "U", "ʌ": _NO, "x": _NO}
)
_HINDI: Final = _ways(
    {
        "a": "aa", "aː": "aa", "æ̆": "aa", "ɐ": "a", "ɑ": "aa", "ʌ": "a", "ə": "a", "ɔ": "au", "ɛ": "ai", "eh": "ai",
        "i": "ii", "iː": "ii", "ɪ": _NO, "u": "uu", "uː": "uu", "ʊ": _NO, "j": "y", "ɪ̯": "y", "w": "v", "ŋ": _NO,
        "k": "k,g", "kʰ": "kh", "p": "p,b", "pʰ": "ph", "t": "t,d", "tʰ": "th", "tɕʰ": "ch", "tʃ": "ch,c", "tɕ*": "c",
        "tɕ": "j", "dʒ": "j", "ɕ": "sh", "ʃ": "sh", "θ": _NO, "ð": _NO,
    }
)  # fmt: skip
_TELUGU: Final = _ways(
    {
        "a": "a:", "ɐ": "a", "ʌ": "a", "ə": "a", "j": "y", "ɪ̯": "y", "w": "v", "ŋ": "n~", "k": "k,g", "kʰ": "kh",
        "p": "p,b", "pʰ": "ph", "t": "t,d", "tʰ": "th", "tɕʰ": "ch,c", "tʃ": "c", "tɕ*": "c", "tɕ": "j", "dʒ": "j",
        "ɕ": "s'", "ʃ": "s'", "θ": _NO, "ð": _NO,
    }
)  # fmt: skip
_LITHUANIAN: Final = _ways(
    {
        "a": "aa,aA,Aa", "aː": "aa", "i": "ii,iI,Ii", "iː": "ii", "o": "oo,oO,Oo", "u": "uu,uU,Uu", "uː": "uu",
        "e": "ee,eE,Ee", "ɛ": "ea", "ɪ": "i", "ʌ": _NO, "ɔ": "o", "j": "j'", "ɪ̯": "i,j'", "ŋ": _NO, "w": "v",
        "l": "l,L",
        "ɕ": "S'", "tɕʰ": "tS',tS", "tɕ*": "tS',tS", "tɕ": "dZ',dZ", "ə": _NO,
        "ʊ": "u",
    }
)  # fmt: skip
_POLISH: Final = _ways({"tɕʰ": "ts'", "tɕ*": "ts'", "tɕ": "dz'", "ɕ": "s'", "ɯ": "I", "ə": _NO})
_HUNGARIAN: Final = _ways({"a": "a:", "æ̆": "a:", "ɐ": "a:", "ɔ": "O", "e": "e:", "ʕ": "a:", "ə": "E"})
_CZECH: Final = _ways({"ŋ": _NO, "θ": _NO, "ð": _NO, "w": "v"})
_CROATIAN: Final = _ways({"h": "x", "w": "v"})
_GREEK: Final = _ways(
    {
        "j": "j,jj", "ɕ": _NO, "ʃ": _NO, "tɕʰ": _NO, "tɕ*": _NO, "tʃ": _NO, "tɕ": _NO, "dʒ": _NO, "h": "x", "w": _NO,
        "ŋ": _NO, "ɾ": "r,R", "ɹ": "r,R",
    }
)  # fmt: skip
_HEBREW: Final = _ways({"tɕʰ": "tS,TS", "tɕ*": "tS,TS", "tʃ": "tS,TS", "ɹ": "r,R", "x": "x,X", "ħ": "h,X"})
_ROMANIAN: Final = _ways(
    {
        "ɔ": "o", "ɛ": "e", "eh": "e", "æ": _NO, "ɪ": "i", "tɕʰ": "C", "tɕ*": "C", "tʃ": "C", "tɕ": "G", "dʒ": "G",
        "ɯ": "1", "ʌ": _NO, "θ": _NO,
    }
)  # fmt: skip
_TURKISH: Final = _ways({"i": "I", "iː": "I", "ɯ": "@", "ə": _NO, "ʌ": _NO, "w": "v", "ɪ̯": "j"})
_JAPANESE: Final = _ways({"u": _NO, "uː": _NO, "ʊ": _NO, "ʊ̯": _NO, "ɯ": "u", "ɾ": "rr", "ɹ": _NO, "l": _NO, "ʌ": _NO})
_LATIN: Final = _ways({"kʰ": "k_h", "pʰ": "p_h", "tʰ": "t_h", "a": "a:,a", "o": "o:", "i": "i:", "u": "u:", "e": "e:"})
_ESTONIAN: Final = _ways({"ʌ": "7,7:", "k": "k,g", "ə": _NO})
_BRETON: Final = _ways({"a": "A:,A", "aː": "A:", "æ̆": "A", "ɐ": "A", "ŋ": _NO, "ə": _NO, "ʕ": "A"})
_DUTCH: Final = _ways({"a": "a,A", "æ̆": "A", "tɕʰ": "t S,tj", "w": "w"})
_ARABIC: Final = _ways(
    {
        "a": "aa", "aː": "aa", "i": "ii", "iː": "ii", "ɪ": "i", "u": "uu", "uː": "uu", "ʊ": _NO, "ħ": "X", "ʕ": "H",
        "ə": _NO,
        "p": "b", "æ̆": "aa", "ɐ": "aa",
    }
)  # fmt: skip


def _without_stops(ways: Ways) -> Ways:
    """Return the ways of a voice that is heard to open the last stop, however early it is cut off."""
    return {sound: way for sound, way in ways.items() if sound not in {"k̚", "t̚", "p̚"}}


def _voice(name: str, language: str, f0_hz: float, ways: Ways) -> Voice:
    return Voice(name, language, Mbrola(name), f0_hz, SILENCE, ways)


MBROLA_VOICES: Final = (
    _voice("hn1", "ko", 100.0, _KOREAN),
    _voice("af1", "af", 123.0, _ways({"a": "a,A"})),
    _voice("ar1", "ar", 114.0, _ARABIC),
    _voice("br1", "pt", 123.0, _PORTUGUESE),
    _voice("br2", "pt", 138.0, _PORTUGUESE),
    _voice("br3", "pt", 110.0, _PORTUGUESE),
    _voice("br4", "pt", 229.0, _PORTUGUESE),
    _voice("bz1", "br", 168.0, _BRETON),
    _voice("ca1", "fr", 90.0, _FRENCH),
    _voice("ca2", "fr", 143.0, _without_stops(_FRENCH)),
    _voice("cr1", "hr", 100.0, _CROATIAN),
    _voice("cz1", "cs", 180.0, _CZECH),
    _voice("cz2", "cs", 114.0, _CZECH),
    _voice("de1", "de", 178.0, _GERMAN),
    _voice("de2", "de", 94.0, _GERMAN),
    _voice("de3", "de", 170.0, _GERMAN),
    _voice("de5", "de", 184.0, _GERMAN),
    _voice("de6", "de", 110.0, _GERMAN),
    _voice("de7", "de", 172.0, _GERMAN),
    _voice("ee1", "et", 100.0, _ESTONIAN),
    _voice("en1", "en", 114.0, _ENGLISH),
    _voice("es1", "es", 107.0, _SPANISH),
    _voice("es2", "es", 130.0, _SPANISH),
    _voice("fr1", "fr", 133.0, _FRENCH),
    _voice("fr2", "fr", 200.0, _FRENCH),
    _voice("fr3", "fr", 107.0, _FRENCH),
    _voice("fr4", "fr", 184.0, _FRENCH),
    _voice("fr5", "fr", 114.0, _FRENCH),
    _voice("fr6", "fr", 133.0, _FRENCH),
    _voice("fr7", "fr", 123.0, _FRENCH),
    _voice("gr1", "el", 100.0, _GREEK),
    _voice("gr2", "el", 138.0, {**_GREEK, "ŋ": "V"}),
    _voice("hb1", "he", 138.0, _HEBREW),
    _voice("hb2", "he", 170.0, _HEBREW),
    _voice("hu1", "hu", 160.0, _HUNGARIAN),
    _voice("ic1", "is", 133.0, _ICELANDIC),
    _voice("id1", "id", 121.0, {**_MALAY, "o": "Q"}),
    _voice("in1", "hi", 155.0, _HINDI),
    _voice("in2", "hi", 200.0, _without_stops(_HINDI)),
    _voice("it1", "it", 100.0, _ITALIAN),
    _voice("it2", "it", 178.0, _ITALIAN),
    _voice("jp1", "ja", 138.0, {**_JAPANESE, "k": "k,G", "ɡ": "G"}),
    _voice("jp3", "ja", 230.0, _JAPANESE),
    _voice("la1", "la", 110.0, _LATIN),
    _voice("lt1", "lt", 145.0, _LITHUANIAN),
    _voice("lt2", "lt", 107.0, _LITHUANIAN),
    _voice("ma1", "ms", 205.0, {**_MALAY, "o": "@U", "ʌ": "Q"}),
    _voice("mx1", "es", 133.0, _SPANISH),
    _voice("mx2", "es", 145.0, {**_SPANISH, "j": "i", "ɪ̯": "i", "x": "j", "h": "j", "ħ": "j"}),
    _voice("nl2", "nl", 100.0, _DUTCH),
    _voice("nl3", "nl", 178.0, _DUTCH),
    _voice("pl1", "pl", 174.0, _without_stops(_POLISH)),
    _voice("pt1", "pt", 220.0, _ways({"ə": "@", "ɾ": "r", "ɹ": "r"})),
    _voice("ro1", "ro", 100.0, _ROMANIAN),
    _voice("sw1", "sv", 80.0, _SWEDISH),
    _voice("sw2", "sv", 213.0, _SWEDISH),
    _voice("tl1", "te", 205.0, _TELUGU),
    _voice("tr1", "tr", 113.0, _TURKISH),
    _voice("tr2", "tr", 200.0, _TURKISH),
    _voice("us1", "en", 178.0, _ENGLISH),
    _voice("us2", "en", 114.0, _ENGLISH),
    _voice("vz1", "es", 100.0, {**_SPANISH, "j": "j", "h": "h"}),
)
