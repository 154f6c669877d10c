"""Pages are sound HTML, ask for nothing, and show whatever an article holds as text."""

import base64
import gzip
import json
import re
from pathlib import Path

import html5lib
import pytest
from markupsafe import escape

from factx.errors import OutputError
from factx.facts import of_each_article
from factx.report.html import rendering
from factx.report.html.page import Page, View
from factx.report.html.segments import Mark
from tests.report.records import HOSTILE, Article, hostile, later, victory

TEMPLATES = Path(rendering.__file__).parents[1] / "templates"


def page(*articles: Article, view: View = "auto") -> str:
    """The page of some articles."""
    made = Page(view)
    for each in articles:
        made.add(each.records())
    return made.html()


PAGES = {
    "article": page(victory()),
    "hostile article": page(hostile()),
    "dashboard": page(victory(), later()),
    "hostile dashboard": page(hostile(), view="dashboard"),
    "empty article": page(Article("a", "")),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_html_is_sound(name: str) -> None:
    html5lib.HTMLParser(strict=True).parse(PAGES[name])
    ids = re.findall(r'\sid="([^"]*)"', re.sub(r"<script.*?</script>", "", PAGES[name], flags=re.DOTALL))
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_asked_of_any_host(name: str) -> None:
    assert "default-src 'none'" in PAGES[name]
    tree = html5lib.parse(PAGES[name], namespaceHTMLElements=False)
    asked = [
        (element.tag, key, value)
        for element in tree.iter()
        for key, value in element.attrib.items()
        if key in ("src", "href", "action", "srcset", "data", "style") and not value.startswith("#")
    ]
    assert asked == [("link", "href", "data:,")]
    assert not [element for element in tree.iter() if any(key.startswith("on") for key in element.attrib)]


@pytest.mark.parametrize("name", ["hostile article", "hostile dashboard"])
def test_markup_in_an_article_stays_text(name: str) -> None:
    tree = html5lib.parse(PAGES[name], namespaceHTMLElements=False)
    tags = [element.tag for element in tree.iter()]
    assert tags.count("script") == (2 if "dashboard" in name else 1)
    assert "img" not in tags and (name == "hostile article" or "b" in tags)
    assert "<script>window.hacked" not in PAGES[name]


def test_the_text_of_an_article_is_in_its_page_unchanged() -> None:
    tree = html5lib.parse(PAGES["hostile article"], namespaceHTMLElements=False)
    words = next(element for element in tree.iter() if element.get("id") == "words")
    assert "".join(words.itertext()).strip() == hostile().text


@pytest.mark.parametrize("data", [HOSTILE, "]]>", "\ud800", "\x00", "é🌊\u2029"])
@pytest.mark.parametrize("size", [1, 150_000])
def test_embedded_data_neither_ends_its_block_nor_changes(data: str, size: int) -> None:
    encoding, text = rendering.embedded([data] * size)
    assert not re.search(r"[<>&\u2028\u2029\ud800]", str(text))
    plain = gzip.decompress(base64.b64decode(text)).decode() if encoding == "gzip" else str(text)
    assert json.loads(plain) == [data.replace("\ud800", "?")] * size
    assert size == 1 or encoding == "gzip"


def test_characters_that_html_has_no_place_for_are_shown_and_counted() -> None:
    assert rendering.clean("a\x00\x1b\x7f\x85\ufffe\U0001ffff\ud800é\n\t") == "a�������é\n\t"


def test_every_field_of_a_fact_and_its_rule_are_in_its_card() -> None:
    made = victory()
    for record in made.facts:
        assert str(escape(record.model_dump_json())) in PAGES["article"]
    assert "a quotation right before the clause." in PAGES["article"]


def test_the_same_facts_give_the_same_page() -> None:
    assert page(victory(), later()) == PAGES["dashboard"]


def test_one_article_is_shown_as_it_is_many_as_a_dashboard() -> None:
    assert 'id="words"' in PAGES["article"] and 'id="tolls"' in PAGES["dashboard"]
    assert 'id="tolls"' in page(victory(), view="dashboard")
    with pytest.raises(OutputError, match="there are 2"):
        page(victory(), later(), view="article")


def test_facts_without_their_article_are_a_dashboard() -> None:
    made = Page()
    made.add(victory().records(with_article=False))
    assert 'id="tolls"' in made.html()
    article = Page("article")
    article.add(victory().records(with_article=False))
    with pytest.raises(OutputError, match="--with-articles"):
        article.html()


def test_records_are_put_together_by_article() -> None:
    records = [*victory().records(), *later().records()]
    assert [group[0].article for group in of_each_article(records)] == ["a.txt", "b.txt"]


def test_neighbours_with_one_id_are_two_articles() -> None:
    records = [*victory().records(), *victory().records()]
    assert [len(group) for group in of_each_article(records)] == [len(records) // 2] * 2
    page = Page()
    for group in of_each_article(records):
        page.add(group)
    assert [path for path, _ in page.folder()] == ["articles/00001.html", "articles/00002.html", "index.html"]


def test_every_kind_of_mark_has_a_look() -> None:
    layers = {mark.layer for made in (victory(), later()) for mark in _marks(made)}
    css = (TEMPLATES / "article.css").read_text(encoding="utf-8")
    assert layers and all(f".l-{layer} " in css for layer in layers)


def _marks(made: Article) -> list[Mark]:
    from factx.report.html.cards import card

    return [mark for number, record in enumerate(made.facts) for mark in card(number, record).marks]  # type: ignore[arg-type]


def test_scripts_make_no_html_of_strings() -> None:
    for path in TEMPLATES.glob("*.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", path.read_text("utf-8")
        )
