"""The pages as a reader meets them: clicks, filters, search, keyboard, phone, dark, paper."""

import json
from typing import Any

import pytest

from tests.report.conftest import Opens
from tests.report.records import hostile, later, victory
from tests.report.test_pages import PAGES, page

ARTICLE = PAGES["article"]


def listed(shown: Any) -> list[str]:
    """Titles of the facts that are listed."""
    return [text.strip() for text in shown.locator(".card:visible .title").all_inner_texts()]


def rows(shown: Any, table: str) -> list[str]:
    """The rows of a table."""
    shown.wait_for_selector(f"#{table}-table tbody tr", state="attached")
    return [" ".join(text.split()) for text in shown.locator(f"#{table}-table tbody tr").all_inner_texts()]


def scrolls_sideways(shown: Any) -> bool:
    return bool(shown.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def test_words_lead_to_their_facts_and_escape_to_all(opens: Opens) -> None:
    shown = opens(ARTICLE)
    assert listed(shown) == ["“We thank Li Wen,”", "≥ 12", "Ana Sosa", "Li Wen"]
    shown.locator("#words a", has_text="Ana Sosa").click()
    shown.locator(".card:visible .title", has_text="Ana Sosa").wait_for()
    assert listed(shown) == ["“We thank Li Wen,”", "Ana Sosa"]
    assert "2 facts rest on “Ana Sosa”" in shown.locator("#chosen").inner_text()
    shown.keyboard.press("Escape")
    assert len(listed(shown)) == 4


def test_a_fact_leads_to_its_words(opens: Opens) -> None:
    shown = opens(ARTICLE, height=300)
    shown.locator(".card.casualty .title a").click()
    lit = shown.locator("#words a.on")
    assert "".join(lit.all_inner_texts()) == "At least 12 people diedpolice"
    assert lit.first.evaluate(
        "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight }"
    )


def test_each_mention_leads_to_its_place(opens: Opens) -> None:
    shown = opens(ARTICLE)
    shown.locator(".card.actor .mentions button", has_text="the mayor").click()
    assert shown.locator('#words a[tabindex="0"]').inner_text() == "the mayor"


def test_facts_are_filtered_by_type_and_speaker(opens: Opens) -> None:
    shown = opens(ARTICLE)
    shown.locator('#filters [data-type="actor"]').click()
    assert listed(shown) == ["“We thank Li Wen,”", "≥ 12"]
    shown.locator("#speaker").select_option("police")
    assert listed(shown) == ["≥ 12"]
    shown.locator('#filters [data-type="casualty"]').click()
    assert listed(shown) == [] and shown.locator("#nothing").is_visible()


def test_all_of_it_works_by_keyboard(opens: Opens) -> None:
    shown = opens(ARTICLE)
    shown.locator('#words a[tabindex="0"]').focus()
    shown.keyboard.press("ArrowRight")
    assert shown.evaluate("document.activeElement.textContent") == "Li Wen"
    shown.keyboard.press("Enter")
    assert listed(shown) == ["“We thank Li Wen,”", "Li Wen"]
    assert shown.evaluate("document.activeElement.className").startswith("card")
    shown.keyboard.press("ArrowDown")
    shown.keyboard.press("c")
    copied = json.loads(shown.evaluate("navigator.clipboard.readText()"))
    assert (copied["type"], copied.get("name")) == ("actor", "Li Wen")
    shown.keyboard.press("Escape")
    assert shown.evaluate("document.activeElement.textContent") == "Li Wen"


def test_the_json_of_a_fact_is_copied_as_it_is(opens: Opens) -> None:
    shown = opens(ARTICLE)
    shown.locator(".card.quote .copy").click()
    shown.locator("#said", has_text="Copied").wait_for()
    assert shown.evaluate("navigator.clipboard.readText()") == victory().facts[0].model_dump_json()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", list(PAGES))
def test_pages_fit_a_phone_in_light_and_dark(opens: Opens, name: str, scheme: str) -> None:
    shown = opens(PAGES[name], width=375, height=700, scheme=scheme)
    shown.wait_for_timeout(300)
    assert not scrolls_sideways(shown)
    background = shown.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, background[4:-1].split(","))) < 200) == (scheme == "dark")


def test_on_a_phone_the_facts_rise_over_the_text(opens: Opens) -> None:
    shown = opens(ARTICLE, width=375, height=700)
    assert listed(shown) == []
    shown.locator("#words a", has_text="Ana Sosa").click()
    shown.locator(".card:visible .title", has_text="Ana Sosa").wait_for()
    assert listed(shown) == ["“We thank Li Wen,”", "Ana Sosa"]
    assert shown.locator("#words a", has_text="Ana Sosa").is_visible()


