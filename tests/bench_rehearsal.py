"""``make bench-rehearsal``: what a model of synthetic voices understands of people, as a table for the model card.

    python -m tests.bench_rehearsal                     all measures but the many short trainings
    python -m tests.bench_rehearsal english             one of them
    python -m tests.bench_rehearsal english --epochs 6  …by a shorter training
    python -m tests.bench_rehearsal codas --model A.pt  …of another model beside the default one
    python -m tests.bench_rehearsal ablation families   what each part of the recipe and of the network brings

The recipe of the default model makes an English and an Arabic one by changing the language; those are measured on
people, none of whom they have heard, and whose language only synthetic voices speak in their training: one of these
is joined of a native's diphones, as one of Korean is. Recipes are chosen by that. ``korean`` is the default model
itself: on the few recordings of Korean digits there are, a smoke test and nothing to choose by; ``synthetic`` on
voices like its own; ``codas`` on the syllables of the digits inside the words of Korean talks, and on what they are
like; ``foreign`` on syllables that people of other languages say one by one, some of which are digits of Korean as
well (Debian's ``gcin-voice`` and ``klettres-data``). ``ablation`` and ``families`` are short English trainings, each
with one thing changed. What it takes for digits where nobody says one, `tests.bench_live` counts.

Needs espeak-ng, Festival, MBROLA and the recordings that ``SUTJA_DATA`` names. Trainings lie in
``build/bench-rehearsal``; one that is finished is not run again.
"""

import argparse
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from app.paths import ROOT
from model import artifact, synthesis
from model.dataset.auxiliary import read_auxiliary
from model.dataset.clip import Clip
from model.dataset.folder import read_folder
from model.diphone.corpus import synthesise_diphones, voices_for
from model.evaluation import Hearing, digit_errors, fitted_temperature, hear, hear_clips
from model.formant.corpus import synthesise_formants
from model.recognizer import Recognizer
from model.report.calibration import Calibration, calibration_of
from model.spec.metadata import Metadata
from model.spec.scoring import digit_probabilities
from model.spec.share import Share
from model.spec.tokens import DIGITS, OTHER, SAMPLE_RATE, token_of
from model.training.voices import FIRST_HELD_OUT, FULL
from tests.bench_training import DIGIT_WORDS, VOICES, Row, log, mean
from tests.people import DATA
from tests.rehearsal.alignment import syllables_of_talks
from tests.rehearsal.codas import COLUMNS, LEAST_SHAPES, SHAPED, quartiles, shape_of_cut
from tests.rehearsal.families import FAMILIES
from tests.rehearsal.foreign import Syllable, is_installed, syllables
from tests.rehearsal.going_on import gone_on, waited
from tests.rehearsal.live import shown_live
from tests.rehearsal.pairs import LEAST, PAIRS, balanced_accuracy
from tests.rehearsal.short import ABLATIONS, STEPS, Change, learnt, material_of
from tests.rehearsal.syllables import DIGIT_OF, Cut, chosen
from tests.rehearsal.voices import espeak_shapes, formant_shapes

WORK = ROOT / "build" / "bench-rehearsal"
BUNDLED = ROOT / "assets" / "sutja.pt"


def main() -> None:
    """Print a row for each figure."""
    if not (DATA / "fsdd").is_dir():
        sys.exit("The recordings to measure on are not here: name their folder in SUTJA_DATA.")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measures", nargs="*", choices=[*MEASURES, []])
    known, more = parser.parse_known_args()
    print("| measure | target | measured |\n|---|---|---|")
    for name in known.measures or [name for name in MEASURES if name not in MANY_TRAININGS]:
        for row in MEASURES[name](more):
            print("| " + " | ".join(row) + " |", flush=True)


def english(more: Sequence[str]) -> Iterator[Row]:
    """English by synthetic voices and Arabic people, measured on FSDD."""
    model = trained("en", ["arabic_speech_commands"], more)
    yield from rehearsed("English", model, first_digits(DATA / "fsdd"), worst=0.0, target="≥ 90 % / ≥ 80 %")


def arabic(more: Sequence[str]) -> Iterator[Row]:
    """Arabic by synthetic voices and English people, measured on the Arabic digits."""
    model = trained("ar", ["fsdd"], more)
    words = arabic_words(DATA / "arabic_speech_commands")
    digits, others = ([clip for clip in words if clip.is_digit == wanted] for wanted in (True, False))
    yield from rehearsed("Arabic", model, digits, worst=10.0, target="≥ 88 % / ≥ 75 %")
    yield from refused(model, others)


