"""Link facts with persons and bodies: every mention gets the name and id of whom it stands for."""

from collections import Counter
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from factx.facts import Actor, Casualty, Link, Mention, Organization, Quote
from factx.resolve.entities import Entities


def link_facts(
    doc: Doc, facts: Iterable[Quote | Casualty], people: Entities, records: Sequence[Actor | Organization]
) -> list[Quote | Casualty]:
    """The facts with speakers, sources, addressees and links of a chain resolved; `records` are people's, with ids.

    “the paper cited **Xi** as saying”: the speaker gets name *Xi Jinping* and his record's id.
    """
    chances = {(m.start_char, m.end_char): m.confidence for r in people.records for m in r.mentions if m.confidence}

    def linked(mention: Mention | None) -> Mention | None:
        index = None if mention is None else people.find(doc, mention.start_char, mention.end_char)
        if mention is None or index is None:
            return mention
        chance = chances.get((mention.start_char, mention.end_char), mention.confidence)
        return _named(mention.model_copy(update={"confidence": chance}), records[index])

    def relinked(fact: Quote | Casualty) -> Quote | Casualty:
        via = tuple(Link(speaker=linked(link.speaker) or link.speaker, cue=link.cue) for link in fact.via)
        if isinstance(fact, Quote):
            return fact.model_copy(
                update={"speaker": linked(fact.speaker), "addressee": linked(fact.addressee), "via": via}
            )
        return fact.model_copy(update={"source": linked(fact.source), "via": via})

    return [relinked(fact) for fact in facts]


def link_records(
    facts: Iterable[Quote | Casualty], people: Entities, records: Sequence[Actor | Organization]
) -> list[Actor | Organization]:
    """The records with their mentions named, their affiliations as ids, and how many quotes are theirs."""
    quotes = Counter(fact.speaker.actor for fact in facts if isinstance(fact, Quote) and fact.speaker)
    return [
        record.model_copy(
            update={
                "mentions": tuple(_named(mention, record) for mention in record.mentions),
                "affiliations": tuple(records[body].id if isinstance(body, int) else body for body in bodies),
                "quotes": quotes[record.id],
            }
        )
        for record, bodies in zip(records, people.affiliations, strict=True)
    ]


def _named(mention: Mention, record: Actor | Organization) -> Mention:
    return mention.model_copy(update={"name": record.name, "actor": record.id})
