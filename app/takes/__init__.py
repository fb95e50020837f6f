"""What the user records: takes of single digits, judged, and kept as a folder that can be learnt from.

::

    utterances   one stretch of speech after the other, out of a stream of sound
    words        where in a stretch of sound something is said
    verdict      whether it is a good take of one digit, and if not, why
    trim         the word with a little room around it
    script       which digit to ask for next
    store        the folder: a speaker, a session, a digit, a take
    importing    recordings that are there already
    inspection   what the trainer makes of them
    report       what is said about them
    enough       how far one gets with so many takes

Free of Qt and of devices; nothing here waits, but for the disk and for the trainer.
"""
