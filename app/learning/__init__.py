"""Learning, as the application sees it: trainings in processes of their own, the models they made, and which is live.

``folder``
    where a model lies, with its weights, its run folder and its report.
``trainer``, ``process``
    how the training script is called, and what is done with a process that may outlive this one.
``progress``
    how far a training is, read from the lines that it writes.
``training``
    one that was begun: what it is to learn, and which process does it.
``job``, ``follower``, ``settling``
    one training at a time: begun, followed, cancelled, let go, found again, resumed.
``splits``, ``held_out``, ``comparison``
    what the models have learnt from, the takes that none has learnt from, and two models on them.
``library``
    every model that there is, which one is live and which was before.

No Qt and no torch in here: trainings run elsewhere, and what recognises is loaded where it is used.
"""
