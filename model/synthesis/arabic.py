"""Arabic, to rehearse on: what a recipe makes of people who speak Arabic is measured on recordings of them."""

from typing import Final

from model.synthesis.language import Language

_READINGS: Final = (
    ("صِفْر", 0), ("وَاحِد", 1), ("اِثْنَان", 2), ("اِثْنَيْن", 2), ("ثَلَاثَ", 3), ("أَرْبَعَ", 4),
    ("خَمْسَ", 5), ("سِتَّه", 6), ("سَبْعَ", 7), ("ثَمَانِيَ", 8), ("تِسْعَ", 9),
)  # fmt: skip
"""As they are said alone: without the ending of a case, and without the t of ة. espeak-ng needs the vowel marks."""

ARABIC: Final = Language(
    code="ar",
    voice="ar",
    readings=_READINGS,
    joint=" ",
    others=tuple(
        # neighbours of the digits
        "صَفَر سَفَر وَالِد وَاحَة أَحَد اِثْم ثَلَاثُون ثُلْث ثَلْج أَرْنَب رَابِع خَمْسُون شَمْس لَمْسَة سِتَار سَبْت سَبَب ثَمَن ثَامِن تَاسِع "
        "تِين قِصَّة عَشَرَة عِشْرُون مِئَة أَلْف "
        # what people say to a machine or to one another
        "نَعَم لَا مَرْحَبًا شُكْرًا سَلَام اِبْدَأ قِف اِفْتَح أَغْلِق يَمِين يَسَار فَوْق تَحْت أَمَام خَلْف التَّالِي السَّابِق رَقْم هَاتِف "
        "وَقْت يَوْم لَيْل صَبَاح مَدْرَسَة بَيْت بَاب كِتَاب قَلَم مَاء خُبْز قَهْوَة أُمّ أَب صَدِيق شَجَرَة بَحْر سَمَاء قِطّ كَلْب سَيَّارَة "
        "مُوسِيقَى جَمِيل كَبِير صَغِير".split()
    ),
    phonemes={
        "صِفْر": ("sˤ ˈi f ɾ", "s ˈi f ɾ", "s ˈi f i ɾ"),
        "وَاحِد": ("w ˈaː ħ i d", "w ˈaː ħ i t"),
        "اِثْنَان": ("i θ n ˈaː n",),
        "اِثْنَيْن": ("i θ n ˈeɪ n", "i θ n ˈaɪ n"),
        "ثَلَاثَ": ("θ a l ˈaː θ a",),
        "أَرْبَعَ": ("ʔ ˈa ɾ b a ʕ a", "ˈa ɾ b a ʔ a"),
        "خَمْسَ": ("x ˈa m s a",),
        "سِتَّه": ("s ˈi t t a",),
        "سَبْعَ": ("s ˈa b ʕ a", "s ˈa b ʔ a", "s ˈa p ʔ a"),
        "ثَمَانِيَ": ("θ a m ˈaː n i j a",),
        "تِسْعَ": ("t ˈi s ʕ a", "t ˈi s ʔ a"),
    },
    neighbours={
        "صَفَر": ("s ˈa f a ɾ",),
        "كَافِر": ("k ˈaː f i ɾ",),
        "وَالِد": ("w ˈaː l i d",),
        "وَاحَة": ("w ˈaː ħ a",),
        "أَحَد": ("ʔ ˈa ħ a d",),
        "ثَلَاثُون": ("θ a l aː θ ˈu n",),
        "سَلَام": ("s a l ˈaː m",),
        "أَرْنَب": ("ʔ ˈa ɾ n a b",),
        "رَابِع": ("ɾ ˈaː b i ʕ", "ɾ ˈaː b i ʔ"),
        "شَمْس": ("ʃ ˈa m s",),
        "لَمْسَة": ("l ˈa m s a",),
        "قِصَّة": ("q ˈi s s a", "k ˈi s s a"),
        "سَبْت": ("s ˈa b t",),
        "ثَمَن": ("θ ˈa m a n",),
        "ثَامِن": ("θ ˈaː m i n",),
        "تَاسِع": ("t ˈaː s i ʕ", "t ˈaː s i ʔ"),
        "تِين": ("t ˈi n",),
        "عَشَرَة": ("ʕ ˈa ʃ a ɾ a", "ʔ ˈa ʃ a ɾ a"),
        "نَعَم": ("n ˈa ʕ a m", "n ˈa ʔ a m"),
        "لَا": ("l ˈaː",),
        "شُكْرًا": ("ʃ ˈu k ɾ a n",),
        "يَمِين": ("j a m ˈi n",),
        "يَسَار": ("j a s ˈaː ɾ",),
        "فَوْق": ("f ˈaʊ k",),
        "بَاب": ("b ˈaː b",),
        "كِتَاب": ("k i t ˈaː b",),
        "مَاء": ("m ˈaː ʔ",),
        "كَبِير": ("k a b ˈi ɾ",),
    },
)
