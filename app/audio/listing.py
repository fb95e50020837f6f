"""``python -m app.audio.listing [--watch [NAME]]``: the microphones as JSON, for `app.audio` in another process.

With ``--watch``, a line every other second until nobody reads any more; the one of that name only while it could be
opened, for some are listed while they are gone, or taken. ASCII alone, whatever the locale: the names are often Hangul.
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

WATCH_SECONDS: Final = 2.0
"""Time between two looks: each takes some 20 ms of a core."""


def main(arguments: list[str]) -> None:
    """Print the microphones, once or again and again."""
    match arguments:
        case ["--watch", *names]:
            with suppress(OSError):  # who started this has ended, or has heard enough
                _watch(names)
        case _:
            json.dump(_plain(list_microphones()), sys.stdout)


def _watch(names: list[str]) -> None:
    while True:
        try:
            microphones = list_microphones()
        except DeviceError:  # the system's sound is about to start again
            microphones = []
        # The others are not tried: a Bluetooth headset that is opened for a moment stops its music.
        there = [device for device in microphones if device.name not in names or opens(device)]
        print(json.dumps(_plain(there)), flush=True)  # noqa: T201 - it is what this is for
        time.sleep(WATCH_SECONDS)


def _plain(microphones: Iterable[Device]) -> list[dict[str, object]]:
    return [asdict(device) for device in microphones]


if __name__ == "__main__":
    main(sys.argv[1:])
