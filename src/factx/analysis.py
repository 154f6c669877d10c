"""The one place that knows every stage: from an article to its facts.

The command, the Python API, the spaCy component and the batch engines all call `analyse`.

>>> extractor = load()
>>> quote = extractor.extract("“We will not leave,” said Ana Sosa.")[0]
>>> quote.kind, quote.speaker.name
('direct', 'Ana Sosa')
"""

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from factx import confidence, marks
from factx import lexicon as lexicons
from factx.annotate import cues, mentions, modality, numbers, quote_marks, retagging
from factx.article import OUTSIDE, Article
from factx.document import Document
from factx.extract import actors, casualties, dates, quotations
from factx.facts import ArticleRecord, Casualty, Date, Extent, Quote, Record
from factx.lexicon import Lexicon
from factx.output.frames import Facts
from factx.pipeline import long_sentences
from factx.pipeline.load import load_pipeline
from factx.pipeline.parsing import parse, parse_all
from factx.reading import furniture
from factx.registry import RULES
from factx.resolve import chooser, entities, links
from factx.rules import Rules

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Articles held at once. A batch is a memory zone: what its words added to the vocabulary is freed after it. Zones of
# one article cost a tenth of the time, of 16 nothing that shows; larger ones would only keep facts back for longer.
_BATCH_ARTICLES = 16
_BATCH_CHARACTERS = 100_000

R = TypeVar("R", bound=Record)


def load(
    model: str | Path | None = None, *, lexicon: Path | str | None = None, without: Iterable[str] = ()
) -> "Extractor":
    """An extractor on the bundled pipeline, or on another one by name or path.

    Args:
        model: a spaCy pipeline's name or folder; None for the bundled `en_factx_news`.
        lexicon: a folder whose TOML files are laid over the lexicon that comes with factx.
        without: ids of rules that are switched off; `factx rules list` names them.

    Raises:
        RuleError: when one of the ids is that of no rule.
        PipelineError: when the pipeline cannot be loaded or lacks a parser, tags or entities.
        LexiconError: when a lexicon file is wrong.
    """
    rules = RULES.without(without)
    return Extractor(load_pipeline(model), lexicons.load(lexicon), rules)


class Extractor:
    """A loaded pipeline with its lexicon; keeps no state between articles.

    Attributes:
        nlp: the spaCy Language underneath.
        lexicon: the words that the rules know.
        rules: the rules in force.
    """

    def __init__(self, nlp: "Language", lexicon: Lexicon, rules: Rules = RULES) -> None:
        self.nlp = nlp
        self.lexicon = lexicon
        self.rules = rules

    def extract(
        self,
        text: str,
        *,
        id: str = "text",
        title: str | None = None,
        published: str | None = None,
        url: str | None = None,
    ) -> Facts:
        """The facts of one text, in the order: quotes, casualties, actors, organizations.

        A list of records, which a notebook shows as tables and which becomes data frames (`to_pandas()`).
        """
        article = Article(id=id, text=text, title=title, published=published, url=url)
        return Facts(fact for fact in self.annotated(article)[1] if not isinstance(fact, ArticleRecord))

    def annotated(self, article: Article) -> tuple["Doc", list[Record]]:
        """The marked Doc of one article and all its records, that of the article itself first."""
        doc = parse(self.nlp, article.text)
        return doc, analyse(doc, article, self.lexicon, self.rules)

    def pipe(
        self,
        articles: Iterable[Article | str],
        *,
        with_articles: bool = False,
        failed: Callable[[Article, Exception], None] | None = None,
    ) -> Iterator[tuple[Article, Facts]]:
        """Articles in, articles with their facts out, in the same order and in flat memory.

        Args:
            articles: any number of them, drawn as they are needed; a bare text becomes an article with the id
                `text 1`, `text 2` …, by its place in the stream.
            with_articles: give the record of each article before its facts.
            failed: told of an article that cannot be analysed, which is left out then; without it the error is raised.
        """
        for batch in _batches(_named(articles)):
            with self.nlp.memory_zone():
                done = self._analysed(batch, failed)
            for article, records in done:
                yield article, Facts(records if with_articles else records[1:])

    def _analysed(
        self, batch: Sequence[Article], failed: Callable[[Article, Exception], None] | None
    ) -> list[tuple[Article, list[Record]]]:
        done: list[tuple[Article, list[Record]]] = []
        for article, doc in zip(batch, self._parsed(batch), strict=True):
            try:
                known = doc if doc is not None else parse(self.nlp, article.text)
                done.append((article, analyse(known, article, self.lexicon, self.rules)))
            except Exception as error:
                if failed is None:
                    raise
                failed(article, error)
        return done

    def _parsed(self, batch: Sequence[Article]) -> Sequence["Doc | None"]:
        """The parses of a batch; all None where one of its articles cannot be parsed, which one by one shows."""
        try:
            return list(parse_all(self.nlp, [article.text for article in batch]))
        except Exception:
            return [None] * len(batch)


