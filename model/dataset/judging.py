"""``python -m model.dataset.judging``: what the trainer makes of recordings, for the application in another process.

Standard input has an object a line for each file, and ends::

    path, name, digit          the file, what it is called when it is spoken of, and the digit that it is to hold

Standard output has, in this order, objects with a field ``event``; ``place`` counts the files from 0::

    files    done, total       recordings decoded so far, of those that were not known yet
    finding  place, file, sentence, left_out   what is wrong with one, and what is done about it, in both languages;
             what is lost comes first
    take     place, path, start, length        one that can be used: where its samples lie, int16, mono, 16 kHz
    judged                     the end
    failed   text              the end: why it cannot be done

ASCII alone, whatever the locale: the names are often Hangul.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Self

from model.dataset.cache import Cache
from model.dataset.finding import SENTENCES, Fault, Finding, Handling
from model.dataset.judgement import LabelledTake, judged
from model.dataset.source import Source
from model.spec.errors import SutjaError
from model.spec.places import cache_folder


@dataclass(frozen=True, slots=True)
class Labelled:
    """A file to be judged."""

    path: Path
    """Where it is."""

    name: str
    """What it is called when it is spoken of."""

    digit: int
    """The digit that it is to hold."""

    @classmethod
    def from_json(cls, line: str) -> Self:
        """Read a line of the input."""
        record = json.loads(line)
        return cls(Path(record["path"]), str(record["name"]), int(record["digit"]))


def main() -> None:
    """Judge the files that standard input names."""
    files = [Labelled.from_json(line) for line in sys.stdin]
    try:
        for event, fields in _told(files):
            _write(event, **fields)
    except SutjaError as error:
        _write("failed", text=asdict(error.text))


def _told(files: Sequence[Labelled]) -> Iterator[tuple[str, dict[str, Any]]]:
    # Named after their places, which no two of them share.
    named = [(Source(file.path, str(place), file.path.parent), file.digit) for place, file in enumerate(files)]
    judgement = judged(named, groups="none", cache=Cache(cache_folder()), progress=_tell_progress)
    findings = sorted(judgement.findings, key=lambda finding: list(Fault).index(finding.fault))
    yield from (("finding", _finding(finding, files)) for finding in findings)
    yield from (("take", fields) for fields in _takes(judgement.takes))
    yield "judged", {}


def _tell_progress(done: int, total: int) -> None:
    _write("files", done=done, total=total)


def _finding(finding: Finding, files: Sequence[Labelled]) -> dict[str, Any]:
    place = int(finding.file)
    return {
        "place": place,
        "file": asdict(replace(finding, file=files[place].name).text),
        "sentence": asdict(SENTENCES[finding.fault]),
        "left_out": finding.handling is Handling.SKIPPED,
    }


def _takes(takes: Iterable[LabelledTake]) -> Iterator[dict[str, Any]]:
    for take in takes:
        sound = take.recording.sound
        if sound is not None:
            yield {
                "place": int(take.source.name),
                "path": str(sound.path),
                "start": sound.start,
                "length": sound.length,
            }


def _write(event: str, **fields: Any) -> None:  # noqa: ANN401 - any JSON
    print(json.dumps({"event": event, **fields}), flush=True)  # noqa: T201 - it is what this is for


if __name__ == "__main__":
    main()
