"""``python -m app.audio.listing [--watch]``: the microphones as JSON, for `app.audio` in another process.

With ``--watch``, those that can be opened, a line each second until nobody reads any more. ASCII alone, whatever the
locale: the names are often Hangul.
"""

import json
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from typing import Final

from app.audio.devices import Device, list_microphones, opens
from app.errors import DeviceError

WATCH_SECONDS: Final = 1.0
"""Time between two looks: each takes some 20 ms of a core."""


def main(arguments: list[str]) -> None:
    """Print the microphones, once or again and again."""
    if "--watch" in arguments:
        with suppress(OSError):  # who started this has ended, or has heard enough
            _watch()
    else:
        json.dump(_plain(list_microphones()), sys.stdout)


def _watch() -> None:
    while True:
        try:
            microphones = list_microphones()
        except DeviceError:  # the system's sound is about to start again
            microphones = []
        print(json.dumps(_plain(filter(opens, microphones))), flush=True)  # noqa: T201 - it is what this is for
        time.sleep(WATCH_SECONDS)


def _plain(microphones: Iterable[Device]) -> list[dict[str, object]]:
    return [asdict(device) for device in microphones]


if __name__ == "__main__":
    main(sys.argv[1:])
