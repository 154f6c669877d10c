"""Short forms beside long ones: “the Palang Pracharath Party (**PPRP**)”, “the Islamic Salvation Front party, or
**FIS**,”.

The bracket after a name is an alias even where letters differ (“Jatiya Samajtantrik Dal (JSD Rab)”): the guideline's
rule. The order of letters (Schwartz and Hearst 2003) decides only where the recognizer left the bracket's kind open.
"""

from factx.lexicon.closed_classes import word_set
from factx.marks import Name, Words

_KINDS = word_set("party group movement organisation organization agency newspaper")


def introduced(words: Words, name: Name, starts: dict[int, Name]) -> tuple[int, int] | None:
    """The tokens of a short form that is introduced right after a name of a body."""
    texts = words.texts
    i = name.end
    if i < len(texts) and words.lowers[i] in _KINDS:
        i += 1
    if i + 2 < len(texts) and texts[i] == "(":
        short = starts.get(i + 1)
        close = short.end if short is not None else i + 2
        if (
            short is not None
            and close < len(texts)
            and texts[close] in (")", ",", ";")
            and _is_short(texts[short.start : short.end], name)
        ):
            return short.start, short.end
    if i + 2 < len(texts) and texts[i] == "," and texts[i + 2] in (",", ".", ";"):
        spelt = starts.get(i + 1)
        if spelt is not None and spelt.end == i + 2 and _spells(texts[i + 1], texts[name.start : name.end]):
            return i + 1, i + 2  # “the Defence Industries Corporation, **DICON**,”
    if i + 3 < len(texts) and texts[i] == "," and words.lowers[i + 1] == "or":
        short = starts.get(i + 2) or starts.get(i + 3)
        if short is not None and _is_short(texts[short.start : short.end], name) and short.end - short.start == 1:
            return short.start, short.end
    return None


def _is_short(inner: list[str], name: Name) -> bool:
    """“PPRP”, “Centa”, “JSD Rab”: capitals, or one word for a name of three and more."""
    short = "".join(inner)
    capitals = sum(letter.isupper() for letter in short)
    if not 2 <= len(short) <= 14:
        return False
    return (capitals >= 2 and 2 * capitals >= len(short)) or (len(inner) == 1 and name.end - name.start >= 3)


def _spells(short: str, name: list[str]) -> bool:
    """Whether capitals spell a name of three words or more: its letters in order, most of them first letters."""
    initials = {word[0].lower() for word in name if word[0].isalnum()}
    if len(name) < 3 or not short.isupper() or not short.isalpha() or short[0] != name[0][0].upper():
        return False
    rest = iter(" ".join(name).lower())
    return 2 * sum(letter in initials for letter in short.lower()) > len(short) and all(
        letter in rest for letter in short.lower()
    )
