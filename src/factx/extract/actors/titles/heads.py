"""The noun that heads a title: “former energy **minister** X”, “**Presidents** Biden and Al-Sisi”."""

from factx.document import Document
from factx.lexicon import phrases
from factx.lexicon.schema import TitleEntry


def title_back(document: Document, end: int) -> tuple[int, str, str] | None:
    """The title that ends right before a token: its start, kind and words."""
    words = document.words
    last = end
    if last > 1 and words.texts[last - 1] == "." and words.texts[last - 2][0].isupper():
        last -= 1  # “Gen. Sosa”, not “… met an official. Sosa …”
    if last < 1:
        return None
    floor = next((last - k for k in range(1, min(5, last)) if last - k in document.name_to), 0)  # “[Sun Party] leader”
    found = phrases.titles(document.lexicon).match_back(words.lowers, last, floor)
    if found is None and words.lowers[last - 1].endswith("."):
        entry = phrases.titles(document.lexicon).get([words.lowers[last - 1].rstrip(".")])
        found = (last - 1, entry) if entry is not None else None
    if found is None and words.tags[last - 1] in ("NNS", "NNPS", "NNP"):
        found = plural_back(document, last)
    if found is None or (last - found[0] == 1 and words.tags[found[0]] in ("VBZ", "VBD", "VBP", "VB", "IN")):
        return None
    start, entry = found
    if (
        entry.kind == "kin"
        and words.texts[start][0].isupper()
        and words.lowers[start] in ("father", "mother", "brother", "sister")
    ):
        return start, "religious", words.lowers[start]
    if len(words.lowers[start]) < 4 and words.texts[start].islower() and entry.kind != "role":
        return None
    return start, entry.kind, " ".join(words.lowers[start:last]).rstrip(".")


def plural_back(document: Document, last: int) -> tuple[int, TitleEntry] | None:
    """“**Presidents** Biden and Al-Sisi”, “six PPRP **MPs** — A, B and C”."""
    lowers = document.words.lowers
    single = singular(lowers[last - 1])
    if single == lowers[last - 1]:
        return None
    stretch = [*lowers[max(last - 4, 0) : last - 1], single]
    found = phrases.titles(document.lexicon).match_back(stretch, len(stretch))
    return (last - len(stretch) + found[0], found[1]) if found is not None else None


def singular(noun: str) -> str:
    """A noun for people without its plural ending: “secretaries” → “secretary”, “ministers” → “minister”."""
    return f"{noun.removesuffix('ies')}y" if noun.endswith("ies") else noun.removesuffix("s")
