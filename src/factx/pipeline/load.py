"""Find and load the pipeline that everything stands on."""

from pathlib import Path
from typing import TYPE_CHECKING

from factx.errors import PipelineError

if TYPE_CHECKING:
    from spacy.language import Language

NAME = "en_factx_news"

# What the rules read from a Doc, and the components that write it, either of which will do.
_NEEDED = {"dependency parse": ("parser",), "named entities": ("ner",), "parts of speech": ("tagger", "morphologizer")}


def pipeline_path() -> Path:
    """Where the bundled pipeline lies: beside its recipe in the repository, else inside the installed package.

    Raises:
        PipelineError: when it is in neither place.

    >>> pipeline_path().name
    'en_factx_news'
    """
    package = Path(__file__).resolve().parents[1]
    repository = package.parents[1]
    in_repository = repository / "models" / NAME
    installed = package / "models" / NAME
    if package.parent.name == "src" and (in_repository / "config.cfg").is_file():
        return in_repository
    if (installed / "config.cfg").is_file():
        return installed
    raise PipelineError(
        NAME, f"the bundled pipeline is neither in {in_repository} nor in {installed}", "reinstall factx"
    )


def load_pipeline(name_or_path: str | Path | None = None) -> "Language":
    """Load the bundled pipeline, or any other English spaCy pipeline by name or path.

    Args:
        name_or_path: None for the bundled pipeline; `en_core_web_trf`; a folder that `nlp.to_disk` wrote.

    Raises:
        PipelineError: when it is not there, cannot be loaded, or lacks a parser, tags or named entities.
    """
    import spacy

    from factx.pipeline.encoders import use_encoders
    from factx.pipeline.matrices import use_exact_products
    from factx.pipeline.recognizer import use_recognizer

    where = pipeline_path() if name_or_path is None else name_or_path
    try:
        nlp = spacy.load(where)
    except (OSError, ValueError, KeyError, TypeError, ImportError, AttributeError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise PipelineError(str(where), f"cannot be loaded as a spaCy pipeline ({reason})", "see factx info") from error
    for what, components in _NEEDED.items():
        if not any(name in nlp.pipe_names for name in components):
            raise PipelineError(str(where), f"gives no {what}", f"add one of: {', '.join(components)}")
    use_exact_products(nlp, nlp.path)
    use_encoders(nlp)
    use_recognizer(nlp)
    return nlp
