"""Encodings that a page or its server may name: those of the web, read as browsers read them.

Python knows many more that are no encodings of text (`punycode`, `unicode_escape`, `charmap`), some of which take the
square of a page's length. The names are those of the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/).
"""

import codecs
import re

# Python's name for a codec → the one that browsers read such pages with.
_WEB = {
    **{name: name for name in ("utf-8", "cp866", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "cp874")},
    **{name: name for name in ("gbk", "gb18030", "big5hkscs", "euc_jp", "iso2022_jp", "cp932", "cp949")},
    **{f"cp125{last}": f"cp125{last}" for last in range(9)},
    **{f"iso8859-{part}": f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
# Labels of the web that Python does not know, or knows as something else.
_LABELS = {
    "csisolatin1": "cp1252", "x-cp1250": "cp1250", "x-cp1251": "cp1251", "x-cp1252": "cp1252", "x-cp1253": "cp1253",
    "x-cp1254": "cp1254", "x-cp1255": "cp1255", "x-cp1256": "cp1256", "x-cp1257": "cp1257", "x-cp1258": "cp1258",
    "dos-874": "cp874", "windows-874": "cp874", "macintosh": "mac-roman", "mac": "mac-roman",
    "x-mac-roman": "mac-roman", "x-mac-cyrillic": "mac-cyrillic", "x-mac-ukrainian": "mac-cyrillic",
    "koi": "koi8-r", "koi8": "koi8-r", "koi8-ru": "koi8-u", "logical": "iso8859-8", "visual": "iso8859-8",
    "iso-8859-8-i": "iso8859-8", "iso-8859-8-e": "iso8859-8", "iso-8859-6-i": "iso8859-6", "iso-8859-6-e": "iso8859-6",
    "x-gbk": "gbk", "chinese": "gbk", "x-x-big5": "big5hkscs", "cn-big5": "big5hkscs", "x-euc-jp": "euc_jp",
    "x-sjis": "cp932", "windows-31j": "cp932", "windows-949": "cp949", "ks_c_5601-1987": "cp949",
    "ks_c_5601-1989": "cp949", "korean": "cp949", "unicode-1-1-utf-8": "utf-8", "x-unicode20utf8": "utf-8",
    "unicode11utf8": "utf-8", "unicode20utf8": "utf-8",
}  # fmt: skip
_LABEL = re.compile(r"[\w.:-]{1,40}", re.ASCII)


def codec_of(label: str) -> str | None:
    """Python's name of the codec that pages of an encoding are read with; None of what is no encoding of the web.

    >>> codec_of(" ISO-8859-1"), codec_of("x-sjis"), codec_of("punycode"), codec_of("utf-7")
    ('cp1252', 'cp932', None, None)
    """
    label = label.strip().lower()
    if label in _LABELS:
        return _LABELS[label]
    if not _LABEL.fullmatch(label):
        return None
    try:
        return _WEB.get(codecs.lookup(label).name)
    except (LookupError, ValueError):
        return None
