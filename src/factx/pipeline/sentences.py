"""Sentence boundaries that the parser must respect: where news copy surely breaks, and where it surely does not.

The parser finds most boundaries itself. It has learned them from treebanks, though, which hardly know headlines, blank
lines, `“… ,” he said`, ranks such as `Lt.` or a spaced ellipsis; those are decided here, before it runs, and everything
else is left open. A line break ends a sentence unless the text is hard-wrapped, a blank line always does.
"""

from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

Rule = Callable[[Doc, list[str], int], Iterator[tuple[int, bool]]]

# Titles stand before a name, so what follows them never opens a sentence.
TITLES = frozenset(
    ["Adm.", "Amb.", "Atty.", "Brig.", "Brig.-Gen.", "Capt.", "Cmdr.", "Cmdt.", "Col.", "Const.", "Cpl.", "Det.", "Dr.", "Drs.", "Ens.", "Fr.", "Gen.", "Gens.", "Gov.", "Govs.", "Hon.", "Insp.", "Lt.", "Lt.-Col.", "Lt.-Gen.", "Lt.Gen.", "Maj.", "Maj.-Gen.", "Maj.Gen.", "Messrs.", "Mlle.", "Mme.", "Mmes.", "Mr.", "Mrs.", "Ms.", "Msgr.", "Mt.", "Pres.", "Prof.", "Profs.", "Pvt.", "Rep.", "Reps.", "Rev.", "Sen.", "Sens.", "Sgt.", "St.", "Supt.", "vs.", "v.", "cf.", "e.g.", "i.e."]
)
# Signs before a number; spaCy splits their full stop off.
NUMBER_SIGNS = frozenset({"No", "Nos", "no", "nos", "Art", "Vol", "Sec", "p", "pp"})
STOPS = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!", "??"})
CLOSING_MARKS = frozenset({'"', "”", "’", "''", "'", "»"})
NEVER_FIRST = frozenset({",", ";", ")", "]", "%", "'s", "’s", "n't", "n’t", "”", "''"})
BULLETS = frozenset({"•", "▪", "●", "►", "■"})
LINE_BULLETS = BULLETS | {"-", "–", "—", "*"}
DASHES = frozenset({"—", "–", "-", "--"})
# Enough for `“Why now?” Mr. Bello asked.`; a verb missing here leaves the choice to the parser.
SPEECH = frozenset(
    ["said", "says", "say", "asked", "asks", "told", "added", "adds", "replied", "wrote", "tweeted", "warned", "insisted", "explained", "shouted", "recalled", "continued", "noted", "stated", "declared", "claimed", "argued", "admitted"]
)
SENTENCE_OPENERS = frozenset({"The", "It", "He", "She", "They", "We", "I", "This", "That", "In", "But", "And", "A", "An"})
WRAPPED_BELOW = 100  # characters: agencies wrap at 60 to 80, an unwrapped paragraph is longer
DATELINE_WITHIN = 16  # tokens: MAIDUGURI/ABUJA, Nigeria, Jan. 7, 2022 (Reuters/AFP) —


@Language.factory("factx_sentences", assigns=["token.is_sent_start"])
def create_sentences(nlp: Language, name: str) -> "SentencePresets":
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
        words = [token.text for token in doc]
        presets: dict[int, bool] = {}
        for i, word in enumerate(words):
            # One look-up a word: this runs on every token of every article.
            if word in TRIGGERS:
                presets.update(TRIGGERS[word](doc, words, i))
            elif word[-1] == ".":
                presets.update(abbreviation(doc, words, i))
        presets.update(dateline(words))
        presets.update(line_breaks(doc, words))
        presets[0] = True
        for i, starts in presets.items():
            if i < len(words):
                doc[i].is_sent_start = starts
        return doc


def never_first(doc: Doc, words: list[str], i: int) -> Iterator[tuple[int, bool]]:
    """Yield a mark that cannot open a sentence."""
    yield i, False


def bullet(doc: Doc, words: list[str], i: int) -> Iterator[tuple[int, bool]]:
    """Yield a bullet, which opens a sentence also within a line."""
    yield i, True


def full_stop(doc: Doc, words: list[str], i: int) -> Iterator[tuple[int, bool]]:
    """Yield the points of `. . .` and what follows them in small letters, and the number after `No.`

    “All of these demagogues became participants . . . and we will react.”
    """
    after = words[i + 1][:1] if i + 1 < len(words) else ""
    before = words[i - 1] if i else ""
    if before in STOPS:
        yield i, False
    if (before in STOPS and after.islower()) or (before in NUMBER_SIGNS and after.isdigit()):
        yield i + 1, False


