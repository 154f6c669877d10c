"""What stands before the noun of a title: “**former energy** minister”, “**Youth and Sports** Minister”."""

from factx.document import Document
from factx.extract.actors.titles.heads import title_back
from factx.lexicon import phrases
from factx.lexicon.closed_classes import word_set
from factx.lexicon.person_nouns import noun_class
from factx.marks import Words

MODIFIER_TAGS = word_set("AFX JJ NN NNP NNS HYPH VBG VBN JJS RB")
FIELD_TAGS = word_set("NN NNS NNP NNPS JJ HYPH")
_DROPPED = word_set(
    "late then now-former current incoming outgoing new new- once longtime veteran young local other several"
)


def modifiers_back(document: Document, start: int) -> int:
    """Where the modifiers of a title begin: “**former energy** minister”, up to a country, body or article."""
    words, of_offices = document.words, document.lexicon.naming("of offices")
    while start > 0 and words.tags[start - 1] in MODIFIER_TAGS:
        name = document.name_to.get(start)
        if name is not None and (
            name.label != "NORP" or phrases.places(document.lexicon).get(words.texts[name.start : name.end])
        ):
            break
        if name is None and phrases.places(document.lexicon).get(words.texts[start - 1 : start]) is not None:
            break  # “**Iranian** supreme leader”, where the recognizer passed over the people
        if name is None and any(
            other.start < start <= other.end for other in (document.name_to.get(start + 1),) if other
        ):
            break
        if words.lowers[start - 1] == "-" and start > 1 and document.doc[start - 2].whitespace_:
            break  # “her rival - former mayor Ana Sosa -”: a dash
        if words.lowers[start - 1] in ("-", "old") and start > 1 and words.tags[start - 2] in ("CD", "HYPH"):
            break
        if words.tags[start - 1] in ("RB", "VBG", "VBN") and words.lowers[start - 1] not in of_offices:
            break
        if words.tags[start - 1] == "NN" and words.texts[start - 1][0].isupper() and _amid_small(words, start):
            break
        start -= 1
    if words.lowers[start] == "-":
        start += 1
    start = _fields_back(document, start)
    if start > 1 and words.lowers[start] == "time" and words.lowers[start - 1] == "-":
        start -= 2  # “**two-time** champion”
    return start


def _fields_back(document: Document, start: int) -> int:
    """“**Youth and** Sports Minister”, “the **trade and** industry minister”: a field that “and” joins to another.

    Not what is somebody's or a body's own: “Mayor and Finance Minister”, “the bank and finance minister Bos”.
    """
    words = document.words
    if start < 2 or words.lowers[start - 1] not in ("and", "&") or start - 1 in document.name_to:
        return start
    first = start - 1
    while first > 0 and words.tags[first - 1] in FIELD_TAGS and first not in document.name_to:
        first -= 1
    inner = words.lowers[start - 2]
    alike = words.texts[start][0].isupper() == words.texts[start - 2][0].isupper()
    human = words.texts[start].islower() and noun_class(document.lexicon, inner)  # “Youth and Sports Minister”
    owned = human or phrases.organization_nouns(document.lexicon).get([inner]) is not None
    if first == start - 1 or not alike or owned or title_back(document, start - 1) is not None:
        return start
    return first


def _amid_small(words: Words, start: int) -> bool:
    """“a senior **Plan** commander”: a capital noun between small words is a name that nobody has marked."""
    return start > 1 and words.texts[start].islower() and words.texts[start - 2].islower()


def skip_dropped(words: Words, first: int, start: int) -> int:
    """“late”, “then”, “new” are no part of a title; *former* and *acting* are."""
    while first < start and (words.lowers[first] in _DROPPED or words.lowers[first] in ("-", "/")):
        if words.texts[first] in ("Local", "New"):
            break  # “**Local** Administration Minister”
        first += 1
    return first
