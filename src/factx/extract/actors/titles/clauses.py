"""Titles that a clause tells of a name: “**Abass** is a psychologist”, “has appointed **Ana Sosa** as envoy”."""

from spacy.tokens import Token

from factx import syntax
from factx.document import Document
from factx.extract.actors.titles.callings import calling_told
from factx.extract.actors.titles.fields import forward
from factx.extract.actors.titles.heads import title_back
from factx.extract.actors.titles.modifiers import modifiers_back, skip_dropped
from factx.extract.actors.titles.owners import ties_back
from factx.extract.actors.titles.roles import Roles
from factx.extract.actors.titles.steps import TITLE_TOLD, told
from factx.lexicon.closed_classes import word_set
from factx.marks import Name

_SERVING = word_set("serve act work attend travel return visit")


@TITLE_TOLD.rule(
    "title.told",
    examples=(
        "Ana Sosa is a deputy minister.",
        "Ivo Falk, who became finance minister, left.",
        "The board has appointed Ana Sosa as ambassador.",
    ),
    counterexamples=(
        "Ana Sosa is no minister.",
        "Ana Sosa met a deputy minister.",
        "Ivo Falk, whose father was a pilot, left.",
    ),
)
@told
def in_clause(document: Document, name: Name, roles: Roles) -> None:
    """“**Abass** is a business *psychologist*”, “has appointed **Ana Sosa** as *envoy*”: what a clause tells."""
    head = syntax.head_within(document.doc, name.start, name.end)
    if head.dep in syntax.APPOSITION:
        head = head.head  # “The former president of Peru, **Ana Sosa**, was introduced as …”
    noun = syntax.predicate(head.head)
    if (
        head.dep in syntax.SUBJECT
        and noun.tag_ in ("NN", "NNP", "CD")
        and syntax.copula(noun) is not None
        and noun.i > head.i
    ):
        _predicate(document, noun.i, roles)
        return
    if head.dep in syntax.SUBJECT:
        _made(document, noun, roles)
    elif head.dep in syntax.OBJECT and head.head.lemma_ in document.lexicon.naming("making"):
        _as(document, head.head, roles)
    for clause in syntax.children(head, syntax.RELATIVE_CLAUSE | syntax.ADNOMINAL_CLAUSE):
        for verb in (clause, *syntax.clausal_complements(clause), *_ends_up(clause)):
            noun = syntax.predicate(verb)  # “whom they said **was the coach**”
            own = syntax.own_subject(noun)  # “Falk, whose **father** was a pilot”
            told_of_name = own is None or own.tag_ in ("WP", "WDT")
            if noun.tag_ in ("NN", "NNP", "CD") and syntax.copula(noun) is not None and told_of_name:
                _predicate(document, noun.i, roles)
            _made(document, verb, roles)


def _ends_up(clause: Token) -> list[Token]:
    """“who has worked her way up **to become** head chef”."""
    purposes = syntax.children(clause, syntax.ADVERBIAL_CLAUSE)
    return [verb for verb in purposes if verb.lemma_ == "become" and verb.i > clause.i]


def _made(document: Document, verb: Token, roles: Roles) -> None:
    """“who became **finance minister**”, “has served as **mayor**”, “was introduced as a **professor**”."""
    if verb.lemma_ in document.lexicon.naming("becoming"):
        for noun in (*syntax.objects(verb), *syntax.clausal_complements(verb)):
            if noun.tag_ in ("NN", "NNP"):
                _predicate(document, noun.i, roles)
    objects = syntax.objects(verb)
    office, making = document.lexicon.naming("office"), document.lexicon.naming("making")
    takes_over = all(noun.lemma_ in office for noun in objects) and not syntax.is_passive(verb)
    if verb.lemma_ in _SERVING or takes_over or (verb.lemma_ in making and syntax.is_passive(verb)):
        _as(document, verb, roles)
        for noun in objects:
            _as(document, noun, roles)


def _as(document: Document, verb: Token, roles: Roles) -> None:
    """“has appointed Ana Sosa *as* **ambassador**”, “attended it *as* **special envoy**”."""
    for preposition, noun in syntax.prepositional(verb):
        if preposition.lower_ == "as" and noun.tag_ in ("NN", "NNP"):
            _predicate(document, noun.i, roles)


def _predicate(document: Document, noun: int, roles: Roles) -> None:
    words = document.words
    if syntax.is_negated(document.doc[noun]):
        return
    if words.lowers[noun] == "one":  # “one of the leaders of the San Miguel Hiking Group”
        noun = next(
            (n.i for p, n in syntax.prepositional(document.doc[noun]) if p.lower_ == "of" and n.tag_ == "NNS"), noun
        )
    found = title_back(document, noun + 1)
    if found is None:
        calling_told(document, noun, roles)
    if found is None or found[1] not in ("role", "rank"):
        return
    first = modifiers_back(document, found[0])
    last, ties = forward(document, noun + 1, min(noun + 16, len(words.texts)))
    roles.add(skip_dropped(words, first, found[0]), last)
    roles.ties.extend(ties)
    ties_back(document, first, roles)
    owner = syntax.possessor(document.doc[noun])
    place = document.name_over(owner.i) if owner is not None else None
    if place is not None and place not in roles.ties and place.label in ("LOC", "NORP"):
        roles.ties.append(place)  # “is **Chile**'s most successful boxer”
