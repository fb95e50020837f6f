"""Joined diphones: voices of people of other languages, put together from recorded pairs of neighbouring sounds.

What espeak-ng and the formant synthesiser make is computed from rules. These voices are sound that people made, cut
in the middle of each sound and joined again (Moulines and Charpentier 1990) by Festival (Black and Taylor 1997): an
Italian i and an Italian l say 일. Needed to make the default model, not to use it. Nobody among them speaks Korean.

``voices``
    who they are, and which of their sounds stand for those of `model.formant.phones`.
``spelling``
    how a voice says a word, if it can.
``breath``
    how long and how high each sound is: by the habits of the formant synthesiser's speakers.
``segment``
    what it is to be told for one of them.
``festival``, ``packages``
    the program that joins them, and what is to be installed for it.
``repair``
    what the program breaks in loud moments.
``corpus``
    who says what, how often.
"""
