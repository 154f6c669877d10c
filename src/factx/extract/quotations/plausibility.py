"""“*Yesterday* dismissed the claim”, “*a rule* questioning the vote”, “denied *it*”: what the parse offers and no
reader would take for somebody's statement.
"""

from factx import syntax
from factx.extract.quotations.passage import Passage
from factx.extract.quotations.speaker_phrases import Speaker, may_say
from factx.extract.quotations.statement import Statement

_THOUGHTS = frozenset(("cognition", "evidence"))
# Classes whose verbs tell of deeds and states as often as of words: only somebody makes a statement of them.
_ONLY_SOMEBODY = frozenset(("speech_act", "cognition", "evidence", "attitude"))
_NOBODY = frozenset(("you", "one", "nobody"))
# Said of nobody when they stand alone: “*people* think”, but “some *people* in the valley think”.
_ANYBODY = frozenset(("people", "anyone", "anybody", "everyone", "everybody", "someone", "somebody"))
_BEFORE_DATE = frozenset(("on", "in", "late", "early", ","))
_BEFORE_ADJECTIVE = frozenset(("NUM", "DET", "ADJ", "VERB", "ADP"))
_PAST = frozenset(("VBD", "VBN"))
_DID = frozenset(("did", "does", "do", "will"))
_DEEDS = ("tion", "sion", "ness", "ity", "ism", "ance", "ence")


def plausible(passage: Passage, found: Statement) -> bool:
    """Whether a statement has somebody to make it and something that is said; trims a date off its speaker."""
    found.speaker = _undated(passage, found.speaker)
    if found.cue is None:
        return True
    label = found.cue.label
    if found.rule == "phrase" and _tells_of_itself(found):
        return False
    if label in _THOUGHTS and _is_nobodys(passage, found.speaker):
        return False
    if _is_evident(passage, found):
        return False
    if not any(any(passage.quoted[start:end]) for start, end in found.contents):
        noun_form = found.cue.lemma in passage.lexicon.words("quoting", "noun_forms")
        if noun_form and passage.tags[found.cue.start] not in _PAST:
            return False
        if found.rule == "phrase" and _is_doing(passage, found, label):
            return False
    if passage.tags[found.cue.start] == "VB" and _is_things(passage, found):
        return False
    if label not in _ONLY_SOMEBODY:
        return True
    return not (_is_time(passage, found) or _is_deed(passage, found) or _is_bare(passage, found))


def _tells_of_itself(found: Statement) -> bool:
    """“the shoals, called *the Varn Flats* by sailors”: who the parse says speaks is part of what is said."""
    speaker = found.speaker
    return speaker is not None and any(a <= speaker.start and speaker.end <= b for a, b in found.contents)


def _is_doing(passage: Passage, found: Statement, label: str) -> bool:
    """“include *pledged* delegates”, “when *asked* about the fire”, “ready to *nominate* a judge”: no statement.

    Of statements that govern a noun, those that have no speaker, that stand in a relative clause about what a thing or
    a person has done so far, or that are only intended, mostly tell of deeds (read in 600 articles: two of three).
    """
    if found.cue is None:
        return False
    verb = found.cue.start
    act = label == "speech_act"
    before, tag = passage.lower[verb - 1] if verb else "", passage.tags[verb]
    if found.speaker is None:
        return act or tag == "VB" or found.cue.lemma == "ask"
    speaker = passage.lower[found.speaker.head]
    if speaker == "that" and passage.token(verb).dep in syntax.RELATIVE_CLAUSE:
        return True
    if (
        tag in ("VBN", "VBD")
        and passage.pos[verb - 1] in _BEFORE_ADJECTIVE
        and passage.pos[verb + 1 : verb + 2] == ["NOUN"]
    ):
        return True
    if not act:
        return False
    if tag == "VB" and before != "to" and not _DID.intersection(passage.lower[max(verb - 3, 0) : verb]):
        return True
    return (tag == "VBN" and speaker == "who") or not may_say(passage, found.speaker.head)


def _is_things(passage: Passage, found: Statement) -> bool:
    """“*The plans* never got far enough to *confirm* how …”: an infinitive whose subject, elsewhere, is nobody."""
    if found.cue is None or found.speaker is None or syntax.own_subject(passage.token(found.cue.start)) is not None:
        return False
    return not may_say(passage, found.speaker.head)


def _undated(passage: Passage, speaker: Speaker | None) -> Speaker | None:
    """“*The commissioner* on Friday”, “*the minister* yesterday”: who speaks, without when; None for a mere date."""
    if speaker is None or not any(passage.is_date(i) for i in (speaker.head, speaker.end - 1)):
        return speaker
    end = speaker.end
    while end > speaker.start and passage.is_date(end - 1) and not passage.named[end - 1]:
        end -= 1
    if end == speaker.end:
        return speaker
    while end > speaker.start and passage.lower[end - 1] in _BEFORE_DATE:
        end -= 1
    if end <= speaker.start or passage.pos[end - 1] in ("DET", "ADJ", "ADP"):
        return None
    return Speaker(speaker.start, end, min(speaker.head, end - 1))


def _is_nobodys(passage: Passage, speaker: Speaker | None) -> bool:
    """“*Imagine* that she had won”, “do *you know* where it is?”, “*people think* so”: told of nobody in particular."""
    if speaker is None:
        return True
    word = passage.lower[speaker.head]
    return word in _NOBODY or (word in _ANYBODY and speaker.end - speaker.start == 1)


def _is_evident(passage: Passage, found: Statement) -> bool:
    """“*It is telling* that the largest producer is poor”: an adjective, and nobody tells anybody."""
    if found.cue is None or found.speaker is None or passage.lower[found.cue.start] != "telling":
        return False
    impersonal = passage.lower[found.speaker.head] == "it"
    return impersonal and passage.lower[found.start] in ("that", "how") and found.start == found.cue.end


def _is_time(passage: Passage, found: Statement) -> bool:
    """“*Yesterday* dismissed the claim”: the parse takes a date for the subject, and nobody else is found to speak."""
    if found.cue is None or found.speaker is not None:
        return False
    subject = syntax.own_subject(passage.token(found.cue.start))
    return subject is not None and passage.is_date(subject.i)


def _is_deed(passage: Passage, found: Statement) -> bool:
    """“*The inaction* condemned many”, “*a rule* questioning the vote”: nouns that say nothing.

    Documents do (“a *statement* defending the vote”), and so do people and bodies.
    """
    if found.cue is None or found.speaker is None:
        return False
    head, verb = found.speaker.head, found.cue.start
    if may_say(passage, head):
        return False
    modifies = passage.tags[verb] == "VBG" and passage.token(verb).dep in syntax.ADNOMINAL_CLAUSE
    return modifies or passage.doc[head].lemma_.lower().endswith(_DEEDS)


def _is_bare(passage: Passage, found: Statement) -> bool:
    """“denied *it*”, “friends call *her*”, “remembers *Ana Sosa*”: a lone pronoun or name tells nothing of what was
    said; but whom a speech act is aimed at is told (“thanked *Ana Sosa*”).
    """
    aimed = found.cue is not None and found.cue.label == "speech_act"
    return all(
        not any(passage.quoted[start:end])
        and ((end - start == 1 and passage.pos[start] == "PRON") or (not aimed and all(passage.named[start:end])))
        for start, end in found.contents
    )
