"""“*The ministry* said”, “a report by *the board* was cited”: speakers that the parse shows."""

from spacy.tokens import Token

from factx import syntax
from factx.extract.quotations.passage import Passage
from factx.extract.quotations.speaker_phrases import Speaker, phrase_of
from factx.extract.quotations.speakers.seeking import SPEAKER_OF_PASSIVE, SPEAKER_OF_VERB, SayingVerb, may_speak

_LONGEST_OFFICE = 5


def _phrase(passage: Passage, verb: SayingVerb, subject: Token | None) -> Speaker | None:
    """The noun phrase of a subject that may speak."""
    if subject is None or not may_speak(passage, subject.i, verb.index):
        return None
    return phrase_of(passage, subject.i)


@SPEAKER_OF_PASSIVE.rule(
    "quote.agent-speaks",
    examples=("The plan was praised by the mayor.", "The bank was accused of fraud by Ana Sosa."),
    counterexamples=("The plan was praised.", "The mayor praised the plan."),
)
def agent(passage: Passage, verb: int) -> Speaker | None:
    """“was told *by the mayor*”: the agent of a passive; without one, nobody is said to speak."""
    found = syntax.agent(passage.token(verb))
    return phrase_of(passage, found.i) if found is not None else None


@SPEAKER_OF_VERB.rule(
    "quote.author-speaks",
    tier=6,
    examples=(
        "The town published a report that said the bridge is shut.",
        "The council issued a statement calling the test “a clear violation”.",
    ),
    counterexamples=(
        "A statement said that the bridge is shut.",
        "The town has a mayor saying that the bridge is shut.",
    ),
)
def author(passage: Passage, verb: SayingVerb) -> Speaker | None:
    """“*The town* released a statement saying …”: who gives out a statement, a letter, a tweet, speaks in it."""
    if verb.subject is None:
        return None
    if verb.own is None:
        return _phrase(passage, verb, _author(passage, verb.subject))
    token = passage.token(verb.index)
    if passage.lower[verb.own.i] not in ("that", "which") or token.dep not in syntax.RELATIVE_CLAUSE:
        return None
    return _phrase(passage, verb, _author(passage, token.head))


def _author(passage: Passage, document: Token) -> Token | None:
    if document.dep not in syntax.OBJECT or ("noun", document.lemma_.lower()) not in passage.lexicon.cue_index:
        return None
    author = syntax.subject(document.head)
    return author if author is not None and syntax.is_nominal(author) else None


@SPEAKER_OF_VERB.rule(
    "quote.subject-of-object-speaks",
    tier=6,
    examples=(
        "The mayor has pursued a plan of uniting the port towns, arguing that the harbour “cannot wait.”",
        "The mayor has pursued a plan of closing the old mines, arguing that the town “cannot wait.”",
    ),
    counterexamples=("The mayor left, claiming he was robbed.",),
)
def subject_of_object(passage: Passage, verb: SayingVerb) -> Speaker | None:
    """“*The mayor* announced plans to sue, *claiming* he was …”: a participle behind a comma may hang on the object."""
    given = verb.subject
    if verb.own is not None or given is None or not _behind_comma(passage, verb):
        return None
    while given.dep in syntax.OBLIQUE and syntax.is_nominal(given.head):
        given = given.head  # “sent a letter to the head of *the port*, *calling* for …”
    if given.dep not in syntax.OBJECT:
        return None
    return _phrase(passage, verb, syntax.own_subject(given.head))


def _behind_comma(passage: Passage, verb: SayingVerb) -> bool:
    """Whether it is a participle right behind a comma."""
    return passage.tags[verb.index] == "VBG" and passage.lower[verb.index - 1] == ","


@SPEAKER_OF_VERB.rule(
    "quote.subject-speaks",
    tier=7,
    examples=(
        "The ministry said that the road is shut.",
        "Scott Hale, the head of the port, said that the road is shut.",
    ),
    counterexamples=("The road, according to police, is shut.", "The road is shut."),
)
def subject(passage: Passage, verb: SayingVerb) -> Speaker | None:
    """“*Scott Pruitt, the attorney general of Oklahoma,* said”: the subject that the parse gives the verb."""
    found = _phrase(passage, verb, verb.subject)
    if found is None:
        return None
    for other in syntax.children(passage.token(verb.index), syntax.SUBJECT):
        named = other.i < found.start and passage.pos[found.head] == "PROPN"
        ahead = phrase_of(passage, other.i) if named else found
        if ahead.end == found.start:
            found = Speaker(ahead.start, found.end, found.head)  # “*The newspaper* El Farol”, two subjects in the parse
    return _with_name(passage, found)


def _with_name(passage: Passage, title: Speaker) -> Speaker:
    """“said *Committee on Ports Chairman* Ana Sosa”: a body and an office before a name, which a parse may part."""
    for i in range(title.end, min(title.end + _LONGEST_OFFICE, len(passage))):
        name = passage.name_over(i)
        if name is not None and name.label == "PERSON" and name.start == i:
            owns = passage.tags[name.end : name.end + 1] == ["POS"]
            return title if owns else Speaker(title.start, name.end, title.head)
        if passage.pos[i] not in ("NOUN", "PROPN", "ADJ") or passage.tags[i].startswith("VB"):
            break
    return title


@SPEAKER_OF_VERB.rule(
    "quote.main-subject-speaks",
    tier=12,
    examples=(
        "Mr Sosa, asked if he was tired, said he was not.",
        "Pell lit a fire, then says he will listen.",
    ),
    counterexamples=("The mayor said that it was late.",),
)
def main_subject(passage: Passage, verb: SayingVerb) -> Speaker | None:
    """“*Kasich* offered him a job, then *says* he will listen”: the sentence's first subject, where nothing else
    speaks; who “would have to *say*” something says nothing yet."""
    if passage.tags[verb.index - 1] == "TO":
        return None
    for i in range(verb.first, verb.index):
        token = passage.doc[i]
        main = token.dep in syntax.SUBJECT and token.head.dep not in syntax.RELATIVE_CLAUSE
        if main and not passage.quoted[i] and may_speak(passage, i, verb.index):
            return phrase_of(passage, i)
    return None
