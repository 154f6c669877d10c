"""factx: quotes, casualty counts and persons from English news, with the exact characters each fact rests on.

>>> import factx
>>> extractor = factx.load()                                             # doctest: +SKIP
>>> extractor.extract("“We are leaving,” Ana Sosa said.")[0].kind        # doctest: +SKIP
'direct'

Importing this package imports neither spaCy nor dateparser; names are looked up when they are first used.
"""

from __future__ import annotations

from importlib import import_module

# Type checkers take it for true. `typing` itself is not imported here: `python -m factx` would look for it in the
# working folder first, which `factx.cli.main` leaves.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from factx.analysis import Extractor as Extractor
    from factx.analysis import load as load
    from factx.arrow import extract_arrow as extract_arrow
    from factx.article import Article as Article
    from factx.facts import Actor as Actor
    from factx.facts import ArticleRecord as ArticleRecord
    from factx.facts import Casualty as Casualty
    from factx.facts import Organization as Organization
    from factx.facts import Quote as Quote
    from factx.library import ledger as ledger
    from factx.library import read as read
    from factx.library import read_facts as read_facts
    from factx.output.frames import Facts as Facts
    from factx.output.frames import frames as frames
    from factx.pipeline.load import pipeline_path as pipeline_path
    from factx.report.html.page import report as report

__version__ = "0.7.0"

_HOMES = {
    "Extractor": "factx.analysis",
    "load": "factx.analysis",
    "Article": "factx.article",
    "Actor": "factx.facts",
    "ArticleRecord": "factx.facts",
    "Casualty": "factx.facts",
    "Facts": "factx.output.frames",
    "Organization": "factx.facts",
    "Quote": "factx.facts",
    "extract_arrow": "factx.arrow",
    "frames": "factx.output.frames",
    "ledger": "factx.library",
    "read": "factx.library",
    "read_facts": "factx.library",
    "pipeline_path": "factx.pipeline.load",
    "report": "factx.report",
}
__all__ = ["__version__", *sorted(_HOMES)]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        home = import_module(_HOMES[name])
        return home if home.__name__ == f"factx.{name}" else getattr(home, name)
    raise AttributeError(f"module 'factx' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