def test_on_paper_everything_is_unfolded(opens: Opens) -> None:
    shown = opens(ARTICLE)
    shown.evaluate(
        "addEventListener('beforeprint', () => { window.open_ = document.querySelectorAll('.card details[open]').length })"
    )
    assert len(shown.pdf()) > 5_000
    assert shown.evaluate("window.open_") == 4
    assert shown.locator(".card details[open]").count() == 0


@pytest.mark.parametrize("name", ["hostile article", "hostile dashboard"])
def test_markup_in_articles_runs_nowhere(opens: Opens, name: str) -> None:
    shown = opens(PAGES[name])
    shown.wait_for_timeout(500)
    for section in shown.locator("main section[id]").all():
        section.scroll_into_view_if_needed()
    for number in shown.locator("main button.number:visible").all()[:12]:
        number.click()
        shown.keyboard.press("Escape")
    assert shown.evaluate("window.hacked") is None
    assert shown.locator("main b", has_text="bold").count() == shown.locator("main b", has_text="<b>").count()


def test_numbers_lead_to_their_evidence(opens: Opens) -> None:
    shown = opens(PAGES["dashboard"])
    shown.locator("#persons").scroll_into_view_if_needed()
    assert rows(shown, "persons")[0].startswith("Ana Sosa")
    shown.locator("#persons-table tbody tr").first.locator("button").nth(1).click()
    assert shown.locator("#evidence mark").all_inner_texts() == ["Ana Sosa", "ANA SOSA"]
    shown.keyboard.press("Escape")
    assert not shown.locator("#evidence").is_visible()
    shown.locator("#tolls .toll button").click()
    assert shown.locator("#evidence mark").all_inner_texts() == ["At least 12 people died"]
    shown.locator("#evidence .dialog-top button").click()
    shown.locator("#matrix-table td button").click()
    assert shown.locator("#evidence-title").inner_text() == "Ana Sosa of Li Wen"
    assert shown.locator("#evidence mark").count() == 2


def test_quotes_are_searched_and_sorted(opens: Opens) -> None:
    shown = opens(PAGES["dashboard"])
    shown.locator("#quotes").scroll_into_view_if_needed()
    assert [row.split("”")[0] for row in rows(shown, "quotes")] == [
        "Ana Sosa “We thank Li Wen,",
        "ANA SOSA “Li Wen lost,",
    ]
    shown.locator("#quotes-table th button", has_text="What was said").click()
    assert shown.locator("#quotes-table th[aria-sort=ascending]").inner_text().startswith("What was said")
    assert "lost" in rows(shown, "quotes")[0]
    shown.locator("#quotes-table th button", has_text="What was said").click()
    assert "thank" in rows(shown, "quotes")[0]
    shown.locator("#quotes-search").fill("LOST wen")
    shown.locator("#quotes-table tbody tr").nth(1).wait_for(state="detached")
    assert len(rows(shown, "quotes")) == 1
    shown.locator("#quotes-search").fill("no such words")
    shown.locator("#quotes-table tbody tr").first.wait_for(state="detached")
    assert shown.locator("#quotes-pager").inner_text() == "nothing found"


def test_long_tables_have_pages_and_packed_data_is_unpacked(opens: Opens) -> None:
    many = [victory(), *(later(f"b{at}.txt") for at in range(1_600))]
    html = page(*many)
    assert 'data-encoding="gzip"' in html
    shown = opens(html)
    shown.locator("#articles").scroll_into_view_if_needed()
    assert len(rows(shown, "articles")) == 25
    assert "1–25 of 1,601" in shown.locator("#articles-pager").inner_text()
    shown.locator("#articles-pager button", has_text="Last").click()
    assert len(rows(shown, "articles")) == 1


def test_the_chart_of_tolls_begins_at_zero(opens: Opens) -> None:
    shown = opens(page(victory(), hostile()))
    shown.locator("#chart svg").wait_for()
    assert shown.locator("#chart .tick-y").all_text_contents()[0] == "0"
    assert shown.locator("#chart .mark").count() == 2
    assert shown.locator("#chart svg").get_attribute("aria-label").startswith("Persons killed, by day of the event")
    shown.locator("#conflicts").check()
    assert shown.locator("#events > li").count() == 0 and shown.locator("#chart svg").count() == 0
    shown.locator("#conflicts").uncheck()
    shown.locator("#tolls-search").fill("2021-05-05")
    shown.locator("#chart .mark").nth(1).wait_for(state="detached")
    shown.locator("#tolls-search").fill("")
    shown.locator("#chart .mark").nth(1).wait_for(state="attached")
    shown.locator("#logarithmic").click()
    assert shown.locator("#chart .tick-y").all_text_contents() == ["0", "1", "10"]
