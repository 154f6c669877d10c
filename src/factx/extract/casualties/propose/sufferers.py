"""“**Sosa** was pronounced dead”, “the shooting left **him** dead”, “the death of **Ana Sosa**”: who suffers an outcome
word by the parse.

Counted groups are found from their numbers; these are the words that name or describe one person without a number.
"""

from spacy.tokens import Token

from factx import noun_runs, syntax
from factx.extract.casualties.outcomes import OutcomeWord
from factx.extract.casualties.scene import Scene
from factx.extract.casualties.steps import PROPOSE_SUFFERER
from factx.extract.casualties.words import RELATIVES
from factx.lexicon.closed_classes import word_set

_REFLEXIVES = word_set("himself herself themselves themself itself self")
_ON_NOUN = syntax.ADNOMINAL_CLAUSE | syntax.RELATIVE_CLAUSE | syntax.APPOSITION
_ON_VERB = syntax.OPEN_COMPLEMENT | syntax.PREDICATE | syntax.OBJECT
_AS_NOUN = frozenset(("shot", "hit", "hurt"))
_STAYS = frozenset(("be", "remain", "stay", "hold", "keep"))
_PRONOUNCED = word_set("pronounced declared confirmed found reported")
_POSSESSIVES = word_set("his her their its my")
_ALONG = word_set("along together")
_ALONG_REACH = 4


def sufferers(scene: Scene, word: OutcomeWord) -> tuple[str, list[Token]]:
    """The tokens that name or describe who suffered what a word tells, conjuncts included, and the rule's id.

    >>> # “Ana Sosa and her son were shot” → [Sosa, son] for *shot*
    """
    answer = scene.rules.choose(PROPOSE_SUFFERER, scene, word)
    if answer is None:
        return "", []
    found = [_meant(scene, answer.value, word)]
    before = answer.value.i < word.start  # “left Ana Sosa **dead** and Bo Falk injured”
    found.extend(
        other
        for other in syntax.conjuncts(answer.value)
        if other.i > answer.value.i and not (before and other.i > word.start)
    )
    if word.part != "noun":
        found.extend(_along(scene, word))
    same = [token for token in found if token is not None and scene.stops[token.i] == scene.stops[word.start]]
    return answer.rule.id, same


def _along(scene: Scene, word: OutcomeWord) -> list[Token]:
    """“was shot, **along with his sister**”: who suffers the same."""
    stop = scene.stops[word.start]
    for index in range(word.end, min(word.end + _ALONG_REACH, stop - 2)):
        if scene.words[index] in _ALONG and scene.words[index + 1] == "with":
            begin = index + 2 + (scene.doc[index + 2].pos_ in ("DET", "PRON"))
            noun = noun_runs.counted_noun(scene.doc, begin, stop, one=True)
            return [scene.doc[noun.head]] if noun.head is not None else []
    return []


def _meant(scene: Scene, token: Token, word: OutcomeWord) -> Token | None:
    """The noun that a relative pronoun stands for: “the boy **who** was shot”."""
    if token.lower_ in _AS_NOUN and token.i:
        return token.nbor(-1)  # “a boy **shot** at school died”, tagged as a noun
    if token.lower_ not in RELATIVES:
        return token
    above = next((other for other in syntax.ancestors(token) if other.dep in syntax.RELATIVE_CLAUSE), None)
    return above.head if above is not None and scene.starts[above.head.i] == scene.starts[word.start] else None


@PROPOSE_SUFFERER.rule(
    "casualty.death-of",
    examples=("A man was charged in the death of Ana Sosa.", "Sosa’s murder shook the town."),
    counterexamples=("A man was charged in the house of Ana Sosa.",),
)
def death_of(scene: Scene, word: OutcomeWord) -> Token | None:
    """“the **death** of Ana Sosa”, “Sosa’s **death**”: of whom a noun of death is told."""
    if word.part != "noun":
        return None
    noun = scene.doc[word.end - 1]
    of_death = word.base.startswith("fatal ") or word.base.split()[-1] in scene.words_of("noun of death")
    if not of_death or noun.lower_.endswith("s"):
        return None
    owner = syntax.possessor(noun)
    if owner is not None:
        return owner
    return next((other for preposition, other in syntax.prepositional(noun) if preposition.lower_ == "of"), None)


