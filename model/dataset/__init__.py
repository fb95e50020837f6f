"""What there is to learn from.

``clip``
    one recording, trimmed.
``source``, ``groups``
    the files of the folders, and who speaks in them.
``finding``, ``inspection``, ``words``
    what can be wrong with a recording, and where in it something is said.
``recording``, ``cache``, ``shards``
    recordings decoded once, and kept on the disk.
``kept``
    clips that were made, kept there as well.
``shape``, ``duplicates``, ``doubt``
    recordings compared with each other: the same take twice, names that do not fit.
``judgement``, ``judging``
    what becomes of each file; the same for the application, in a process of its own.
``folder``, ``negatives``, ``report``
    everything that is in the folders, and what was found about it.
``split``
    which of them are held out.
``auxiliary``, ``pronunciations``, ``phonemes``
    words of other languages, said by people; how known ones are pronounced; sounds that languages share.
``material``, ``composition``
    batches composed of clips.
``joined``
    strings of held-out recordings, to measure on.
"""
