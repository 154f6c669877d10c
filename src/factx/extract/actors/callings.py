"""What somebody is, in words that no table of titles has: “Amber Dorn, a youth **harvester**”, “**glazier** Jo Bos”."""

from factx import syntax
from factx.document import Document
from factx.extract.actors.title_spans import Roles, modifiers_back, singular, skip_dropped, ties_back
from factx.lexicon import phrases
from factx.lexicon.closed_classes import word_set
from factx.lexicon.person_nouns import noun_class
from factx.marks import Name

_AGENTS = ("er", "or", "ist", "ian", "eer")
_SHORTEST = 6
# They tell no more than that somebody is a person, or mean something else.
_NOTHING_TOLD = word_set(
    "man woman boy girl person people child kid baby resident citizen native national local member victim suspect "
    "passenger friend colleague neighbour neighbor guy lady gentleman adult teenager teen youth individual human "
    "other number letter matter former latter center centre paper summer winter daughter brother sister father mother "
    "relative survivor witness name player grandchild visitor newspaper figure fan voice one part case example face"
)
_REACH = 8


def calling(document: Document, name: Name, roles: Roles) -> None:
    """“Carla Bos, **an employee** at the mill, …”: a noun set behind a name says what she is."""
    head = syntax.head_within(document.doc, name.start, name.end)
    for noun in syntax.appositions(head):
        near = name.end < noun.i < name.end + _REACH and noun.tag_ == "NN"
        if near and syntax.child(noun, syntax.DETERMINER) is not None and noun.i not in document.name_to:
            _take(document, noun.i, roles)
            return


def predicate(document: Document, noun: int, roles: Roles) -> None:
    """“Amber Dorn is **a youth harvester**”: only a noun for people, for much else can be said of somebody."""
    if document.words.tags[noun] == "NN" and is_calling(document, noun):
        _take(document, noun, roles)


def before(document: Document, end: int, roles: Roles) -> None:
    """“**Glazier** Jo Bos told us”, “the drug **lord** Ivo Falk”: a noun for people that ends before a token."""
    noun = end - 1
    if (
        noun >= 0
        and document.words.tags[noun] == "NN"
        and noun + 1 not in document.name_to
        and is_calling(document, noun)
    ):
        _take(document, noun, roles)


def is_calling(document: Document, i: int, plural: bool = False) -> bool:
    """Whether a noun tells what somebody does: known for people, or made with -er, -or, -ist."""
    word = document.words.lowers[i]
    word = singular(word) if plural else word
    if word in _NOTHING_TOLD or not word.isalpha():
        return False
    return noun_class(document.lexicon, word) == "person" or (len(word) >= _SHORTEST and word.endswith(_AGENTS))


def _take(document: Document, noun: int, roles: Roles) -> None:
    words = document.words
    if words.lowers[noun] in _NOTHING_TOLD or phrases.titles(document.lexicon).get([words.lowers[noun]]) is not None:
        return
    first = skip_dropped(words, modifiers_back(document, noun), noun)
    if first <= noun:
        roles.add(first, noun + 1)
        ties_back(document, first, roles)
