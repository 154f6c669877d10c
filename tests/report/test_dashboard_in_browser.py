"""A dashboard as its readers use it: where links land, what filters find and the address keeps, CSV, whole articles."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from factx.facts import Place, Quote
from factx.report.html.page import Page
from tests.report.conftest import Opens
from tests.report.records import Article, later, victory
from tests.report.test_browser import rows
from tests.report.test_pages import PAGES, page

WIDTHS = [390, 768, 1440]
MANY = page(victory(), *(later(f"b{at}.txt") for at in range(40)), *(Article(f"c{at}", f"Flood {at}. Three died.", published="2021-05-06").casualty("Three died", "Three", 3, 3) for at in range(20)))  # fmt: skip


def settled(shown: Any) -> None:
    """Wait until the page does not scroll any more."""
    # Counted in frames and not in time: a machine that is busy draws them late, and scrolls late.
    shown.evaluate("new Promise(done => { let last = -1, same = 0; const look = () => { same = scrollY === last ? same + 1 : 0; last = scrollY; if (same > 12) done(); else requestAnimationFrame(look) }; look() })")  # fmt: skip


def distance(shown: Any, place: str) -> float:
    """How far below the foot of the row of links a section begins; at the end of a page it cannot be nearer."""
    return float(
        shown.evaluate(
            "id => { const foot = document.querySelector('.jump').getBoundingClientRect().bottom;"
            " const end = document.documentElement.scrollHeight - innerHeight - scrollY;"
            " const gap = document.getElementById(id).getBoundingClientRect().top - foot; return end < 2 && gap > 0 ? 0 : gap }",
            place,
        )
    )


def until(shown: Any, expression: str) -> None:
    """Wait for an expression to hold, by asking anew: the page's own rules let no text be run in it."""
    for _ in range(100):
        if shown.evaluate(expression):
            return
        shown.wait_for_timeout(50)
    raise AssertionError(expression)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_link_lands_at_its_section(width: int, opens: Opens) -> None:
    shown = opens(MANY, width=width, height=800)
    shown.wait_for_selector("html.scripted")
    links = shown.locator("a[href^='#']:not(.skip)")
    assert links.count() == 13
    for at in range(links.count()):
        shown.evaluate("scrollTo({top: 0, behavior: 'instant'})")
        link = links.nth(at)
        link.click()
        settled(shown)
        assert abs(distance(shown, link.get_attribute("href")[1:])) < 24, link.inner_text()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("section", ["quotes", "articles"])
def test_an_address_with_a_section_opens_there(section: str, width: int, opens: Opens) -> None:
    shown = opens(MANY, width=width, height=800, hash=f"#{section}")
    shown.wait_for_selector("html.scripted")
    settled(shown)
    assert abs(distance(shown, section)) < 24


@pytest.mark.parametrize("width", WIDTHS)
def test_the_row_of_links_shows_that_it_goes_on(width: int, opens: Opens) -> None:
    shown = opens(MANY, width=width)
    shown.wait_for_selector("html.scripted")
    row = shown.locator(".jump")
    goes_on = row.evaluate("e => e.scrollWidth > e.clientWidth")
    assert goes_on == (width < 1000)
    assert row.evaluate("e => getComputedStyle(e, '::after').opacity") == ("1" if goes_on else "0")
    row.evaluate("e => { e.scrollLeft = e.scrollWidth }")
    until(shown, "!document.querySelector('.jump').classList.contains('behind')")
    assert row.evaluate("e => getComputedStyle(e, '::before').opacity") == ("1" if goes_on else "0")


def test_without_a_dated_toll_there_is_no_room_for_a_chart(opens: Opens) -> None:
    undated = Article("a", "Three died.").casualty("Three died", "Three", 3, 3)
    shown = opens(page(undated, view="dashboard"))
    shown.wait_for_selector("html.scripted")
    assert shown.locator("#tolls figure").first.bounding_box()["height"] < 80
    assert "no chart" in shown.locator("#chart-note").inner_text()
    assert opens(MANY).locator("#chart").bounding_box()["height"] >= 300


def test_mixed_quotes_look_alike_in_the_legend_and_in_the_bars(opens: Opens) -> None:
    made = Article("a", "“We won,” said Ana Sosa.").quote("“We won,”", None)
    quote = made.facts[0]
    assert isinstance(quote, Quote)
    made.facts[0] = quote.model_copy(update={"kind": "mixed", "speaker": made.mention("Ana Sosa", "Ana Sosa")})
    shown = opens(page(made, view="dashboard"))
    shown.wait_for_selector("#quoted-bars rect.mixed", state="attached")
    fills = shown.evaluate("[...document.querySelectorAll('rect.mixed')].map(e => getComputedStyle(e).fill)")
    assert len(fills) == 2 and len(set(fills)) == 1 and "hatched" in fills[0]


