"""Whom a description that stands before any name means: leads tell who somebody is, and the name comes later."""

from collections.abc import Sequence

from factx import syntax
from factx.document import Document
from factx.lexicon import phrases
from factx.marks import Nominal
from factx.resolve.clusters import Cluster, Mention
from factx.resolve.discourse import place_in
from factx.resolve.steps import MEANT_PERSON, Meant, Told

_LEAD, _SOON = 3, 4  # sentences: headline, dateline and lead; and how far behind the name may come


@MEANT_PERSON.rule(
    "entity.office-told-first",
    tier=6,
    examples=(
        "Kazakhstan's president said on Friday that he would stay. In a broadcast, Ivo Falk asked for calm.",
        "The Chilean president will resign. Ana Sosa told the nation on Friday.",
    ),
    counterexamples=("The club's president said on Friday that he would stay. Ivo Falk asked for calm.",),
)
def told_later(asked: Told) -> Meant | None:
    """“*Kazakhstan's president* said on Friday … In a broadcast, **Kassym-Jomart Tokayev** …”: the lead tells the
    office first.

    Only a sole office of a country, in the first sentences, and the first person of the article named as a subject.
    """
    view, nominal, (role, country, *_) = asked.view, asked.nominal, asked.told
    if country is None or view.sentence_of[nominal.start] > _LEAD or not _is_sole(view, role):
        return None
    if view.doc[nominal.head].dep not in syntax.SUBJECT | syntax.COMPOUND:
        return None
    named, first = _next_named(nominal, asked.people)
    if named is None or first is None or any(c.first < nominal.start for c in asked.people if c is not first):
        return None  # a headline may have told the name: “Sosa tells troops …”
    if view.sentence_of[named.start] > view.sentence_of[nominal.start] + _SOON:
        return None
    subject = syntax.head_within(view.doc, named.start, named.end).dep in syntax.SUBJECT
    if not subject or first.country not in (None, country):
        return None
    if first.roles and not any(held[-1] == role[-1] for held in first.roles):
        return None
    return Meant(first, office=True, country=country)


def _is_sole(view: Document, role: tuple[str, ...]) -> bool:
    """“president”, “supreme leader”: an office that one person of a country holds; “former president” is none."""
    sole = view.lexicon.naming("sole offices")
    known = role[-1:] and (role[-1] in sole or " ".join(role[-2:]) in sole)
    return bool(known) and not {"former", "vice", "deputy"}.intersection(role)


def _next_named(nominal: Nominal, people: Sequence[Cluster]) -> tuple[Mention, Cluster] | tuple[None, None]:
    """The first name of a person behind a description, and whose it is."""
    ahead = ((m, c) for c in people for m in c.mentions if m.form == "named" and m.start > nominal.start)
    return min(ahead, key=lambda pair: pair[0].start, default=(None, None))


@MEANT_PERSON.rule(
    "entity.lead-description",
    tier=7,
    examples=(
        "A Chilean banker has been arrested in Varn. Jonas Neel was arrested on Friday.",
        "A police spokesman said nobody was hurt. Spokesman Jonas Neel added that the road was open.",
    ),
    counterexamples=("A Chilean banker has been arrested in Varn. Jonas Neel praised the police.",),
)
def introduced(asked: Told) -> Meant | None:
    """“Relatives of *a Norwegian harbour official* shot in May … **Ivo Falk**, an official in the ministry, …”, “*A
    Chilean banker* has been arrested. … **Ivo Falk** was arrested …”: the lead tells who somebody is, and one of the
    next sentences begins with the name and says so, or what befell him, again.

    Only the first sentence, and the first person of the article if no country is told yet and nobody else is called so.
    """
    view, nominal, (role, country, opener, _) = asked.view, asked.nominal, asked.told
    if opener not in ("a", "an", "the") or not role or view.sentence_of[nominal.start] > view.lead:
        return None
    named, first = _next_named(nominal, asked.people)
    if named is None or first is None or first.country not in (None, country):
        return None
    before = view.words.lowers[: named.start]
    if before[-1:] == [role[-1]]:
        before.pop()  # “a police spokesman said. **Spokesman** Ivo Falk …”
    alone = before.count(role[-1]) == 1 and f"{role[-1]}s" not in before
    called = any(held[-1] == role[-1] for held in named.roles if held) and country is not None and opener != "the"
    again = (
        (called and view.sentence_of[named.start] == view.lead + 1)
        or _same_deed(view, nominal, named)
        or _goes_on(view, nominal, named)
        or _told_again(view, nominal, named, role)
    )
    if not alone or not again or any(c.first < named.start for c in asked.people):
        return None
    if place_in(view.doc, named).dep not in syntax.SUBJECT:
        return None
    return Meant(first, office=True, country=country)


def _told_again(view: Document, nominal: Nominal, named: Mention, role: tuple[str, ...]) -> bool:
    """“**A police spokesman** said so. **Spokesman Ivo Falk** added …”: one of two tells nothing that the other does
    not.
    """
    soon = 0 < view.sentence_of[named.start] - view.sentence_of[nominal.start] < 3
    alike = (set(role) <= set(held) or set(held) <= set(role) for held in named.roles if held and held[-1] == role[-1])
    return soon and any(alike)


def _same_deed(view: Document, nominal: Nominal, named: Mention) -> bool:
    """“**A banker** has been *arrested* … **Ivo Falk** was *arrested*”: subjects of one verb, both passive or none."""
    if view.sentence_of[named.start] > view.lead + 2 or not _is_role(view, nominal):
        return False
    subject, again = view.doc[nominal.head], syntax.head_within(view.doc, named.start, named.end)
    verb, other = subject.head, again.head
    both = subject.dep in syntax.SUBJECT and again.dep in syntax.SUBJECT and syntax.is_verb(verb)
    alike = verb.lemma_ == other.lemma_ and syntax.is_passive(verb) == syntax.is_passive(other)
    return both and alike and verb.lemma_ not in view.lexicon.index("cues")


def _goes_on(view: Document, nominal: Nominal, named: Mention) -> bool:
    """“**A banker** was arrested. *He* is ill. **Falk** …”: all sentences between begin with a pronoun."""
    between = range(view.lead + 1, view.sentence_of[named.start])
    human = _is_role(view, nominal) and view.doc[nominal.head].dep in syntax.SUBJECT
    return human and 0 < len(between) < 3 and all(_is_he(view, number) for number in between)


def _is_role(view: Document, nominal: Nominal) -> bool:
    entry = phrases.titles(view.lexicon).get([view.words.lowers[nominal.head]])
    return entry is not None and entry.kind == "role"


def _is_he(view: Document, sentence: int) -> bool:
    return view.words.lowers[view.sentence_starts[sentence]] in ("he", "she")
