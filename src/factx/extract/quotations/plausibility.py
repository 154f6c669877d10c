"""“*Yesterday* dismissed the claim”, “*a rule* questioning the vote”, “denied *it*”: what the parse offers and no
reader would take for somebody's statement.
"""

from factx import syntax
from factx.extract.quotations.passage import Passage
from factx.extract.quotations.speaker_phrases import Speaker
from factx.extract.quotations.statement import Statement

_THOUGHTS = frozenset(("cognition", "evidence"))
# Classes whose verbs tell of deeds and states as often as of words: only somebody makes a statement of them.
_ONLY_SOMEBODY = frozenset(("speech_act", "cognition", "evidence", "attitude"))
_NOBODY = frozenset(("you", "one", "nobody"))
# Said of nobody when they stand alone: “*people* think”, but “some *people* in the valley think”.
_ANYBODY = frozenset(("people", "anyone", "anybody", "everyone", "everybody", "someone", "somebody"))
_BEFORE_DATE = frozenset(("on", "in", "late", "early", ","))
_DEEDS = ("tion", "sion", "ness", "ity", "ism", "ance", "ence")
_COUNTED_WITH_BODIES = frozenset(
    (
        "administration",
        "association",
        "audience",
        "authority",
        "city",
        "coalition",
        "commission",
        "community",
        "conference",
        "convention",
        "corporation",
        "delegation",
        "facility",
        "federation",
        "foundation",
        "institution",
        "majority",
        "minority",
        "mission",
        "nation",
        "opposition",
        "organisation",
        "organization",
        "party",
        "population",
        "publication",
        "university",
    )
)


def plausible(passage: Passage, found: Statement) -> bool:
    """Whether a statement has somebody to make it and something that is said; trims a date off its speaker."""
    found.speaker = _undated(passage, found.speaker)
    if found.cue is None:
        return True
    label = found.cue.label
    if label in _THOUGHTS and _is_nobodys(passage, found.speaker):
        return False
    if _is_evident(passage, found):
        return False
    if label not in _ONLY_SOMEBODY:
        return True
    return not (_is_time(passage, found) or _is_deed(passage, found) or _is_bare(passage, found))


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
    if passage.pos[head] != "NOUN" or passage.named[head]:
        return False
    lemma = passage.doc[head].lemma_.lower()
    if _may_say(passage, lemma):
        return False
    modifies = passage.tags[verb] == "VBG" and passage.token(verb).dep in syntax.ADNOMINAL_CLAUSE
    return modifies or lemma.endswith(_DEEDS)


def _may_say(passage: Passage, lemma: str) -> bool:
    lexicon = passage.lexicon
    if lemma in _COUNTED_WITH_BODIES or ("noun", lemma) in lexicon.cue_index:
        return True
    return lemma in lexicon.words("persons") or lemma in lexicon.words("organizations")


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
