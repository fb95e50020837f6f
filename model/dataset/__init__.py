"""What there is to learn from.

``clip``
    one recording, trimmed.
``folder``
    recordings and their labels.
``split``
    which of them are held out.
``composition``
    batches composed of clips.
"""