def _named(articles: Iterable[Article | str]) -> Iterator[Article]:
    """Texts as articles with an id."""
    for number, article in enumerate(articles, start=1):
        yield Article(id=f"text {number}", text=article) if isinstance(article, str) else article


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    characters = 0
    for article in articles:
        batch.append(article)
        characters += len(article.text)
        if len(batch) >= _BATCH_ARTICLES or characters >= _BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def analyse(
    doc: "Doc", article: Article, lexicon: Lexicon, rules: Rules = RULES, choose: chooser.Chooses | None = None
) -> list[Record]:
    """All records of one parsed article, the article's own first; leaves its marks in `doc.spans["factx.…"]`.

    A pure function of the parse, the article's metadata the lexicon and the rules: nothing of other articles enters.
    `choose` decides on pronouns instead of the chooser that comes with factx.
    """
    article = _annotate(long_sentences.part(doc), article, lexicon)
    found_dates = dates.extract(doc, article.publication_day, rules, lexicon=lexicon)
    document = Document(doc, lexicon)
    quotes = quotations.extract(document, article, found_dates, rules)
    counts = casualties.extract(document, article, quotes, found_dates, rules)
    described = actors.describe(document, rules)
    people = entities.resolve(document, article, described, quotes, choose or chooser.persons(), rules)
    marks.put(doc, marks.Joined, people.joined)
    spans = sorted([*found_dates, *dates.stretches(doc, found_dates, rules)], key=lambda date: date.start_char)
    return _finish(doc, article, spans, [*quotes, *counts], people)


def _annotate(doc: "Doc", article: Article, lexicon: Lexicon) -> Article:
    """Mark the Doc; gives the article back with the title and day of publication that only its text told."""
    layout = furniture.read(article.text, article.title, lexicon)
    places = (
        (section.label, marks.tokens_at(doc, section.start_char, section.end_char)) for section in layout.sections
    )
    marks.put(doc, marks.Section, [marks.Section(*tokens, label) for label, tokens in places if tokens is not None])
    retagging.restore(doc)
    quote_marks.annotate(doc, lexicon)
    cues.annotate(doc, lexicon)
    retagging.annotate(doc, lexicon)
    numbers.annotate(doc, lexicon)
    modality.annotate(doc, lexicon)
    mentions.annotate(doc, lexicon)
    return _told_by_text(article, layout)


def _told_by_text(article: Article, layout: furniture.Layout) -> Article:
    """An article without title or day of publication gets those of its first line and dateline."""
    headline = next((section for section in layout.sections if section.label == "headline"), None)
    if article.title is None and headline is not None:
        article = replace(article, title=article.text[headline.start_char : headline.end_char])
    guessed = article.published is None or article.published_from in OUTSIDE
    if guessed and layout.published is not None:
        article = article.dated(layout.published, "dateline")
    return article


def _finish(
    doc: "Doc",
    article: Article,
    found_dates: Sequence[Date],
    facts: Sequence[Quote | Casualty],
    people: entities.Entities,
) -> list[Record]:
    """Give every record its id and sentence, and every mention the name and id of whom it stands for."""
    prefix = hashlib.sha256(article.text.encode("utf-8")).hexdigest()[:12]
    sentences = [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
    records = list(_numbered(people.records, prefix, sentences))
    linked = links.link_facts(doc, _numbered(facts, prefix, sentences), people, records)
    # Actors before organizations; those of one type in the order in which they are first named.
    entities_in_order = sorted(links.link_records(linked, people, records), key=lambda record: record.type)
    done = confidence.graded(article.text, [*linked, *entities_in_order])
    return [_article_record(article, prefix, found_dates, len(sentences), done), *done]


def _numbered(records: Iterable[R], prefix: str, sentences: Sequence[tuple[int, int]]) -> Iterator[R]:
    """Records with ids such as `1f0c…-q3`: the text's hash, the type's letter, a count; and with their sentence."""
    numbering: Counter[str] = Counter()
    for record in records:
        numbering[record.letter] += 1
        sentence = _sentences_around(sentences, record.start_char, record.end_char)
        yield record.model_copy(
            update={"id": f"{prefix}-{record.letter}{numbering[record.letter]}", "sentence": sentence}
        )


def _sentences_around(sentences: Sequence[tuple[int, int]], start_char: int, end_char: int) -> Extent | None:
    """From the start of the sentence where a stretch begins to the end of the one where it ends."""
    first = bisect_right(sentences, (start_char, float("inf"))) - 1
    last = bisect_right(sentences, (end_char - 1, float("inf"))) - 1
    if first < 0:
        return None
    return Extent(start_char=sentences[first][0], end_char=sentences[last][1])


def _article_record(
    article: Article, prefix: str, found_dates: Sequence[Date], sentences: int, facts: Sequence[Record]
) -> ArticleRecord:
    return ArticleRecord(
        id=prefix,
        article=article.id,
        text=article.text,
        start_char=0,
        end_char=len(article.text),
        title=article.title,
        published=article.published,
        published_from=article.published_from,
        url=article.url,
        path=article.path,
        characters=len(article.text),
        sentences=sentences,
        dates=tuple(found_dates),
        counts=dict(Counter(fact.type for fact in facts)),
    )
