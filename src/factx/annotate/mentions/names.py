"""Names out of the recognizer's entities: without title, article and possessive, and whole.

“**Gen** Prawit”, “the **Gambia**’s”, “N **Sathish Kumar**”: what stands around a name is cut off, what belongs to it
is put back.
"""

from dataclasses import dataclass

from spacy.tokens import Doc

from factx.lexicon import Lexicon, phrases
from factx.lexicon.closed_classes import word_set
from factx.marks import Words

LABELS = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "NORP": "NORP",
    "MISC": "MISC", "EVENT": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC", "LANGUAGE": "MISC",
}  # fmt: skip
PARTICLES = word_set(
    "al el ul bin ibn ben bint abu de da do dos das del della di du der den van von ter ten la le e y st"
)
_SUFFIXES = word_set("jr jr. sr sr. ii iii iv vi vii viii xi xii xiii xiv xv xvi")
_EDGE = frozenset("\"'“”‘’«»()[]{},;:-–—.…")
_QUOTES = frozenset("\"“”'‘’")
_CALENDAR = word_set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December"
)
_GREETINGS = word_set("hey hello hi dear oh uh um well")
# Nouns in small letters after the name of a body that say what it is: “the Global Times newspaper”, “the Likud party”.
_CLASSIFIERS = word_set("party newspaper daily magazine website agency channel broadcaster")

_PREFIXES = word_set("co non anti inter self multi re pre post")


@dataclass(slots=True)
class Draft:
    """A name in the making: tokens `start` to `end` (exclusive), its label, and what found it."""

    start: int
    end: int
    label: str
    rule: str = "recognizer"


def from_entities(doc: Doc, words: Words, lexicon: Lexicon, skip: bytearray) -> list[Draft]:
    """The recognizer's names, each trimmed; dates, money and numbers are no names."""
    drafts = []
    for entity in doc.ents:
        label = LABELS.get(entity.label_)
        if label is None or skip[entity.start]:
            continue
        for start, end in _pieces(entity.start, entity.end, label, words, lexicon):
            draft = trim(Draft(start, end, label), words, lexicon)
            if draft is not None:
                _take_in_second_surname(draft, doc, words)
                _take_in_prefixed(draft, doc, words)
                drafts.append(draft)
    return drafts


def _take_in_second_surname(draft: Draft, doc: Doc, words: Words) -> None:
    """“Priya **Nair-Roy** left”: a surname of two, cut at its hyphen; not “the Ada **Cole-Ana** Sosa debate”."""
    hyphen, last = draft.end, draft.end + 1
    if draft.label != "PERSON" or draft.end - draft.start < 2 or last >= len(words.texts):
        return
    if words.texts[hyphen] != "-" or doc[hyphen - 1].whitespace_ or doc[hyphen].whitespace_:
        return
    noun = last + 1 < len(words.tags) and words.tags[last + 1] in ("NN", "NNS", "NNP", "NNPS", "HYPH")
    if words.tags[last] == "NNP" and words.texts[last][1:].islower() and words.texts[last][0].isupper() and not noun:
        draft.end = last + 1


def _take_in_prefixed(draft: Draft, doc: Doc, words: Words) -> None:
    """“Council for Health **Co-operation and Research**”: a body's name does not end inside a prefixed word."""
    end = draft.end
    cut = draft.label == "ORG" and draft.end - draft.start > 1 and words.lowers[end - 1] in _PREFIXES
    if not cut or end + 1 >= len(words.texts) or words.texts[end] != "-" or doc[end].whitespace_:
        return
    draft.end = end + 2
    if draft.end + 1 >= len(words.texts) or words.lowers[draft.end] != "and":
        return
    joined = words.texts[draft.end + 1][0].isupper() and words.tags[draft.end + 1].startswith("NN")
    if joined and {"of", "for", "on"}.intersection(words.lowers[draft.start : end]):
        draft.end += 2


def _pieces(start: int, end: int, label: str, words: Words, lexicon: Lexicon) -> list[tuple[int, int]]:
    """“the Wikimedia Foundation **and** Creative Commons”: two names; “Chamber of Commerce **and** Industry”: one."""
    if label not in ("ORG", "MISC"):
        return [(start, end)]
    heads, known = phrases.heads(lexicon), phrases.organization_names(lexicon)
    for i in range(start + 1, end - 1):
        if words.lowers[i] != "and" or not words.texts[i + 1][0].isupper():
            continue
        found = heads.match_back(words.lowers, i, start)
        whole = found is not None and found[0] > start and found[1].kind == "noun" and words.texts[i - 1][0].isupper()
        simple = not {"of", "for", "on"}.intersection(words.lowers[start:i])
        if known.get(words.texts[start:i]) is not None or (whole and simple):
            return [(start, i), (i + 1, end)]
    return [(start, end)]