def test_what_a_search_found_is_marked_and_file_names_are_not_searched(opens: Opens) -> None:
    shown = opens(PAGES["dashboard"])
    shown.locator("#quotes-search").fill("LOST wen")
    shown.locator("#quotes-table tbody tr").nth(1).wait_for(state="detached")
    assert shown.locator("#quotes-table mark.found").all_inner_texts()[:2] == ["Wen", "lost"]
    shown.locator("#quotes-search").fill("txt")
    shown.locator("#quotes-table tbody tr").first.wait_for(state="detached")
    shown.locator("#articles-search").fill("txt")
    shown.locator("#articles-table tbody tr").first.wait_for(state="detached")
    shown.locator("#articles-search").fill("thanks")
    shown.locator("#articles-table tbody tr").wait_for()
    assert shown.locator("#articles-table mark.found").all_inner_texts() == ["thanks"]


def test_filters_are_in_the_address_and_come_back_with_it(opens: Opens) -> None:
    shown = opens(PAGES["dashboard"])
    shown.wait_for_selector("html.scripted")
    shown.locator("#quotes-search").fill("lost & won")
    shown.locator("#quotes-speaker").select_option(label="Ana Sosa (2)")
    shown.locator("#conflicts").check()
    shown.locator("#of-organization").click()
    address = shown.evaluate("location.hash")
    assert address == "#matrix?conflicts=on&of-organization=on&quotes-search=lost+%26+won&quotes-speaker=Ana+Sosa"
    again = opens(PAGES["dashboard"], hash=address)
    again.wait_for_selector("html.scripted")
    assert again.locator("#quotes-search").input_value() == "lost & won"
    assert again.locator("#quotes-speaker").input_value() == "Ana Sosa"
    assert again.locator("#conflicts").is_checked()
    assert again.locator("#of-organization").get_attribute("aria-pressed") == "true"
    again.locator("#quotes-search").fill("lost")
    again.locator(".jump a", has_text="Persons").click()
    until(again, "location.hash.startsWith('#persons?') && location.hash.includes('quotes-search=lost')")
    assert len(rows(again, "quotes")) == 1


def test_an_address_that_names_unknown_filters_and_values_shows_all(opens: Opens) -> None:
    shown = opens(PAGES["dashboard"], hash="#quotes?quotes-kind=sung&nosuch=1&quotes-speaker=Nobody")
    assert len(rows(shown, "quotes")) == 2
    until(shown, "location.hash === '#quotes'")


def saved(shown: Any, section: str) -> list[dict[str, str]]:
    """The CSV file of a section."""
    with shown.expect_download() as download:
        shown.locator(f"#{section}-csv").click()
    assert download.value.suggested_filename == f"{section}.csv"
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_section_is_saved_as_csv_as_it_is_filtered(opens: Opens) -> None:
    shown = opens(PAGES["dashboard"])
    shown.wait_for_selector("html.scripted")
    assert [row["speaker"] for row in saved(shown, "quotes")] == ["Ana Sosa", "Ana Sosa"]
    shown.locator("#quotes-search").fill("lost")
    shown.locator("#quotes-table tbody tr").nth(1).wait_for(state="detached")
    [row] = saved(shown, "quotes")
    assert (row["quote"], row["kind"], row["published"], row["article"]) == ("“Li Wen lost,”", "direct", "2021-05-04", "b.txt")  # fmt: skip
    [toll] = saved(shown, "tolls")
    assert (toll["outcome"], toll["low"], toll["high"], toll["source"], toll["status"]) == ("killed", "12", "", "police", "current")  # fmt: skip
    assert [row["name"] for row in saved(shown, "persons")] == ["Ana Sosa", "Li Wen"]
    assert next(row["title"] for row in saved(shown, "articles")) == "Mayor thanks"
    assert len(saved(shown, "organizations")) == 1


@pytest.mark.parametrize("said", ["=1+1", "\u200b＝1+1", "−5 degrees", "@here", 'a "b", c'])
def test_cells_that_a_spreadsheet_would_run_are_guarded(said: str, opens: Opens) -> None:
    made = Article("a", f"{said}, said Ana Sosa.")
    made.quote(said, made.mention("Ana Sosa", "Ana Sosa"))
    shown = opens(page(made, view="dashboard"))
    shown.wait_for_selector("html.scripted")
    [row] = saved(shown, "quotes")
    assert row["quote"] == (said if said.startswith("a") else f"'{said}")