@PROPOSE_SUFFERER.rule(
    "casualty.is-dead",
    examples=(
        "Ana Sosa was pronounced dead at the scene.",
        "The shooting left the driver dead.",
        "Officers found the teenager dead.",
    ),
    counterexamples=("The dead shot of the team was late.",),
)
def is_dead(scene: Scene, word: OutcomeWord) -> Token | None:
    """“was pronounced **dead**”, “left him **dead**”, “remains **hospitalized**”: of whom an adjective is said."""
    return _of_adjective(scene.doc[word.start]) if word.part == "adjective" else None


@PROPOSE_SUFFERER.rule(
    "casualty.in-condition",
    examples=("The girl is in critical condition.", "Ana Sosa remains in intensive care."),
    counterexamples=("The house is in good order.", "The letters of prisoners in prison were read."),
)
def in_condition(scene: Scene, word: OutcomeWord) -> Token | None:
    """“is **in critical condition**”, “the man **in intensive care**”: of whom a phrase is said."""
    if word.part != "phrase" or word.role != "predicate":
        return None
    head = syntax.head_within(scene.doc, word.start, word.end)
    own = syntax.own_subject(head)
    if own is not None:
        return own
    above = head.head
    if above == head or head.i < above.i or (word.outcome == "detained" and above.lemma_ not in _STAYS):
        return None  # “died *in custody*”, “letters from prisoners *in prison*”: where, not what befell them
    if syntax.is_verb(above) or above.pos_ == "ADJ":
        objects = [] if syntax.is_passive(above) else _objects(above)
        return objects[0] if objects else _subject(above)
    return above if syntax.is_nominal(above) else None


@PROPOSE_SUFFERER.rule(
    "casualty.survives",
    examples=("She was shot, and is expected to make a full recovery.", "Ana Sosa is undergoing surgery."),
    counterexamples=("The plan is expected to fail.",),
)
def survives(scene: Scene, word: OutcomeWord) -> Token | None:
    """“she **is expected to survive**”: of whom it is told that no death is to be feared."""
    return _subject(_verb(scene, word)) if word.role == "survives" else None


@PROPOSE_SUFFERER.rule(
    "casualty.subject-who-dies",
    examples=("Ana Sosa died on Monday.", "The boy accidentally shot himself in the foot."),
    counterexamples=("Ana Sosa danced on Monday.",),
)
def subject_who_dies(scene: Scene, word: OutcomeWord) -> Token | None:
    """“Ana Sosa **died**”, “the boy **shot himself**”: the subject of a verb of dying."""
    if word.part not in ("verb", "phrase") or not word.befalls_subject:
        return None
    verb = _verb(scene, word)
    if verb.tag_ == "VBG" and word.outcome == "killed" and syntax.auxiliaries(verb):
        return None  # who **is dying** is not dead
    if word.befalls_object and (objects := _objects(verb)):
        return objects[0]
    if syntax.is_verb(verb):
        return _subject(verb)
    return verb.nbor(-1) if verb.i else None  # “the two-year-old **shot** himself”, tagged as a noun


@PROPOSE_SUFFERER.rule(
    "casualty.object-of-harm",
    tier=2,
    examples=("Ana Sosa was shot in the wrist.", "Police shot and killed the gunman."),
    counterexamples=("Ana Sosa was paid in the morning.",),
)
def object_of_harm(scene: Scene, word: OutcomeWord) -> Token | None:
    """“**shot** the gunman”, “Ana Sosa was **shot**”: the object of a verb of harm, or the subject of its passive."""
    if word.part not in ("verb", "phrase") or word.befalls_subject or word.role in ("predicate", "survives"):
        return None
    verb = _verb(scene, word)
    if syntax.is_passive(verb):
        return _subject(verb)
    if objects := [token for inside in scene.doc[verb.i : word.end] for token in _objects(inside)]:
        return objects[0]
    if (behind := _right_behind(scene, word)) is not None:
        return behind
    if syntax.own_subject(verb) is not None:
        return None  # “an actor, who **shot** to fame”
    participle = verb.tag_ in ("VBN", "VBD", "NN") and not verb.lower_.endswith("ing")
    if participle and verb.dep in _ON_NOUN and syntax.is_nominal(verb.head) and verb.head.i < verb.i:
        return verb.head  # “Sosa, 11, **shot to death** in her house”
    if verb.dep in syntax.OPEN_COMPLEMENT and participle:
        return _complemented(verb)
    if participle and verb.dep in syntax.CONJUNCT and syntax.is_passive(verb.head):
        return _subject(verb.head)
    return None


