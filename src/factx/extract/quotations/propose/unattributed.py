"""“The roof is gone.” after *Sosa said the night was long.*: quotations that no cue verb stands beside.

They follow a colon, carry a label (“WALLACE: …”) or a signature (“…” — Ana Sosa), or go on with what stands before.
"""

from factx import syntax
from factx.extract.quotations.passage import COMMAS, Passage, last_inner
from factx.extract.quotations.speaker_phrases import Speaker, phrase_of, speaker_before, starting_at
from factx.extract.quotations.statement import Basis, Shape, Statement
from factx.extract.quotations.steps import INHERIT_SPEAKER, PROPOSE_FROM_QUOTATION, Unclaimed
from factx.extract.quotations.work_titles import is_title
from factx.lexicon.closed_classes import FINAL
from factx.marks import CueMark, Quoted

_DASHES = COMMAS - {","}
_BETWEEN_PARAGRAPHS = FINAL | frozenset('“„«"')  # an opening mark may have been left on the line above
_LONGEST_SIGNATURE = 12
_SHORTEST_PARAGRAPH = 7
_SHORT_WORD = 4  # letters: “of”, “the” are printed small in headings
_LONGEST_REST = 15
# Of own and read samples, nearly all quotations of so many words in a sentence without a cue are what somebody said.
_SHORTEST_STATEMENT = 7


@PROPOSE_FROM_QUOTATION.rule(
    "quote.label-in-marks",
    examples=(
        "The station sent the text of the talk.\n\n“SOSA: Let us begin with the flood.”",
        "The court read it out.\n\n“FALK: I never saw the boat.”",
    ),
    counterexamples=("“Let us begin with the flood,” Sosa said.",),
)
def label_in_marks(passage: Passage, index: int) -> Statement | None:
    """“WALLACE: Let's begin.”: a quoted transcript names its speaker inside the marks."""
    stretch = passage.stretches[index]
    start = passage.skip(stretch.start + 1, stretch.end)
    for i in range(start + 1, min(start + 4, stretch.end - 1)):
        if passage.lower[i] == ":":
            if not all(passage.doc[k].is_upper or passage.named[k] for k in range(start, i)):
                return None
            begin, end = passage.trimmed(i + 1, stretch.end)
            if begin >= end:
                return None
            speaker = Speaker(start, i, i - 1)
            clause = (start, i + 1)
            return Statement(((begin, end),), _colon(i), speaker, Shape.COLON, clause, i + 1, (index,))
    return None


def _colon(i: int, lemma: str = ":") -> CueMark:
    return CueMark(i, i + 1, "colon", lemma=lemma)


@PROPOSE_FROM_QUOTATION.rule(
    "quote.colon",
    tier=2,
    examples=("The banner bore one line: “Bread first.”", "On the wall hung a sign: “No more ships.”"),
    counterexamples=(
        "He said: “No more ships.”",
        "The banner bore one line.",
        "The fair of 2022 is on the theme: “Ports for All.”",
    ),
)
def after_colon(passage: Passage, index: int) -> Statement | None:
    """The banner bore one line: “Bread first.” · The president made this remark:¶ “…”: a colon leads up to the
    words."""
    stretch = passage.stretches[index]
    k = passage.skip_back(stretch.start - 1, 0)
    if k < 0 or passage.lower[k] != ":" or is_title(passage, stretch):
        return None
    first, _ = passage.sentence(k)
    name = passage.skip_back(k - 1, first)
    if name >= first and passage.named[name] and not passage.quoted[name]:
        speaker: Speaker | None = speaker_before(passage, name, first)
    else:
        speaker = _subject_of(passage, first, k)
    contents = ((stretch.start, stretch.end),)
    return Statement(contents, _colon(k), speaker, Shape.COLON, (first, k + 1), k + 1, (index,), Basis.QUOTATION)


def _subject_of(passage: Passage, first: int, last: int) -> Speaker | None:
    """Who or what a sentence is about: the subject of its main verb, else the noun phrase it begins with."""
    for i in range(first, last):
        token = passage.doc[i]
        if token.dep in syntax.SUBJECT and syntax.is_nominal(token) and token.head.dep not in syntax.RELATIVE_CLAUSE:
            return phrase_of(passage, i)
    start = passage.skip(first, last)
    return starting_at(passage, start, last) if start < last else None