def test_a_quote_leads_to_the_whole_article_and_back(opens: Opens) -> None:
    text = "🌊 " + "It rained on and on.\n\n" * 80 + "“We won,” said Ana Sosa.\n\n" + "It rained again.\n\n" * 80
    made = Article("a", text, title="Rain and a win")
    made.quote("“We won,”", made.mention("Ana Sosa", "Ana Sosa"))
    quote = made.facts[0]
    start, end = made.at("“We won,”")
    made.facts[0] = quote.model_copy(update={"start_char": start, "end_char": end, "text": "“We won,”"})
    shown = opens(page(made, view="dashboard"), width=390, height=800)
    shown.locator("#quotes-table .words").click()
    shown.locator("#evidence .whole").click()
    assert shown.locator("#evidence-title").inner_text() == "Rain and a win"
    assert shown.locator("#evidence .dialog-top button").bounding_box()["height"] < 50  # its word on one line
    assert shown.locator("#evidence mark").inner_text() == "“We won,”"
    assert shown.locator("#evidence mark").evaluate("e => { const r = e.getBoundingClientRect(); return r.top > 0 && r.bottom < innerHeight }")  # fmt: skip
    assert shown.locator("#evidence blockquote").evaluate("e => e.textContent") == text
    shown.locator("#evidence-pager button", has_text="Back").click()
    assert shown.locator("#evidence-title").inner_text().startswith("Ana Sosa")


def test_facts_are_shown_with_their_confidence_and_filtered_by_it(opens: Opens) -> None:
    made = victory()
    made.facts = [fact.model_copy(update={"confidence": sure}) for fact, sure in zip(made.facts, (0.42, 0.93, 0.91, 0.66), strict=True)]  # fmt: skip
    shown = opens(page(made, view="dashboard"))
    assert "0.42" in rows(shown, "quotes")[0] and "0.66" in rows(shown, "persons")[1]
    shown.locator("#quotes-confidence").select_option("0.5")
    assert shown.locator("#quotes-pager").inner_text() == "nothing found"
    shown.locator("#persons-confidence").select_option("0.9")
    assert len(rows(shown, "persons")) == 1
    shown.locator("#tolls-confidence").select_option("0.9")
    assert shown.locator("#events .toll").count() == 1
    shown.locator("#events .toll button").click()
    assert "confidence: 0.93" in shown.locator("#evidence").inner_text()


def test_in_an_article_facts_are_filtered_by_confidence_and_the_address_keeps_it(opens: Opens) -> None:
    made = victory()
    made.facts = [fact.model_copy(update={"confidence": sure}) for fact, sure in zip(made.facts, (0.42, 0.93, 0.91, 0.66), strict=True)]  # fmt: skip
    shown = opens(page(made), hash="#?confidence=0.9&show-actor=off")
    assert shown.locator(".card:visible .title").all_inner_texts() == ["≥ 12"]
    assert "0.93" in shown.locator(".card:visible .kind").inner_text()


