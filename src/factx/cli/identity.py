"""By what facts are made: the versions, files and options that a run must share with the one that it resumes."""

import hashlib
import json
import platform
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import factx
from factx.batch.work import Work
from factx.cli.info import pipeline_meta
from factx.cli.work import Recipe
from factx.errors import EngineError
from factx.reading.sources import Reading

# What is said of inputs but not of how they are read.
_WHICH = ("recursive", "patterns", "exclude", "follow_links", "offline", "metadata")


@dataclass(frozen=True, slots=True)
class Checked:
    """A recipe for other machines, which may have another factx: calling it makes sure that they have this one."""

    recipe: Recipe
    made_by: tuple[tuple[str, str], ...]

    def __call__(self) -> Work:
        """The work of the recipe.

        Raises:
            EngineError: when factx, spaCy, the pipeline or the words differ here from where the run was started.
        """
        here = made_by(self.recipe.model, self.recipe.lexicon)
        for name, wanted in self.made_by:
            if here[name] != wanted:
                what = f"has another {name} ({here[name] or 'none'}, the run {wanted or 'none'})"
                raise EngineError(f"worker on {platform.node()}", what, "install the same on all machines")
        return self.recipe()


def of(recipe: Recipe) -> dict[str, Any]:
    """What decides the facts of an article, as plain JSON; the article itself aside.

    Raises:
        PipelineError: when the pipeline is not there.
    """
    options = {
        **of_reading(recipe.reading),
        "without": sorted(set(recipe.without)),
        "types": sorted(recipe.types),
        "with_articles": recipe.with_articles,
        "vague": recipe.vague,
        "min_confidence": recipe.min_confidence,
    }
    plain: dict[str, Any] = json.loads(json.dumps({**made_by(recipe.model, recipe.lexicon), **options}, default=str))
    return plain


def of_reading(reading: Reading) -> dict[str, Any]:
    """The options of reading that change what is read from an input."""
    fields = asdict(reading)
    return {name: value for name, value in fields.items() if name not in _WHICH}


def made_by(model: str | None, lexicon: Path | None) -> dict[str, str]:
    """factx, its code, spaCy, the pipeline and the words, each by its version or by what its files hold.

    Raises:
        PipelineError: when the pipeline is not there.
    """
    package = Path(factx.__file__).parent
    folder, meta = pipeline_meta(model)
    name = f"{meta.get('lang', '')}_{meta.get('name', '')} {meta.get('version', '')}"
    return {
        "factx": factx.__version__,
        "code": _digest(package, ("*.py", "*.toml"), whole=("*.py", "*.toml")),
        "spacy": version("spacy"),
        "pipeline": f"{name} ({_digest(folder, ('*',), whole=('meta.json', 'config.cfg'))})",
        "lexicon": _digest(lexicon, ("*.toml",), whole=("*.toml",)) if lexicon is not None else "",
    }


def _digest(folder: Path, patterns: Iterable[str], whole: Iterable[str]) -> str:
    """A short digest of the files of a folder: their names and sizes, and of some all they hold.

    Weights are not read: a pipeline that was trained anew has other scores in its meta.json.
    """
    digest = hashlib.sha256()
    for path in sorted({path for pattern in patterns for path in folder.rglob(pattern) if path.is_file()}):
        name = path.relative_to(folder).as_posix()
        if "__pycache__" in name or name.startswith("models/"):
            continue
        digest.update(f"{name}\0{path.stat().st_size}\0".encode("utf-8", "surrogateescape"))
        if any(path.match(pattern) for pattern in whole):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
