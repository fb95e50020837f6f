"""Joined diphones: voices of people of many languages, put together from recorded pairs of neighbouring sounds.

What espeak-ng and the formant synthesiser make is computed from rules. These voices are sound that people made, cut
in the middle of each sound and joined again (Moulines and Charpentier 1990) by Festival (Black and Taylor 1997) or by
MBROLA (Dutoit and Leich 1993): an Italian i and an Italian l say 일. Needed to make the default model, not to use it.
One of them speaks Korean.

``voice``
    what there is to know of one of them: which of their sounds stand for those of `model.formant.phones`.
``festival_voices``, ``mbrola_voices``
    who they are.
``spelling``
    how a voice says a word, if it can.
``breath``
    how long and how high each sound is: by the habits of the formant synthesiser's speakers.
``segment``
    what a program is to be told for one of them.
``festival``, ``mbrola``, ``packages``
    the programs that join them, and what is to be installed for them.
``repair``
    what Festival breaks in loud moments.
``corpus``
    who says what, how often.
"""
