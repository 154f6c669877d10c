"""Where names begin and end beside one another: of two that overlap one stays, two pieces of one are joined."""

from collections.abc import Iterable

from factx.annotate.mentions.drafts import Draft
from factx.lexicon import Lexicon, phrases
from factx.lexicon.closed_classes import word_set
from factx.marks import Words

_FILIATION = word_set("bin ibn bint ben binti")


def without_overlaps(drafts: Iterable[Draft]) -> list[Draft]:
    """Of names that overlap, keep the longest; of equally long ones, the first found."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
        if kept and draft.start < kept[-1].end:
            if draft.end - draft.start > kept[-1].end - kept[-1].start:
                kept[-1] = draft
            continue
        kept.append(draft)
    return kept


def whole(drafts: list[Draft], words: Words) -> list[Draft]:
    """“**Tedros**” and, right behind it, “**Adhanom Ghebreyesus**”: one person, found in two pieces; and “**Umm
    Kulthum** bint **Yusuf**”."""
    joined: list[Draft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if last is not None and last.label == draft.label == "PERSON" and _joins(last, draft, words):
            last.end = draft.end
        else:
            joined.append(draft)
    return joined


def _joins(last: Draft, draft: Draft, words: Words) -> bool:
    return last.end == draft.start or (last.end + 1 == draft.start and words.lowers[last.end] in _FILIATION)


def take_in_fields(drafts: list[Draft], words: Words, lexicon: Lexicon) -> None:
    """“the Andy Warhol Foundation **for the Visual Arts**”: what a body is for, where the recognizer stopped at its
    noun."""
    nouns, texts = phrases.organization_nouns(lexicon), words.texts
    taken = {i for draft in drafts for i in range(draft.start, draft.end)}
    for draft in drafts:
        if draft.label != "ORG" or draft.end + 2 >= len(texts) or words.lowers[draft.end] not in ("for", "of"):
            continue
        if nouns.match_back(words.lowers, draft.end, draft.start) is None or not texts[draft.end - 1][0].isupper():
            continue
        first = draft.end + 1 + (words.lowers[draft.end + 1] == "the")
        end = first
        while end < len(texts) and end not in taken and texts[end][0].isupper() and words.tags[end].startswith("NNP"):
            end += 1
        if end > first and end not in taken:
            draft.end = end
