"""What a dashboard counts: names joined across articles, who speaks of whom, evidence for each number."""

import json
from itertools import chain

from factx.report.html import dashboard
from factx.report.html.corpus import UNLISTED, Corpus
from factx.report.html.snippets import around
from factx.report.ledger import ledger
from tests.report.records import Article, later, victory


def corpus(*articles: Article, with_article: bool = True) -> Corpus:
    """The articles taken in."""
    made = Corpus()
    for each in articles:
        made.add(each.id, each.records(with_article=with_article))
    return made


def test_persons_of_one_name_are_one_whatever_its_case() -> None:
    found = corpus(victory(), later())
    sosa = found.named["actor", "ana sosa"]
    assert (sosa.name, sosa.mentions, sosa.quotes, [place.article for place in sosa.places]) == (
        "Ana Sosa",
        3,
        2,
        [0, 1],
    )
    assert found.named["actor", "li wen"].mentions == 2
    assert found.named["organization", "dock guard"].places[0].article == 1


def test_speakers_speak_of_whom_their_words_mention() -> None:
    found = corpus(victory(), later())
    assert [quote.about for quote in found.quotes] == [(("actor", "li wen"),), (("actor", "li wen"),)]
    assert [quote.speaker for quote in found.quotes] == [("actor", "ana sosa")] * 2


def test_nobody_speaks_of_themselves() -> None:
    made = Article("a", "“Sosa stays,” said Ana Sosa.")
    made.quote("“Sosa stays,”", made.mention("Ana Sosa", "Ana Sosa", "a-a1")).actor("Ana Sosa", "Ana Sosa", "Sosa")
    assert corpus(made).quotes[0].about == ()


def test_a_speaker_without_a_record_is_named_all_the_same() -> None:
    made = Article("a", "“No,” said Ana Sosa.")
    made.quote("“No,”", made.mention("Ana Sosa", "Ana Sosa"))
    found = corpus(made)
    assert found.named[UNLISTED, "ana sosa"].quotes == 1


def test_evidence_is_the_sentence_where_the_text_is_known_and_the_words_of_the_fact_elsewhere() -> None:
    known, unknown = (
        corpus(victory()).casualties[0].evidence,
        corpus(victory(), with_article=False).casualties[0].evidence,
    )
    assert known.text.startswith("“We thank") and known.text[known.first : known.last] == "At least 12 people died"
    assert (unknown.text, unknown.first, unknown.last) == ("At least 12 people died", 0, 23)


def test_a_mention_is_shown_with_whole_words_around_it() -> None:
    made = Article("a", "One two three four five six Sosa seven eight nine ten eleven twelve")
    snippet = around(made.text, made.mention("Sosa"), 12)
    assert snippet.text == "… five six Sosa seven …"
    assert snippet.text[snippet.first : snippet.last] == "Sosa"


def test_every_toll_of_the_ledger_leads_to_its_facts() -> None:
    found = corpus(victory(), later())
    page = dashboard.data(found, ledger(found.ledger), dashboard.DETAILS[0])
    tolls = list(chain.from_iterable(event["tolls"] for event in page["events"]))
    assert [[page["casualties"][fact]["count"] for fact in toll["facts"]] for toll in tolls] == [["≥ 12"]]
    assert tolls[0]["shown"] == "≥ 12"


def test_a_range_that_one_source_leaves_open_ends_with_the_highest_number_that_was_told() -> None:
    made = Article("a", "At least 19 people died, police said. The union counted 40 people dead. Two guards died.")
    made.casualty(
        "At least 19 people died", "At least 19", 19, None, source=made.mention("police"), modifier="at least"
    )
    made.casualty("counted 40 people dead", "40", 40, 40, source=made.mention("The union"))
    found = corpus(made)
    (event,) = dashboard.data(found, ledger(found.ledger), dashboard.DETAILS[0])["events"]
    assert [(line["low"], line["high"], line["told"]) for line in event["ranges"]] == [(19, 40, 40)]


def test_a_page_that_would_be_too_large_says_less_and_that_it_does() -> None:
    found = corpus(*(victory() for _ in range(30)))
    lines = ledger(found.ledger)
    sizes = [len(json.dumps(dashboard.data(found, lines, detail))) for detail in dashboard.DETAILS]
    assert sizes == sorted(sizes, reverse=True)
    least = dashboard.data(found, lines, dashboard.Detail(1, 20, 10))
    assert len(least["quotes"]) == 10 and least["all"]["quotes"] == 30
    assert all(sum(map(len, quote["evidence"])) <= 24 for quote in least["quotes"])


def test_an_empty_corpus_has_a_page() -> None:
    assert "Facts of 0 articles" in dashboard.page(Corpus())
