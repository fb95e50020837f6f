"""Sutja (숫자): say a Korean digit, see it. This page is the map of the application.

One way, live::

    microphone → ring → resampler → frames → VAD → segmenter → network → decoder → decision → event → bridge → views
    └─ app.audio ─┘ └────────────────────────── app.core ──────────────────────────────────┘ └──── app.ui ────┘

Rooms, each importing only what is to its right or below it::

    main        composition root: no argument opens the window, a subcommand goes to cli
    pages       makes each page of the window when one first goes there
    cli         listen, classify, devices, doctor, forget
    ui          Qt: one bridge, the window, its pages (listen, record, learn, settings); GUI thread only
    engine      one thread that runs the core on a source and tells a listener
    recording   one thread that cuts a source into takes and tells a listener
    audio       sources: microphone (the only sounddevice), file as microphone, devices
    learning    trainings in processes of their own, the models they made, and which is live
    takes       what the user records: judged, and kept as a folder that can be learnt from
    core        pure: samples in, frozen events out; no Qt, no device, no clock
    config      every number one might turn, with its reason
    errors      what a user can cause and mend, in Korean and English
    paths       where the bundled files are
    settings    what the user chose, kept as one small file

Beside them, ``model`` is the learning side. The application reads `model.spec` (what both must agree on, free of torch)
and `model.artifact` (the saved graph), and nothing else of it.

Three threads: the PortAudio callback copies into a ring and returns; the engine thread owns all state of the live path;
the GUI thread gets frozen events through the bridge. The only clock of the core is the sample index, so the same sound
gives the same events on every run and for every block size.
"""
