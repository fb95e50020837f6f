"""What came of an import, in the order in which it is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.takes.inspection import Remark
from model.spec.language import Text

SHOWN: Final = 100
"""Files that are named of each kind: nobody reads more, and it takes a window a second to lay out thousands."""


@dataclass(frozen=True, slots=True)
class Section:
    """All files of which the same is to be said."""

    sentence: Text
    """What is wrong with them, what was done, and what the user can do."""

    files: tuple[Text, ...]
    """What they are called."""

    @property
    def listed(self) -> Text:
        """How many they are, and what the first of them are called."""
        names = Text(
            korean=", ".join(file.korean for file in self.files[:SHOWN]),
            english=", ".join(file.english for file in self.files[:SHOWN]),
        )
        count, rest = len(self.files), len(self.files) - SHOWN
        if rest <= 0:
            return Text(korean=f"{count}: {names.korean}", english=f"{count}: {names.english}")
        return Text(
            korean=f"{count}: {names.korean} … 외 {rest}개", english=f"{count}: {names.english} … and {rest} more"
        )


def sections_of(remarks: Iterable[Remark]) -> list[Section]:
    """Return the remarks by what they say, in the order in which each is first said."""
    files: dict[Text, list[Text]] = {}
    for remark in remarks:
        files.setdefault(_capital(remark.sentence), []).append(remark.file)
    return [Section(sentence, tuple(names)) for sentence, names in files.items()]


def _capital(sentence: Text) -> Text:
    """Return a sentence that the trainer says after a number."""
    return Text(korean=sentence.korean, english=sentence.english[:1].upper() + sentence.english[1:])
