"""A child of ``tests.bench``: opens the window on the demo sound and prints when it was there, then ends.

With ``microphone`` it listens to that, and says so in a line of its own, for whoever is to speak into it.
"""

import json
import os
import sys
import time
from pathlib import Path

from app.main import begin, compose
from app.paths import DEFAULT_MODEL
from app.ui.application import make_application
from app.ui.garbage import collect_on_this_thread
from app.ui.place import Place
from app.ui.ports import SourceChoice
from app.ui.status import State
from model.spec.language import Language


def seconds_alive() -> float:
    """Seconds since this process was started, interpreter and imports included."""
    started_ticks = int(Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()[19])
    return time.clock_gettime(time.CLOCK_BOOTTIME) - started_ticks / os.sysconf("SC_CLK_TCK")


def resident_mebibytes() -> float:
    """Memory of this process now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> None:
    microphone = sys.argv[1:] == ["microphone"]
    application = make_application([], language=Language.KOREAN)
    collect_on_this_thread(application)
    window, session, bridge = compose(DEFAULT_MODEL, language=Language.KOREAN)
    facts: dict[str, float] = {}

    def follow() -> None:
        listening = session.status.state in {State.LISTENING, State.SPEECH}
        if listening and "listening" not in facts:
            facts["listening"] = seconds_alive()
            print("listening", flush=True)
        if window.page(Place.LISTEN).history.heard:
            facts["rss_mib"] = resident_mebibytes()
            window.close()
            application.quit()

    window.show()
    application.processEvents()
    facts["window"] = seconds_alive()
    session.status_changed.connect(lambda _status: follow())
    bridge.digit_heard.connect(lambda _digit: facts.setdefault("digit", seconds_alive()))
    if microphone:
        begin(session)
    else:
        session.start(SourceChoice(demo=True))
    application.exec()
    print(json.dumps(facts))


if __name__ == "__main__":
    main()
