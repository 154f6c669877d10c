"""“the **16-year-old boy**”, “**Ana Sosa, 24,**”, “the **suspect**”: what the text tells of one who suffered.

Form, name, age and sex tell whether two mentions may be of one person; the role keeps attackers, officers and rescuers
apart from victims, and the kinds (`children`, `women` …) are what a table of victims is broken down by.
"""

from typing import Literal, NamedTuple

from spacy.tokens import Token

from factx import syntax
from factx.extract.casualties.ages import MONTHS, YEARS, age_of
from factx.extract.casualties.scene import Scene
from factx.extract.casualties.victims import role
from factx.facts import VictimRole
from factx.lexicon.closed_classes import word_set
from factx.lexicon.person_nouns import noun_class

Form = Literal["name", "definite", "indefinite", "pronoun", "bare", "plural"]

_DEFINITE = frozenset(("the", "this", "that", "his", "her", "their", "its", "my", "our", "these", "those", "your"))
_INDEFINITE = frozenset(("a", "an", "another", "one", "some", "any", "no"))
_QUANTIFIED = frozenset(("most", "all", "each", "every", "any", "few", "no", "which", "what", "such", "more", "many"))
_DETERMINERS = _DEFINITE | _INDEFINITE | {"both", "of", "whose", "including", "least"}
_LEADING = frozenset(("IN", "CC", "RB", "TO", "WRB", "-LRB-", ":", ","))
_OWNERS = word_set("his her their its my our your")
_OTHERS = word_set("other another second third fourth fifth sixth")
_HE = word_set("he him his himself")
_SHE = word_set("she her hers herself")
_SUFFIXES = word_set("jr jr. sr sr. ii iii iv")
_ADULT = 18
# A teen may be 18 or 19: no stage.
_CHILDREN = word_set("boy girl child toddler baby infant kid newborn juvenile minor schoolboy schoolgirl")
_ADULTS = word_set("man woman adult father mother husband wife grandfather grandmother officer deputy driver trooper")


class Traits(NamedTuple):
    """What is told of a person by one mention; tokens `start` to `end` are the phrase without its determiner.

    Attributes:
        form: how the person is mentioned.
        name: the words of the name in lower case; empty where none is told.
        age: in years; None where it is not told. Under one year is 0.
        sex: `male`, `female` or empty.
        role: `victim`, `attacker`, `officer`, `rescuer` or None.
        noun: the head noun in lower case; empty of names and pronouns.
        owned: “**her** baby”: somebody's, who is told beside.
        other: “the **other** victim”, “a **second** man”: somebody else than those before.
    """

    start: int
    end: int
    form: Form
    name: tuple[str, ...]
    age: int | None
    sex: str
    role: VictimRole | None
    noun: str
    owned: bool = False
    other: bool = False

    @property
    def stage(self) -> str:
        """`child` or `adult` by age, else by the noun; empty where nothing tells."""
        if self.age is not None:
            return "child" if self.age < _ADULT else "adult"
        if self.noun in _CHILDREN:
            return "child"
        return "adult" if self.noun in _ADULTS else ""


def traits(scene: Scene, token: Token) -> Traits | None:
    """What a mention tells of a person; None where it is no mention of one person or of people.

    >>> # “the 16-year-old girl” → definite, age 16, female; “Smith” → name
    """
    lower = token.lower_
    if lower in _HE or lower in _SHE:
        return Traits(token.i, token.i + 1, "pronoun", (), None, "male" if lower in _HE else "female", None, "")
    start, end = _phrase(scene, token)
    if _is_name(scene, token):
        return _named(scene, token)
    if not _is_person_noun(scene, token):
        return None
    first = token if _is_determined(token) else syntax.coordination_head(token)  # “her mother and **younger sister**”
    determiners = {child.lower_ for child in syntax.children(first, syntax.DETERMINER | syntax.POSSESSIVE)}
    owned = syntax.possessor(first) is not None
    if determiners & _QUANTIFIED:
        return None
    form = _form(token, determiners, owned=owned)
    age, sex, kind = age_of(scene, start, end), _sex(scene, start, end), role(scene, start, end)
    owned = owned or not determiners.isdisjoint(_OWNERS)
    other = not owned and scene.has(max(scene.starts[start], start - 1), token.i, _OTHERS)
    return Traits(start, end, form, (), age, sex, kind, lower, owned, other)


