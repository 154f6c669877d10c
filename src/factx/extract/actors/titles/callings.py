"""What somebody is, in words that no table of titles has: “Amber Dorn, a youth **harvester**”, “**glazier** Jo Bos”."""

from factx import syntax
from factx.document import Document
from factx.extract.actors.titles.behind import opening
from factx.extract.actors.titles.heads import singular
from factx.extract.actors.titles.modifiers import modifiers_back, skip_dropped
from factx.extract.actors.titles.owners import ties_back
from factx.extract.actors.titles.roles import Roles
from factx.extract.actors.titles.steps import TITLE_BEFORE, TITLE_BEHIND, told
from factx.lexicon import phrases
from factx.lexicon.closed_classes import word_set
from factx.lexicon.person_nouns import noun_class
from factx.marks import Name, Words

_AGENTS = ("er", "or", "ist", "ian", "eer")
_SHORTEST = 6
_CALLED = word_set("called named surnamed")
_KNOWN_BY = word_set(
    "as only simply by the a his her name pen penname pseudonym stage alias nickname moniker \" “ ‘ ' ``"
)
_CALLED_REACH = 8
_REACH = 8


@TITLE_BEFORE.rule(
    "title.calling-before",
    tier=4,
    examples=("The farm hired beekeeper Jonas Neel in May.", "The glazier Petra Vandal told us so."),
    counterexamples=("The woman Ana Sosa fled.",),
)
@told
def calling_before(document: Document, name: Name, roles: Roles) -> None:
    """“*Glazier* **Jo Bos** told us”: a noun for people right before a name, though no list of titles has it."""
    noun = before_called(document.words, name.start) - 1
    if (
        noun >= 0
        and document.words.tags[noun] == "NN"
        and noun + 1 not in document.name_to
        and is_calling(document, noun)
    ):
        _take(document, noun, roles)


@TITLE_BEHIND.rule(
    "title.calling-behind",
    tier=2,
    examples=("Carla Bos, an employee at the mill, left.", "Carla Bos, a welder, left."),
    counterexamples=("Carla Bos, a woman, left.", "The mayor Carla Bos, an employee at heart, left."),
)
@told
def calling_behind(document: Document, name: Name, roles: Roles, had_title: bool) -> None:
    """“**Carla Bos**, an *employee* at the mill, …”: a noun behind a name of which nothing else tells a title."""
    if had_title or opening(document, name) is None:
        return
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


def before_called(words: Words, start: int) -> int:
    """Where “called”, “, known only as”, “known by the pen name” begins before a name; its start where none does."""
    if start < 2:
        return start
    called = start - 1 if words.lowers[start - 1] in _CALLED else start
    for i in range(start - 2, max(start - _CALLED_REACH, 0), -1):
        if words.lowers[i] == "known" and _KNOWN_BY.issuperset(words.lowers[i + 1 : start]):
            called = i
    return called - (called < start and words.lowers[called - 1] == ",")  # “a police officer, surnamed **Yeh**”


def is_calling(document: Document, i: int, plural: bool = False) -> bool:
    """Whether a noun tells what somebody does: known for people, or made with -er, -or, -ist."""
    word = document.words.lowers[i]
    word = singular(word) if plural else word
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
        ties_back(document, first, roles)
