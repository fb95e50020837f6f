"""The report of a training: what was learnt, how well, from what, and how to make it again.

``record``, ``outcome``, ``calibration``
    what a report says, as data: ``report.json``.
``form``, ``reader``, ``privacy``
    that data from and to JSON; finding it on disk; what may not be in it.
``examples``
    which recordings are drawn.
``significance``, ``compare``
    a training against a former one, and whether the difference could be chance.
``drawing``, ``figures``, ``pictures``
    a figure in the house's dress; what each shows; in words, which there are. The only users of matplotlib.
``numbers``, ``sentences``, ``wording``, ``cards``, ``tables``, ``page``
    the page, from single figures up to ``template.html``.
``names``, ``folder``, ``writer``
    all of it on disk: under which names, in which folder.

Nothing is imported here, so that reading a report costs neither matplotlib nor torch.
"""
