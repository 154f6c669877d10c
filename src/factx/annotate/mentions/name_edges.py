"""Where names begin and end: without title, article and possessive, with initials and particles.

“**Gen** Prawit”, “the **Gambia**’s”, “N **Sathish Kumar**”: what stands around a name is cut off, what belongs to it
is put back.
"""

from factx.annotate.mentions.drafts import Draft
from factx.lexicon import Lexicon, phrases
from factx.lexicon.closed_classes import CALENDAR_NAMES, word_set
from factx.marks import Words

PARTICLES = word_set(
    "al el ul bin ibn ben bint abu de da do dos das del della di du der den van von ter ten la le e y st"
)
_SUFFIXES = word_set("jr jr. sr sr. ii iii iv vi vii viii xi xii xiii xiv xv xvi")
_EDGE = frozenset("\"'“”‘’«»()[]{},;:-‐‑‒–—―.…•")
_QUOTES = frozenset("\"“”'‘’")
_PARTIES, _DASHES = frozenset("RDIL"), frozenset("-‐‑–")


def trim(draft: Draft, words: Words, lexicon: Lexicon) -> Draft | None:
    """“Gen Prawit” → *Prawit*; “the BJP’s” → *BJP*; None where nothing of a name is left (“Attorney General”)."""
    texts = words.texts
    for i in range(draft.start, draft.end):
        person = draft.label == "PERSON" and i > draft.start
        if person and texts[i] == "of" and i - draft.start > 1 and not texts[draft.start + 1].islower():
            draft.end = i  # “Eunice Yung of the New People's Party”
            break
        if "\n" in texts[i] or texts[i] == "(" or (person and (texts[i] == "," or texts[i] in CALENDAR_NAMES)):
            draft.end = i
            break
    _close_nickname(draft, words)
    _trim_edges(draft, words, lexicon)
    if draft.start >= draft.end or is_party_tag(draft, words):
        return None
    if draft.label == "PERSON":
        _cut_titles(draft, words, lexicon)
        if _is_bare_title(draft, words, lexicon):
            return None
    elif draft.label in ("ORG", "MISC") and _is_title(draft, words, lexicon):
        return None
    if draft.label == "LOC":
        _cut_owner(draft, words, lexicon)
    if draft.label != "PERSON":
        _cut_before_title(draft, words, lexicon)
    _take_in_initials(draft, words)
    _take_in_byname(draft, words)
    return (
        draft if draft.start < draft.end and any(texts[i][0].isalpha() for i in range(draft.start, draft.end)) else None
    )


def is_party_tag(draft: Draft, words: Words) -> bool:
    """“Rep. Tom Rusk, **R-S.C.**”: party and state, nobody's name."""
    texts = words.texts[draft.start : draft.end]
    behind = words.texts[draft.start - 2 : draft.start] if draft.start > 1 else []
    if texts[0] in _PARTIES and len(texts) <= 4 and texts[1:2] and texts[1] in _DASHES:
        return texts[-1][:1].isupper()
    return len(behind) == 2 and behind[0] in _PARTIES and behind[1] in _DASHES and len(texts) == 1


def _cut_owner(draft: Draft, words: Words, lexicon: Lexicon) -> None:
    """“Pakistan's **Punjab**”: the place behind the country that it lies in; “Martha's Vineyard” is one name."""
    for i in range(draft.start + 1, draft.end - 1):
        if words.lowers[i] in ("'s", "’s") and phrases.places(lexicon).get(words.texts[draft.start : i]) is not None:
            draft.start = i + 1
            return


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


def _cut_before_title(draft: Draft, words: Words, lexicon: Lexicon) -> None:
    """“United Nations **High** Commissioner”, “Iranian **Supreme** Leader”: the name ends where a title begins.

    So does “White House **Press** Secretary”. Not “Sun **Party** leader”: a noun for a body belongs to the name.
    """
    index, heads = phrases.titles(lexicon), phrases.heads(lexicon)
    last = draft.end - 1
    field = draft.start < last and words.lowers[last] in lexicon.naming("title fields")
    if field and index.match(words.lowers, draft.end) is not None:
        draft.end = last
        return
    for i in range(draft.start + 1, draft.end):
        found = index.match(words.lowers, i)
        if found is not None and found[0] > draft.end and heads.match(words.lowers, i) is None:
            draft.end = i
            return


def _is_title(draft: Draft, words: Words, lexicon: Lexicon) -> bool:
    """“Attorney General”, “Registrar of Companies”, “**Financial** Secretary”: an office or its field, no body."""
    after = words.lowers[draft.end] if draft.end < len(words.lowers) else ""
    single = draft.end - draft.start == 1 and not words.texts[draft.start].isupper()
    field = after == "minister" and not any(words.texts[i].isupper() for i in range(draft.start, draft.end))
    if (field or (single and after == "secretary")) and words.texts[draft.end][0].isupper():
        inside = range(draft.start, draft.end)
        headed = any(phrases.heads(lexicon).match(words.lowers, i) is not None for i in inside)
        return not headed and phrases.organization_names(lexicon).get(words.texts[draft.start : draft.end]) is None
    found = phrases.titles(lexicon).match(words.lowers, draft.start)
    if found is None or found[1].kind not in ("role", "rank"):
        return False
    if len(words.texts[draft.start]) > 2 and words.texts[draft.start].isupper() and found[0] == draft.end:
        follower = phrases.titles(lexicon).match(words.lowers, draft.end)
        if follower is not None and follower[1].kind == "role":
            return False  # “**MCA** deputy president”: a party, elsewhere a member of a county assembly
    return found[0] >= draft.end or words.lowers[found[0]] == "of"


def _take_in_byname(draft: Draft, words: Words) -> None:
    """“Carlos **the Jackal**”: “the” and one capital word behind a single name."""
    single = draft.label == "PERSON" and draft.end - draft.start == 1 and draft.end + 1 < len(words.texts)
    if single and words.texts[draft.end] == "the" and _is_byname(words, draft.end + 1):
        draft.end += 2


def _is_byname(words: Words, i: int) -> bool:
    after = words.tags[i + 1 : i + 2]
    return words.tags[i] == "NNP" and words.texts[i][0].isupper() and not (after and after[0].startswith("NN"))


def _trim_edges(draft: Draft, words: Words, lexicon: Lexicon) -> None:
    """Blanks, quotation marks, articles and possessives at both ends."""
    texts, lowers, greetings = words.texts, words.lowers, lexicon.naming("greetings")
    while draft.start < draft.end:
        first = texts[draft.start]
        if lowers[draft.start] in greetings and draft.label == "PERSON" and draft.end - draft.start > 1:
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
            last in lexicon.naming("classifiers in names")
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
            return
        if found[0] >= draft.end or (words.texts[draft.start] in names and found[1].kind not in ("rank", "honorific")):
            return
        draft.start = found[0]


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
    if draft.label == "PERSON":
        draft.end = past_suffix(words, draft.end)


def past_suffix(words: Words, end: int) -> int:
    """“King **III**”, “Ivo Falk **Jr.**”: where a person's name ends that a suffix may follow."""
    return end + (words.lowers[end : end + 1] != [] and words.lowers[end] in _SUFFIXES)
