"""Readers: people of other languages who read sentences aloud, of which the sounds are known, but no word is named.

A voice that is computed or joined says a sound the same way each time; a person does not. These people teach what a
phoneme may sound like, beside the few words of the auxiliary sets. Needed to make the default model, not to use it.
Nobody among them speaks Korean, English or Arabic in these recordings.

``clips``
    a reading as a clip.
``prompts``
    announcements for telephones: a sentence a file, as Debian distributes them for Asterisk.
``labelled``
    a book, read for a voice of Festival; each sound has its time.
``packages``
    what is to be installed.
``corpus``
    who they are.
"""
