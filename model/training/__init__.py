"""How a model learns, from the first step to the figures of the finished one.

``options``, ``run``
    what was asked for; the folder in which a training can be put away and taken up again.
``processes``
    one process that learns, or several together.
``masking``, ``loss``, ``learner``
    the model as it is trained; what is made small; weights, optimiser and learning rate.
``fit``, ``validation``, ``trainer``
    step after step; what an epoch has come to; when to end, and what to keep.
``measurement``
    what the finished model is worth.
``progress``, ``interruption``, ``runlog``
    how far it is, for people and programs; Ctrl-C; the curves.
"""
