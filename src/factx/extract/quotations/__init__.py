"""Who said what: direct, mixed and indirect quotations with cue, speaker, addressee and chain.

The rules work from the cues outwards (`attribution`, `sources`), then see to the quotations that no cue has claimed
(`floating`), join what belongs together (`chains`), and make the records.
"""

from collections.abc import Sequence

from spacy.tokens import Doc

from factx.article import Article
from factx.extract.quotations import attribution, chains, floating, sources
from factx.extract.quotations.passage import Passage
from factx.extract.quotations.records import Recorder
from factx.facts import Date, Quote
from factx.lexicon import Lexicon


def extract(doc: Doc, article: Article, dates: Sequence[Date], lexicon: Lexicon) -> list[Quote]:
    """Quotes of a marked Doc, in text order."""
    if len(doc) == 0:
        return []
    passage = Passage(doc, lexicon, article.text)
    found = [*attribution.statements(passage), *sources.statements(passage)]
    found = chains.joined(passage, found)
    found = floating.completed(passage, found)
    recorder = Recorder(passage, article, dates)
    return [record for statement in sorted(found, key=lambda s: s.start) if (record := recorder.quote(statement))]
