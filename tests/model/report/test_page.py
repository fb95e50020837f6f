"""The page, read as a browser and as a screen reader would."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources

import pytest

from model.report.compare import compare
from model.report.examples import chosen_examples
from model.report.page import kept_together, page
from model.report.pictures import pictures
from model.report.wording import WORDS
from model.spec.language import Language
from tests.model.conftest import beep
from tests.model.report.conftest import outcome, record_of

VOID = {"meta", "img", "br", "hr", "link", "input"}


class Reader(HTMLParser):
    """Notes the tags, and whether each that is opened is closed in its turn."""

    def __init__(self, html):
        super().__init__()
        self.open, self.tags, self.texts = [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open, tag
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)

    def attributes(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


def rendered(record, *, language=Language.ENGLISH, comparison=None, examples=()):
    html = page(record, pictures(record, examples), comparison, language)
    reader = Reader(html)
    assert reader.open == []
    return html, reader


@pytest.fixture(scope="module")
def whole():
    """The page with everything in it, in both languages, and its reader."""
    from tests.model.report.conftest import outcomes

    record = record_of(outcomes())
    examples = chosen_examples(record, {heard.key: beep(heard.said % 10) for heard in record.outcomes})
    drawn, comparison = pictures(record, examples), compare(record, record_of(outcomes(20)))
    htmls = {language: page(record, drawn, comparison, language) for language in Language}
    return {language: (html, Reader(html)) for language, html in htmls.items()}


@pytest.mark.parametrize("language", list(Language))
def test_every_picture_is_there_and_in_words(whole, language):
    _, reader = whole[language]
    images = reader.attributes("img")
    assert len(images) == 15
    assert all(image["src"].startswith("data:image/png;base64,iVBOR") for image in images)
    assert all(re.search(r"\d", image["alt"]) for image in images)
    assert len({image["alt"] for image in images}) > 10
    assert len(reader.attributes("figcaption")) == 15


@pytest.mark.parametrize("language", list(Language))
def test_it_can_be_read_without_eyes(whole, language):
    _, reader = whole[language]
    assert reader.open == []
    assert reader.attributes("html") == [{"lang": language.value}]
    ids = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [link["href"] for link in reader.attributes("a")]
    assert {link[1:] for link in links} <= set(ids)
    assert {section["aria-labelledby"] for section in reader.attributes("section")} <= set(ids)
    assert all(header["scope"] in {"col", "row"} for header in reader.attributes("th"))
    assert len(reader.attributes("caption")) == len(reader.attributes("table")) == 9


def test_the_language_is_one(whole):
    _, english = whole[Language.ENGLISH]
    names = set("영일이삼사오육칠팔구숫자")  # of the digits, and of the application
    assert set(re.findall("[가-힣]", "".join(english.texts))) <= names
    _, korean = whole[Language.KOREAN]
    text = "".join(korean.texts)
    assert "정확도" in text
    assert "Accuracy" not in text


@pytest.mark.parametrize("language", list(Language))
def test_it_asks_for_nothing_and_plays_nothing(whole, language):
    html, reader = whole[language]
    assert not reader.attributes("script")
    assert not reader.attributes("link")
    assert not re.search(r"https?:|url\(|@import|data:audio|\.wav|<audio", html)
    assert all(link["href"].startswith("#") for link in reader.attributes("a"))
    policy = next(tag["content"] for tag in reader.attributes("meta") if tag.get("http-equiv"))
    assert "default-src 'none'" in policy


def test_the_main_figures_are_there(whole):
    text = "".join(whole[Language.ENGLISH][1].texts)
    for words in (
        "97.0%", "95% interval", "Of 100 shown digits", "digit error rate of 1.5%", "McNemar", "--seed", "2.13.0",
        "0123456789abcdef", "0:08:54", "A channel has no sound.", "enough of each digit",
    ):  # fmt: skip
        assert words in text, words


def test_every_word_of_the_page_is_used():
    source = resources.files("model.report").joinpath("template.html").read_text(encoding="utf-8")
    used = set(re.findall(r"words\.(\w+)", source)) | set(re.findall(r'heading\("(\w+)"\)', source))
    assert used == set(WORDS)


def test_the_colours_are_those_of_the_house():
    from app.ui.colours import DARK, LIGHT

    source = resources.files("model.report").joinpath("template.html").read_text(encoding="utf-8")
    light, dark = source.split("prefers-color-scheme: dark")
    for part, colours in ((light, LIGHT), (dark, DARK)):
        named = dict(re.findall(r"--([\w-]+): (#\w{6});", part))
        assert named == {name: getattr(colours, name.replace("-", "_")) for name in named}
        assert {"background", "surface", "text", "muted", "accent", "on-accent", "caution"} <= named.keys()


@pytest.mark.parametrize("language", list(Language))
def test_a_bare_record(bare, language):
    _, reader = rendered(bare, language=language, comparison=compare(bare, bare))
    assert not reader.attributes("img")


def test_only_other_words(record):
    html, reader = rendered(replace(record, outcomes=record.outcomes[200:]))
    assert "was not measured" in html
    assert len(reader.attributes("img")) == 3


def test_perfect_and_without_other_words(measured):
    record = replace(measured(0), other_words_rejected=None, best_epoch=None, stopped_early=False)
    html, _ = rendered(replace(record, outcomes=record.outcomes[:200]))
    assert "100.0%" in html
    assert "missed none" in html
    assert "Other words were not measured" in html


def test_one_recording_and_one_epoch(record):
    one = replace(record, outcomes=(outcome(0, 4, 5),), history=record.history[:1], best_epoch=1)
    html, _ = rendered(one)
    assert "1 of 1" in html


def test_epochs_without_a_validation(record):
    history = tuple(replace(epoch, validation_loss=None, validation_accuracy=None) for epoch in record.history)
    _, reader = rendered(replace(record, history=history, best_epoch=None))
    assert len(reader.attributes("img")) == 4


def test_what_a_file_says_is_shown_and_not_run(record):
    data = replace(record.data, fingerprint="<script>alert(1)</script>")
    html, reader = rendered(replace(record, data=data))
    assert not reader.attributes("script")
    assert "&lt;script&gt;" in html


def test_intervals_are_kept_on_a_line():
    assert kept_together("93.6–98.6%입니다 --seed") == "93.6–\u206098.6%\u2060입니다 --seed"
