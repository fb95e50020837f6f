"""A formant synthesiser with many mouths: digits and other words as people of all sizes and habits might say them.

``phone``, ``vowels``, ``consonants``, ``phones``
    what each sound is: its formants, its noise, its timing.
``words``
    words as sequences of sounds.
``speaker``
    who speaks.
``articulation``, ``piece``, ``timing``, ``formants``, ``intonation``
    from sounds to what the throat and the mouth do in time.
``source``, ``tract``
    from there to sound: pulses and noise, and the resonances that shape them.
``voice``
    all of it in one function: `speak`.

After Klatt, "Software for a cascade/parallel formant synthesizer" (1980). No recording of a person is involved: what is
known of people comes from published averages, a few of them moved half way to medians measured in Korean talks
(`tests/rehearsal`), and what differs between people is drawn by chance.
"""