def ablation(_: Sequence[str]) -> Iterator[Row]:
    """English by short trainings, in each of which one part of the recipe is missing."""
    material, clips = material_of("en", "arabic_speech_commands", WORK), first_digits(DATA / "fsdd")
    for name, change in ABLATIONS.items():
        yield f"{STEPS:,} batches, {name}", "–", by_people(learnt(material, change), clips)


def families(_: Sequence[str]) -> Iterator[Row]:
    """English by short trainings of other networks, and of the shipped one behind other front ends."""
    material, clips = material_of("en", "arabic_speech_commands", WORK), first_digits(DATA / "fsdd")
    for name in FAMILIES:
        recognizer = learnt(material, Change(family=name))
        parameters = sum(weights.numel() for weights in recognizer.parameters())
        cost = f"{parameters:,} parameters, {milliseconds_a_second(recognizer):.1f} ms a second of sound on one thread"
        yield f"{STEPS:,} batches, {name}", "–", f"{by_people(recognizer, clips)}; {cost}"


def by_people(recognizer: Recognizer, clips: list[Clip]) -> str:
    """Return what is recognised in all, and of the person who is understood worst."""
    heard = hear_clips(recognizer, clips)
    speakers = np.array([clip.speaker for clip in clips])
    worst = min(part(heard, speakers == speaker).accuracy.value for speaker in set(speakers))
    return f"{heard.accuracy}, worst person {worst:.1%}"


@torch.inference_mode()
def milliseconds_a_second(recognizer: Recognizer) -> float:
    """Return the processor time that a second of sound takes, the least of five times."""
    torch.set_num_threads(1)
    sound, times = torch.randn(1, 10 * SAMPLE_RATE) * 0.1, []
    for _ in range(5):
        began = time.thread_time()
        recognizer(sound)
        times.append(100.0 * (time.thread_time() - began))
    return min(times)


def adapted(more: Sequence[str]) -> Iterator[Row]:
    """The English model goes on to each of the people whom it never heard, from one and from five takes of a digit."""
    model = trained("en", ["arabic_speech_commands"], more)
    for takes, target in ((1, "≥ 95 %"), (5, "≥ 99 %")):
        going_on = [gone_on(model, voice, takes, home=WORK / "home") for voice in VOICES]
        shares, to_model, to_end = zip(*going_on, strict=True)
        yield (
            f"English rehearsal, after {takes} take(s) a digit of the person, mean over 6 people",
            target,
            mean(shares),
        )
        yield "… from the command to the model, median / most", "≤ 10 s", waited(to_model)
        yield "… and to the end, its report written, too", "–", waited(to_end)


def korean(_: Sequence[str]) -> Iterator[Row]:
    """Measure the default model on Korean recordings."""
    clips = first_digits(DATA / "korean_dev")
    heard = hear_clips(artifact.load(BUNDLED).log_probs, clips)
    yield "`korean_dev`, isolated digits of two men (a smoke test)", "≥ 18 of 20", str(heard.accuracy)
    yield "… said → heard", "–", confused(heard)


def synthetic(_: Sequence[str]) -> Iterator[Row]:
    """Measure the default model on synthetic Korean voices that it never heard."""
    assert FULL.native_held_out
    assert FULL.diphones_held_out
    variants = synthesis.split_variants(synthesis.variants())[1]
    drawn = range(FIRST_HELD_OUT, FIRST_HELD_OUT + FULL.formant_held_out)
    joined = voices_for("ko")[1]
    voices = {
        f"{len(variants)} variants of espeak-ng's Korean voice": synthesis.synthesise(
            synthesis.KOREAN, variants, amounts=FULL.native_held_out, seed=1
        ),
        f"{len(drawn)} speakers of the formant synthesiser": synthesise_formants("ko", drawn, seed=0),
        f"{len(joined)} voices of joined diphones": synthesise_diphones(
            "ko", joined, amounts=FULL.diphones_held_out, seed=1
        ),
    }
    loaded = artifact.load(BUNDLED)
    certainty = as_shipped(loaded.metadata)
    for name, clips in voices.items():
        heard = hear_clips(loaded.log_probs, clips).discounted(loaded.metadata.other_discount)
        strings = [(clip.waveform, clip.tokens) for clip in clips if len(clip.tokens) > 1]
        yield f"isolated digits, {name}", "–", str(heard.accuracy)
        yield (
            "… wrong, missing or added digits in strings in one breath",
            "–",
            str(digit_errors(loaded.log_probs, strings)),
        )
        yield "… digits shown, and right", "–", str(heard.recalled(**certainty))
        yield "… other words and talk not shown as a digit", "–", str(heard.rejected(**certainty))
        yield from sureness(heard, loaded.metadata.temperature)


