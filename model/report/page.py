"""``index.html``: one file that holds everything and asks for nothing, in the language of its reader."""

import base64
import re
from collections.abc import Sequence
from importlib import resources
from typing import Any, Final

import jinja2

from model.report import names, sentences, tables
from model.report.cards import cards
from model.report.compare import Comparison
from model.report.outcome import accuracy
from model.report.pictures import Picture
from model.report.record import Record
from model.report.wording import WORDS
from model.spec.language import Language, Text

TEMPLATE: Final = "template.html"

WORD_JOINER: Final = "\u2060"
"""Has no width, and lets no line break at its place."""


def page(record: Record, pictures: Sequence[Picture], comparison: Comparison | None, language: Language) -> str:
    """Return the page of a report.

    Parameters
    ----------
    pictures : Sequence[Picture]
        Those that there is data for; their bytes lie within the page.
    """

    def say(text: Text | str) -> str:
        return kept_together(text if isinstance(text, str) else text.in_language(language))

    # No template of another can be reached, and every value is escaped: a record may come from a file.
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"say": say, "data_uri": _data_uri}
    source = resources.files("model.report").joinpath(TEMPLATE).read_text(encoding="utf-8")
    return environment.from_string(source).render(_content(record, pictures, comparison), language=language.value)


def kept_together(text: str) -> str:
    """Return a text in which no line breaks inside an interval, or between a percent sign and its particle."""
    return re.sub(r"(?<=\d–)(?=\d)|(?<=%)(?=[가-힣])", WORD_JOINER, text)


def _data_uri(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"


def _content(record: Record, pictures: Sequence[Picture], comparison: Comparison | None) -> dict[str, Any]:
    return {
        "words": WORDS,
        "sentences": sentences,
        "record": record,
        "cards": cards(record),
        "measured": accuracy(record.outcomes).total > 0,
        "pictures": {picture.name: picture for picture in pictures},
        "examples": [picture for picture in pictures if picture.name in names.EXAMPLES],
        "comparison": comparison,
        "tables": tables,
    }
