"""“**Sosa** was pronounced dead”, “the shooting left **him** dead”, “the death of **Ana Sosa**”: who suffers an outcome
word by the parse.

Counted groups are found from their numbers; these are the words that name or describe one person without a number.
"""

from spacy.tokens import Token

from factx import syntax
from factx.extract.casualties.outcomes import OutcomeWord
from factx.extract.casualties.scene import Scene
from factx.extract.casualties.words import RELATIVES
from factx.lexicon.closed_classes import word_set

_REFLEXIVES = word_set("himself herself themselves themself itself self")
_ON_NOUN = syntax.ADNOMINAL_CLAUSE | syntax.RELATIVE_CLAUSE | syntax.APPOSITION
_DEATHS = word_set("death killing murder slaying homicide execution assassination lynching")


def sufferers(scene: Scene, word: OutcomeWord) -> list[Token]:
    """The tokens that name or describe who suffered what a word tells, conjuncts included; empty where none does.

    >>> # “Ana Sosa and her son were shot” → [Sosa, son] for *shot*
    """
    first = _first(scene, word)
    if first is None:
        return []
    found = [_meant(scene, first, word)]
    found.extend(other for other in syntax.conjuncts(first) if other.i > first.i)
    return [token for token in found if token is not None and scene.stops[token.i] == scene.stops[word.start]]


def _meant(scene: Scene, token: Token, word: OutcomeWord) -> Token | None:
    """The noun that a relative pronoun stands for: “the boy **who** was shot”."""
    if token.lower_ not in RELATIVES:
        return token
    above = next((other for other in syntax.ancestors(token) if other.dep in syntax.RELATIVE_CLAUSE), None)
    return above.head if above is not None and scene.starts[above.head.i] == scene.starts[word.start] else None


def _first(scene: Scene, word: OutcomeWord) -> Token | None:
    if word.part == "noun":
        return _of_noun(scene, word)
    if word.part == "adjective":
        return _of_adjective(scene.doc[word.start])
    if word.role == "predicate":
        return _of_phrase(scene, word)
    verb = _verb(scene, word)
    if word.role == "survives":
        return syntax.subject(verb)
    return _of_verb(verb, word) or _before_age(scene, word)


def _before_age(scene: Scene, word: OutcomeWord) -> Token | None:
    """“**Sosa**, 11, shot to death”: a name with an age right before the word, whatever the parse makes of it."""
    words, at = scene.words, word.start
    if at - 4 < scene.starts[at] or words[at - 1] != "," or not words[at - 2].isdecimal() or words[at - 3] != ",":
        return None
    name = scene.doc[at - 4]
    return _name_head(name) if word.befalls_object and name.ent_type_ == "PERSON" else None


def _name_head(token: Token) -> Token:
    """*Ana* of “Ana Sosa” for *Sosa*, where the parse hangs the surname on the first name."""
    return token.head if token.dep in syntax.FLAT and token.head.i < token.i else token


def _verb(scene: Scene, word: OutcomeWord) -> Token:
    """The verb of a phrase: *shot* of “fatally shot”, *survive* of “did not survive”."""
    inside = [scene.doc[index] for index in range(word.start, word.end)]
    return next((token for token in inside if token.pos_ == "VERB"), inside[0])


def _of_verb(verb: Token, word: OutcomeWord) -> Token | None:
    """The object of an active verb, the subject of a passive or of a verb like *die*."""
    if word.befalls_subject:
        if word.befalls_object and (objects := _objects(verb)):
            return objects[0]
        if syntax.is_verb(verb):
            return syntax.subject(verb)
        return verb.nbor(-1) if verb.i else None  # “the two-year-old **shot** himself”, tagged as a noun
    if syntax.is_passive(verb):
        return syntax.subject(verb)
    if objects := _objects(verb):
        return objects[0]
    participle = verb.tag_ in ("VBN", "VBD", "NN") and not verb.lower_.endswith("ing")
    if participle and verb.dep in _ON_NOUN and syntax.is_nominal(verb.head) and verb.head.i < verb.i:
        return verb.head  # “Sosa, 11, **shot to death** in her house”
    if verb.dep in syntax.OPEN_COMPLEMENT and participle:
        return _complemented(verb)
    if participle and verb.dep in syntax.CONJUNCT and syntax.is_passive(verb.head):
        return syntax.subject(verb.head)
    return None


def _objects(verb: Token) -> list[Token]:
    return [token for token in syntax.objects(verb) if token.lower_ not in _REFLEXIVES]


def _of_adjective(adjective: Token) -> Token | None:
    """“is **dead**”, “was pronounced **dead**”, “left him **dead**”, “remains **hospitalized**”."""
    own = syntax.own_subject(adjective)
    if own is not None:
        return own
    if adjective.dep in syntax.OPEN_COMPLEMENT | syntax.PREDICATE:
        before = adjective.nbor(-1) if adjective.i else adjective
        return _name_head(before) if before.ent_type_ == "PERSON" else _complemented(adjective)
    if syntax.is_passive(adjective):
        return syntax.subject(adjective)  # “was **hospitalized**”, taken for an adjective
    head = adjective.head
    if head.i >= adjective.i or not (syntax.is_nominal(head) or head.ent_type_ == "PERSON"):
        return None
    clause = adjective.dep in syntax.ADNOMINAL_CLAUSE | syntax.RELATIVE_CLAUSE
    before = adjective.nbor(-1)
    named = before.ent_type_ == "PERSON" and head.ent_type_ in ("PERSON", "")
    return head if clause or named or head in (before, before.head) else None  # “left Ana Sosa **dead**”


def _complemented(token: Token) -> Token | None:
    """Of whom a complement is said: the object of its verb, else the verb's subject."""
    verb = token.head
    if not syntax.is_passive(verb) and (objects := _objects(verb)):
        return objects[0] if objects[0].i < token.i else None
    return syntax.subject(verb)


def _of_phrase(scene: Scene, word: OutcomeWord) -> Token | None:
    """“is **in critical condition**”, “the man **in intensive care**”."""
    head = syntax.head_within(scene.doc, word.start, word.end)
    own = syntax.own_subject(head)
    if own is not None:
        return own
    above = head.head
    if above == head or head.i < above.i:
        return None
    if syntax.is_verb(above) or above.pos_ == "ADJ":
        objects = [] if syntax.is_passive(above) else _objects(above)
        return objects[0] if objects else syntax.subject(above)
    return above if syntax.is_nominal(above) else None


def _of_noun(scene: Scene, word: OutcomeWord) -> Token | None:
    """“the **death** of Ana Sosa”, “Sosa’s **death**”, “the shooting **death** of a boy”."""
    if word.base.split()[-1] not in _DEATHS or scene.words[word.end - 1].endswith("s"):
        return None
    noun = scene.doc[word.end - 1]
    owner = syntax.possessor(noun)
    if owner is not None:
        return owner
    return next((other for preposition, other in syntax.prepositional(noun) if preposition.lower_ == "of"), None)