def foreign(more: Sequence[str]) -> Iterator[Row]:
    """Measure models on syllables of people of other languages, of which some are digits of Korean as well."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench_rehearsal foreign")
    parser.add_argument("--model", type=Path, nargs="*", default=[], help="models to measure beside the default one")
    if not is_installed():
        yield "syllables by people of other languages", "–", "not measured: install gcin-voice and klettres-data"
        return
    said = list(syllables())
    for path in [BUNDLED, *parser.parse_known_args(more)[0].model]:
        yield from taken_for_korean(path.name, artifact.load(path), said)


def taken_for_korean(name: str, model: artifact.Artifact, said: Sequence[Syllable]) -> Iterator[Row]:
    """Yield what a model makes of syllables: of those that are digits, and of the others."""
    plain = hear(model.log_probs, [one.waveform for one in said], [one.token for one in said])
    heard = plain.discounted(model.metadata.other_discount)
    shown = as_shipped(model.metadata)
    strict = strictly(model.metadata)
    digits = {digit: part(heard, heard.answers == digit).accuracy for digit in sorted(set(heard.answers) - {DIGITS})}
    speakers = [{one.speaker for one in said if (one.token == OTHER) == other} for other in (False, True)]
    each = ", ".join(f"{digit}: {share.count} of {share.total}" for digit, share in digits.items())
    yield f"digits by {len(speakers[0])} people of other languages, by {name}", "–", f"{heard.accuracy}; {each}"
    yield "… said → heard", "–", confused(heard)
    yield "… shown, and right", "–", str(heard.recalled(**shown))
    yield from sureness(heard, model.metadata.temperature)
    yield f"other syllables by {len(speakers[1])} people, not shown as a digit", "–", str(heard.rejected(**shown))
    yield "… at the temperature of synthetic voices, nothing off other", "–", str(plain.rejected(**strict))
    yield "… which shows of those digits, and right", "–", str(plain.recalled(**strict))


def codas(more: Sequence[str]) -> Iterator[Row]:
    """Measure how the syllables of digits are told apart that people say inside words, and what they are like."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench_rehearsal codas")
    parser.add_argument("--model", type=Path, nargs="*", default=[], help="models to measure beside the default one")
    found = syllables_of_talks(DATA / "pansori_tedxkr", WORK)
    cuts = chosen([cut for cut in found if cut.is_certain], seed=0)
    counts = Counter(cut.reading for cut in cuts)
    listed = ", ".join(f"{reading} {counts[reading]}" for reading in DIGIT_OF)
    yield f"syllables of people, {len(found)} found, of which well aligned and kept", "–", listed
    for path in [BUNDLED, *parser.parse_known_args(more)[0].model]:
        yield from told_apart(path.name, artifact.load(path), cuts)
    yield from coda_shapes(cuts)


def told_apart(name: str, model: artifact.Artifact, cuts: Sequence[Cut]) -> Iterator[Row]:
    """Yield how well a model tells pairs of syllables apart, and what it takes each for."""
    heard = hear(model.log_probs, [cut.waveform for cut in cuts], [token_of(cut.digit) for cut in cuts])
    readings = np.array([cut.reading for cut in cuts])
    for first, second in PAIRS:
        pair = np.isin(readings, [first, second])
        if min((readings == first).sum(), (readings == second).sum()) < LEAST:
            continue
        lead = heard.scores[pair, DIGIT_OF[first]] - heard.scores[pair, DIGIT_OF[second]]
        speakers = [cut.speaker for cut, among in zip(cuts, pair, strict=True) if among]
        measured = balanced_accuracy(lead, readings[pair] == first, speakers, seed=0)
        target = "≥ 85 %" if (first, second) == ("일", "이") else "–"
        yield f"{first}/{second} told apart by {name}", target, str(measured)
    for reading in DIGIT_OF:
        yield f"{reading} is heard by {name} as", "–", answers(heard, readings == reading)


