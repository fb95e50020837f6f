"""``python -m app.audio.listing``: the microphones as JSON, for `app.audio.devices` in another process.

ASCII alone, whatever the locale: the names are often Hangul.
"""

import json
import sys
from dataclasses import asdict

from app.audio.devices import list_microphones

if __name__ == "__main__":
    json.dump([asdict(device) for device in list_microphones()], sys.stdout)
