"""“Reuters, *citing officials*, said …”, “Klein said …, *the Post reported*”: statements that pass on statements."""

from dataclasses import replace

from factx.extract.quotations.passage import COMMAS, Passage
from factx.extract.quotations.reporting_clause import CITING
from factx.extract.quotations.speaker_phrases import Speaker, starting_at
from factx.extract.quotations.statement import Basis, Shape, Statement
from factx.extract.quotations.steps import JOIN_CITED, JOIN_NESTED, VETO_CITED
from factx.lexicon import phrases
from factx.lexicon.person_nouns import noun_class

_PASSED_ON = frozenset(("speech", "according_to", "colon"))
# How much of what the outer source says the inner statement must make up, its clause included.
_MOST = 0.6
_FARTHEST_MODAL = 2
_FARTHEST_PARTICIPLE = 8
_UNTOLD = frozenset(("should", "must", "would", "could", "may", "might", "can", "not", "n't", "n’t", "never"))


@JOIN_NESTED.rule(
    "quote.report-of-quotation",
    tier=1,
    examples=(
        "Asked about it, Falk said: “No,” the Hill Press reported.",
        "Asked about the fire, Ana Sosa said: “It is out,” the Hill Press wrote.",
    ),
    counterexamples=("Falk said: “No.”",),
)
def report_of_quotation(passage: Passage, outer: Statement, inner: Statement) -> bool | None:
    """“Asked about it, Falk said: “No,” *the Post reported*”: a sentence that ends in somebody's quotation."""
    runs_in = outer.shape is Shape.FINAL and outer.basis is Basis.MIXED and inner.basis is Basis.QUOTATION
    return (runs_in and inner.end == outer.end and _may_pass_on(passage, outer, inner)) or None


@JOIN_NESTED.rule(
    "quote.report-of-report",
    tier=2,
    examples=("The Hill Press reported that Falk said he was ill.", "Falk said he was ill, the Hill Press reported."),
    counterexamples=(
        "Falk said that he was ill and that he would go home.",
        "Falk said that the board had announced a strike.",
    ),
)
def report_of_report(passage: Passage, outer: Statement, inner: Statement) -> bool | None:
    """“*The Post reported that* Klein said he was ill”, but not “he said he would go and that Klein had told him so”:
    an outer statement that holds little more than an inner one with its clause.

    Where the outer verb governs the inner one, only the press passes on: “*Falk said that* the board had announced a
    strike” is what Falk said."""
    if not _may_pass_on(passage, outer, inner):
        return None
    held = sum(max(0, min(b, d) - max(a, c)) for a, b in outer.contents for c, d in (*inner.contents, inner.clause))
    if held < _MOST * outer.size:
        return None
    if "to" in passage.lower[max(inner.start - 1, 0) : inner.start + 1]:
        return None  # “said that Japan agreed to “renounce war””
    told = inner.cue.start if inner.cue is not None else 0
    if outer.shape is Shape.FINAL and "had" in passage.lower[max(told - 2, 0) : told]:
        return _is_press(passage, outer) or None  # “the firms *had told* Falk that …, the ministry said”: its story
    if outer.shape is Shape.COMPLEMENT:
        return (2 * inner.size >= outer.size and _is_press(passage, outer)) or None
    return True


def _is_press(passage: Passage, outer: Statement) -> bool:
    """Whether a newspaper, an agency or another body that reports speaks."""
    speaker, lexicon = outer.speaker, passage.lexicon
    if speaker is None or outer.cue is None:
        return False
    name = passage.name_over(speaker.head)
    if name is None:
        entry = phrases.organization_nouns(lexicon).get([passage.doc[speaker.head].lemma_.lower()])
        return entry is not None and entry.category == "media"
    words = [passage.doc[i].text for i in range(name.start, name.end)]
    known = phrases.organization_names(lexicon).get(words) or phrases.organization_nouns(lexicon).get(
        [words[-1].lower()]
    )
    return name.label == "ORG" and (outer.cue.lemma == "report" or (known is not None and known.category == "media"))