def answers(heard: Hearing, among: np.ndarray, most: int = 5) -> str:
    """Return as what some clips are heard most."""
    names = [*map(str, range(DIGITS)), "other"]
    counts = Counter(names[answer] for answer in heard.scores[among].argmax(axis=1))
    return ", ".join(f"{name} {count / among.sum():.0%}" for name, count in counts.most_common(most))


def coda_shapes(cuts: Sequence[Cut]) -> Iterator[Row]:
    """Yield what syllables are like, by people and by synthesisers: medians and quartiles."""
    yield "syllable, by whom (how many)", "–", ", ".join(COLUMNS)
    for reading in SHAPED:
        people = [(cut.sex, shape_of_cut(cut)) for cut in cuts if cut.reading == reading]
        sources = {"people": people, "formants": formant_shapes(reading), "espeak-ng": espeak_shapes(reading)}
        for name, shapes in sources.items():
            known = list(shapes)
            for sex in sorted({sex for sex, _ in known}):
                own = [shape for other, shape in known if other == sex]
                if len(own) >= LEAST_SHAPES:
                    yield f"{reading}, {name} {sex} ({len(own)})", "–", ", ".join(quartiles(own))


MEASURES: dict[str, Callable[[Sequence[str]], Iterator[Row]]] = {
    "english": english,
    "arabic": arabic,
    "adapted": adapted,
    "korean": korean,
    "synthetic": synthetic,
    "foreign": foreign,
    "codas": codas,
    "ablation": ablation,
    "families": families,
}

MANY_TRAININGS = {"ablation", "families"}
"""Two hours on two cores."""


def trained(language: str, auxiliary: Sequence[str], more: Sequence[str]) -> Path:
    """Return the model of a rehearsal, trained by the recipe as it stands unless that is done."""
    model = WORK / "".join([language, *more]) / revision() / "model.pt"
    if not (model.parent / "report" / "index.html").exists():
        folders = [str(DATA / name) for name in auxiliary]
        command = [sys.executable, "train_model.py", "--synthetic", "--language", language, "--auxiliary", *folders]
        command += ["--noise", str(DATA / "esc10"), "--output", str(model), *more]
        log(command, model.parent, home=WORK / "home")
    return model