def test_a_dashboard_leads_to_pages_of_its_articles(opens: Opens, tmp_path: Path) -> None:
    made = Page("folder")
    made.add(victory().records())
    made.add(later().records())
    for name, html in made.folder():
        (tmp_path / "pages" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pages" / name).write_text(html, encoding="utf-8")
    shown = opens((tmp_path / "pages" / "index.html").read_text("utf-8"))
    shown.goto((tmp_path / "pages" / "index.html").as_uri())
    shown.locator("#quotes-table .words").first.click()
    shown.locator("#evidence .whole").click()
    shown.wait_for_url("**/articles/00001.html#*")
    assert shown.locator("h1").inner_text() == "Mayor thanks"
    assert "We thank Li Wen" in "".join(shown.locator("#words .on").all_inner_texts())
    shown.locator(".top a", has_text="all articles").click()
    shown.locator("#articles-table a", has_text="Li Wen lost").click()
    shown.wait_for_url("**/articles/00002.html*")


@pytest.mark.parametrize("width", [390, 500])
@pytest.mark.parametrize("which", ["first", "last"])
def test_on_a_phone_the_sheet_does_not_cover_the_words_just_tapped(which: str, width: int, opens: Opens) -> None:
    text = "“We won,” said Ana Sosa.\n\n" + "It rained on and on in the hills.\n\n" * 30 + "Li Wen left."
    made = Article("a", text, title="Rain").actor("Ana Sosa", "Ana Sosa").actor("Li Wen", "Li Wen")
    shown = opens(page(made), width=width, height=700)
    word = getattr(shown.locator("#words a"), which)
    word.scroll_into_view_if_needed()
    word.click()
    settled(shown)
    box, sheet = word.bounding_box(), shown.locator("#facts").bounding_box()
    assert box["y"] >= 0 and box["y"] + box["height"] <= sheet["y"]


@pytest.mark.parametrize(("html", "selector"), [(MANY, "#quotes-table"), (MANY, "#persons-table"), (MANY, ".tolls")])
def test_on_paper_tables_keep_their_columns(html: str, selector: str, opens: Opens) -> None:
    shown = opens(html, width=680)
    shown.wait_for_selector("html.scripted")
    shown.emulate_media(media="print")
    cells = (
        "s => [...document.querySelector(s).querySelector('tbody tr').children].map(e => getComputedStyle(e).display)"
    )
    assert set(shown.evaluate(cells, selector)) == {"table-cell"}
    assert shown.locator(selector).first.evaluate("e => e.scrollWidth <= e.parentElement.clientWidth + 1")


LINES = "(e, s) => { const r = document.createRange(); return [...document.querySelectorAll(s)].map(c => { r.selectNodeContents(c); return new Set([...r.getClientRects()].map(b => Math.round(b.top))).size }) }"


@pytest.mark.parametrize(("width", "media"), [(680, "print"), (768, "screen")])  # a sheet of A4 and a tablet
def test_narrow_tables_and_tiles_break_no_words(width: int, media: str, opens: Opens) -> None:
    shown = opens(PAGES["dashboard"], width=width)
    shown.wait_for_selector("html.scripted")
    shown.emulate_media(media=media)
    for cells in (".tiles span", ".tolls td[data-name=source]", "#persons-table td:first-child b"):
        shown.locator(cells).first.scroll_into_view_if_needed()
        assert set(shown.locator("body").evaluate(LINES, cells)) == {1}, cells


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["article", "dashboard"])
def test_the_focus_ring_is_not_the_red_of_errors(name: str, scheme: str, opens: Opens) -> None:
    shown = opens(PAGES[name], scheme=scheme)
    colour = shown.evaluate("(() => { const e = document.createElement('i'); e.setAttribute('hidden', ''); document.body.append(e); e.style.color = getComputedStyle(document.documentElement).getPropertyValue('--focus'); return getComputedStyle(e).color })()")  # fmt: skip
    red, _, blue = (int(value) for value in colour[4:-1].split(","))
    assert blue > red


def test_one_word_for_one_thing(opens: Opens) -> None:
    shown = opens(PAGES["dashboard"])
    shown.wait_for_selector("html.scripted")
    told = shown.locator("body").inner_text().lower()
    assert "actors" not in told and "stands" not in told and "by tens" not in told
    assert "logarithmic" in told and shown.locator("td[data-name=status]").inner_text() == "current"


def placed(name: str, place: str, number: int, position: tuple[float, float] | None) -> Article:
    """A flood somewhere, on a map where its place has a position."""
    text = f"The flood in {place} killed {number} people."
    article = Article(name, text, published="2021-05-06").casualty(f"killed {number}", str(number), number, number)
    start, end = article.at(place)
    there = Place(
        text=place, start_char=start, end_char=end, place_from="clause", country="OST",
        latitude=position[0] if position else None, longitude=position[1] if position else None,
    )  # fmt: skip
    article.facts[-1] = article.facts[-1].model_copy(update={"place": there})
    return article


def test_places_are_listed_by_their_tolls_and_lead_to_their_events(opens: Opens) -> None:
    places = (("Orsk", 9, (51.2, 58.6)), ("Belmar", 30, (48.1, 52.0)), ("Quilmas", 4, None))
    shown = opens(page(*(placed(f"p{number}", place, number, position) for place, number, position in places)))
    shown.wait_for_selector("#places li")
    assert shown.locator("#places .name").all_inner_texts() == ["Belmar, OST", "Orsk, OST", "Quilmas, OST"]
    assert shown.locator("#places .digits").all_inner_texts() == ["30", "9", "4"]
    assert shown.locator("#map circle").count() == 2
    shown.get_by_role("button", name="Quilmas, OST").click()
    assert "Quilmas" in shown.locator("#events li").first.locator("h3").inner_text()
    shown.fill("#tolls-search", "belmar")
    shown.wait_for_selector("#places li:only-child")
    assert shown.locator("#map circle").count() == 0


def test_without_a_place_there_is_no_list_of_them(opens: Opens) -> None:
    shown = opens(MANY)
    shown.wait_for_selector("html.scripted")
    assert shown.locator("#places-figure").is_hidden()
