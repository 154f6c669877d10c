"""“in his memoir, *“A Life in Ports”*”, “on the Press’s *“Morning Hour”*”: marks around what a work is called."""

from factx.extract.quotations.passage import COMMAS, Passage
from factx.marks import Quoted

_BEFORE = COMMAS | {":"}
_SHORT_WORD = 4  # letters: “of”, “and”, “with” are printed small in titles


def is_title(passage: Passage, stretch: Quoted) -> bool:
    """“in his memoir, *“A Life in Ports”*”, “on the theme: *“Ports for All”*”: printed like a title, behind the word
    for a work; or behind whose it is (“on the Press’s *“Morning Hour”*”)."""
    k = passage.skip_back(stretch.start - 1, 0, _BEFORE)
    if k < 1:
        return False
    owned = passage.tags[k] == "POS" and passage.pos[k - 1] == "PROPN" and k == stretch.start - 1
    works = passage.lexicon.words("quoting", "work")
    if not owned and (passage.pos[k] not in ("NOUN", "PROPN") or passage.doc[k].lemma_.lower() not in works):
        return False
    words = passage.text[stretch.start_char : stretch.end_char].strip("“”\"'‘’`«» ").split()
    return bool(words) and all(word[:1].isupper() or len(word) <= _SHORT_WORD for word in words)


def in_title(passage: Passage, i: int) -> bool:
    """Whether a token is part of what a work is called."""
    index = passage.stretch_over(i)
    return index is not None and is_title(passage, passage.stretches[index])


def title_from(passage: Passage, i: int) -> int | None:
    """Where the title ends that begins at token i, or behind a comma there; None if none does."""
    start = i + 1 if passage.lower[i] == "," and i + 1 < len(passage) else i
    if not passage.quoted[start]:
        return None  # every token of a clause is asked
    index = passage.stretch_over(start)
    if index is None or passage.stretches[index].start != start:
        return None
    stretch = passage.stretches[index]
    return stretch.end if is_title(passage, stretch) else None
