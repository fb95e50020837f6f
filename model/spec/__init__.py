"""What training and live use must agree on, free of torch so that the application can read it in milliseconds.

``tokens``
    sample rate, frame period and the twelve outputs of the network.
``metadata``
    what an artefact says about itself.
``language``, ``errors``
    sentences in Korean and English, and the root of the one tree of errors.
``labels``
    how the name of a recording tells its digit.
``waveform``
    how a file of any rate, width and channel count becomes a waveform.
``scoring``
    how log-probabilities become the likelihood of each digit.
``share``, ``confusion``
    a count out of a total, with its interval; which digit was heard as which.
``places``, ``ledger``
    where Sutja keeps things on this computer; what it made elsewhere on it.
``files``, ``streams``
    files that appear whole or not at all; standard output that takes any text.
"""
