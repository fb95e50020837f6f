"""English, to rehearse on: what a recipe makes of people who speak English is measured on recordings of them."""

from typing import Final

from model.synthesis.language import Language

_READINGS: Final = (
    ("zero", 0), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7),
    ("eight", 8), ("nine", 9),
)  # fmt: skip

ENGLISH: Final = Language(
    code="en",
    voice="en-us",
    readings=_READINGS,
    joint=" ",
    # No word that sounds like a digit is among them: won, to, too, for, ate.
    others=tuple(
        # neighbours of the digits, which differ from one by a sound or two, and longer words that hold one
        "hero arrow row run sun gun wand want do you shoe chew tooth true tree free through tea fee far more door "
        "floor fork fort fine fire life file wife vibe sick sticks fix mix sit kiss seventh heaven savage lemon ever "
        "late hate wait day age aid mine line night knife none sign eleven twelve ten twenty thirty forty fifty sixty "
        "seventy eighty ninety hundred thousand million "
        # what people say to a machine or to one another
        "yes no hello please thanks start stop cancel left right up down on off again next back open close today "
        "tomorrow time phone number music weather school mother father water coffee house dog cat car because "
        "really maybe okay".split()
    ),
    phonemes={
        "zero": ("z ˈɪ ɹ oʊ", "z ˈi ɹ oʊ"),
        "one": ("w ˈʌ n", "w ˈa n"),
        "two": ("t ˈu", "tʰ ˈu"),
        "three": ("θ ɹ ˈi",),
        "four": ("f ˈɔ ɹ", "f ˈɔ"),
        "five": ("f ˈaɪ v", "f ˈaɪ f"),
        "six": ("s ˈɪ k s",),
        "seven": ("s ˈɛ v ə n",),
        "eight": ("ˈeɪ t",),
        "nine": ("n ˈaɪ n",),
    },
    neighbours={
        "row": ("ɹ ˈoʊ",),
        "hero": ("h ˈɪ ɹ oʊ",),
        "run": ("ɹ ˈʌ n",),
        "sun": ("s ˈʌ n",),
        "wall": ("w ˈɔ l",),
        "do": ("d ˈu",),
        "shoe": ("ʃ ˈu",),
        "you": ("j ˈu",),
        "tea": ("t ˈi",),
        "free": ("f ɹ ˈi",),
        "tree": ("t ɹ ˈi",),
        "three-": ("θ ˈi",),
        "far": ("f ˈa ɹ",),
        "more": ("m ˈɔ ɹ",),
        "door": ("d ˈɔ ɹ",),
        "fine": ("f ˈaɪ n",),
        "file": ("f ˈaɪ l",),
        "wife": ("w ˈaɪ f",),
        "sick": ("s ˈɪ k",),
        "fix": ("f ˈɪ k s",),
        "sit": ("s ˈɪ t",),
        "heaven": ("h ˈɛ v ə n",),
        "lemon": ("l ˈɛ m ə n",),
        "ten": ("t ˈɛ n",),
        "late": ("l ˈeɪ t",),
        "aid": ("ˈeɪ d",),
        "day": ("d ˈeɪ",),
        "mine": ("m ˈaɪ n",),
        "line": ("l ˈaɪ n",),
        "night": ("n ˈaɪ t",),
        "none": ("n ˈʌ n",),
        "yes": ("j ˈɛ s",),
        "no": ("n ˈoʊ",),
        "stop": ("s t ˈo p",),
        "up": ("ˈʌ p",),
        "on": ("ˈo n",),
        "cat": ("k ˈa t",),
        "music": ("m j ˈu z ɪ k",),
    },
)