def _may_pass_on(passage: Passage, outer: Statement, inner: Statement) -> bool:
    """Whether two statements are words, of different people, and the inner clause stands in the outer content."""
    if outer.cue is None or inner.cue is None or outer.cue.label not in _PASSED_ON or inner.cue.label not in _PASSED_ON:
        return False
    if outer.speaker is None or inner.speaker is None or inner.clause == outer.clause:
        return False
    if outer.speaker.head == inner.speaker.head or inner.shape is Shape.PHRASE:
        return False
    if not _UNTOLD.isdisjoint(passage.lower[max(inner.cue.start - _FARTHEST_MODAL, 0) : inner.cue.start]):
        return False  # “said the plan *should reiterate* its support”, “he did *not reveal* where”: nobody's words
    return any(start <= inner.cue.start < end for start, end in outer.contents)


@VETO_CITED.rule(
    "quote.cited-source",
    examples=(
        "The agency, quoting hospital sources, put the toll at 31.",
        "Reuters, citing officials, said the bridge had fallen.",
    ),
    counterexamples=("Falk, citing the heavy rain, said he would go.",),
)
def cited_source(passage: Passage, citing: Statement) -> str | None:
    """“The agency, *quoting hospital sources*, put the toll at 31”: whom somebody cites is nothing that they say."""
    return "whom somebody cites is nothing that they say" if _source(passage, citing) is not None else None


@JOIN_CITED.rule(
    "quote.citing-participle",
    examples=(
        "Reuters, citing officials, said the bridge had fallen.",
        "The bridge had fallen, the Hill Press said on Monday, citing a diplomat.",
    ),
    counterexamples=("Falk, citing the heavy rain, said he would go.",),
)
def citing_participle(passage: Passage, told: Statement, citing: Statement) -> Statement | None:
    """“*Reuters, citing officials,* said the bridge had fallen”: whom the speaker cites said it, the speaker passes it
    on."""
    source = _source(passage, citing)
    if source is None or not _tells(passage, told, citing):
        return None
    return replace(told, via=(told,), speaker=source)


def _source(passage: Passage, citing: Statement) -> Speaker | None:
    """The person or body that a participle cites; None for documents, reasons and words."""
    if citing.cue is None or citing.cue.lemma not in CITING or passage.tags[citing.cue.start] != "VBG":
        return None
    start, end = citing.contents[0]
    found = starting_at(passage, start, end)
    if found is None or passage.quoted[found.head]:
        return None
    lemma, lexicon = passage.doc[found.head].lemma_.lower(), passage.lexicon
    cited = noun_class(lexicon, lemma) in ("person", "group") or lemma in lexicon.words("quoting", "source")
    return found if cited or passage.named[found.head] else None


def _tells(passage: Passage, told: Statement, citing: Statement) -> bool:
    """Whether one statement is told by who cites in the other, in the same sentence."""
    if told.cue is None or citing.cue is None or told.speaker is None or citing.speaker is None or told.via:
        return False
    first, last = passage.sentence(citing.cue.start)
    if not first <= told.cue.start < last or told.cue.label != "speech":
        return False
    return told.speaker.head == citing.speaker.head or _right_behind(passage, told.cue.end, citing.cue.start)


def _right_behind(passage: Passage, cue_end: int, participle: int) -> bool:
    """“…, a newspaper *reported* on Thursday, *citing* a diplomat”: with nothing but a time between, the nearest verb
    is meant, whatever the parse hangs the participle on."""
    between = range(cue_end, participle)
    return (
        0 < len(between) <= _FARTHEST_PARTICIPLE
        and passage.lower[participle - 1] in COMMAS
        and not any(passage.pos[i] in ("VERB", "AUX", "PRON") for i in between)
        and all(passage.is_date(i) for i in between if passage.pos[i] in ("NOUN", "PROPN"))
    )
