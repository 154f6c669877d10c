"""What a record shows of how sure it is, sign by sign, on records built by hand."""

import pytest

from factx.confidence import probability
from factx.confidence.features import Signs, fact_signs, mention_signs
from factx.facts import Actor, Casualty, Count, Cue, Mention, Quote, Record, Span

TEXT = (
    "Ana Sosa met Elias Brandt.\n\nShe said the road was shut. “It is closed,” she said.\n\nMuch later the mayor spoke "
    "about the harbour. “We wait.”\n\nHis death was told on Friday. Two men died."
)


def at(words: str, times: int = 1) -> Span:
    start = -1
    for _ in range(times):
        start = TEXT.index(words, start + 1)
    return Span(text=words, start_char=start, end_char=start + len(words))


def mention(words: str, form: str, actor: str | None, chance: float | None = None) -> Mention:
    name = {"a1": "Ana Sosa", "a2": "Elias Brandt"}.get(actor or "")
    span = at(words)
    return Mention.model_validate(
        {**span.model_dump(), "form": form, "actor": actor, "name": name, "confidence": chance}
    )


def person(number: str, name: str, *more: Mention) -> Actor:
    span = at(name)
    first = Mention.model_validate({**span.model_dump(), "form": "named"})
    return Actor(
        id=number, article="t", text=name, start_char=span.start_char, end_char=span.end_char, rule="entity",
        name=name, mentions=(first, *more),
    )  # fmt: skip


def quote(*contents: Span, speaker: Mention | None = None, cue: str = "said") -> Quote:
    word = at(cue)
    return Quote(
        id="q1", article="t", text=contents[0].text, start_char=contents[0].start_char,
        end_char=contents[-1].end_char, rule="verb.clause", kind="indirect", contents=contents, speaker=speaker,
        cue=Cue.model_validate({**word.model_dump(), "lemma": "say", "class": "speech"}),
    )  # fmt: skip


def casualty(evidence: Span, victims: Span | None, kind: str = "named", count: Span | None = None) -> Casualty:
    number = (
        Count.model_validate({**count.model_dump(), "low": 2, "high": 2, "best": 2, "modifier": "exact"})
        if count
        else None
    )
    return Casualty.model_validate(
        {
            "id": "c1", "article": "t", "text": evidence.text, "start_char": evidence.start_char,
            "end_char": evidence.end_char, "rule": "casualty.noun", "outcome": "killed", "kind": kind,
            "victims": victims, "count": number,
        }
    )  # fmt: skip


def around(*records: Record) -> Signs:
    return Signs.of(TEXT, [person("a1", "Ana Sosa", mention("She", "pronominal", "a1", 0.8)), *records])


def test_a_pronoun_shows_how_sure_the_resolver_was_and_a_name_does_not() -> None:
    signs = mention_signs(mention("She", "pronominal", "a1"), around())
    assert signs["chance"] == pytest.approx(1.386, abs=0.001)  # the logarithm of 0.8 to 0.2
    assert "chance" not in mention_signs(mention("Ana Sosa", "named", "a1"), around())


def test_other_names_near_are_other_candidates() -> None:
    both = around(person("a2", "Elias Brandt"))
    far, near = (mention_signs(mention("the mayor", "nominal", actor), both) for actor in ("a1", "a2"))
    assert (far["nominal nearest name"], near["nominal nearest name"]) == (0.0, 1.0)
    assert far["nominal others near"] == near["nominal others near"] == 1.0
    assert mention_signs(mention("the mayor", "nominal", "a1"), around())["nominal others near"] == 0.0


def test_pieces_in_two_paragraphs_are_a_sign_and_pieces_of_one_sentence_are_none() -> None:
    apart = fact_signs(quote(at("“It is closed,”"), at("“We wait.”")), around())
    assert apart["pieces in paragraphs"] == 1.0
    assert fact_signs(quote(at("the road was shut"), at("“It is closed,”")), around())["pieces in paragraphs"] == 0.0


def test_a_speaker_inside_what_was_said_is_a_sign() -> None:
    inside = fact_signs(quote(at("Ana Sosa met"), speaker=mention("Ana Sosa", "named", "a1")), around())
    outside = fact_signs(quote(at("the road was shut"), speaker=mention("Ana Sosa", "named", "a1")), around())
    assert (inside["speaker inside"], outside["speaker inside"]) == (1.0, 0.0)


def test_victims_that_only_a_pronoun_leads_to_are_less_sure() -> None:
    led = fact_signs(casualty(at("His death"), at("Elias Brandt")), around())
    told = fact_signs(casualty(at("Two men died"), at("men"), "counted", at("Two")), around())
    assert led["named victims by a pronoun"] == 1.0 and told["counted victims elsewhere"] == 0.0
    assert probability("uncounted casualty", led) < probability("casualty", told)


def test_the_text_shows_whether_it_reports_or_talks() -> None:
    report = Signs.of("The mayor left. " * 50, [])
    talk = Signs.of("I left when we met in 1871. " * 50, [])
    assert report.style["text: I"] == report.style["text: old years"] == report.style["text: told"] == 0.0
    assert talk.style["text: I"] > talk.style["text: old years"] > 0.0
