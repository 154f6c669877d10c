"""“denied *it*”, “*pledged* delegates”, “ready to *nominate* a judge”: verbs that tell of deeds and not of words."""

from factx import syntax
from factx.extract.quotations.passage import Passage
from factx.extract.quotations.speaker_phrases import may_say
from factx.extract.quotations.statement import Shape, Statement
from factx.extract.quotations.steps import VETO_STATEMENT

# Classes whose verbs tell of deeds and states as often as of words.
_ONLY_SOMEBODY = frozenset(("speech_act", "cognition", "evidence", "attitude"))
_BEFORE_ADJECTIVE = frozenset(("NUM", "DET", "ADJ", "VERB", "ADP"))
_PAST = frozenset(("VBD", "VBN"))
_DID = frozenset(("did", "does", "do", "will"))


@VETO_STATEMENT.rule(
    "quote.noun-form",
    examples=("It does not answer whether the guard had a gun.", "The judge would rule that the vote was void."),
    counterexamples=("The court ruled that the vote was void.", "He answered that he would not go."),
)
def noun_form(passage: Passage, found: Statement) -> str | None:
    """“two *notes* that the bank had sent”: a form that is a noun as often as a verb, and no words in marks."""
    if found.cue is None or _in_marks(passage, found) or passage.tags[found.cue.start] in _PAST:
        return None
    nouns = passage.lexicon.words("quoting", "noun_forms")
    return f"“{passage.lower[found.cue.start]}” is a noun as often" if found.cue.lemma in nouns else None


@VETO_STATEMENT.rule(
    "quote.deed",
    examples=("The law might criticize the unions.", "The board can nominate a judge."),
    counterexamples=("She praised the nurses.", "The mayor did criticize the unions."),
)
def deed(passage: Passage, found: Statement) -> str | None:
    """“include *pledged* delegates”, “when *asked* about the fire”, “ready to *nominate* a judge”: no statement.

    Of statements that govern a noun, those that have no speaker, that stand in a relative clause about what a thing or
    a person has done so far, or that are only intended, mostly tell of deeds (read in 600 articles: two of three).
    """
    if found.shape is not Shape.PHRASE or found.cue is None or _in_marks(passage, found):
        return None
    return "it tells of a deed" if _is_deed(passage, found, found.cue.start, found.cue.label) else None


def _is_deed(passage: Passage, found: Statement, verb: int, label: str) -> bool:
    act, tag = label == "speech_act", passage.tags[verb]
    if found.speaker is None:
        return act or tag == "VB" or (found.cue is not None and found.cue.lemma == "ask")
    speaker = passage.lower[found.speaker.head]
    if speaker == "that" and passage.token(verb).dep in syntax.RELATIVE_CLAUSE:
        return True
    adjective = tag in _PAST and passage.pos[verb - 1] in _BEFORE_ADJECTIVE
    if adjective and passage.pos[verb + 1 : verb + 2] == ["NOUN"]:
        return True
    if not act:
        return False
    before = passage.lower[verb - 1] if verb else ""
    if tag == "VB" and before != "to" and not _DID.intersection(passage.lower[max(verb - 3, 0) : verb]):
        return True
    return (tag == "VBN" and speaker == "who") or not may_say(passage, found.speaker.head)


@VETO_STATEMENT.rule(
    "quote.bare-object",
    examples=("His critics denounced him.", "The board rejected it."),
    counterexamples=("He thanked Ana Sosa.", "The board rejected the charge."),
)
def bare_object(passage: Passage, found: Statement) -> str | None:
    """“denied *it*”, “friends call *her*”, “remembers *Ana Sosa*”: a lone pronoun or name tells nothing of what was
    said; but whom a speech act is aimed at is told (“thanked *Ana Sosa*”)."""
    if found.cue is None or found.cue.label not in _ONLY_SOMEBODY:
        return None
    aimed = found.cue.label == "speech_act"
    bare = all(
        not any(passage.quoted[start:end])
        and ((end - start == 1 and passage.pos[start] == "PRON") or (not aimed and all(passage.named[start:end])))
        for start, end in found.contents
    )
    return "a mere name or pronoun tells nothing of what was said" if bare else None


def _in_marks(passage: Passage, found: Statement) -> bool:
    """Whether any of the content stands in quotation marks."""
    return any(any(passage.quoted[start:end]) for start, end in found.contents)
