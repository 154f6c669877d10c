"""How good facts are, measured on somebody's own annotations: `factx evaluate GOLD PRED`.

Both sides are the records of factx, one a line (`factx.evaluation.gold`): the easiest way to make gold is to correct
what `factx extract --with-articles` wrote. Articles that only the predictions have are left out.

>>> gold = ['{"type": "quote", "article": "a", "contents": [{"start_char": 0, "end_char": 20}]}',
...         '{"type": "article", "article": "b"}']
>>> found = ['{"type": "quote", "article": "a", "contents": [{"start_char": 2, "end_char": 20}]}',
...          '{"type": "quote", "article": "b", "contents": [{"start_char": 0, "end_char": 4}]}']
>>> scores = evaluate((parsed(line, "") for line in gold), (parsed(line, "") for line in found))
>>> scores.tallies["quote.content"].precision, scores.tallies["quote.content"].recall
(0.5, 1.0)
"""

from collections.abc import Iterable

from factx.evaluation import casualties, dates, entities, quotes
from factx.evaluation.gold import Annotation, Item, by_article, parsed
from factx.evaluation.scores import Miss, Scores, Tally

__all__ = ["Miss", "Scores", "Tally", "evaluate", "parsed"]


def evaluate(gold: Iterable[Item], found: Iterable[Item]) -> Scores:
    """All figures of the found facts against the annotated ones, over the articles that were annotated.

    A type of fact that is nowhere annotated is not scored.
    """
    annotated, predicted = by_article(gold), by_article(found)
    scores = Scores()
    judges = [
        judge
        for judge, fields in (
            (quotes, ("quotes",)),
            (casualties, ("casualties",)),
            (entities, ("actors", "organizations")),
            (dates, ("dates",)),
        )
        if any(getattr(article, name) for article in annotated.values() for name in fields)
    ]
    for name, article in annotated.items():
        other = predicted.get(name, Annotation(article=name))
        for judge in judges:
            judge.score(article, other, scores)
    return scores