def _is_determined(token: Token) -> bool:
    return bool(syntax.child(token, syntax.DETERMINER | syntax.POSSESSIVE))


def _form(token: Token, determiners: set[str], *, owned: bool) -> Form:
    if token.tag_ in ("NNS", "NNPS"):
        return "plural"
    if determiners & _INDEFINITE:
        return "indefinite"
    return "definite" if owned or determiners & _DEFINITE else "bare"


def _phrase(scene: Scene, token: Token) -> tuple[int, int]:
    phrase = syntax.phrase(token)
    start, end = max(phrase.start, scene.starts[token.i]), min(phrase.end, scene.stops[token.i])
    while end - 1 > token.i and scene.doc[end - 1].tag_ == "POS":
        end -= 1  # “her **son**’s death”
    while start < token.i and (scene.words[start] in _DETERMINERS or scene.doc[start].tag_ in _LEADING):
        if scene.words[start + 1] == "-":
            break  # “one-year-old girl”
        start += 1
    return start, end


def _named(scene: Scene, token: Token) -> Traits:
    """What a name tells, with the age and the title beside it."""
    start, end = _name_run(scene, token)
    titles = scene.lexicon.index("titles")
    words = scene.words[start:end]
    name = tuple(word for word in words if word not in _SUFFIXES and word.rstrip(".") not in titles)
    sex = _sex(scene, max(scene.starts[start], start - 1), end)
    if not sex and len(name) > 1:
        sex = _sex_of_forename(scene, start, end)
    kind = role(scene, max(scene.starts[start], start - 2), end)
    return Traits(start, end, "name", name or (token.lower_,), age_of(scene, start, end), sex, kind, "")


def _name_run(scene: Scene, token: Token) -> tuple[int, int]:
    """“Ana Sosa” of “According to police, Ana Sosa, 24”: the names beside one another around a token."""
    start, end = token.i, token.i + 1
    while start > scene.starts[token.i] and _is_part(scene, start - 1):
        start -= 1
    while end < scene.stops[token.i] and _is_part(scene, end):
        end += 1
    return start, end


def _is_part(scene: Scene, index: int) -> bool:
    token = scene.doc[index]
    if token.text == "-":
        return index + 1 < len(scene.words) and not token.whitespace_ and scene.doc[index + 1].text[:1].isupper()
    return token.text[:1].isupper() and (token.pos_ == "PROPN" or token.ent_type_ == "PERSON")


def _is_name(scene: Scene, token: Token) -> bool:
    """A person's name, or a proper noun that no other kind of name covers and no noun for people is."""
    if token.ent_type_ == "PERSON":
        return True
    return (
        token.pos_ == "PROPN"
        and token.ent_type_ == ""
        and token.text[:1].isupper()
        and token.text[1:].islower()
        and token.is_alpha
        and not noun_class(scene.lexicon, token.lower_)
        and not any(near.is_digit for near in syntax.phrase(token))
        and token.tag_ == "NNP"
    )


def _is_person_noun(scene: Scene, token: Token) -> bool:
    if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    if noun_class(scene.lexicon, token.lower_) == "person":
        return True
    before = scene.words[max(0, token.i - 2) : token.i]
    return token.lower_ == "old" and any(word in YEARS | MONTHS for word in before)


def _sex(scene: Scene, start: int, end: int) -> str:
    titles = scene.lexicon.index("titles")
    for index in reversed(range(start, end)):
        word = scene.words[index]
        if word in ("male", "female"):
            return word
        entry = titles.get(word.rstrip("."))
        if entry is not None and entry.gender:
            return str(entry.gender)
    return ""


def _sex_of_forename(scene: Scene, start: int, end: int) -> str:
    """By the first names of a full name; a surname alone may look like one and tells nothing."""
    for index in range(start, end - 1):
        text = scene.doc[index].text
        for sex in ("male", "female"):
            if text in scene.lexicon.words("forenames", sex):
                other = "female" if sex == "male" else "male"
                return "" if text in scene.lexicon.words("forenames", other) else sex
    return ""
