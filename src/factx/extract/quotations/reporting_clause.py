"""“*Tokayev said on Friday* that …”: the words of the clause that attributes, and the clause or phrase it governs."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from factx import syntax
from factx.extract.quotations.passage import BREAKS, Passage
from factx.extract.quotations.speaker_phrases import Speaker, phrase_of, undated, without_opener
from factx.extract.quotations.speakers.seeking import nearest_subject, speaker_of
from factx.extract.quotations.statement import Basis, Shape, Statement
from factx.extract.quotations.work_titles import in_title, title_from
from factx.lexicon.closed_classes import FINAL
from factx.lexicon.schema import CueEntry
from factx.marks import CueMark

CITING = frozenset(("cite", "quote"))
"""Verbs whose object is whom they pass on."""
_THAT = frozenset(("that", "if", "whether", "how", "why"))
# Words of a title and name, and how many of them.
_IN_NAME = frozenset(("NOUN", "PROPN", "ADJ", "DET", "SPACE", "PRON"))
_LONGEST_NAME = 10
_BEFORE_VERB = frozenset(("AUX", "ADV", "PART"))


@dataclass(frozen=True, slots=True)
class ReportingClause:
    """A cue verb with its speaker and the tokens of its own clause.

    Attributes:
        cue: the cue.
        entry: what the lexicon says of it.
        verb: its token.
        speaker: who speaks.
        start: where the clause without what it reports begins: “*he told reporters on Friday* that …”.
        stop: where it ends.
        open_end: it ends in punctuation or at the end of its sentence, so that nothing it governs follows directly.
        inverted: the speaker stands behind the verb.
        own_subject: the speaker is the verb's own subject.
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


def clause_of(passage: Passage, cue: CueMark, entry: CueEntry) -> ReportingClause:
    """The attributing clause around a cue verb."""
    verb = cue.start
    speaker = undated(passage, without_opener(passage, speaker_of(passage, verb)))
    first, last = passage.sentence(verb)
    inverted = speaker is not None and speaker.start > verb and passage.tags[verb] != "VBG"
    start = verb
    own = speaker is not None and first <= speaker.start < verb and _is_own(passage, speaker, verb)
    if own and speaker is not None:
        start = speaker.start
    else:
        while start > first and passage.pos[start - 1] in _BEFORE_VERB:
            start -= 1
    begin = speaker.end if inverted and speaker is not None else verb + 1
    stop, open_end = _clause_stop(passage, begin, last, entry.addressee)
    return ReportingClause(cue, entry, verb, speaker, start, stop, open_end, inverted, own)


def _is_own(passage: Passage, speaker: Speaker, verb: int) -> bool:
    """Whether a speaker before the verb is the verb's own subject: not in “he said, *adding* that …”."""
    subject = nearest_subject(passage, verb)
    if subject is not None and (subject.i == speaker.head or not subject.i < speaker.start):
        return subject.i == speaker.head
    # A speaker who stands nearer than the parse's subject: “*One of the best we have*,” Ana Sosa said.
    start = verb  # “Ana Sosa *has said*”
    while start > speaker.end and passage.pos[start - 1] in _BEFORE_VERB:
        start -= 1
    finite = any(map(passage.is_finite, range(start, verb + 1)))
    return finite and not any(i in passage.cues or passage.is_finite(i) for i in range(speaker.end, start))


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
        if passage.lower[i] in _THAT:
            return i, False
        if passage.is_finite(i) and i > begin and passage.token(i).dep not in syntax.OBLIQUE:
            of_told = tells and passage.tags[i - 1] == "WP" and i - 2 >= begin
            if not of_told or passage.pos[i - 2] not in ("NOUN", "PROPN"):  # “told the mayors *who gathered* in Varn”
                return i, False  # “says at a campaign *stop* in Varn”, tagged as a verb, is none
        i += 1
    return last, True


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