@PROPOSE_FROM_QUOTATION.rule(
    "quote.signature",
    tier=3,
    examples=("“We are all very tired.” — Ana Sosa", "“Nobody asked the farmers about it.”\n\n— Ivo Brandt, engineer"),
    counterexamples=("“We are all very tired,” said Ana Sosa.", "“Tides” — a film"),
)
def signed(passage: Passage, index: int) -> Statement | None:
    """“We are tired.” ― Ana Sosa: a dash and a name end the paragraph, or make up the next one."""
    stretch = passage.stretches[index]
    if len(passage.text[stretch.start_char : stretch.end_char].split()) < 3:
        return None
    dash = passage.skip(stretch.end, len(passage))
    if dash >= len(passage) or passage.lower[dash] not in _DASHES:
        return None
    first, last = passage.paragraph(dash)
    if passage.skip_back(dash - 1, first) >= first and not passage.quoted[passage.skip_back(dash - 1, first)]:
        return None
    start, end = passage.trimmed(dash + 1, last)
    if start >= end or end - start > _LONGEST_SIGNATURE or passage.pos[start] not in ("PROPN", "NOUN", "DET"):
        return None
    if any(passage.is_finite(i) or passage.quoted[i] for i in range(start, end)):
        return None
    stop = next((i for i in range(start, end) if passage.lower[i] == ","), end)
    speaker = Speaker(start, stop, stop - 1)
    contents, cue = ((stretch.start, stretch.end),), _colon(dash, "-")
    return Statement(contents, cue, speaker, Shape.FINAL, (dash, end), dash + 1, (index,), Basis.QUOTATION)


@INHERIT_SPEAKER.rule(
    "quote.previous-subject",
    tier=2,
    examples=(
        "Ana Sosa walked to the river. “It was all gone and nobody came to help.”",
        "Ana Sosa walked to the river.\n\n“It was all gone and nobody came to help.”",
    ),
    counterexamples=(
        "The river was high. “It was all gone and nobody came to help.”",
        "Ana Sosa walked to the river. The film was “Tides”.",
    ),
)
def after_mention(passage: Passage, unclaimed: Unclaimed) -> Statement | None:
    """*Sosa walked to the river.* “It was all gone.”: whole sentences in marks belong to whom the one before is about.

    In the same paragraph, or as a paragraph of their own.
    """
    index = unclaimed.index
    stretch = passage.stretches[index]
    number = passage.paragraph_index(stretch.start)
    first, last = passage.paragraphs[number]
    if stretch.end - stretch.start < _SHORTEST_PARAGRAPH:
        return None
    if passage.skip(first, last) < stretch.start:
        if not is_whole(passage, stretch):
            return None
        before_last = passage.skip_back(stretch.start - 1, first) + 1
    elif number == 0 or passage.skip(stretch.end, last, FINAL) < last:
        return None
    else:
        before_last = passage.paragraphs[number - 1][1]
    begin, end = passage.sentence(before_last - 1)
    speaker = _subject_of(passage, begin, end)
    if speaker is None or passage.furniture[begin]:
        return None
    if not passage.named[speaker.head] and passage.lower[speaker.head] not in ("he", "she"):
        return None
    contents = ((stretch.start, stretch.end),)
    return Statement(contents, None, speaker, Shape.APART, (begin, end), 0, (index,), Basis.QUOTATION)


@INHERIT_SPEAKER.rule(
    "quote.own-paragraph",
    tier=1,
    examples=(
        "“The roof is gone,” said Ana Sosa.\n\n“We slept in the boats and nobody came to help us.”",
        "Ana Sosa said the night was long.\n\n“The roof is gone and nobody came to help us.”",
    ),
    counterexamples=(
        "“The roof is gone,” said Ana Sosa. “Nobody came to help us.”",
        "Ana Sosa said the night was long.\n\nThe film “Nobody Came” opened on Friday.",
        "“The roof is gone,” said Ana Sosa.\n\n‘All Hope Was Lost’\n\nThe boats came back at noon.",
    ),
)
def own_paragraph(passage: Passage, unclaimed: Unclaimed) -> Statement | None:
    """“…,” *Sosa said.* ¶ “The roof is gone.”: a paragraph that is a quotation is said by whom the last one quoted.

    The marks of the paragraph before are closed: it is a statement of its own, made without a clause.
    """
    latest, stretch = unclaimed.latest, passage.stretches[unclaimed.index]
    if latest is None or latest.speaker is None or not is_whole(passage, stretch):
        return None
    signed_before = latest.cue is not None and latest.cue.lemma == "-"
    if signed_before or _is_heading(passage, stretch):
        return None
    number = passage.paragraph_index(stretch.start)
    if passage.paragraph_index(unclaimed.reach - 1) == number:
        return None
    _, end_of_sentence = passage.sentence(unclaimed.reach - 1)
    ends = (unclaimed.reach, end_of_sentence)
    if not any(passage.skip(at, stretch.start, _BETWEEN_PARAGRAPHS) == stretch.start for at in ends):
        return None
    end = with_rest(passage, stretch)
    return Statement(
        ((stretch.start, end),), None, latest.speaker, Shape.APART, (end, end), 0, (unclaimed.index,), Basis.QUOTATION
    )


