"""Whether a folder of words holds what it should: `factx lexicon check`, and a test of the words that factx has itself.

An entry is fine when its fields are those of its table, no other entry of its class has its words, and every example
shows one of them in [brackets], in any of its forms.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from factx.errors import LexiconError
from factx.lexicon import entries_of, load, overlay_files, text_of
from factx.lexicon.inflections import noun_forms, verb_forms
from factx.lexicon.removal import removals, without
from factx.lexicon.schema import Entry

_BRACKETED = re.compile(r"\[(.+?)\]")
# Tables whose words are regular expressions over a line.
_PATTERNS = frozenset(("furniture",))


def problems(folder: Path) -> Iterator[LexiconError]:
    """Everything that is wrong in a folder of TOML files, file by file and entry by entry.

    Raises:
        LexiconError: it is no folder, or a file of it names no table or cannot be read.
    """
    for path in overlay_files(folder):
        try:
            found = list(entries_of(path.stem, str(path), text_of(path)))
        except tomllib.TOMLDecodeError as error:
            yield LexiconError(str(path), f"is no TOML ({error})", "mend that line")
            continue
        try:
            for removal in removals(path.stem, str(path), text_of(path)):
                without(load().entries(path.stem), removal)
        except LexiconError as error:
            yield error
        entries = [(number, entry) for number, entry in enumerate(found, 1) if isinstance(entry, Entry)]
        yield from (item for item in found if isinstance(item, LexiconError))
        for number, entry in entries:
            where = f"{path}: entry {number} ({entry.words[0]})"
            yield from (LexiconError(where, what, remedy) for what, remedy in _wrong(path.stem, entry))
        counted = Counter((_kind(entry), word) for _, entry in entries for word in entry.words)
        for (kind, word), times in counted.items():
            if times > 1:
                what = f"{word!r}" + (f" ({kind})" if kind else "")
                yield LexiconError(str(path), f"{what} stands in it {times} times", "keep one")


def _wrong(table: str, entry: Entry) -> Iterator[tuple[str, str]]:
    """What is wrong with one entry, and what to do about it."""
    if not entry.examples:
        yield "has no example", 'add examples = ["… [word] …"]'
    for example in entry.examples:
        shown = " ".join(_BRACKETED.findall(example))
        if table in _PATTERNS:  # a pattern may go on behind what it is about
            shown = shown and _BRACKETED.sub(r"\1", example)
        if not shown:
            yield f"example {example!r} shows no word", "put the word in [brackets]"
        elif not any(_is_form(table, shown, word) for word in _printed(entry)):
            yield f"example {example!r} shows none of its words", "put one of them in [brackets]"


def _kind(entry: Entry) -> str:
    """What tells two entries apart that share a word: class, kind, part of speech."""
    fields = ("part_of_speech", "cue_class", "outcome", "role", "kind", "word_class")
    return " ".join(str(value) for value in (getattr(entry, field, "") for field in fields) if value)


def _printed(entry: Entry) -> Sequence[str]:
    """The words of an entry; a country's people and capital are as good as its name."""
    return (*entry.words, *getattr(entry, "demonyms", ()), *getattr(entry, "capitals", ()))


def _is_form(table: str, shown: str, word: str) -> bool:
    """Whether what an example shows is a word, or a phrase with `*` for any one word, in one of its forms.

    >>> _is_form("cues", "told", "tell"), _is_form("outcomes", "holding hostage", "hold * hostage")
    (True, True)
    """
    if table in _PATTERNS:
        return re.search(word, shown, re.IGNORECASE) is not None
    given, wanted = shown.casefold().split(), [part for part in word.casefold().split() if part != "*"]
    if len(given) < len(wanted):
        return False
    return all(
        any(_inflects(form, part) for form in given) if part != given[min(place, len(given) - 1)] else True
        for place, part in enumerate(wanted)
    )


def _inflects(form: str, base: str) -> bool:
    return form == base or form in verb_forms(base) or form in noun_forms(base)
