"""“**David Kato** was killed”, “killing **civilians**”: victims without a number, of kind `named` or `uncounted`.

Only what the parse shows plainly: subject or object of an outcome verb that no counted group has claimed.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from spacy.tokens import Token

from factx import syntax
from factx.extract.casualties.outcomes import OutcomeWord
from factx.extract.casualties.scene import Scene
from factx.lexicon.person_nouns import noun_class
from factx.outcomes import WITHOUT_NUMBER

_DEFINITE = frozenset(("the", "this", "that", "his", "her", "their", "its", "my", "our", "these", "those"))
_QUANTIFIED = frozenset(("most", "all", "each", "every", "any", "few", "no", "which", "what", "such"))


class Uncounted(NamedTuple):
    """Tokens `victims` suffered what `word` tells."""

    word: OutcomeWord
    victims: tuple[int, int]
    kind: Literal["named", "uncounted"]


def uncounted(scene: Scene, claimed: set[int]) -> Iterator[Uncounted]:
    """Named and uncounted victims of the outcome words that no counted group is linked to (`claimed`, by first
    token)."""
    for word in scene.found:
        if (
            word.part not in ("verb", "phrase")
            or word.role == "predicate"
            or word.start in claimed
            or word.outcome not in WITHOUT_NUMBER
            or word.persons_only
        ):
            continue
        sufferer = _sufferer(scene.doc[word.start], word)
        if sufferer is None or scene.stops[sufferer.i] != scene.stops[word.start]:
            continue
        kind = _kind(scene, sufferer)
        if kind is not None:
            phrase = syntax.phrase(sufferer)
            while phrase.start < sufferer.i and scene.words[phrase.start] in _DEFINITE:
                phrase = scene.doc[phrase.start + 1 : phrase.end]
            if not scene.groups_from(phrase.start, phrase.end):
                yield Uncounted(word, (phrase.start, phrase.end), kind)


def _sufferer(verb: Token, word: OutcomeWord) -> Token | None:
    """The object of an active verb, the subject of a passive or of a verb like *die*."""
    if not syntax.is_verb(verb):
        return None
    if word.befalls_object:
        if syntax.is_passive(verb):
            return syntax.subject(verb)
        return next(iter(syntax.objects(verb)), None)
    return syntax.own_subject(verb)


def _kind(scene: Scene, token: Token) -> Literal["named", "uncounted"] | None:
    """A person's name or a definite single person is named; a bare plural is uncounted."""
    if token.ent_type_ == "PERSON":
        return "named"
    if token.pos_ != "NOUN" or noun_class(scene.lexicon, token.lower_) != "person":
        return None
    determiners = {child.lower_ for child in syntax.children(token, syntax.DETERMINER | syntax.POSSESSIVE)}
    if determiners & _QUANTIFIED:
        return None
    if token.tag_ == "NN":
        return "named" if determiners & _DEFINITE else None
    return "uncounted" if token.tag_ == "NNS" else None