@INHERIT_SPEAKER.rule(
    "quote.continued-sentence",
    tier=1,
    examples=(
        "“We shut it,” she said. Now “nobody pays the crews who kept the port alive.”",
        "“It was cold,” Falk said. Since then “the town has lost more than half of its old people.”",
    ),
    counterexamples=(
        "“We shut it,” she said. Now the port is quiet.",
        "“We shut it,” she said. The film “Tides” was shown.",
    ),
)
def continued_sentence(passage: Passage, unclaimed: Unclaimed) -> Statement | None:
    """“…,” she said. *Now “they have stopped paying the crews at the port.”*: a sentence that runs into marks.

    In the paragraph of the statement before it, right after it, and without a cue of its own: hers too.
    """
    stretch, latest, reach = passage.stretches[unclaimed.index], unclaimed.latest, unclaimed.reach
    first, last = passage.sentence(stretch.start)
    start, end = passage.trimmed(first, last)
    if latest is None or latest.speaker is None or not _is_long(passage, stretch):
        return None
    if any(unclaimed.claimed[start:end]) or (start < stretch.start and passage.quoted[start]):
        return None  # ““Top secret” is the highest rank, for what may “do grave harm to all of us”” explains a term
    begin, _ = passage.paragraph(start)
    if latest.cue is not None and latest.cue.label not in ("speech", "according_to"):
        return None
    own_cue = any(i in passage.cues and passage.cues[i].label != "noun" for i in range(start, end))
    if own_cue or not begin < reach <= start or passage.sentence(reach - 1)[1] < passage.skip_back(first - 1, 0):
        return None
    stretches = tuple(passage.stretches_in(start, end))
    return Statement(((start, end),), latest.cue, latest.speaker, Shape.APART, latest.clause, 0, stretches)


def _is_long(passage: Passage, stretch: Quoted) -> bool:
    """Words enough to be somebody's, not a title, a name or a term: seven of them, not all in capitals."""
    words = passage.text[stretch.start_char : stretch.end_char].split()
    return len(words) >= _SHORTEST_STATEMENT and sum(word[:1].isupper() for word in words) * 2 < len(words)


def _is_heading(passage: Passage, stretch: Quoted) -> bool:
    """“‘All Bets Are Off.’”: some words in capitals, set above a part of the text."""
    words = passage.text[stretch.start_char : stretch.end_char].strip("“”\"'‘’").split()
    capitals = all(word[:1].isupper() or len(word) <= _SHORT_WORD for word in words)
    return 1 < len(words) < _SHORTEST_STATEMENT and capitals and words[-1][:1].isupper()


def _runs_on(passage: Passage, stretch: Quoted, last: int) -> bool:
    """Whether a quotation of some words runs into the end of its sentence, with no verb of the reporter after it."""
    rest = range(stretch.end, last)
    if stretch.end - stretch.start < _SHORTEST_PARAGRAPH or len(rest) > _LONGEST_REST:
        return False
    return not any(passage.is_finite(i) or i in passage.cues or passage.lower[i] in COMMAS for i in rest)


def is_whole(passage: Passage, stretch: Quoted) -> bool:
    """Whether a quotation begins a sentence and ends one, alone or with a few words after it."""
    first, last = passage.sentence(stretch.start)
    if passage.skip(first, stretch.start) < stretch.start:
        return False
    ends = not stretch.closed or last_inner(passage, stretch) in FINAL
    return ends or passage.skip(stretch.end, last, FINAL) >= last or _runs_on(passage, stretch, last)


def with_rest(passage: Passage, stretch: Quoted) -> int:
    """Where a statement ends that goes on without marks: ““They are all in support” *of the plan*.”"""
    _, last = passage.sentence(stretch.start)
    end = passage.trimmed(stretch.start, last)[1]
    return end if stretch.closed and last_inner(passage, stretch) not in FINAL and end > stretch.end else stretch.end