def revision() -> str:
    """Return which recipe this is: the revision, and whether anything was changed since."""
    command = ["git", "describe", "--always", "--dirty"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def rehearsed(name: str, model: Path, clips: list[Clip], *, worst: float, target: str) -> Iterator[Row]:
    """Yield what a model understands of people: by speaker, by pair, how sure it is, what it shows."""
    loaded = artifact.load(model)
    plain = hear_clips(loaded.log_probs, clips)
    heard = plain.discounted(loaded.metadata.other_discount)
    speakers = np.array([clip.speaker for clip in clips])
    shares = {speaker: part(heard, speakers == speaker).accuracy for speaker in sorted(set(speakers))}
    values = [share.value for share in shares.values()]
    lowest = "worst" if worst == 0 else f"{worst:.0f}th percentile"
    yield (
        f"{name} rehearsal, mean over {len(shares)} people / {lowest}",
        target,
        f"{np.mean(values):.1%} / {np.percentile(values, worst):.1%}; all {heard.accuracy}",
    )
    if len(shares) <= 10:
        yield "… by speaker", "–", ", ".join(f"{speaker} {share.value:.1%}" for speaker, share in shares.items())
    yield "… said → heard", "–", confused(heard)
    metadata = loaded.metadata
    certainty = as_shipped(metadata)
    yield "… digits shown as a digit at the threshold of the model", "≥ 95 %", str(accepted(heard, **certainty))
    yield "… digits shown, and right", "–", str(heard.recalled(**certainty))
    strict = strictly(metadata)
    yield "… at the temperature of synthetic voices, nothing off other: shown", "–", str(accepted(plain, **strict))
    yield "… and right", "–", str(plain.recalled(**strict))
    shown, right = shown_live(model, clips)
    yield "… one by one through the live engine: shown / and right", "–", f"{shown} / {right}"
    as_is = calibrated(heard, metadata.temperature)
    yield (
        "… expected calibration error, temperature of the model / fitted on the other people",
        "≤ 4 %",
        f"{as_is.error:.2%} / {held_out_calibration(heard, speakers).error:.2%}",
    )
    yield "… confidence → came true (how many)", "–", reliability(as_is)
    yield (
        "… temperature of the model / fitted on these people",
        "–",
        (f"{metadata.temperature} / {fitted_temperature(heard)}"),
    )


def refused(model: Path, others: list[Clip]) -> Iterator[Row]:
    """Yield how many other words of people are not shown as a digit."""
    loaded = artifact.load(model)
    metadata = loaded.metadata
    plain = hear_clips(loaded.log_probs, others)
    heard = plain.discounted(metadata.other_discount)
    yield "… other words, one by one, not shown as a digit", "–", str(heard.rejected(**as_shipped(metadata)))
    yield "… at the temperature of synthetic voices, nothing off other", "–", str(plain.rejected(**strictly(metadata)))


def as_shipped(metadata: Metadata) -> dict[str, float]:
    """Return how sure a model is of a word that is said by itself, and from where on it shows a digit."""
    return {"temperature": metadata.temperature, "threshold": metadata.digit_threshold}


def strictly(metadata: Metadata) -> dict[str, float]:
    """Return the temperature of synthetic voices, at the threshold that is in use; nothing is taken from *other*."""
    return as_shipped(metadata) | {"temperature": metadata.speech_temperature or metadata.temperature}


def first_digits(folder: Path) -> list[Clip]:
    """Return recordings of isolated digits whose names begin with the digit."""
    recordings = read_folder([folder], labels="first-digit", groups="auto", cache=WORK / "cache", single_takes=True)
    return recordings.clips


def arabic_words(folder: Path) -> list[Clip]:
    """Return the recordings of those words, by speaker, as digits and as other words."""
    said = read_auxiliary([folder], WORK / "cache")
    digits = {said.words.index(f"0/{word}") + 1: digit for digit, word in enumerate(DIGIT_WORDS)}
    tokens = [token_of(digits[clip.tokens[0]]) if clip.tokens[0] in digits else OTHER for clip in said.clips]
    return [replace(clip, tokens=(token,)) for clip, token in zip(said.clips, tokens, strict=True)]


def part(heard: Hearing, chosen: np.ndarray) -> Hearing:
    return Hearing(heard.scores[chosen], heard.answers[chosen])


def confused(heard: Hearing, most: int = 8) -> str:
    """Return the pairs that are taken for one another most."""
    pairs = Counter(
        {(said, taken): int(count) for (said, taken), count in np.ndenumerate(heard.confusions) if said != taken}
    )
    return ", ".join(f"{said}→{taken} {count}" for (said, taken), count in pairs.most_common(most) if count)


def accepted(heard: Hearing, *, temperature: float, threshold: float) -> Share:
    """Return how many digits are shown as a digit, the right one or not."""
    shown = heard.shown(temperature=temperature, threshold=threshold)
    return Share(int(shown.sum()), len(shown))


def reliability(calibration: Calibration) -> str:
    """Return what came true of each confidence, where there was any."""
    told = [part for part in calibration.bins if part.count]
    return ", ".join(f"{part.low:.0%}–{part.high:.0%} → {part.share.value:.0%} ({part.count})" for part in told)


def sureness(heard: Hearing, temperature: float) -> Iterator[Row]:
    """Yield how far the confidence in a digit can be trusted where one is said."""
    calibration = calibrated(part(heard, heard.answers < DIGITS), temperature)
    yield "… expected calibration error", "–", f"{calibration.error:.2%}"
    yield "… confidence → came true (how many)", "–", reliability(calibration)


def calibrated(heard: Hearing, temperature: float) -> Calibration:
    return _calibration(heard, digit_probabilities(heard.scores, temperature=temperature))


def held_out_calibration(heard: Hearing, speakers: np.ndarray) -> Calibration:
    """Return the calibration on all people, each of them at the temperature that suits the others."""
    probabilities = np.zeros((len(speakers), DIGITS))
    for speaker in set(speakers):
        own = speakers == speaker
        temperature = fitted_temperature(part(heard, ~own))
        probabilities[own] = digit_probabilities(part(heard, own).scores, temperature=temperature)
    return _calibration(heard, probabilities)


def _calibration(heard: Hearing, probabilities: np.ndarray) -> Calibration:
    return calibration_of(probabilities.max(axis=1), probabilities.argmax(axis=1) == heard.answers)


if __name__ == "__main__":
    main()
