"""“*Imagine* that she had won”, “*it is telling* that …”, “*Yesterday* dismissed it”: statements that nobody makes."""

from factx import syntax
from factx.extract.quotations.passage import Passage
from factx.extract.quotations.speaker_phrases import may_say
from factx.extract.quotations.statement import Shape, Statement
from factx.extract.quotations.steps import VETO_STATEMENT

_THOUGHTS = frozenset(("cognition", "evidence"))
# Classes whose verbs tell of deeds and states as often as of words: only somebody makes a statement of them.
_ONLY_SOMEBODY = frozenset(("speech_act", "cognition", "evidence", "attitude"))
_NOBODY = frozenset(("you", "one", "nobody"))
# Said of nobody when they stand alone: “*people* think”, but “some *people* in the valley think”.
_ANYBODY = frozenset(("people", "anyone", "anybody", "everyone", "everybody", "someone", "somebody"))
_DEEDS = ("tion", "sion", "ness", "ity", "ism", "ance", "ence")


@VETO_STATEMENT.rule("quote.own-content")
def own_content(passage: Passage, found: Statement) -> str | None:
    """“the shoals, called *the Varn Flats* by sailors”: who the parse says speaks is part of what is said."""
    speaker = found.speaker
    if found.shape is not Shape.PHRASE or speaker is None:
        return None
    inside = any(a <= speaker.start and speaker.end <= b for a, b in found.contents)
    return "its speaker would be part of what is said" if inside else None


@VETO_STATEMENT.rule("quote.nobodys-thought")
def nobodys_thought(passage: Passage, found: Statement) -> str | None:
    """“*Imagine* that she had won”, “do *you know* where it is?”, “*people think* so”: told of nobody in particular."""
    if found.cue is None or found.cue.label not in _THOUGHTS:
        return None
    speaker = found.speaker
    if speaker is None:
        return "nobody is said to think it"
    word = passage.lower[speaker.head]
    if word in _NOBODY or (word in _ANYBODY and speaker.end - speaker.start == 1):
        return f"“{word}” is nobody in particular"
    return None


@VETO_STATEMENT.rule("quote.telling-fact")
def telling_fact(passage: Passage, found: Statement) -> str | None:
    """“*It is telling* that the largest producer is poor”: an adjective, and nobody tells anybody."""
    if found.cue is None or found.speaker is None or passage.lower[found.cue.start] != "telling":
        return None
    impersonal = passage.lower[found.speaker.head] == "it"
    told = impersonal and passage.lower[found.start] in ("that", "how") and found.start == found.cue.end
    return "“telling” is an adjective here" if told else None


@VETO_STATEMENT.rule("quote.things-infinitive")
def things_infinitive(passage: Passage, found: Statement) -> str | None:
    """“*The plans* never got far enough to *confirm* how …”: an infinitive whose subject, elsewhere, is nobody."""
    if found.cue is None or found.speaker is None or passage.tags[found.cue.start] != "VB":
        return None
    if syntax.own_subject(passage.token(found.cue.start)) is not None or may_say(passage, found.speaker.head):
        return None
    return f"“{passage.lower[found.speaker.head]}” says nothing"


@VETO_STATEMENT.rule("quote.date-for-speaker")
def date_for_speaker(passage: Passage, found: Statement) -> str | None:
    """“*Yesterday* dismissed the claim”: the parse takes a date for the subject, and nobody else is found to speak."""
    if found.cue is None or found.cue.label not in _ONLY_SOMEBODY or found.speaker is not None:
        return None
    subject = syntax.own_subject(passage.token(found.cue.start))
    return "its subject is a date" if subject is not None and passage.is_date(subject.i) else None


@VETO_STATEMENT.rule("quote.deed-for-speaker")
def deed_for_speaker(passage: Passage, found: Statement) -> str | None:
    """“*The inaction* condemned many”, “*a rule* questioning the vote”: nouns that say nothing.

    Documents do (“a *statement* defending the vote”), and so do people and bodies.
    """
    if found.cue is None or found.cue.label not in _ONLY_SOMEBODY or found.speaker is None:
        return None
    head, verb = found.speaker.head, found.cue.start
    if may_say(passage, head):
        return None
    modifies = passage.tags[verb] == "VBG" and passage.token(verb).dep in syntax.ADNOMINAL_CLAUSE
    deed = modifies or passage.doc[head].lemma_.lower().endswith(_DEEDS)
    return f"“{passage.lower[head]}” says nothing" if deed else None