@PROPOSE_SUFFERER.rule(
    "casualty.name-with-age",
    tier=1,
    examples=(
        "Officers found Tamara Coll, 31, and her brother Daveon, 15, shot to death inside the house.",
        "They found Ana Sosa, 44, and Ivan Dolny, 51, shot to death.",
        "The Orno County Coroner says Ana B. Falk, 28, died shortly after being taken to the hospital.",
    ),
    counterexamples=("Officers found Tamara Coll, 31, asleep inside the house.",),
)
def name_with_age(scene: Scene, word: OutcomeWord) -> Token | None:
    """“**Sosa**, 11, shot to death”: a name with an age right before the word, whatever the parse makes of it."""
    words, at = scene.words, word.start
    if at - 4 < scene.starts[at] or words[at - 1] != "," or not words[at - 2].isdecimal() or words[at - 3] != ",":
        return None
    name = scene.doc[at - 4]
    if not (word.befalls_object or word.befalls_subject) or name.ent_type_ != "PERSON":
        return None
    return _name_head(name)


def _right_behind(scene: Scene, word: OutcomeWord) -> Token | None:
    """“who shot and **killed his sister** was jailed”: the noun behind an active verb, whatever the parse."""
    if word.end + 1 >= scene.stops[word.start] or scene.words[word.end] not in _POSSESSIVES:
        return None
    noun = noun_runs.counted_noun(scene.doc, word.end + 1, scene.stops[word.start], one=True)
    return scene.doc[noun.head] if noun.head is not None else None


def _name_head(token: Token) -> Token:
    """*Ana* of “Ana Sosa” for *Sosa*, where the parse hangs the surname on the first name."""
    return token.head if token.dep in syntax.FLAT and token.head.i < token.i else token


def _verb(scene: Scene, word: OutcomeWord) -> Token:
    """The verb of a phrase: *shot* of “fatally shot”, *survive* of “did not survive”."""
    inside = [scene.doc[index] for index in range(word.start, word.end)]
    return next((token for token in inside if token.pos_ == "VERB"), inside[0])


def _subject(verb: Token) -> Token | None:
    """Who does or suffers what a verb tells: “**the baby** got hit and died”, where it hangs on *got*."""
    found = syntax.subject(verb)
    if found is not None:
        return found
    auxiliaries = [*syntax.auxiliaries(verb), *syntax.auxiliaries(syntax.coordination_head(verb))]
    return next((own for auxiliary in auxiliaries if (own := syntax.own_subject(auxiliary)) is not None), None)


def _objects(verb: Token) -> list[Token]:
    return [token for token in syntax.objects(verb) if token.lower_ not in _REFLEXIVES]


def _complemented(token: Token) -> Token | None:
    """Of whom a complement is said: the object of its verb, else the verb's subject."""
    verb = token.head
    if not syntax.is_passive(verb) and (objects := _objects(verb)):
        return objects[0] if objects[0].i < token.i else None
    return _subject(verb)


def _of_adjective(adjective: Token) -> Token | None:
    """“is **dead**”, “was pronounced **dead**”, “left him **dead**”, “remains **hospitalized**”."""
    if subjects := syntax.children(adjective, syntax.SUBJECT):
        return subjects[-1]  # “a 16-year-old Northam, Wash., **boy** is dead”: the town may be read as another
    before = adjective.nbor(-1) if adjective.i else adjective
    if before.lower_ in _PRONOUNCED and syntax.is_passive(before):
        return _subject(before)  # “was pronounced **dead**-on-arrival”
    if adjective.dep in _ON_VERB:  # “found the teenager **dead**”
        return _name_head(before) if before.ent_type_ == "PERSON" else _complemented(adjective)
    if syntax.is_passive(adjective):
        return _subject(adjective)  # “was **hospitalized**”, taken for an adjective
    head = adjective.head
    if head.i >= adjective.i or not (syntax.is_nominal(head) or head.ent_type_ == "PERSON"):
        return None
    clause = adjective.dep in syntax.ADNOMINAL_CLAUSE | syntax.RELATIVE_CLAUSE
    named = before.ent_type_ == "PERSON" and head.ent_type_ in ("PERSON", "")
    return head if clause or named or head in (before, before.head) else None  # “left Ana Sosa **dead**”