def trim(draft: Draft, words: Words, lexicon: Lexicon) -> Draft | None:
    """“Gen Prawit” → *Prawit*; “the BJP’s” → *BJP*; None where nothing of a name is left (“Attorney General”)."""
    texts = words.texts
    for i in range(draft.start, draft.end):
        person = draft.label == "PERSON" and i > draft.start
        if person and texts[i] == "of" and i - draft.start > 1 and not texts[draft.start + 1].islower():
            draft.end = i  # “Eunice Yung of the New People's Party”
            break
        if "\n" in texts[i] or texts[i] == "(" or (person and (texts[i] == "," or texts[i] in _CALENDAR)):
            draft.end = i
            break
    _close_nickname(draft, words)
    _trim_edges(draft, words)
    if draft.start >= draft.end:
        return None
    if draft.label == "PERSON":
        _cut_titles(draft, words, lexicon)
        _cut_descriptor(draft, words, lexicon)
        if _is_bare_title(draft, words, lexicon):
            return None
    elif draft.label in ("ORG", "MISC") and _is_title(draft, words, lexicon):
        return None
    _take_in_initials(draft, words)
    _take_in_rest(draft, words)
    return (
        draft if draft.start < draft.end and any(texts[i][0].isalpha() for i in range(draft.start, draft.end)) else None
    )


def _close_nickname(draft: Draft, words: Words) -> None:
    """“Finley "**Finn" Polmar**”: a nickname in marks stays inside the name, or the name ends before it."""
    marks = [i for i in range(draft.start, draft.end) if words.texts[i] in _QUOTES]
    if draft.label != "PERSON" or len(marks) != 1 or marks[0] == draft.start:
        return
    end = draft.end
    if (
        end + 1 < len(words.texts)
        and words.texts[end] in _QUOTES
        and words.texts[end + 1][0].isupper()
        and marks[0] < end - 1
    ):
        draft.end = end + 2
    else:
        draft.end = marks[0]


def _is_title(draft: Draft, words: Words, lexicon: Lexicon) -> bool:
    """“Attorney General”, “Registrar of Companies”, “**Financial** Secretary”: an office or its field, no body."""
    after = words.lowers[draft.end] if draft.end < len(words.lowers) else ""
    single = draft.end - draft.start == 1 and not words.texts[draft.start].isupper()
    if single and after in ("secretary", "minister") and words.texts[draft.end][0].isupper():
        return phrases.organization_names(lexicon).get(words.texts[draft.start : draft.end]) is None
    found = phrases.titles(lexicon).match(words.lowers, draft.start)
    if found is None or found[1].kind not in ("role", "rank"):
        return False
    if len(words.texts[draft.start]) > 2 and words.texts[draft.start].isupper() and found[0] == draft.end:
        follower = phrases.titles(lexicon).match(words.lowers, draft.end)
        if follower is not None and follower[1].kind == "role":
            return False  # “**MCA** deputy president”: a party, elsewhere a member of a county assembly
    return found[0] >= draft.end or words.lowers[found[0]] == "of"


def _take_in_rest(draft: Draft, words: Words) -> None:
    """“Jamiat e Ulama e **Islam**”, “Carlos **the Jackal**”: what follows a particle, or a byname."""
    texts = words.texts
    while draft.end < len(texts) - 1:
        last = texts[draft.end - 1]
        if last.islower() and len(last) < 4 and texts[draft.end][0].isupper() and draft.end - draft.start > 1:
            draft.end += 1
            while draft.end < len(texts) and texts[draft.end][0].isupper() and words.tags[draft.end].startswith("NNP"):
                draft.end += 1
        elif (
            draft.label == "PERSON"
            and texts[draft.end] == "the"
            and words.tags[draft.end + 1] == "NNP"
            and _is_byname(draft, words)
        ):
            draft.end += 2
        else:
            return


def _is_byname(draft: Draft, words: Words) -> bool:
    after = draft.end + 2
    ends = after >= len(words.texts) or not words.tags[after].startswith("NN")
    return ends and draft.end - draft.start == 1 and words.texts[draft.end + 1][0].isupper()


