"""The learning side of Sutja: from recordings, or from synthetic speech, to an artefact that the application loads.

It never imports ``app``. What both sides must agree on lives in `model.spec`, which needs no torch; the application
reads that and `model.artifact`, and nothing else from here.
"""
