"""`factx evaluate`: the accuracy of facts against somebody's own annotations."""

import json
import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factx.cli import consoles, messages
from factx.errors import InputError

if TYPE_CHECKING:
    from factx.evaluation import Miss, Scores
    from factx.evaluation.gold import Item


class EvaluationFormat(StrEnum):
    """Values of --format."""

    TABLE = "table"
    JSON = "json"


EXAMPLES = """[bold]Example[/bold]: correct what factx wrote, then compare.

factx extract news/ --with-articles -o gold.jsonl  [dim]# mend it by hand[/dim]

factx extract news/ | factx evaluate gold.jsonl -
"""


def evaluate(
    gold: Annotated[
        str, typer.Argument(metavar="GOLD", help="Annotated facts, JSONL; fields that nobody judged are left out.")
    ],
    found: Annotated[str, typer.Argument(metavar="PRED", help="Facts to be judged, JSONL; - for a pipe.")],
    format: Annotated[
        EvaluationFormat, typer.Option("--format", "-f", metavar="FORMAT", help="table or json.")
    ] = EvaluationFormat.TABLE,
    errors: Annotated[
        int, typer.Option("--errors", min=0, metavar="N", help="List the first N things that are wrong.")
    ] = 0,
) -> None:
    """Measure facts against annotated ones: precision, recall and F1, and how many fields are right.

    Both files hold records as factx writes them; only articles that GOLD has a line of are judged, and only the types
    and fields that GOLD has.
    """
    from factx import evaluation

    scores = evaluation.evaluate(_items(gold), _items(found))
    misses = scores.misses[:errors]
    if format is EvaluationFormat.JSON:
        printed = {"scores": scores.rows(), "errors": list(map(_plain, misses)), "confidence": _graded(scores)}
        consoles.echo(json.dumps(printed, ensure_ascii=False))
        return
    for line in (*_table(scores), *_listed(misses)):
        consoles.echo(line)


def _items(path: str) -> "Iterator[Item]":
    """The records of a file.

    Raises:
        InputError: the file or one of its lines cannot be read.
    """
    from factx.evaluation import parsed
    from factx.reading import opening

    name = "stdin" if path == "-" else path
    try:
        if path != "-":
            with opening.opened(path) as stream:
                lines = stream.read().splitlines()
        else:
            lines = sys.stdin.buffer.read().splitlines()
    except OSError as error:
        raise InputError(
            name, f"cannot be read ({(error.strerror or str(error)).lower()})", "check the path"
        ) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield parsed(line, f"{name}:{number}")


def _table(scores: "Scores") -> Iterator[str]:
    """One line a measure, in per cent; then how sure facts are and how often they are right."""
    from factx.evaluation import reliability

    yield f"{'':<22}{'precision':>10}{'recall':>8}{'F1':>7}{'right':>7}{'items':>8}"
    for row in scores.rows():
        figures = (_percent(row[key]) for key in ("precision", "recall", "f1", "share"))
        precision, recall, f1, share = figures if row["items"] or row["precision"] != 1 else ("–", "–", "–", "")
        yield f"{row['measure']:<22}{precision:>10}{recall:>8}{f1:>7}{share:>7}{row['items']:>8}"
    for kind, grades in scores.grades.items():
        if grades:
            yield ""
            yield f"{kind + ', by confidence':<22}{'facts':>10}{'sure':>8}{'right':>7}"
            for step in reliability.bins(grades):
                name = f"  {step.least:.2f} and more"
                yield f"{name:<22}{step.facts:>10}{_percent(step.confidence):>8}{_percent(step.right):>7}"
            yield f"  calibration error {reliability.calibration_error(grades):.3f}"
    if not scores.tallies:
        messages.LOG.warning("GOLD holds no facts, so there is nothing to judge")


def _graded(scores: "Scores") -> dict[str, Any]:
    """The reliability of each type of fact whose confidence is known."""
    from factx.evaluation import reliability

    return {
        kind: {
            "calibration_error": reliability.calibration_error(grades),
            "bins": [step._asdict() for step in reliability.bins(grades)],
        }
        for kind, grades in scores.grades.items()
        if grades
    }


def _percent(value: Any) -> str:
    return "" if value is None else f"{100 * value:.1f}"


def _listed(misses: "Sequence[Miss]") -> Iterator[str]:
    for miss in misses:
        place = f"{miss.article}:{miss.start_char}–{miss.end_char}"
        values = f"  {miss.gold} → {miss.found}" if miss.gold or miss.found else ""
        yield f"{miss.what:<10} {miss.type:<13} {place}{values}"


def _plain(miss: "Miss") -> dict[str, Any]:
    return {name: getattr(miss, name) for name in miss.__slots__}
