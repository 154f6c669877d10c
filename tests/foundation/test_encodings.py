"""Bytes in whatever encoding are read as what they are, with a word about it, or refused; never as nonsense in silence."""

import io
import logging

import pytest

from factx.errors import InputError
from factx.reading import html, opening
from factx.reading.text import decode
from tests.inputs import PAGE, gz, zst

ENGLISH = "“We left,” said José Peña — in May. The café’s roof fell; £40 was lost. "
JAPANESE = "Mayor Ana Sosa wrote: 日本語の新聞。 Two died."
CHINESE = "Mayor Ana Sosa wrote: 新闻报道 on Friday."


@pytest.mark.parametrize(
    ("data", "text", "told"),
    [
        (ENGLISH.encode("utf-7"), ENGLISH, "is not UTF-8; read as UTF-7"),
        ("Only one: café.".encode("utf-7"), "Only one: café.", "is not UTF-8; read as UTF-7"),
        (CHINESE.encode("hz"), CHINESE, "is not UTF-8; read as HZ"),
        (JAPANESE.encode("iso2022_jp"), JAPANESE, "is not UTF-8; read as ISO-2022-JP"),
        ("뉴스 Two died.".encode("iso2022_kr"), "뉴스 Two died.", "is not UTF-8; read as ISO-2022-KR"),
        (ENGLISH.encode("cp1252"), ENGLISH, "is not UTF-8; read as cp1252"),
        (
            (ENGLISH * 3).encode() + ENGLISH.encode("cp1252") * 3,
            ENGLISH * 6,
            "is in two encodings; what is not UTF-8 was read as cp1252",
        ),
        (
            ENGLISH.encode("cp1252") * 9 + ENGLISH.encode(),
            ENGLISH * 10,
            "is in two encodings; what is not UTF-8 was read as cp1252",
        ),
    ],
    ids=["utf-7", "utf-7 once", "hz", "jp", "kr", "cp1252", "mixed", "mostly cp1252"],
)
def test_read_with_a_warning(data: bytes, text: str, told: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "factx"):
        assert decode(data, "a.txt") == text
    assert caplog.messages == [f"a.txt: {told}"]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (JAPANESE.encode("iso2022_jp")[:30] + b"\x1b$B!!\x00"[:-1] + b"\x7e", "ISO-2022-JP"),
        (b"News: \x1b$)A\x0e<NVP\x0f.", "ISO-2022-CN"),
    ],
)
def test_refused(data: bytes, encoding: str) -> None:
    with pytest.raises(InputError, match=f"is in {encoding}, which cannot be read; save it as UTF-8"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    "text",
    [
        "A+ for effort - and C++ too.", "Call +44-20-1234 or +1-555-0100.", "a+b-c, x+yz-1", "+ABC- is no word here.",
        "The ~{ and ~} of C.", "~{a~}", "1+1=2", "Type Ctrl+Shift-N, then +AAA-.", "E=mc+2-", "+1234567-", "UTC+0200-",
        "\x1b[1mBold\x1b[0m words.",
    ],
)  # fmt: skip
def test_plain_ascii_is_no_other_encoding(text: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "factx"):
        assert decode(text.encode(), "a.txt") == text
    assert caplog.messages == []


def test_utf8_that_lost_bytes_is_not_taken_for_two_encodings(caplog: pytest.LogCaptureFixture) -> None:
    data = ENGLISH.encode() * 4 + b"\xe2\x80 and \x80\x9d"
    with caplog.at_level(logging.WARNING, "factx"):
        assert decode(data, "a.txt").startswith(ENGLISH)
    assert "U+FFFD" in caplog.messages[0]


@pytest.mark.parametrize("declared", ["utf-8", "windows-1252", ""])
def test_a_page_in_two_encodings(declared: str, caplog: pytest.LogCaptureFixture) -> None:
    head, body = PAGE.replace("{charset}", declared).split("<article>")
    data = head.replace("Lake Post", "Lake Poste “Éclair”").encode() + b"<article>" + body.encode("cp1252") * 2
    with caplog.at_level(logging.WARNING, "factx"):
        page = html.decode(data, "a.html")
    assert "“We are safe,” said Ana Sosa" in page
    if declared != "windows-1252":
        assert "Lake Poste “Éclair”" in page


SKIPPED = b"\x50\x2a\x4d\x18\x04\x00\x00\x00abcd"


@pytest.mark.parametrize("first", [b"\x50", b"\x5f"])
def test_zstd_in_frames_with_frames_to_pass_over(first: bytes) -> None:
    """pzstd writes the size of each frame in one that every reader passes over."""
    skipped = first + SKIPPED[1:]
    packed = skipped + zst("“We won,” ".encode()) + skipped + zst(b"said Ana Sosa.") + skipped
    assert opening.unpacked(io.BufferedReader(io.BytesIO(packed)), "a").read().decode() == "“We won,” said Ana Sosa."
    assert opening.unpacked(io.BufferedReader(io.BytesIO(gz(b"x"))), "a").read() == b"x"
