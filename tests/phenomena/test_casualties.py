"""Casualty facts on hand-built parses, each in Universal Dependencies and converted to ClearNLP labels."""

import pytest

from factx import marks
from factx.annotate import numbers
from factx.article import Article
from factx.document import Document
from factx.extract import casualties
from factx.facts import Casualty
from factx.lexicon import Lexicon
from tests.cases.casualties import PARSED, found_in, told
from tests.clearnlp import SCHEMES
from tests.parses import parse


def casualties_of(name: str, lexicon: Lexicon) -> list[Casualty]:
    return found_in(parse(PARSED[name]["parse"]), lexicon)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", PARSED)
def test_counts_outcomes_and_victims(name: str, scheme: str, lexicon: Lexicon) -> None:
    facts = found_in(SCHEMES[scheme](PARSED[name]["parse"]), lexicon)
    assert sorted(told(fact) for fact in facts if fact.count is not None) == sorted(PARSED[name]["facts"])


def test_no_injuries_are_none(lexicon: Lexicon) -> None:
    fact = casualties_of("no injuries", lexicon)[0]
    assert fact.count is not None and fact.count.best == 0


def test_evidence_runs_from_number_to_outcome(lexicon: Lexicon) -> None:
    texts = [fact.text for fact in casualties_of("coordination", lexicon)]
    assert texts == ["At least 26 marchers and 18 officers were killed", "18 officers were killed"]


def test_source_is_who_said_it(lexicon: Lexicon) -> None:
    fact = casualties_of("shot and wounded", lexicon)[0]
    assert fact.source is not None and fact.source.text == "Police"


def test_no_fact_comes_from_furniture(lexicon: Lexicon) -> None:
    doc = parse(PARSED["coordination"]["parse"])
    numbers.annotate(doc, lexicon)
    marks.put(doc, marks.Section, [marks.Section(0, len(doc), "furniture")])
    assert casualties.extract(Document(doc, lexicon), Article(id="test", text=doc.text), [], []) == []


@pytest.mark.parametrize(
    "text",
    [
        *("killed", "12", "killed 12", ", , 12 , ,", "of 12 of 13 of"),
        *("12 were this", "12 were on", "to 12", "compared with 12", "those dead", "of lives", "cases rose"),
    ],
)
def test_scraps_raise_nothing(text: str, lexicon: Lexicon) -> None:
    words = text.split()
    doc = parse("\n".join(f"{word} {word} X XX {min(i, 1)} {'dep' if i else 'root'}" for i, word in enumerate(words)))
    assert len(doc) == len(words)
    found_in(doc, lexicon)


def test_an_empty_text_has_no_casualties(lexicon: Lexicon) -> None:
    assert found_in(parse(""), lexicon) == []


@pytest.mark.parametrize(
    ("name", "kind", "victims"), [("named", "named", "Ana Sosa"), ("uncounted", "uncounted", "villagers")]
)
def test_victims_without_a_number(name: str, kind: str, victims: str, lexicon: Lexicon) -> None:
    fact = casualties_of(name, lexicon)[0]
    assert fact.count is None
    assert (fact.kind, fact.outcome, fact.victims and fact.victims.text) == (kind, "killed", victims)


def test_a_denied_outcome_befell_nobody(lexicon: Lexicon) -> None:
    fact = casualties_of("not hurt", lexicon)[0]
    assert fact.negated
    assert fact.count is not None and fact.count.text == "three"


def test_according_to_names_the_source(lexicon: Lexicon) -> None:
    fact = casualties_of("according to", lexicon)[0]
    assert fact.source is not None and fact.source.text == "medics"


def test_a_part_in_the_next_sentence_is_marked_as_one(lexicon: Lexicon) -> None:
    facts = casualties_of("in two sentences", lexicon)
    assert [(fact.text, fact.subset) for fact in facts] == [
        ("killed 12 people", False),
        ("Three of them were children", True),
    ]


def test_evidence_of_a_count_told_again(lexicon: Lexicon) -> None:
    fact = casualties_of("figure", lexicon)[-1]
    assert (fact.text, fact.rule) == ("figure at 45", "casualty.put-the-figure")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_who_tells_a_count_again_is_its_source(scheme: str, lexicon: Lexicon) -> None:
    fact = found_in(SCHEMES[scheme](PARSED["figure"]["parse"]), lexicon)[-1]
    assert fact.source is not None and fact.source_cue is not None and fact.outcome_word is not None
    assert (fact.source.text, fact.source_cue.text, fact.outcome_word.text) == ("relatives", "put", "figure at")


def test_a_speaker_between_comma_and_cue_is_the_source_and_no_victim(lexicon: Lexicon) -> None:
    (fact,) = [fact for fact in casualties_of("speaker behind a comma", lexicon) if fact.count is not None]
    assert fact.source is not None and fact.source.text == "an official from the coast"
    assert fact.outcome_word is not None and fact.outcome_word.text == "wounded"
