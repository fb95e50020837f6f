"""How a model learns, from the first step to the figures of the finished one.

``command``, ``options``, ``destinations``, ``run``
    the command line; what was asked for; where the results go; the folder in which a training can be put away and taken
    up again.
``data``, ``reading``, ``replay``, ``separation``, ``gathering``
    everything that is heard: its parts, from folders and voices, from before, kept apart from what is measured on.
``recipe``
    how much is learnt, and from which weights on.
``processes``
    one process that learns, or several together.
``masking``, ``companions``, ``loss``, ``learner``
    the model as it is trained; what learns beside it; what is made small; weights, optimiser and learning rate.
``fit``, ``validation``, ``trainer``
    step after step; what an epoch has come to; when to end, and what to keep.
``measurement``, ``summary``
    what the finished model is worth; all of it as the record of a report.
``progress``, ``terminal_progress``, ``json_progress``
    who is told how far it is: nobody, people, programs.
``lines``, ``pace``
    lines whose reader may go away; how long the rest takes.
``interruption``, ``runlog``
    Ctrl-C; the curves.
"""