def _trim_edges(draft: Draft, words: Words) -> None:
    """Blanks, quotation marks, articles and possessives at both ends."""
    texts, lowers = words.texts, words.lowers
    while draft.start < draft.end:
        first = texts[draft.start]
        if lowers[draft.start] in _GREETINGS and draft.label == "PERSON" and draft.end - draft.start > 1:
            draft.start += 1
            continue
        article = lowers[draft.start] in ("the", "a", "an", "that", "this") and words.tags[draft.start] == "DT"
        if not (first.isspace() or first in _EDGE or article or lowers[draft.start] in ("'s", "’s")):
            break
        if lowers[draft.start] == "the" and first == "The" and _is_masthead(draft, words):
            break
        draft.start += 1
    while draft.start < draft.end:
        last = lowers[draft.end - 1]
        if (
            last in _CLASSIFIERS
            and draft.label == "ORG"
            and draft.end - draft.start > 1
            and texts[draft.end - 1].islower()
        ):
            draft.end -= 1
            continue
        if last in ("'s", "s'", "’s") or last.isspace() or last in _EDGE:
            draft.end -= 1
        else:
            break


def _is_bare_title(draft: Draft, words: Words, lexicon: Lexicon) -> bool:
    """“Mr. **President**”, “**Dame**”: nobody's name, unless it is also a first name (“Dean”)."""
    if draft.end - draft.start != 1 or words.texts[draft.start] in phrases.forenames(lexicon):
        return False
    before = phrases.titles(lexicon).get([words.lowers[draft.start - 1].rstrip(".")]) if draft.start else None
    entry = phrases.titles(lexicon).get([words.lowers[draft.start]])
    if before is not None and before.kind == "honorific" and entry is not None and entry.kind != "role":
        return False  # “Mr. **King** added”, but “Mr. President”
    return entry is not None and entry.kind not in ("kin", "person")


def _is_masthead(draft: Draft, words: Words) -> bool:
    """“told **The Korea Herald**”: a capital article in mid-sentence belongs to the name of a paper."""
    before = words.texts[draft.start - 1] if draft.start else "."
    return draft.label == "ORG" and (before[0].isalpha() or before == ",") and "\n" not in before


def _cut_titles(draft: Draft, words: Words, lexicon: Lexicon) -> None:
    """“Prime Minister Prayut” → *Prayut*; a first name that is also a title (“Dean Smith”) stays."""
    index, names = phrases.titles(lexicon), phrases.forenames(lexicon)
    while draft.end - draft.start > 1:
        found = index.match(words.lowers, draft.start)
        if found is None or found[0] >= draft.end:
            dotted = words.lowers[draft.start].rstrip(".")
            entry = index.get([dotted]) if dotted != words.lowers[draft.start] else None
            found = (draft.start + 1, entry) if entry is not None else None
        if found is None:
            first = words.texts[draft.start]
            if (
                first[0].islower()
                and first not in PARTICLES
                and first[0].isalpha()
                and not first.startswith(("d'", "al"))
            ):
                draft.start += 1
                continue
            return
        if found[0] >= draft.end or (words.texts[draft.start] in names and found[1].kind not in ("rank", "honorific")):
            return
        draft.start = found[0]
        if words.lowers[draft.start] in (".", ",", "and"):
            draft.start += 1


def _cut_descriptor(draft: Draft, words: Words, lexicon: Lexicon) -> None:
    """“**YouTuber** Julien Solomita”, “**Pan-democrat** Gary Fan”: what somebody is, before a first name."""
    names = phrases.forenames(lexicon)
    for i in range(draft.start + 1, draft.end - 1):
        if words.texts[i] in names and words.texts[draft.start] not in names:
            if words.lowers[i - 1].endswith(("ist", "crat", "isan", "uber", "aire", "ologist", "trepreneur")):
                draft.start = i
            return


def _take_in_initials(draft: Draft, words: Words) -> None:
    """“**N** Sathish Kumar”, “**A G** Perarivalan” on the left, “King **III**” on the right."""
    texts, tags = words.texts, words.tags
    while draft.start > 0 and draft.label in ("PERSON", "MISC"):
        before = texts[draft.start - 1]
        initial = (
            (len(before) == 1 or (len(before) == 2 and before[1] == ".")) and before[0].isupper() and before[0] != "I"
        )
        if not initial or (tags[draft.start - 1] in ("DT", "PRP", "CD") and len(texts[draft.start]) > 2):
            break
        draft.start -= 1
        draft.label = "PERSON"
    initial = draft.label == "ORG" and draft.end - draft.start == 2 and len(texts[draft.start]) == 1
    if initial and draft.start and len(texts[draft.start - 1]) == 1 and texts[draft.start - 1].isupper():
        draft.start, draft.label = draft.start - 1, "PERSON"  # “A **G Perarivalan**”
    if draft.label == "PERSON" and draft.end < len(texts) and words.lowers[draft.end] in _SUFFIXES:
        draft.end += 1