def ellipsis(doc: Doc, words: list[str], i: int) -> Iterator[tuple[int, bool]]:
    """Yield what goes on in small letters after an ellipsis: He paused … and left."""
    if i + 1 < len(words) and words[i + 1][:1].islower():
        yield i + 1, False


def abbreviation(doc: Doc, words: list[str], i: int) -> Iterator[tuple[int, bool]]:
    """Yield what follows a title, an initial, or an abbreviation before a small letter or a number.

    Lt. Gen. Abdourahamane Tchiani met U.S. envoys on Sept. 5.
    """
    word, after = words[i], words[i + 1][:1] if i + 1 < len(words) else ""
    if word in TITLES:
        follows = after.isalnum()
    elif len(word) == 2 and after.isupper():  # George W. Bush, but: Plan B. The minister …
        follows = i > 0 and words[i - 1][:1].isupper() and words[i + 1] not in SENTENCE_OPENERS
    else:
        follows = after.islower() or (after.isdigit() and word[:1].isupper())
    if follows:
        yield i + 1, False


def closing_mark(doc: Doc, words: list[str], i: int) -> Iterator[tuple[int, bool]]:
    """Yield a closing mark, which ends nothing before itself, and the words that lead from a quotation to its speaker.

    “Why now?” he asked. “It is over,” Gen. Diallo said. “Stop!” Tokayev said.
    """
    before, after = words[i - 1] if i else "", words[i + 1] if i + 1 < len(words) else " "
    if not (before in STOPS or before == ",") or doc[i - 1].whitespace_:
        if words[i] in NEVER_FIRST:
            yield i, False
        return
    yield i, False
    continues = before == "," or after[:1].islower() or (before in {"!", "?"} and speaker_follows(words, i + 1))
    if continues and not after.isspace():
        yield i + 1, False


def speaker_follows(words: list[str], start: int) -> bool:
    """Return whether a short name and a verb of speech stand here as a clause of their own.

    >>> speaker_follows(["Mr.", "Bello", "asked", "."], 0), speaker_follows(["Bello", "said", "he", "left", "."], 0)
    (True, False)
    """
    for i in range(start + 1, min(start + 5, len(words) - 1)):
        if words[i] in SPEECH:
            return words[i + 1] in STOPS or words[i + 1] in {",", ":", ";"}
        if not (words[i][:1].isupper() or words[i] in {"-", "al", "bin", "de", "van"}):
            return False
    return False


def line_breaks(doc: Doc, words: list[str]) -> Iterator[tuple[int, bool]]:
    """Yield the first word of each line that opens a sentence; white space itself belongs to what stands before it."""
    breaks = [i for i, word in enumerate(words) if word.isspace()]
    wrapped = is_wrapped(doc.text)
    line_start = 0
    for i in breaks:
        yield i, False
        if i + 1 == len(words) or "\n" not in words[i]:
            continue
        blank = words[i].count("\n") > 1
        if blank or not wrapped or words[i + 1] in LINE_BULLETS or is_heading(doc, words, line_start, i):
            yield i + 1, True
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
    return any(a.strip() and b[:1].islower() for a, b in zip(lines, lines[1:], strict=False))


def is_heading(doc: Doc, words: list[str], start: int, end: int) -> bool:
    """Return whether the line from start to end is short, has no final stop, and a new line begins in capitals."""
    last = end - 1
    while last > start and words[last] in CLOSING_MARKS:
        last -= 1
    if words[last] in STOPS or words[last] in {",", ";", ":", "-"} or not words[end + 1][:1].isupper():
        return False
    return doc[end].idx - doc[start].idx < 45


def dateline(words: list[str]) -> Iterator[tuple[int, bool]]:
    """Yield what follows the dash of a dateline, and that nothing inside it begins a sentence.

    KABUL, Afghanistan (AP) — Five people were killed.
    """
    begins = [0] + [i + 1 for i, word in enumerate(words[:200]) if "\n" in word]
    for begin in begins:
        if begin >= len(words) or not (words[begin].isupper() and len(words[begin]) > 2):
            continue
        for i in range(begin + 1, min(begin + DATELINE_WITHIN, len(words) - 1)):
            if words[i].isspace():
                break
            bracketed = words[i - 1] == ")"
            if words[i] in DASHES and (bracketed or words[i] != "-") and words[i + 1][:1].isupper():
                yield from ((k, False) for k in range(begin + 1, i + 1))
                yield i + 1, True
                break


# What each mark sets off; words that end in a full stop go to `abbreviation`.
TRIGGERS: dict[str, Rule] = {
    **dict.fromkeys(NEVER_FIRST, never_first),
    **dict.fromkeys(BULLETS, bullet),
    **dict.fromkeys(CLOSING_MARKS, closing_mark),
    "…": ellipsis,
    "...": ellipsis,
    ".": full_stop,
}
