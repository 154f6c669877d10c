"""Who said what: direct, mixed and indirect quotations with cue, speaker, addressee and chain.

The rules work from the cues outwards (`attribution`), what belongs together is joined (`chains`), the quotations
that no cue has claimed are seen to (`unattributed`), and records are made.
"""

from collections.abc import Sequence

from factx.article import Article
from factx.document import Document
from factx.extract.quotations import attribution, chains, unattributed
from factx.extract.quotations.passage import Passage
from factx.extract.quotations.records import Recorder
from factx.extract.quotations.registry import RULES
from factx.facts import Date, Quote
from factx.rules import Rules

__all__ = ["RULES", "extract"]

_ALL = Rules(RULES)


def extract(document: Document, article: Article, dates: Sequence[Date], rules: Rules = _ALL) -> list[Quote]:
    """Quotes of a document, in text order.

    Args:
        document: the marked Doc as rules read it.
        article: its article.
        dates: its dates.
        rules: the rules in force; those of other rooms do not matter.
    """
    if len(document) == 0:
        return []
    passage = Passage(document, rules)
    found = chains.join_statements(passage, list(attribution.statements(passage)))
    found = unattributed.completed(passage, found)
    recorder = Recorder(passage, article, dates)
    return [record for statement in sorted(found, key=lambda s: s.start) if (record := recorder.quote(statement))]
