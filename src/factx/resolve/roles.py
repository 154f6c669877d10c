"""The words of roles made comparable: “Gov.” and “governor”, “Justice X” and “the judge”."""

from collections.abc import Iterable

_ABBREVIATED = {
    "gov": "governor", "sen": "senator", "rep": "representative", "gen": "general", "col": "colonel", "capt": "captain",
    "prof": "professor", "dr": "doctor", "lt": "lieutenant", "sgt": "sergeant", "brig": "brigadier", "pm": "premier",
    "lawmaker": "representative", "legislator": "representative", "mp": "representative", "justice": "judge",
    "magistrate": "judge", "amir": "emir",
}  # fmt: skip


def plain(words: Iterable[str]) -> tuple[str, ...]:
    """The lower-case words of a role in full, without hyphens and dots; a prime minister is a premier.

    >>> plain(["lt", "-", "gov."]), plain(["prime", "minister"]), plain(["justice"]), plain(["justice", "minister"])
    (('lieutenant', 'governor'), ('premier',), ('judge',), ('justice', 'minister'))
    >>> plain(["minister", "for", "finance"])
    ('finance', 'minister')
    """
    kept = [word.rstrip(".") for word in words if word not in ("-", ".", "the")]
    if kept == ["justice"] or "minister" not in kept:
        kept = [_ABBREVIATED.get(word, word) for word in kept]
    if len(kept) > 2 and kept[0] in _WITH_FIELD and kept[1] in ("of", "for"):
        kept = [*(word for word in kept[2:]), kept[0]]
    joined = " ".join(kept).replace("prime minister", "premier")
    return tuple(joined.split())


_WITH_FIELD = ("minister", "secretary", "commissioner", "director", "chief", "head")
