"""Evidence in its surroundings: “At least 12 people died” in its sentence, a name with some words on each side."""

from collections.abc import Sequence
from dataclasses import dataclass

from factx.facts import Mention, Record

# What is kept of the words around a mention on each side, and of how many mentions of one name in one article.
REACH = 110
MOST_SNIPPETS = 3


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words of an article, with the part of them that is meant."""

    text: str
    first: int
    last: int


def in_sentence(text: str | None, record: Record) -> Snippet:
    """The evidence of a fact in its sentence, where the text of the article is known."""
    sentence = record.sentence
    if text is None or sentence is None or text[record.start_char : record.end_char] != record.text:
        return Snippet(record.text, 0, len(record.text))
    start, end = min(sentence.start_char, record.start_char), max(sentence.end_char, record.end_char)
    return Snippet(text[start:end], record.start_char - start, record.end_char - start)


def around(text: str | None, mention: Mention, reach: int = REACH) -> Snippet:
    """A mention with some words on each side of it, all of one paragraph.

    >>> text = "It rained.\\nThe mayor left on Friday for the hills."
    >>> around(text, Mention(text="mayor", start_char=15, end_char=20, form="nominal"), 8)
    Snippet(text='The mayor left …', first=4, last=9)
    """
    if text is None or text[mention.start_char : mention.end_char] != mention.text:
        return Snippet(mention.text, 0, len(mention.text))
    start, end = mention.start_char, mention.end_char
    left, right = text[max(0, start - reach) : start], text[end : end + reach]
    before, after = left.rpartition("\n")[2], right.partition("\n")[0]
    if len(before) == reach:
        before = "…" + before[before.find(" ") :]
    if len(after) == reach:
        after = after[: after.rfind(" ") + 1] + "…"
    before = before.lstrip()
    return Snippet(before + mention.text + after, len(before), len(before) + len(mention.text))


def spread(mentions: Sequence[Mention], text: str | None) -> list[Mention]:
    """The first mentions that stand apart, so that no two of their snippets say the same."""
    chosen: list[Mention] = []
    for mention in mentions:
        if chosen and (text is None or mention.start_char < chosen[-1].end_char + REACH):
            continue
        chosen.append(mention)
        if len(chosen) == MOST_SNIPPETS:
            break
    return chosen
