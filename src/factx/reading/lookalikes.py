"""Encodings that look like another one: those of seven bits, which pass for ASCII, and pages in two encodings at once.

>>> seven_bits("Jos+AOk- said +IBw-no+IB0-.".encode("ascii"))
('José said “no”.', 'UTF-7')
>>> mixed("“We left,” said José; ".encode() + "“no”".encode("cp1252"))
'“We left,” said José; “no”'
"""

import re

# Typographic signs and letters that English news in an eight-bit encoding really holds beside ASCII.
FITTING = frozenset("“”‘’„‚–—…•£€¥¢©®™°·«»‹›§½¼¾×\xa0\xadßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿšœž")

_UTF7 = re.compile(rb"\+[A-Za-z0-9/]{3,}-?")
_HZ = re.compile(rb"~\{((?:[\x21-\x77][\x21-\x7e]){2,})~\}")
# ESC, then what takes the place of ASCII: `$B` and `$@` (Japanese), `$)C` (Korean), `$A` and `$)A` (Chinese).
_SHIFTS = (
    (re.compile(rb"\x1b\$\(?[B@D]|\x1b\(I"), ("iso2022_jp_2", "iso2022_jp_ext"), "ISO-2022-JP"),
    (re.compile(rb"\x1b\$\)C"), ("iso2022_kr",), "ISO-2022-KR"),
    (re.compile(rb"\x1b\$\)?[AEG]"), (), "ISO-2022-CN"),
)
_INVALID = re.compile("[\udc80-\udcff]+")
# So much of what is not UTF-8 must be single signs of Windows-1252 that English text has.
_MOSTLY = 0.8


class UnreadableError(ValueError):
    """Bytes that are in an encoding which is known but not read here; its message names the encoding."""


def seven_bits(data: bytes) -> tuple[str, str] | None:
    """The text of bytes in an encoding that writes everything in ASCII, and its name; None for plain ASCII and others.

    Raises:
        UnreadableError: they are in such an encoding, and broken or in one that Python does not read.
    """
    if b"\x1b" in data:
        for pattern, codecs, name in _SHIFTS:
            if pattern.search(data):
                return _decoded(data, codecs, name)
    if data.isascii():
        if _HZ.search(data):
            return _decoded(data, ("hz",), "HZ")
        if _is_utf7(data):
            return _decoded(data, ("utf-7",), "UTF-7")
    return None


def _decoded(data: bytes, codecs: tuple[str, ...], name: str) -> tuple[str, str]:
    for codec in codecs:
        try:
            return data.decode(codec), name
        except UnicodeDecodeError:
            continue
    raise UnreadableError(name)


def _is_utf7(data: bytes) -> bool:
    """Whether every `+…` that is UTF-16 in base 64 gives signs that English news has; there is at least one."""
    signs = [text for found in _UTF7.finditer(data) if (text := _utf16(found.group())) is not None]
    return bool(signs) and all(character in FITTING for text in signs for character in text)


def _utf16(sequence: bytes) -> str | None:
    try:
        return sequence.decode("utf-7")
    except UnicodeDecodeError:
        return None


def mixed(data: bytes) -> str | None:
    """Text that is UTF-8 in part and Windows-1252 in part, as pages are that were put together; None for other bytes.

    A byte of Windows-1252 stands alone where UTF-8 that lost some bytes has its rest of two or three.
    """
    text = data.decode("utf-8", "surrogateescape")
    runs = [found.group() for found in _INVALID.finditer(text)]
    if not runs or not any("\x7f" < character < "\udc80" or character > "\udcff" for character in text):
        return None
    fitting = [run for run in runs if len(run) == 1 and _western(run) in FITTING]
    if len(fitting) < _MOSTLY * len(runs) or not all(_stands_well(text, found) for found in _INVALID.finditer(text)):
        return None
    return _INVALID.sub(lambda found: _western(found.group()), text)


def _western(run: str) -> str:
    return run.encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _stands_well(text: str, found: "re.Match[str]") -> bool:
    """Whether a sign stands where it would in a text: a letter beside letters, a closing mark behind something."""
    sign = _western(found.group())
    around = text[max(0, found.start() - 1) : found.start()] + text[found.end() : found.end() + 1]
    return not sign.isalpha() or any(character.isalpha() for character in around)
