"""What somebody is, in words that no table of titles has: “Amber Dorn, a youth **harvester**”, “**glazier** Jo Bos”."""

from factx import syntax
from factx.document import Document
from factx.extract.actors.title_spans import Roles, modifiers_back, skip_dropped
from factx.lexicon import phrases
from factx.lexicon.person_nouns import noun_class
from factx.marks import Name

_AGENTS = ("er", "or", "ist", "ian", "eer")
_SHORTEST = 6
_REACH = 8


def calling_behind(document: Document, name: Name, roles: Roles) -> None:
    """“Carla Bos, **an employee** at the mill, …”: a noun set behind a name says what she is."""
    head = syntax.head_within(document.doc, name.start, name.end)
    for noun in syntax.appositions(head):
        near = name.end < noun.i < name.end + _REACH and noun.tag_ == "NN"
        if near and syntax.child(noun, syntax.DETERMINER) is not None and noun.i not in document.name_to:
            _take(document, noun.i, roles)
            return


def calling_told(document: Document, noun: int, roles: Roles) -> None:
    """“Amber Dorn is **a youth harvester**”: only a noun for people, for much else can be said of somebody."""
    if document.words.tags[noun] == "NN" and is_calling(document, noun):
        _take(document, noun, roles)


def calling_before(document: Document, name: Name, roles: Roles) -> None:
    """“**Glazier** Jo Bos told us”, “the drug **lord** Ivo Falk”: a noun for people right before a name."""
    noun = name.start - 1
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
    word = word.removesuffix("s") if plural else word
    if word in document.lexicon.naming("no calling") or not word.isalpha():
        return False
    return noun_class(document.lexicon, word) == "person" or (len(word) >= _SHORTEST and word.endswith(_AGENTS))


def _take(document: Document, noun: int, roles: Roles) -> None:
    words = document.words
    titles, silent = phrases.titles(document.lexicon), document.lexicon.naming("no calling")
    if words.lowers[noun] in silent or titles.get([words.lowers[noun]]) is not None:
        return
    first = skip_dropped(words, modifiers_back(document, noun), noun)
    if first <= noun:
        roles.add(first, noun + 1)
