"""What each rule is worth: the facts of annotated articles with it and without it, their texts parsed once."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from factx import analysis, evaluation
from factx.analysis import Extractor
from factx.article import Article
from factx.errors import InputError
from factx.evaluation.gold import Item
from factx.evaluation.scores import Scores
from factx.facts import Record
from factx.pipeline.parsing import parse_all
from factx.reading import opening
from factx.rules import AnyRule, Rules

# The measure that the rules of a family are judged by.
_MEASURES = {
    "quote": "quote.joint",
    "casualty": "casualty.strict",
    "date": "date.value",
    "title": "actor.titles",
    "entity": "mention.b3",
}


@dataclass(frozen=True, slots=True)
class Weight:
    """What one rule adds.

    Attributes:
        rule: its id.
        fired: how many decisions it made.
        records: how many facts name it.
        right: how many of these are annotated; None where the annotations judge no such facts.
        changed: how many facts are there only with it, or only without it.
        f1: F1 of the measure of its family, 0 to 1; None where nothing of the kind is annotated.
        f1_without: the same without the rule.
    """

    rule: str
    fired: int
    records: int
    right: int | None
    changed: int
    f1: float | None
    f1_without: float | None

    @property
    def gained(self) -> float | None:
        """How much F1 the rule adds."""
        return None if self.f1 is None or self.f1_without is None else self.f1 - self.f1_without

    def line(self) -> str:
        """The weight as JSON."""
        return json.dumps({**asdict(self), "gained": self.gained}, ensure_ascii=False)


class Weigher:
    """Annotated articles, parsed, and the rules in force.

    Args:
        extractor: pipeline, lexicon and rules.
        files: JSONL as `factx evaluate` reads it, with the text of each article in its article line.

    Raises:
        InputError: a file cannot be read, or holds no texts.
    """

    def __init__(self, extractor: Extractor, files: Sequence[Path]) -> None:
        self._lexicon, self._rules = extractor.lexicon, extractor.rules
        self._gold: list[Item] = []
        articles = [article for path in files for article in self._read(path)]
        texts = [article.text for article in articles]
        self._docs = list(zip(articles, parse_all(extractor.nlp, texts), strict=True))

    def _read(self, path: Path) -> Iterator[Article]:
        try:
            with opening.opened(str(path)) as stream:
                lines = stream.read().splitlines()
        except OSError as error:
            raise InputError(str(path), f"cannot be read ({error.strerror or error})", "check the path") from error
        texts = 0
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            self._gold.append(evaluation.parsed(line, f"{path}:{number}"))
            raw: dict[str, Any] = json.loads(line)
            if raw["type"] == "article" and isinstance(raw.get("text"), str):
                texts += 1
                yield Article(raw["article"], raw["text"], title=raw.get("title"), published=raw.get("published"))
        if not texts:
            raise InputError(str(path), "has no article with a text", "make it with factx extract --with-articles")

    def weights(self, only: str = "") -> Iterator[Weight]:
        """The weight of each rule whose id holds `only`."""
        fired: Counter[str] = Counter()
        whole = self._facts(self._rules.told_to(lambda rule, *_: fired.update([rule.id])))
        scores = self._scores(whole)
        for rule in self._rules:
            if only in rule.id:
                yield self._weight(rule, fired[rule.id], whole, scores)

    def _weight(self, rule: AnyRule, fired: int, whole: list[Record], scores: Scores) -> Weight:
        own = [record for record in whole if record.rule == rule.id]
        measure = _MEASURES.get(rule.step.family, "")
        judged = measure in scores.tallies
        spurious = {(miss.article, miss.start_char, miss.end_char) for miss in scores.misses if miss.what == "spurious"}
        right = sum(_place(record) not in spurious for record in own) if judged else None
        without = self._facts(self._rules.without([rule.id])) if fired or own else whole
        changed = sum((Counter(map(_plain, whole)) - Counter(map(_plain, without))).values())
        changed += sum((Counter(map(_plain, without)) - Counter(map(_plain, whole))).values())
        other = self._scores(without) if changed else scores
        f1 = scores.tallies[measure].f1 if judged else None
        return Weight(rule.id, fired, len(own), right, changed, f1, other.tallies[measure].f1 if judged else None)

    def _facts(self, rules: Rules) -> list[Record]:
        return [record for article, doc in self._docs for record in _facts(doc, article, self._lexicon, rules)]

    def _scores(self, facts: list[Record]) -> Scores:
        found = (evaluation.parsed(record.model_dump_json(), "") for record in facts)
        return evaluation.evaluate(self._gold, found)


def _facts(doc: Doc, article: Article, lexicon: Any, rules: Rules) -> list[Record]:
    return analysis.analyse(doc, article, lexicon, rules)[1:]


def _place(record: Any) -> tuple[str, int, int]:
    """What an evaluation names a record by: its article and where it stands."""
    if record.type == "quote":
        return record.article, record.contents[0].start_char, record.contents[-1].end_char
    return record.article, record.start_char, record.end_char


def _plain(record: Record) -> str:
    """A fact without what numbers it, which changes with every fact before it."""
    return record.model_copy(update={"id": ""}).model_dump_json()
