"""The options that several commands have, each described once."""

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factx.article import iso_day
from factx.batch import shards

if TYPE_CHECKING:
    from factx.reading.outside import DateSource

# An article of 1,000 words takes about a second. One of 960,000 characters took 35 s of processor time, and 91 s beside
# eight other programs on two cores: that is no fault of the article.
SECONDS_FOR_AN_ARTICLE = 120.0
TYPES = ("quote", "casualty", "actor", "organization")
_OTHER_NAMES = {
    "quotes": "quote", "casualties": "casualty", "actors": "actor", "organizations": "organization",
    "person": "actor", "persons": "actor", "organisation": "organization", "organisations": "organization",
}  # fmt: skip
INPUT, OUTPUT, ANALYSIS, RUN = "Input", "Output", "Analysis", "Run and messages"


class ColorChoice(StrEnum):
    """Values of --color."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class VagueChoice(StrEnum):
    """Values of --vague."""

    RANGE = "range"
    ACLED = "acled"
    NONE = "none"


class ColumnsChoice(StrEnum):
    """Values of --columns."""

    SHORT = "short"
    ALL = "all"


def chosen_types(values: list[str] | None) -> list[str]:
    """The record types of `-t quote,actor -t casualty`."""
    given = [kind.strip() for value in values or () for kind in value.split(",")]
    wanted = [_OTHER_NAMES.get(kind.lower(), kind) for kind in given]
    for kind in wanted:
        if kind not in TYPES:
            raise typer.BadParameter(f"{kind!r} is not one of quote, casualty, person, organization")
    return wanted


def chosen_rules(values: list[str] | None) -> list[str]:
    """The rules of `--without quote.hearsay,quote.colon --without quote.asked`."""
    ids = [id.strip() for value in values or () for id in value.split(",") if id.strip()]
    if ids:
        from factx.registry import RULES

        RULES.without(ids)
    return ids


def day_of_publication(value: str | None) -> str | None:
    """The day of `--published`."""
    day = iso_day(value) if value is not None else None
    if value is not None and day is None:
        raise typer.BadParameter(f"{value!r} is no date (YYYY-MM-DD)")
    return day


def chosen_shard(value: str | None) -> str | None:
    """The shard of `--shard`, checked."""
    if value is not None:
        try:
            shards.parse(value)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from error
    return value


def date_sources(value: str) -> "tuple[DateSource, ...]":
    """The sources of `--date-from name,url`, in their order; none for `none`."""
    from factx.reading.outside import DATE_SOURCES

    wanted = [source.strip() for source in value.split(",") if source.strip()]
    return tuple(source for name in wanted for source in DATE_SOURCES if source == name)


def checked_date_sources(value: str) -> str:
    """The value of `--date-from`, checked."""
    for name in value.split(","):
        if name.strip() not in ("name", "url", "mtime", "none"):
            raise typer.BadParameter(f"{name.strip()!r} is not one of name, url, mtime, none")
    return value


Types = Annotated[
    list[str] | None,
    typer.Option(
        "--type",
        "-t",
        metavar="TYPES",
        callback=chosen_types,
        help="Only these: quote, casualty, person (actor), organization; commas between them, may be given again.",
        rich_help_panel=OUTPUT,
    ),
]
Recursive = Annotated[
    bool,
    typer.Option("--recursive", "-r", metavar="", help="Go down into the folders of a folder.", rich_help_panel=INPUT),
]
Glob = Annotated[
    list[str] | None,
    typer.Option(
        "--glob",
        metavar="PATTERN",
        help="Which files of a folder to take; may be given again. Otherwise those whose suffix tells that they hold "
        "articles.",
        rich_help_panel=INPUT,
    ),
]
TextField = Annotated[str, typer.Option(metavar="NAME", help="Field or column with the text.", rich_help_panel=INPUT)]
FollowLinks = Annotated[
    bool,
    typer.Option(
        "--follow-links",
        metavar="",
        help="Take what links in a folder lead to, too: they may lead out of it.",
        rich_help_panel=INPUT,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        callback=day_of_publication,
        help="Day of publication of all inputs, YYYY-MM-DD; “on Friday” is resolved against it. "
        "Otherwise that of the record, else of the dateline.",
        rich_help_panel=INPUT,
    ),
]
Metadata = Annotated[
    str | None,
    typer.Option(
        metavar="CSV",
        help="A table of what is known of the files: path, published, title, url.",
        rich_help_panel=INPUT,
    ),
]
DateFrom = Annotated[
    str,
    typer.Option(
        metavar="SOURCES",
        callback=checked_date_sources,
        help="What tells the day of publication where the article does not: name (of the file or its folders), url, "
        "mtime (of the file), commas between them; or none.",
        rich_help_panel=INPUT,
    ),
]
Offline = Annotated[
    bool,
    typer.Option(
        "--offline",
        metavar="",
        help="Fetch no address. FACTX_OFFLINE=1, or offline = true in the settings, forbids it for an installation.",
        rich_help_panel=INPUT,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        metavar="NAME_OR_PATH",
        help="Another English spaCy pipeline than the one that comes with factx.",
        rich_help_panel=ANALYSIS,
    ),
]
Lexicon = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR", help="A folder of TOML word lists to lay over those of factx.", rich_help_panel=ANALYSIS
    ),
]
Without = Annotated[
    list[str] | None,
    typer.Option(
        metavar="IDS",
        callback=chosen_rules,
        help="Rules that are switched off; commas between them, may be given again. factx rules list names them.",
        rich_help_panel=ANALYSIS,
    ),
]
Vague = Annotated[
    VagueChoice,
    typer.Option(
        metavar="HOW",
        help="How “dozens” counts: range (12 or more), acled (12; tens 10, hundreds 100), none (no number).",
        rich_help_panel=ANALYSIS,
    ),
]
MinConfidence = Annotated[
    float,
    typer.Option(
        min=0,
        max=1,
        metavar="X",
        help="Only facts that are at least so sure, 0 to 1; 0.9 leaves out those a careful reader would doubt.",
        rich_help_panel=ANALYSIS,
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        help="Write to this file, which is there only when it is whole; - is standard output.",
        rich_help_panel=OUTPUT,
    ),
]
Force = Annotated[
    bool, typer.Option("--force", metavar="", help="Overwrite the output if it exists.", rich_help_panel=OUTPUT)
]
Columns = Annotated[
    ColumnsChoice,
    typer.Option(
        metavar="WHICH",
        help="Columns of CSV, TSV and XLSX: short (who, what, when, title, url, sentence …) or all.",
        rich_help_panel=OUTPUT,
    ),
]
Bom = Annotated[
    bool,
    typer.Option(
        "--bom", metavar="", help="Begin CSV and TSV with a mark by which Excel knows UTF-8.", rich_help_panel=OUTPUT
    ),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", metavar="", help="No progress and no closing line.", rich_help_panel=RUN)
]
Verbose = Annotated[
    int,
    typer.Option(
        "--verbose",
        "-v",
        metavar="",
        count=True,
        help="Say more; twice for tracebacks.",
        show_default=False,
        rich_help_panel=RUN,
    ),
]
Color = Annotated[
    ColorChoice,
    typer.Option(
        metavar="WHEN", help="auto, always or never. auto heeds NO_COLOR and FORCE_COLOR.", rich_help_panel=RUN
    ),
]


Timeout = Annotated[
    float,
    typer.Option(
        min=0,
        metavar="SECONDS",
        help="Give up an article that takes longer, and go on with the next; 0 for none.",
        rich_help_panel=RUN,
    ),
]


def file_of(output: str | None) -> Path | None:
    """The file that -o names; None for standard output.

    Raises:
        BadParameter: when it names none (`.`, `/`, `folder/`, nothing).

    >>> file_of("facts/a.jsonl").name
    'a.jsonl'
    """
    if output is None or output == "-":
        return None
    if not output.strip() or output.endswith((os.sep, os.altsep or os.sep)) or Path(output).name in ("", ".."):
        raise typer.BadParameter(f"{output!r} names no file", param_hint="--output")
    return Path(output)
