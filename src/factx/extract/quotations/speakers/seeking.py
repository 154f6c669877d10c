"""What the rules on who speaks are asked, and what all of them need to know."""

from dataclasses import dataclass

from spacy.tokens import Token

from factx import syntax
from factx.extract.quotations.passage import BREAKS, COMMAS, Passage, last_inner
from factx.extract.quotations.speaker_phrases import NOUNISH, Speaker
from factx.rules import Stage, Step

RELATIVE = frozenset(("WP", "WDT", "WP$"))
_PRONOUN_TAGS = frozenset(("PRP", "WP", "WDT", "DT", "EX"))
_SKIPPED = frozenset(("AUX", "ADV", "PART"))
_SHARES = frozenset(("most", "half", "%"))
_LONGEST_ADVERB = 2


@dataclass(frozen=True, slots=True)
class SayingVerb:
    """A verb of saying whose speaker is sought.

    Attributes:
        index: its token.
        own: its own subject in the parse, if it has one.
        subject: that, or the one that the parse lets it share with another verb.
        first: where its sentence begins.
        last: where its sentence ends.
    """

    index: int
    own: Token | None
    subject: Token | None
    first: int
    last: int


SPEAKER_OF_PASSIVE: Step[[Passage, int], Speaker] = Step("quote", Stage.SPEAKER, "Who speaks in the passive?")
SPEAKER_OF_VERB: Step[[Passage, SayingVerb], Speaker] = Step("quote", Stage.SPEAKER, "Who speaks?")


def speaker_of(passage: Passage, verb: int) -> Speaker | None:
    """Who a verb says speaks; None where nobody is found."""
    token = passage.token(verb)
    if passage.tags[verb] != "VBD" and syntax.is_passive(token):
        agent = passage.rules.choose(SPEAKER_OF_PASSIVE, passage, verb)
        return agent.value if agent is not None else None
    own, inherited = nearest_subject(passage, verb), syntax.subject(token)
    if own is None and inherited is not None and (passage.is_date(inherited.i) or _is_predicate(inherited, verb)):
        inherited = None
    first, last = passage.sentence(verb)
    found = passage.rules.choose(SPEAKER_OF_VERB, passage, SayingVerb(verb, own, own or inherited, first, last))
    return found.value if found is not None else None


def nearest_subject(passage: Passage, verb: int) -> Token | None:
    """A verb's own subject; of two that a parse gives it, the one right before it, else the nearer one.

    Heads are found word by word, so that both *Ana* and *Roam* may be subjects in “Ana Sosa, head of Sail and Roam,
    said”: a word behind a preposition or “and” is part of the phrase before it.
    """
    nouns = syntax.children(passage.token(verb), syntax.SUBJECT)
    subjects = [noun for noun in nouns if noun.tag_ != "MD" and not (noun.i > verb and passage.is_date(noun.i))]
    subjects = [noun for noun in subjects if not _is_predicate(noun, verb)]
    subjects = [*subjects[:1], *(noun for noun in subjects[1:] if noun.i > verb or not _is_governed(passage, noun))]
    before = len(subjects) > 1 and subjects[0].i < verb < subjects[1].i
    if before and verb <= subjects[0].right_edge.i + _LONGEST_ADVERB:
        return subjects[0]  # “*Sosa, the mayor,* said every bridge was shut”
    return min(subjects, key=lambda token: abs(token.i - verb), default=None)  # no modal: “said *Will* Doyle”


def _is_governed(passage: Passage, noun: Token) -> bool:
    """“head of *Sail and Roam*”: a noun whose phrase or name begins right behind a preposition or “and”."""
    name = passage.name_over(noun.i)
    start = min(noun.left_edge.i, noun.i if name is None else name.start)
    return passage.pos[start] == "CCONJ" or (start > 0 and passage.pos[start - 1] in ("ADP", "CCONJ"))


def _is_predicate(noun: Token, verb: int) -> bool:
    """“It was *a joke*, the mayor has said”: what a noun with “was” tells is said, and says nothing."""
    return noun.i < verb and syntax.copula(noun) is not None


def left_of(passage: Passage, verb: int, first: int) -> int:
    """The token before a verb and its adverbs, auxiliaries and date: *Clinton* in “Clinton on Tuesday also said”."""
    k = verb - 1
    while k >= first and (passage.pos[k] in _SKIPPED or passage.space[k] or passage.is_date(k)):
        dated = passage.is_date(k)
        k -= 1
        if dated and k >= first and passage.lower[k] == "on":
            k -= 1
    return k


_THINGS = frozenset(("this", "that"))


def may_speak(passage: Passage, head: int, verb: int) -> bool:
    """Whether a noun may be the speaker of a verb: no date, no “this”, no quoted words, in the same paragraph."""
    if passage.space[head] or passage.lower[head] in COMMAS or (passage.quoted[head] and _is_said(passage, head)):
        return False
    if passage.is_date(head) or (passage.tags[head] == "DT" and passage.lower[head] in _THINGS):
        return False
    if passage.pos[head] not in NOUNISH and passage.tags[head] not in _PRONOUN_TAGS and not passage.named[head]:
        # “many say”, “some said”, “26% say”
        return (passage.pos[head] in ("ADJ", "DET", "SYM") or passage.lower[head] in _SHARES) and abs(head - verb) < 10
    first, last = sorted((head, verb))
    return passage.paragraph_index(first) == passage.paragraph_index(last)


def _is_said(passage: Passage, i: int) -> bool:
    """Whether a quoted word is part of what somebody says, and not of a name such as the “Pails”."""
    index = passage.stretch_over(i)
    if index is None:
        return False
    stretch = passage.stretches[index]
    return stretch.end - stretch.start > 8 or last_inner(passage, stretch) in BREAKS


def closes_sentence(passage: Passage, at: int, last: int) -> bool:
    """Whether a noun phrase and no verb stands between token `at` and the end of the sentence or the next comma."""
    for i in range(at, last):
        if passage.lower[i] in BREAKS:
            return i > at
        if passage.pos[i] in ("VERB", "AUX", "SCONJ") or passage.tags[i] in ("WP", "WDT", "WRB", "TO"):
            return False
    return True


def restricts(passage: Passage, pronoun: int) -> bool:
    """“supporters *that* shout”: a relative pronoun without a comma before it."""
    return passage.tags[pronoun] in RELATIVE and pronoun > 0 and passage.lower[pronoun - 1] != ","
