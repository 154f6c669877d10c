"""“*Tokayev said on Friday* that …”: the words of the clause that attributes, and the clause or phrase it governs."""

from dataclasses import dataclass

from spacy.tokens import Token

from factx import syntax
from factx.extract.quotations.passage import BREAKS, CLOSING, COMMAS, FINAL, Passage
from factx.extract.quotations.speaker_phrases import Speaker, phrase_of, without_opener
from factx.extract.quotations.speakers import nearest_subject, speaker_of
from factx.extract.quotations.statement import Statement
from factx.extract.quotations.works import in_title, title_from
from factx.lexicon.schema import CueEntry
from factx.marks import CueMark

_THAT = frozenset(("that", "if", "whether", "how", "why"))
# Words of a title and name, and how many of them.
_IN_NAME = frozenset(("NOUN", "PROPN", "ADJ", "DET", "SPACE", "PRON"))
_LONGEST_NAME = 10
_BEFORE_VERB = frozenset(("AUX", "ADV", "PART"))


@dataclass(slots=True)
class Report:
    """A cue verb with its speaker and the tokens of its own clause.

    `start` and `stop` bound the clause without what it reports: “*he told reporters on Friday* that …”. `open_end`
    tells
    that the clause ends in punctuation or at the end of its sentence, so that nothing it governs follows directly.
    """

    cue: CueMark
    entry: CueEntry
    verb: int
    speaker: Speaker | None
    start: int
    stop: int
    open_end: bool
    inverted: bool
    own_subject: bool

    @property
    def cue_end(self) -> int:
        """The token after the verb and its particle."""
        return self.cue.end


def report_of(passage: Passage, cue: CueMark, entry: CueEntry) -> Report:
    """The attributing clause around a cue verb."""
    verb = cue.start
    speaker = without_opener(passage, speaker_of(passage, verb))
    first, last = passage.sentence(verb)
    inverted = speaker is not None and speaker.start > verb and passage.tags[verb] != "VBG"
    start = verb
    own = speaker is not None and first <= speaker.start < verb and _is_own(passage, speaker, verb)
    if own and speaker is not None:
        start = speaker.start
    else:
        while start > first and passage.pos[start - 1] in _BEFORE_VERB and not passage.quoted[start - 1]:
            start -= 1
    begin = speaker.end if inverted and speaker is not None else verb + 1
    stop, open_end = _clause_stop(passage, begin, last, entry.addressee)
    if not inverted and not open_end and stop > verb + 1:
        stop = _complement_begins(passage, verb, stop)
    return Report(cue, entry, verb, speaker, start, stop, open_end, inverted, own)


def _is_own(passage: Passage, speaker: Speaker, verb: int) -> bool:
    """Whether a speaker before the verb is the verb's own subject: not in “he said, *adding* that …”."""
    subject = nearest_subject(passage, verb)
    if subject is not None and (subject.i == speaker.head or not subject.i < speaker.start):
        return subject.i == speaker.head
    # A speaker who stands nearer than the parse's subject: “*One of the best we have*,” Ana Sosa said.
    if subject is not None and _renames(passage, speaker, subject.i):
        return False
    between = range(speaker.end, verb)
    return passage.is_finite(verb) and not any(i in passage.cues or passage.is_finite(i) for i in between)


def _renames(passage: Passage, speaker: Speaker, subject: int) -> bool:
    """“Ana Sosa, *a spokeswoman for the port*, did not reply”: a noun phrase right behind the subject is the same."""
    k = passage.skip_back(speaker.start - 1, subject, COMMAS | CLOSING)
    return k == subject or bool(passage.named[k] and passage.named[subject] and k - subject < _LONGEST_NAME)


def _clause_stop(passage: Passage, begin: int, last: int, tells: bool) -> tuple[int, bool]:
    """Where the attributing clause ends, and whether it does so at punctuation, a quotation or the sentence's end."""
    i = begin
    while i < last:
        title = title_from(passage, i)
        if title is not None:
            i = title  # “she said in her book, *“A Life in Ports.”*”
            continue
        if passage.quoted[i] or passage.lower[i] in BREAKS:
            return i, True
        if passage.lower[i] in _THAT and passage.pos[i] in ("SCONJ", "PRON", "ADV", "ADP", "DET"):
            return i, False
        if passage.is_finite(i) and i > begin and passage.token(i).dep not in syntax.OBLIQUE:
            of_told = tells and passage.tags[i - 1] == "WP" and i - 2 >= begin
            if not of_told or passage.pos[i - 2] not in ("NOUN", "PROPN"):  # “told the mayors *who gathered* in Varn”
                return i, False  # “says at a campaign *stop* in Varn”, tagged as a verb, is none
        i += 1
    return last, True


def _complement_begins(passage: Passage, verb: int, stop: int) -> int:
    """The clause's stop where a finite verb ended the search: before the subject of that verb."""
    start = complement_start(passage, verb)
    return start if start is not None and verb < start <= stop else stop


