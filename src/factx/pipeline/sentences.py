"""Sentence boundaries that the parser must respect: where news copy surely breaks, and where it surely does not.

The parser finds most boundaries itself. It has learned them from treebanks, though, which hardly know headlines, blank
lines, `“… ,” he said`, ranks such as `Lt.` or a spaced ellipsis; those are decided here, before it runs, and everything
else is left open. A line break ends a sentence unless the text is hard-wrapped, a blank line always does.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import cast

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from factx.lexicon import table
from factx.lexicon.closed_classes import WEEKDAYS
from factx.lexicon.phrases import attributing_forms
from factx.lexicon.schema import CueEntry

# How a sentence may begin at a token, in the numbers of spaCy's SENT_START.
YES, OPEN, NO = 1, 0, -1
Preset = tuple[int, int]
Rule = Callable[[Doc, list[str], int], Iterator[Preset]]

# Titles stand before a name, so what follows them never opens a sentence.
TITLES = frozenset([
    "Adm.", "Amb.", "Atty.", "Brig.", "Brig.-Gen.", "Capt.", "Cmdr.", "Cmdt.", "Col.", "Const.", "Cpl.", "Det.",
    "Dr.", "Drs.", "Ens.", "Fr.", "Gen.", "Gens.", "Gov.", "Govs.", "Hon.", "Insp.", "Lt.", "Lt.-Col.", "Lt.-Gen.",
    "Lt.Gen.", "Maj.", "Maj.-Gen.", "Maj.Gen.", "Messrs.", "Mlle.", "Mme.", "Mmes.", "Mr.", "Mrs.", "Ms.", "Msgr.",
    "Mt.", "Pres.", "Prof.", "Profs.", "Pvt.", "Rep.", "Reps.", "Rev.", "Sen.", "Sens.", "Sgt.", "St.", "Supt.",
    "vs.", "v.", "cf.", "e.g.", "i.e.", "Assoc.", "GEN.", "LT.", "COL.", "MAJ.", "CAPT.", "SGT.", "MR.", "MRS.", "MS.",
    "DR.", "PROF.", "SEN.", "REP.", "GOV.", "REV.", "ST.",
])  # fmt: skip
# Signs before a number; spaCy splits their full stop off.
NUMBER_SIGNS = frozenset({"No", "Nos", "no", "nos", "Art", "Vol", "Sec", "p", "pp"})
STOPS = frozenset({".", "!", "?", "…", "...", "....", "?!", "!?", "!!", "??", "!!!", "???"})
CLOSING_MARKS = frozenset({'"', "”", "’", "''", "'", "»"})
OPENING_MARKS = frozenset({'"', "“", "‘", "``", "«"})
NEVER_FIRST = frozenset({",", ";", ")", "]", "%", "'s", "’s", "n't", "n’t", "”", "''"})
SYMBOLS = "*=_~>#?!"  # a token that ends in one stands between sentences: **** ==== >> :-/ ?!?
BULLETS = frozenset({"•", "▪", "●", "►", "■"})
LINE_BULLETS = BULLETS | {"-", "–", "—", "*"}
DASHES = frozenset({"—", "–", "-", "--"})
HALVES_OF_DAY = frozenset({"a.m.", "p.m.", "A.M.", "P.M."})
INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
SENTENCE_OPENERS = frozenset({"The", "It", "He", "She", "They", "We", "This", "That", "In", "But", "And"})
PARAGRAPH_BLANKS = 5  # shorter ones are headings, captions or signatures, which end in no mark anywhere
CARELESS = re.compile(r"\A\s*[a-z]|[?!]\s+[a-z]|(?:\A|\s)i\s")  # a small letter where a sentence begins, and the word i
PARAGRAPH_ENDS = frozenset(".!?…:;\"”’')]»")
WRAPPED_BELOW = 140  # characters: agencies wrap at 60 to 80, a printed page (PDF) at up to 130; paragraphs are longer
DATELINE_WITHIN = 16  # tokens: MAIDUGURI/ABUJA, Nigeria, Jan. 7, 2022 (Reuters/AFP) —


@Language.factory("factx_sentences", assigns=["token.is_sent_start"])
def create_sentences(nlp: Language, name: str) -> "SentencePresets":  # noqa: ARG001  (spaCy passes both)
    """Make the component `factx_sentences` (the entry point of the pipeline's configuration)."""
    return SentencePresets()


class SentencePresets:
    """Set `is_sent_start` to True or False where news copy is certain, before the parser.

    >>> import spacy
    >>> doc = SentencePresets()(spacy.blank("en")("Unrest spreads\\n\\n“It is over,” Gen. Diallo said."))
    >>> [token.text for token in doc if token.is_sent_start]
    ['Unrest', '“']
    """

    def __call__(self, doc: Doc) -> Doc:
        """Preset the certain boundaries of the document."""
        if not len(doc):
            return doc
        words = [token.text for token in doc]
        edited = is_edited(doc.text)
        triggers = TRIGGERS if edited else UNEDITED_TRIGGERS
        starts = np.full(len(words) + 1, NO if edited else OPEN, dtype=np.int64)
        for i, word in enumerate(words):
            # One look-up a word: this runs on every token of every article.
            if word in triggers:
                starts[i + 1] = OPEN
                for place, decision in triggers[word](doc, words, i):
                    starts[place] = decision
            elif word[-1] == ".":
                starts[i + 1] = abbreviation(words, i)
            elif word[-1] in SYMBOLS:
                starts[i + 1] = OPEN
        for place, decision in [*dateline(words), *line_breaks(doc, words, starts)]:
            starts[place] = decision
        starts[0] = YES
        doc.from_array(["SENT_START"], starts[:-1].astype(np.uint64))  # type: ignore[arg-type]
        return doc


def is_edited(text: str) -> bool:
    """Return whether most long paragraphs end in a mark: those of news copy do, those of chats and lists do not.

    A lone line without a mark may be a sentence that somebody took out of an article; there, careless letters tell.

    >>> is_edited("Unrest spreads\\n\\nFive people were killed in the north on Friday.")
    True
    >>> is_edited("hi all so we went there today\\nand it was great no lines at all")
    False
    """
    paragraphs = text.split("\n\n" if is_wrapped(text) else "\n")
    long = [p for p in map(str.rstrip, paragraphs) if p.count(" ") >= PARAGRAPH_BLANKS]
    open_ended = sum(p[-1] not in PARAGRAPH_ENDS for p in long)
    return 2 * open_ended <= len(long) or not ("\n" in text.strip() or CARELESS.search(text))


def stays_open(doc: Doc, words: list[str], i: int) -> Iterator[Preset]:  # noqa: ARG001  (a Rule)
    """Yield nothing: what follows may begin a sentence or not, the parser decides."""
    yield from ()


def never_first(doc: Doc, words: list[str], i: int) -> Iterator[Preset]:  # noqa: ARG001  (a Rule)
    """Yield a mark that cannot open a sentence."""
    yield i, NO


def bullet(doc: Doc, words: list[str], i: int) -> Iterator[Preset]:  # noqa: ARG001  (a Rule)
    """Yield a bullet, which opens a sentence also within a line."""
    yield i, YES
    yield i + 1, NO


def small_letters(doc: Doc, words: list[str], i: int) -> Iterator[Preset]:  # noqa: ARG001  (a Rule)
    """Yield what goes on in small letters: He paused … and left. The Yahoo! office closed."""
    if i + 1 < len(words) and words[i + 1][:1].islower():
        yield i + 1, NO


def word_after(words: list[str], i: int) -> str:
    """Return the word behind a mark; blanks within a line, as typists put two behind a full stop, are stepped over.

    >>> word_after(["It", "fell", ".", " ", "He", "ran"], 2), word_after(["It", "fell", ".", "\\n\\n", "He"], 2)
    ('He', '\\n\\n')
    """
    after = words[i + 1 : i + 3]
    return after[1] if len(after) > 1 and after[0].isspace() and "\n" not in after[0] else "".join(after[:1])


def begins(word: str) -> bool:
    """Return whether a sentence may begin with the word: a capital or an opening mark."""
    return word[:1].isupper() or word in OPENING_MARKS


def full_stop(doc: Doc, words: list[str], i: int) -> Iterator[Preset]:
    """Yield the points of `. . .` and what goes on after them, the number after `No.`, and the plain end of a sentence.

    “All of these demagogues became participants . . . and we will react.” The vote is on Sunday. He will run.
    """
    before, after = words[i - 1] if i else "", word_after(words, i)
    if before in STOPS:
        yield i, NO
        if after[:1].islower():
            yield i + 1, NO
    elif before in NUMBER_SIGNS and after[:1].isdigit():
        yield i + 1, NO
    elif doc[i].whitespace_ and len(before) > 2 and before.isalpha() and (begins(after) or after == "'"):
        yield i + 1, YES


def abbreviation(words: list[str], i: int) -> int:
    """Return how a sentence may begin after a title, an initial or another word with a full stop.

    Lt. Gen. Abdourahamane Tchiani met U.S. envoys on Sept. 5. Shots were fired at 10 p.m. Sunday in the park.
    """
    word, after = words[i], words[i + 1][:1] if i + 1 < len(words) else ""
    if word in TITLES:
        return NO if after.isalnum() else OPEN
    if after.islower() or (after.isdigit() and word[:1].isupper()) or after in {",", ";", "-"}:
        return NO
    if word in HALVES_OF_DAY and "".join(words[i + 1 : i + 2]).lower() in WEEKDAYS:
        return NO
    if INITIALS.fullmatch(word) and after.isupper():
        # Plan B. The minister …, but: George W. Bush, M.K. Stalin; a U.S. Navy ship stays open
        if words[i + 1] in SENTENCE_OPENERS:
            return YES
        return NO if len(word) == 2 or i == 0 or not words[i - 1][:1].islower() else OPEN
    return OPEN


def closing_mark(doc: Doc, words: list[str], i: int) -> Iterator[Preset]:
    """Yield a closing mark, which ends nothing before itself, and the words that lead from a quotation to its speaker.

    “Why now?” he asked. “It is over,” Gen. Diallo said. “Stop!” Tokayev said. “It is over.” With these words he left.
    """
    before, after = words[i - 1] if i else "", word_after(words, i)
    if not (before in STOPS or before == ",") or doc[i - 1].whitespace_:
        if words[i] in NEVER_FIRST:
            yield i, NO
        elif not doc[i].whitespace_:  # a straight mark that opens
            yield i + 1, NO
        return
    yield i, NO
    if before == "," or after[:1].islower() or (before in {"!", "?"} and speaker_follows(words, i + 1)):
        yield i + 1, NO
    elif before == "." and doc[i].whitespace_ and begins(after):
        yield i + 1, YES


@cache
def speech() -> frozenset[str]:
    """`“Why now?” Mr. Bello asked.`: forms of verbs of speech; a verb missing here leaves the choice to the parser."""
    return attributing_forms(cast(tuple[CueEntry, ...], table("cues")))


def speaker_follows(words: list[str], start: int) -> bool:
    """Return whether a short name and a verb of speech stand here as a clause of their own.

    >>> speaker_follows(["Mr.", "Bello", "asked", "."], 0), speaker_follows(["Bello", "said", "he", "left", "."], 0)
    (True, False)
    """
    for i in range(start + 1, min(start + 5, len(words) - 1)):
        if words[i] in speech():
            return words[i + 1] in STOPS or words[i + 1] in {",", ":", ";"}
        if not (words[i][:1].isupper() or words[i] in {"-", "al", "bin", "de", "van"}):
            return False
    return False


def line_breaks(doc: Doc, words: list[str], starts: NDArray[np.int64]) -> Iterator[Preset]:
    """Yield how a sentence may begin after white space, which itself belongs to what stands before it.

    Blanks and the breaks of a wrapped text change nothing: `starts` says what the word before them allows.
    """
    wrapped = is_wrapped(doc.text)
    width = max(map(len, doc.text.split("\n")))
    line_start = 0
    for i, word in enumerate(words):
        if not word.isspace():
            continue
        yield i, NO
        yield i + 1, int(starts[i])
        if "\n" in word and i + 1 < len(words):
            blank = word.count("\n") > 1
            if blank or not wrapped or words[i + 1] in LINE_BULLETS or is_heading(doc, words, line_start, i, width):
                yield i + 1, YES
            line_start = i + 1


def is_wrapped(text: str) -> bool:
    """Return whether the lines are broken at a width, as in an agency's plain text, so that sentences run over them.

    >>> is_wrapped("Five people were killed on Friday\\nin the north, police said.")
    True
    >>> is_wrapped("Headline\\nFive people were killed in the north.")
    False
    """
    lines = text.split("\n")
    if len(lines) < 2 or max(map(len, lines)) >= WRAPPED_BELOW:
        return False
    return any(a.strip() and b[:1].islower() for a, b in pairwise(lines))


def is_heading(doc: Doc, words: list[str], start: int, end: int, width: int) -> bool:
    """Return whether the line from start to end is short, has no final stop, and the next one begins in capitals."""
    last = end - 1
    while last > start and words[last] in CLOSING_MARKS:
        last -= 1
    if words[last] in STOPS or words[last] in {",", ";", ":", "-"} or not words[end + 1][:1].isupper():
        return False
    return doc[end].idx - doc[start].idx < 0.6 * width


def dateline(words: list[str]) -> Iterator[Preset]:
    """Yield what follows the dash of a dateline, and that nothing inside it begins a sentence.

    KABUL, Afghanistan (AP) — Five people were killed.
    """
    lines = [0] + [i + 1 for i, word in enumerate(words[:200]) if "\n" in word]
    for begin in lines:
        if begin >= len(words) or not (words[begin].isupper() and len(words[begin]) > 2):
            continue
        for i in range(begin + 1, min(begin + DATELINE_WITHIN, len(words) - 1)):
            if words[i].isspace():
                break
            bracketed = words[i - 1] == ")"
            if words[i] in DASHES and (bracketed or words[i] != "-") and begins(words[i + 1]):
                yield from ((k, NO) for k in range(begin + 1, i + 1))
                yield i + 1, YES
                break


# What each mark sets off. Words that end in a full stop go to `abbreviation`; after any other word no sentence begins,
# because news copy is punctuated: a parser that breaks there has lost its way in a long name.
TRIGGERS: dict[str, Rule] = {
    **dict.fromkeys(STOPS | DASHES | {":", ";", ")", "]", "*"}, stays_open),
    **dict.fromkeys(NEVER_FIRST, never_first),
    **dict.fromkeys(BULLETS, bullet),
    **dict.fromkeys(CLOSING_MARKS, closing_mark),
    **dict.fromkeys(STOPS - {".", "?", "??", "???"}, small_letters),
    ".": full_stop,
}
# Where nobody edits, sentences begin in small letters: why would you want that? those dogs are wild! love them
UNEDITED_TRIGGERS: dict[str, Rule] = {**TRIGGERS, **dict.fromkeys(STOPS - {"."}, stays_open)}
