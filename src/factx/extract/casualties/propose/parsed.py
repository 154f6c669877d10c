"""“The men, whom villagers had known for years and two of whom were brothers, **were shot**”: links that only the
parse sees.

Asked for groups that their neighbouring words leave without an outcome: subject or object of an outcome verb (shared by
conjuncts), modified by a participle or relative clause, governed by an outcome noun.
"""

from spacy.tokens import Token

from factx import syntax
from factx.extract.casualties.counted import Group
from factx.extract.casualties.outcomes import OutcomeWord
from factx.extract.casualties.propose.argument_roles import is_own_doing, suffers_itself, takes_object
from factx.extract.casualties.propose.predicates import is_governed
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.steps import PROPOSE_PARSED, Links
from factx.extract.casualties.words import RELATIVES

_OF = frozenset(("of",))


@PROPOSE_PARSED.rule(
    "casualty.parsed",
    examples=(
        "Two of those victims have since been pronounced dead.",
        "Police said four men suspected of carrying food to the rebels had been arrested.",
        "The wounded include three nurses, one of whom is in serious condition, and perhaps five traffic wardens.",
    ),
    counterexamples=("The men, whom villagers had known for years, were photographed.",),
)
def linked(scene: Scene, group: Group) -> Links | None:
    """“The army **killed**, he said, **12 men**”: subject, object, modifier or “of” of an outcome word in the parse."""
    token = scene.doc[group.head if group.head is not None else group.number.end - 1]
    if group.partitive and group.head is None:
        return None  # “two of them critically”: a part of the whole beside it, whatever the parse hangs it on
    whole = _whole(scene, group)
    firsts = (syntax.coordination_head(whole), syntax.coordination_head(token))
    for candidate in dict.fromkeys((whole, firsts[0], token, firsts[1], _outside_relative(firsts[1]))):
        found = _of_token(scene, group, candidate)
        if found is not None:
            return (found,)
    return None


def _whole(scene: Scene, group: Group) -> Token:
    """The numeral that heads a partitive (“**300** of the 367 people”), where the parse has it so."""
    head = scene.doc[group.head] if group.head is not None else scene.doc[group.start]
    above = syntax.governed_by(head, _OF)
    return above if above is not None and group.start <= above.i < group.end else head


def _outside_relative(first: Token) -> Token:
    """“three **nurses**, one of whom is ill, and five policemen”, hung on “ill”: the noun with the relative clause."""
    return first.head if first.dep in syntax.RELATIVE_CLAUSE else first


def _of_token(scene: Scene, group: Group, token: Token) -> Link | None:
    for verb, role in _governors(token):
        if role == "subject" and is_governed(scene, group):
            continue
        for word in _words_at(scene, verb):
            if role == "modifier" and takes_object(scene, word):
                continue  # “a bomber killed 41 people”, misread as “a bomber (who was) killed”
            if is_own_doing(scene, word, passive=syntax.is_passive(verb) and role == "subject"):
                continue
            if role == "subject" and word.befalls_subject and not suffers_itself(scene, group, word, passive=False):
                continue
            if _suits(word, verb, role) and scene.stops[word.start] == scene.stops[group.start]:
                start, end = min(group.start, word.start), max(group.end, word.end)
                return Link(group, word.outcome, word, f"parse: {role}", start, end)
    return None


def _governors(token: Token) -> list[tuple[Token, str]]:
    """Verbs and nouns that a noun depends on or that modify it, each with the noun's role."""
    found: list[tuple[Token, str]] = []
    if token.dep in syntax.SUBJECT:
        found.extend((verb, "subject") for verb in _sharing(token.head))
    elif token.dep in syntax.OBJECT:
        found.append((token.head, "object"))
        found.extend((other, "object") for other in syntax.clausal_complements(token.head) if not syntax.is_verb(other))
    noun = syntax.governed_by(token, _OF)
    if noun is not None:
        found.append((noun, "of"))
    found.extend(
        (child, "modifier") for child in syntax.children(token, syntax.ADNOMINAL_CLAUSE | syntax.RELATIVE_CLAUSE)
    )
    return found


def _sharing(verb: Token) -> list[Token]:
    """A verb, its predicate and complement, and the conjuncts that share its subject."""
    found = [verb, syntax.predicate(verb)]
    if syntax.is_passive(verb) or not syntax.objects(verb):
        found.extend(syntax.children(verb, syntax.OPEN_COMPLEMENT))  # not “a deputy found the girl **injured**”
    found.extend(other for other in syntax.conjuncts(verb) if syntax.own_subject(other) is None)
    return found


def _words_at(scene: Scene, token: Token) -> list[OutcomeWord]:
    """The outcome word that a token is part of, or that its predicate phrase begins (“is **in prison**”)."""
    word = scene.covering.get(token.i)
    found = [word] if word is not None else []
    preposition = syntax.preposition_of(token)
    if preposition is not None and preposition.i in scene.covering:
        found.append(scene.covering[preposition.i])
    return found


def _is_of_owned(verb: Token) -> bool:
    subject = syntax.own_subject(verb)
    owner = syntax.possessor(subject) if subject is not None else None
    return owner is not None and owner.lower_ == "whose"


def _suits(word: OutcomeWord, verb: Token, role: str) -> bool:
    """Whether a word befalls what stands to it in a role."""
    if role == "of":
        return word.part == "noun" and word.role in ("event", "of") and word.base != "case"
    if word.part == "noun":
        return False
    if role == "modifier" and _is_of_owned(verb):
        return False  # “a mother **whose son** was shot”
    if word.part == "adjective" or word.role == "predicate":
        return role in ("subject", "modifier", "object")
    if role == "object":
        return word.befalls_object and not syntax.is_passive(verb)
    if role == "subject":
        return word.befalls_object if syntax.is_passive(verb) else word.befalls_subject
    pronoun = syntax.own_subject(verb)
    if syntax.is_passive(verb):
        return word.befalls_object and (pronoun is None or pronoun.lower_ in RELATIVES)
    return word.befalls_subject and pronoun is not None and pronoun.lower_ in RELATIVES