def complements(verb: Token) -> list[Token]:
    """Heads of the clauses to the right that a verb of saying governs; an adverb of question may be the head.

    “explain *how* she left”, where the parse takes the clause for a relative one on “how”.
    """
    heads = [
        head
        for head in syntax.children(verb, syntax.CLAUSAL_COMPLEMENT)
        if head.i > verb.i and not (head.tag_ == "VBG" and head.nbor(-1).lower_ == ",")  # “she said, referring to …”
    ]
    return heads or [noun for noun in syntax.objects(verb) if noun.i > verb.i and noun.tag_ == "WRB"]


def complement_start(passage: Passage, verb: int) -> int | None:
    """Where the clause that a verb governs begins, if the parse has one to the right."""
    starts = [head.left_edge.i for head in complements(passage.token(verb))]
    starts = [max(start, verb + 1) for start in starts]
    return min(starts) if starts else None


def complement_extent(passage: Passage, report: Report) -> tuple[int, int] | None:
    """“said [*that he had left on Friday*]”: the clause to the right of the cue, as a reader would cut it."""
    verb = passage.token(report.verb)
    _, last = passage.sentence(report.verb)
    heads = [head for head in complements(verb) if head.i < last]
    if not heads and report.entry.addressee:  # “told them *to leave*”, which the parse may hang on “them”
        told = (*syntax.children(verb, syntax.INDIRECT_OBJECT), *syntax.objects(verb))
        heads = [head for head in syntax.children(verb, syntax.OPEN_COMPLEMENT) if report.verb < head.i < last]
        heads = heads or [head for noun in told for head in _infinitives(passage, noun) if report.verb < noun.i]
    heads = [head for head in heads if not in_title(passage, head.i)]
    if not heads:
        return None
    start = max(min(head.left_edge.i for head in heads), report.verb + 1)
    end = max(head.right_edge.i for head in heads) + 1
    return start, min(end, last)


def _infinitives(passage: Passage, noun: Token) -> list[Token]:
    """“warned the crews *not to cross*”: the infinitives that hang on a noun."""
    clauses = syntax.children(noun, syntax.ADNOMINAL_CLAUSE)
    return [head for head in clauses if head.tag_ == "VB" and passage.tags[head.i - 1] == "TO"]


def addressee_of(passage: Passage, report: Report, content_start: int) -> Speaker | None:
    """“told *reporters*”: who was spoken to."""
    verb = passage.token(report.verb)
    if report.entry.addressee:
        if syntax.is_passive(verb):
            subject = syntax.own_subject(verb)
            return phrase_of(passage, subject.i) if subject is not None else None
        for noun in (*syntax.children(verb, syntax.INDIRECT_OBJECT), *syntax.objects(verb)):
            if report.verb < noun.i and not (content_start <= noun.i) and not passage.quoted[noun.i]:
                return phrase_of(passage, noun.i)
        return None
    for preposition, noun in syntax.prepositional(verb):
        if (
            preposition.lower_ == "to"
            and noun.i > report.verb
            and noun.i < content_start
            and not passage.quoted[noun.i]
        ):
            return phrase_of(passage, noun.i)
    return None


def drawn_out(passage: Passage, report: Report, first: int) -> int:
    """Where a speaker begins whom the parse cuts short: at *Pell* in “Pell campaign manager *Jeff Weaver* said”."""
    if report.speaker is None or report.inverted:
        return report.start
    start = report.speaker.start
    while start > first and start > report.start - _LONGEST_NAME and passage.pos[start - 1] in _IN_NAME:
        if passage.tags[start - 1] in ("WDT", "WP"):
            break  # “… reform,” which *he* described
        start -= 1
    return passage.skip(start, report.verb)


def begin_at(report: Report, start: int) -> None:
    """Let a speaker, and the clause with them, begin at a token."""
    if report.speaker is not None:
        report.speaker = Speaker(start, report.speaker.end, report.speaker.head)
        report.start = start


def ends_sentence(passage: Passage, i: int, last: int) -> bool:
    """Whether only punctuation and blanks stand between token i and the end of the sentence."""
    return all(passage.space[k] or passage.lower[k] in FINAL or passage.lower[k] == "," for k in range(i, last))


def statement_of(
    report: Report, contents: list[tuple[int, int]], rule: str, stretches: list[int] | None = None
) -> Statement:
    """The statement that a reporting clause and its content make."""
    return Statement(
        contents=contents,
        cue=report.cue,
        speaker=report.speaker,
        rule=rule,
        clause=(report.start, report.stop),
        cue_end=report.cue_end,
        stretches=stretches or [],
    )


def noun_between(passage: Passage, start: int, end: int) -> bool:
    """Whether a noun stands there that is neither a date nor governed by a preposition."""
    after_preposition = False
    for i in range(start, end):
        if passage.pos[i] in ("ADP", "SCONJ"):
            after_preposition = True
        elif passage.pos[i] in ("NOUN", "PROPN", "PRON") and not after_preposition and not passage.is_date(i):
            return True
    return False