def complement_extent(passage: Passage, clause: ReportingClause) -> tuple[int, int] | None:
    """“said [*that he had left on Friday*]”: the clause to the right of the cue, as a reader would cut it."""
    verb = passage.token(clause.verb)
    _, last = passage.sentence(clause.verb)
    heads = [head for head in complements(verb) if head.i < last]
    if not heads and clause.entry.addressee:  # “told them *to leave*”, which the parse may hang on “them”
        told = (*syntax.children(verb, syntax.INDIRECT_OBJECT), *syntax.objects(verb))
        heads = [head for head in syntax.children(verb, syntax.OPEN_COMPLEMENT) if clause.verb < head.i < last]
        heads = heads or [head for noun in told for head in _infinitives(passage, noun) if clause.verb < noun.i]
    heads = [head for head in heads if not in_title(passage, head.i)]
    if not heads:
        return None
    start = max(min(head.left_edge.i for head in heads), clause.verb + 1)
    end = max(head.right_edge.i for head in heads) + 1
    return start, min(end, last)


def _infinitives(passage: Passage, noun: Token) -> list[Token]:
    """“warned the crews *not to cross*”: the infinitives that hang on a noun."""
    clauses = syntax.children(noun, syntax.ADNOMINAL_CLAUSE)
    return [head for head in clauses if head.tag_ == "VB" and passage.tags[head.i - 1] == "TO"]


def addressee_of(passage: Passage, clause: ReportingClause, content_start: int) -> Speaker | None:
    """“told *reporters*”: who was spoken to."""
    verb = passage.token(clause.verb)
    if clause.entry.addressee:
        if syntax.is_passive(verb):
            subject = syntax.own_subject(verb)
            return phrase_of(passage, subject.i) if subject is not None else None
        for noun in (*syntax.children(verb, syntax.INDIRECT_OBJECT), *syntax.objects(verb)):
            if clause.verb < noun.i and not (content_start <= noun.i) and not passage.quoted[noun.i]:
                return phrase_of(passage, noun.i)
        return None
    for preposition, noun in syntax.prepositional(verb):
        if (
            preposition.lower_ == "to"
            and noun.i > clause.verb
            and noun.i < content_start
            and not passage.quoted[noun.i]
        ):
            return phrase_of(passage, noun.i)
    return None


def drawn_out(passage: Passage, clause: ReportingClause, first: int) -> int:
    """Where a speaker begins whom the parse cuts short: at *Pell* in “Pell campaign manager *Jeff Weaver* said”."""
    if clause.speaker is None or clause.inverted:
        return clause.start
    start = clause.speaker.start
    while start > first and start > clause.start - _LONGEST_NAME and _in_name(passage, start - 1):
        if passage.tags[start - 1] in ("WDT", "WP"):
            break  # “… reform,” which *he* described
        start -= 1
    return passage.skip(start, clause.verb)


def _in_name(passage: Passage, i: int) -> bool:
    """A word of a title and name: “*retired* Air Force general *Lloyd* Newton”."""
    return passage.pos[i] in _IN_NAME or (passage.tags[i] == "VBN" and passage.named[i + 1] == 1)


def begun_at(clause: ReportingClause, start: int) -> ReportingClause:
    """The clause where its speaker, and it with them, begins at a token."""
    if clause.speaker is None:
        return clause
    return replace(clause, speaker=clause.speaker._replace(start=start), start=start)


def ends_sentence(passage: Passage, i: int, last: int) -> bool:
    """Whether only punctuation and blanks stand between token i and the end of the sentence."""
    return all(passage.space[k] or passage.lower[k] in FINAL or passage.lower[k] == "," for k in range(i, last))


def statement_of(
    clause: ReportingClause,
    contents: Iterable[tuple[int, int]],
    shape: Shape,
    stretches: Iterable[int] = (),
    basis: Basis = Basis.PLAIN,
) -> Statement:
    """The statement that a reporting clause and its content make."""
    return Statement(
        contents=tuple(contents),
        cue=clause.cue,
        speaker=clause.speaker,
        shape=shape,
        clause=(clause.start, clause.stop),
        cue_end=clause.cue.end,
        stretches=tuple(stretches),
        basis=basis,
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
