"""From Hangul to sounds: the rules of standard pronunciation as far as single words need them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

_FIRST: Final = ord("가")
_ONSETS: Final = "k k* n t t* ɾ m p p* s s* - tɕ tɕ* tɕʰ kʰ tʰ pʰ h".split()
_NUCLEI: Final = tuple(
    tuple(nucleus.split("+"))
    for nucleus in "a ɛ j+a j+ɛ ʌ e j+ʌ j+e o w+a w+ɛ w+e j+o u w+ʌ w+e w+i j+u ɯ ɰ+i i".split()
)
_CODAS: Final = (
    "- k k* k+s n n+tɕ n+h t l l+k l+m l+p l+s l+tʰ l+pʰ l+h m p p+s s s* ŋ tɕ tɕʰ kʰ tʰ pʰ h".split()
)  # fmt: skip

_NEUTRAL: Final = {
    **dict.fromkeys("k k* kʰ k+s l+k".split(), "k̚"),
    **dict.fromkeys("t s s* tɕ tɕʰ tʰ h".split(), "t̚"),
    **dict.fromkeys("p pʰ p+s l+pʰ".split(), "p̚"),
    **dict.fromkeys("l+p l+s l+tʰ l+h".split(), "l"),
    **dict.fromkeys("n+tɕ n+h".split(), "n"),
    "l+m": "m",
}
"""What remains of a coda before a consonant or at the end."""

_NASAL_OF: Final = {"k̚": "ŋ", "t̚": "n", "p̚": "m"}
_TENSE_OF: Final = {"k": "k*", "t": "t*", "p": "p*", "s": "s*", "tɕ": "tɕ*"}
_ASPIRATED_OF: Final = {"k": "kʰ", "t": "tʰ", "p": "pʰ", "tɕ": "tɕʰ"}
_PALATAL_OF: Final = {"s": "ɕ", "s*": "ɕ*"}


@dataclass(frozen=True, slots=True)
class Syllable:
    """One block of Hangul as sounds; - stands for none."""

    onset: str
    """Consonant before the vowel."""

    nucleus: tuple[str, ...]
    """Vowel, with a glide before it."""

    coda: str
    """Consonants after the vowel, joined by +."""


def is_hangul(text: str) -> bool:
    """Return whether a text is nothing but syllables of Hangul."""
    return all("가" <= letter <= "힣" for letter in text)


def phones_of(hangul: str) -> tuple[str, ...]:
    """Return the sounds of one word.

    Raises
    ------
    ValueError
        If a character is no syllable of Hangul.
    """
    return tuple(sound for syllable in syllables_of(hangul) for sound in _sounds(syllable))


def syllables_of(hangul: str) -> list[Syllable]:
    """Return the syllables of one word, or of words that are said in one breath, as they sound beside each other.

    Raises
    ------
    ValueError
        If a character is no syllable of Hangul.
    """
    return _joined([_syllable(block) for block in hangul])


def _syllable(block: str) -> Syllable:
    index = ord(block) - _FIRST
    if not 0 <= index < len(_ONSETS) * len(_NUCLEI) * len(_CODAS):
        raise ValueError(f"{block!r} is no syllable of Hangul.")
    rest, coda = divmod(index, len(_CODAS))
    onset, nucleus = divmod(rest, len(_NUCLEI))
    return Syllable(_ONSETS[onset], _NUCLEI[nucleus], _CODAS[coda])


def _joined(syllables: Sequence[Syllable]) -> list[Syllable]:
    """Let each syllable change the next: the coda moves on, is swallowed, or colours what follows."""
    joined = list(syllables)
    for index in range(len(joined) - 1):
        joined[index], joined[index + 1] = _meet(joined[index], joined[index + 1])
    joined[-1] = replace(joined[-1], coda=_NEUTRAL.get(joined[-1].coda, joined[-1].coda))
    return joined


def _meet(left: Syllable, right: Syllable) -> tuple[Syllable, Syllable]:
    if left.coda == "-":
        return left, right
    if right.onset == "-":
        return _moved(left, right)
    if "h" in left.coda.split("+") and right.onset in _ASPIRATED_OF:
        return replace(left, coda=left.coda.removesuffix("h").strip("+") or "-"), replace(
            right, onset=_ASPIRATED_OF[right.onset]
        )
    return _met(left, right)


def _moved(left: Syllable, right: Syllable) -> tuple[Syllable, Syllable]:
    """Give the coda to a syllable that begins with a vowel; ŋ stays, h falls silent."""
    if left.coda == "ŋ":
        return left, right
    *kept, moved = left.coda.split("+")
    if moved == "h":
        if not kept:
            return replace(left, coda="-"), right
        kept, moved = [], kept[0]
    moved = "ɾ" if moved == "l" else moved
    return replace(left, coda=kept[0] if kept else "-"), replace(right, onset=moved)


def _met(left: Syllable, right: Syllable) -> tuple[Syllable, Syllable]:
    """Change a coda and a consonant after it."""
    coda, onset = _NEUTRAL.get(left.coda, left.coda), right.onset
    if coda in _NASAL_OF and onset == "h":
        return replace(left, coda="-"), replace(right, onset={"k̚": "kʰ", "t̚": "tʰ", "p̚": "pʰ"}[coda])
    if coda in _NASAL_OF and onset == "ɾ":
        coda, onset = _NASAL_OF[coda], "n"
    elif coda in _NASAL_OF and onset in {"m", "n"}:
        coda = _NASAL_OF[coda]
    elif coda in _NASAL_OF:
        onset = _TENSE_OF.get(onset, onset)
    elif coda in {"m", "ŋ"} and onset == "ɾ":
        onset = "n"
    elif (coda, onset) in {("n", "ɾ"), ("l", "n"), ("l", "ɾ")}:
        coda, onset = "l", "l"
    return replace(left, coda=coda), replace(right, onset=onset)


def _sounds(syllable: Syllable) -> Iterator[str]:
    onset = syllable.onset
    if onset in _PALATAL_OF and syllable.nucleus[0] in {"i", "j"}:
        onset = _PALATAL_OF[onset]
    if onset != "-":
        yield onset
    # After what the blade of the tongue makes at the palate, no j is heard.
    yield from syllable.nucleus[1:] if onset.startswith("tɕ") and syllable.nucleus[0] == "j" else syllable.nucleus
    if syllable.coda != "-":
        yield syllable.coda
