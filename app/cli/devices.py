"""``sutja devices``: the microphones, a line each."""

import argparse

from app.audio.devices import list_microphones
from app.errors import NoMicrophone


def run(options: argparse.Namespace) -> int:
    """Print the microphones; the default one has a star."""
    microphones = list_microphones()
    if not microphones:
        raise NoMicrophone
    for device in microphones:
        star = "*" if device.is_default else " "
        print(f"{star} {device.name}  ({device.sample_rate} Hz, {device.channels} ch)")
    return 0
