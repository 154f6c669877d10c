"""The subject that governs a pronoun: “**Tokayev** said *he* …”, “in *her* remarks, **Waters** said …”."""

from collections.abc import Sequence

from spacy.tokens import Token

from factx import syntax
from factx.document import Document
from factx.lexicon import Lexicon
from factx.lexicon.closed_classes import word_set
from factx.resolve.binding import POSSESSIVES, renames
from factx.resolve.discourse import Discourse, Mentions, Pronoun, Referent

_GOVERNING = 160.0  # what the nearest subject above a pronoun weighs more
_REGARDING = word_set("regarding concerning")


def announced(pronoun: Pronoun, told: Mentions) -> Referent | None:
    """“In *her* opening remarks, **Waters** said …”, “When *she* was four, **Ana** moved …”: the subject that a fronted
    phrase or clause waits for, named in full view.

    Not past a comma-less object (“*his* plan pleased Sosa”): the pronoun must stand before the subject of the clause.
    """
    token = pronoun.token
    below, fronted = token, False
    for above in syntax.ancestors(token, 12):
        subject = syntax.own_subject(above)
        if below.dep in syntax.ADVERBIAL_CLAUSE | syntax.OBLIQUE | syntax.ADVERB | syntax.PREPOSITION:
            fronted = True
        if subject is None or (subject == token and token.lower_ not in POSSESSIVES):
            below = above
            continue
        if subject.i <= token.i or below == subject or below.dep in syntax.SUBJECT:
            return None
        inside = _at(subject, told)
        fits = inside is not None and inside.cluster is not None and inside.is_body == (pronoun.gender == "body")
        return inside if fits and fronted else None
    return None


def _at(head: Token, told: Mentions) -> Referent | None:
    """Who stands at the head of a phrase, or is named right beside it: “the mayor, **Ana Sosa**,”."""
    left, right = syntax.extent(head)
    inside = told.within(left, right)
    own = [referent for token, referent in inside if token == head.i]
    if own:
        return own[0]
    beside = [referent for token, referent in inside if head.doc[token].head.i == head.i and renames(head.doc[token])]
    return beside[0] if beside else None


def fronted(view: Document, pronoun: Pronoun, referents: Sequence[Referent]) -> dict[int, float]:
    """“Regarding **Wang**, Chen said that *he* …”, “As for **Sosa**, …”: whom the sentence says that it is about."""
    start, lowers = view.sentence_starts[pronoun.sentence], view.words.lowers
    if lowers[start] not in _REGARDING and lowers[start : start + 2] != ["as", "for"]:
        return {}
    comma = next((i for i in range(start, min(start + 10, pronoun.token.i)) if lowers[i] == ","), start)
    inside = [r for r in referents if start < r.last < comma]
    return {id(inside[0]): _GOVERNING * 1.5} if len(inside) == 1 else {}


def governor(view: Document, token: Token, referents: Sequence[Referent], discourse: Discourse) -> dict[int, float]:
    """“**Tokayev** said he …”, “as **Gen Prawit** got out of his car”: the nearest subject above weighs more; so does
    whose plan it is: “**Sosa**’s plea to lift her ban”, and who is joined to what is his: “**Bos** and his wife”."""
    joined = _joined_to(token, referents)
    if joined is not None:
        return {id(joined): _GOVERNING}
    for above in syntax.ancestors(token, 12):
        subject = subject_above(above, view.lexicon)
        if subject is None or subject.i >= token.i:
            continue
        own = discourse.at.get(subject.i)
        if own is not None and own in referents:
            return {id(own): _GOVERNING if not _in_relative(token, above) else _GOVERNING / 2}
        left, right = syntax.extent(subject)
        if subject.dep not in syntax.SUBJECT | syntax.POSSESSIVE:
            right = min(right, above.left_edge.i)  # the noun of a relative clause, without that clause
        inside = [r for r in referents if left <= r.last < right]
        owners = [r for r in inside if token.doc[r.last].dep in syntax.POSSESSIVE]
        inside = [r for r in inside if r not in owners] or owners
        if inside:
            best = min(inside, key=lambda r: abs(r.last - subject.i))
            near = abs(best.last - subject.i) < 3 and not _in_relative(token, above)
            return {id(best): _GOVERNING if near else _GOVERNING / 2}
        human = _who(above, subject, discourse)
        if human is not None:
            return {id(human): _GOVERNING / 2}
    return {}


def _who(clause: Token, noun: Token, discourse: Discourse) -> Referent | None:
    """“**Khalid**, a columnist for the Sun who vanished when *he* …”: the person above the noun that *who* hangs on."""
    who = syntax.own_subject(clause)
    if clause.dep not in syntax.RELATIVE_CLAUSE or who is None or who.tag_ != "WP":
        return None
    phrase = (a for a in syntax.ancestors(noun, 3) if syntax.is_nominal(a))
    found = (discourse.at.get(above.i) for above in phrase)
    return next((referent for referent in found if referent is not None and not referent.is_body), None)


def _in_relative(token: Token, verb: Token) -> bool:
    """“Sosa drove Bos from the post through which *he* ruled”: a relative clause may be about its neighbours."""
    below = (a for a in syntax.ancestors(token, 12) if verb.left_edge.i <= a.i <= verb.right_edge.i and a != verb)
    return any(a.dep in syntax.RELATIVE_CLAUSE for a in below)


def subject_above(above: Token, lexicon: Lexicon) -> Token | None:
    """The subject of a clause, the noun for “who” in a relative one; where it is a noun phrase, its owner by name."""
    subject = syntax.own_subject(above)
    if subject is not None and subject.tag_ in ("WP", "WDT") and above.dep in syntax.RELATIVE_CLAUSE:
        return above.head  # “Devocht, **who** had told him that he …”
    if subject is not None:
        if above.lemma_ in lexicon.naming("told of themselves"):
            return next((o for o in _hearers(above) if o.i > subject.i), subject)
        return subject
    owners = syntax.children(above, syntax.POSSESSIVE)
    return next((owner for owner in owners if owner.tag_.startswith("NNP")), None)


def _hearers(verb: Token) -> list[Token]:
    return [*syntax.objects(verb), *syntax.children(verb, syntax.INDIRECT_OBJECT)]


def _joined_to(token: Token, referents: Sequence[Referent]) -> Referent | None:
    """“They are **Shahjahan**, an inspector, and *his* wife”, “**Mohamed** and *his* father”."""
    if token.dep not in syntax.POSSESSIVE:
        return None
    first = syntax.coordination_head(token.head)
    if first == token.head or first.i > token.i:
        return None
    return next((r for r in referents if first.left_edge.i <= r.last <= first.i), None)


def whose_doing(token: Token, fitting: Sequence[Referent], lexicon: Lexicon) -> Referent | None:
    """“Putin backed **Lukashenko** in *his* crackdown”, “accused her of *her* …”: the object's own doing."""
    praised = _praised(token, lexicon)
    if praised is None:
        return None
    return next((r for r in fitting if praised.left_edge.i <= r.last <= praised.right_edge.i), None)


def _praised(pronoun: Token, lexicon: Lexicon) -> Token | None:
    if pronoun.lower_ not in POSSESSIVES:
        return None
    verb = syntax.governed_by(pronoun.head, frozenset(("for", "in", "over", "of", "on")))
    if verb is None or verb.lemma_ not in lexicon.naming("for their doing"):
        return None
    return next(iter(syntax.objects(verb)), None)
