"""Pages that were made to cost time or to lose their text: refused before they are parsed, or parsed whole.

The parser compares every attribute of a tag with all the others, and leaves the rest of a page out, without a word,
where tags are nested deeper than 256 (a converter that never closes its `<font>` gets that far).
"""

import re
from typing import Any

from factx.errors import InputError

# The most that a tag of an honest page has is some dozens.
MOST_ATTRIBUTES = 500
# What libxml2 parses at the most when it is asked to parse what is huge.
MOST_DEPTH = 2048
_VALUE = r"""\s*+=\s*+(?:"[^"]*+"?+|'[^']*+'?+|[^\s>"'][^\s>]*+)?+"""
_ATTRIBUTE = rf"[^\s/>][^\s/>=]*+(?:{_VALUE})?+"
# Scripts and the like hold what looks like tags and is none. Possessive, so that no page makes it look twice.
_TAG = re.compile(
    r"<!--(?:.*?-->|.*+)|<(script|style|textarea|title|xmp)\b(?:.*?</\1\b|.*+)"
    rf"|<[a-z][^\s/>]*+(?P<attributes>(?:[\s/]++|{_ATTRIBUTE})*+)",
    re.IGNORECASE | re.DOTALL,
)
_ONE = re.compile(_ATTRIBUTE)


def refuse_attributes(page: str, where: str) -> None:
    """Raise an InputError where a tag has more than `MOST_ATTRIBUTES` attributes.

    >>> refuse_attributes("<p " + " ".join(f"a{i}" for i in range(1000)) + ">", "a.html")
    Traceback (most recent call last):
        ...
    factx.errors.InputError: a.html: is a page with a tag of 1,000 attributes; save its text and give that
    """
    for tag in _TAG.finditer(page):
        attributes = tag["attributes"]
        if attributes and len(attributes) > 2 * MOST_ATTRIBUTES:
            number = sum(1 for _ in _ONE.finditer(attributes))
            if number > MOST_ATTRIBUTES:
                what = f"is a page with a tag of {number:,} attributes"
                raise InputError(where, what, "save its text and give that")


def parsed_whole(page: str, where: str) -> Any:
    """The tree of a page that is nested too deep to be parsed as others are; None of all others.

    Raises:
        InputError: it is nested deeper than anything here can parse.
    """
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser()
    if not _is_cut(page, parser, document_fromstring):
        return None
    parser = HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    if _is_cut(page, parser, document_fromstring):
        what = f"is a page with tags nested more than {MOST_DEPTH:,} deep, or of no end"
        raise InputError(where, what, "save its text and give that")
    return document_fromstring(page, parser=parser)


def _is_cut(page: str, parser: Any, parse: Any) -> bool:
    """Whether a parser gave up on a page before its end."""
    from lxml.etree import LxmlError

    try:
        parse(page, parser=parser)
    except (ValueError, LxmlError):
        return False  # an encoding is declared in a text, or there is nothing: who extracts says more
    return any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
