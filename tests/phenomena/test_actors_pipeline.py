"""Actors and organizations with the trained pipeline: few texts, and only what any good parse gives."""

import factx
from factx.facts import Actor, Organization, Quote

TEXT = (
    "The Norwegian Refugee Council (NRC) said on Friday that 200 people had fled. Its spokeswoman, Ingrid Dahl, told "
    "reporters in Oslo that she was worried. “We need help,” Dahl said. Kenya’s president, Daniel Otieno, met NRC "
    "officials on Monday. Mr Otieno said he would send doctors."
)


def test_records_and_speakers(extractor: factx.Extractor) -> None:
    facts = extractor.extract(TEXT, published="2022-01-07")
    people = {fact.name: fact for fact in facts if isinstance(fact, Actor)}
    bodies = {fact.name: fact for fact in facts if isinstance(fact, Organization)}
    assert set(people) == {"Ingrid Dahl", "Daniel Otieno"}
    assert bodies["Norwegian Refugee Council"].acronym == "NRC"
    assert bodies["Norwegian Refugee Council"].country == "NOR"
    assert (people["Daniel Otieno"].titles, people["Daniel Otieno"].country) == (("president",), "KEN")
    assert people["Ingrid Dahl"].aliases == ("Dahl",)
    speakers = {fact.speaker.name for fact in facts if isinstance(fact, Quote) and fact.speaker}
    assert {"Ingrid Dahl", "Daniel Otieno"} <= speakers


def test_every_mention_is_linked_to_its_record(extractor: factx.Extractor) -> None:
    for fact in extractor.extract(TEXT):
        if isinstance(fact, Actor | Organization):
            assert {(mention.name, mention.actor) for mention in fact.mentions} == {(fact.name, fact.id)}
            assert all(TEXT[mention.start_char : mention.end_char] == mention.text for mention in fact.mentions)
