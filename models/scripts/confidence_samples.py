"""Facts that are known to be right or wrong, with the signs that `factx.confidence` sees of them.

Who says so: annotators of statements (`of_quotes`), annotators of names (`of_names`), and readers who judged facts one
by one (`of_verdicts`).
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from factx.confidence.features import Signs, entity_signs, fact_signs, mention_signs
from factx.evaluation.gold import Stretch
from factx.evaluation.matching import likeness, overlap, size
from factx.facts import ArticleRecord, Casualty, Entity, Mention, Organization, Quote, Record

HALF = 0.5
# Classes of cues that make a statement; what is promised, thought or shown counts where annotators and rules agree.
STATEMENTS = frozenset(("speech", "according_to", "colon"))
# Bodies that act are annotated as places at times.
PLACES_THAT_ACT = frozenset(("LOC", "FAC", "NORP", "MISC"))


class Sample(NamedTuple):
    """One fact: its article, its signs, and whether a reader accepts it."""

    article: str
    signs: Mapping[str, float]
    right: bool


class Gold(NamedTuple):
    """A stretch of an annotated statement."""

    piece: Stretch
    speaker: Stretch | None
    cue: str | None


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file, packed or not."""
    packed = path.read_bytes()
    yield from map(json.loads, (gzip.decompress(packed) if path.suffix == ".gz" else packed).splitlines())


def of_quotes(articles: Iterable[Mapping[str, Any]], facts: Mapping[str, list[Record]]) -> Iterator[Sample]:
    """Quotes against annotated statements; a quote that touches others than statements only, and is not right, is left
    out: whether *she urged calm* is a statement is custom.
    """
    for article in articles:
        records = facts.get(str(article["id"]), [])
        around = Signs.of(article["text"], records)
        gold = [part for quote in article["quotes"] for part in _gold(quote)]
        for quote in (record for record in records if isinstance(record, Quote)):
            touched = [part for part in gold if overlap([part.piece], quote.contents)]
            right = agrees(quote, touched)
            if right or not touched or any(part.cue in STATEMENTS for part in touched):
                yield Sample(str(article["id"]), fact_signs(quote, around), right)


def _gold(quote: Mapping[str, Any]) -> Iterator[Gold]:
    known = quote.get("speaker_start") is not None
    speaker = Stretch(start_char=quote["speaker_start"], end_char=quote["speaker_end"]) if known else None
    for start, end in quote.get("spans") or [[quote["start"], quote["end"]]]:
        yield Gold(Stretch(start_char=start, end_char=end), speaker, quote.get("cue_kind"))


def agrees(quote: Quote, touched: Sequence[Gold]) -> bool:
    """Whether annotators have the same statement of the same speaker.

    What they cut in two (“A,” he said. “B.”) may be one here: the annotated stretches of which the quote has half or
    more are taken together, or any one of them alone. Together they must have half of all characters in common with the
    quote, and most of that must be the speaker's.
    """
    mostly = [part for part in touched if overlap([part.piece], quote.contents) >= HALF * size([part.piece])]
    return any(_enough(quote, some) for some in (mostly, *([part] for part in touched)))


def _enough(quote: Quote, some: Sequence[Gold]) -> bool:
    shared = sum(overlap([part.piece], quote.contents) for part in some)
    spoken = sum(overlap([part.piece], quote.contents) for part in some if _same(part.speaker, quote))
    every = size(quote.contents) + size([part.piece for part in some]) - shared
    return shared >= HALF * every and spoken >= HALF * shared > 0


def _same(speaker: Stretch | None, quote: Quote) -> bool:
    """The outermost link of a chain is whom the annotation names."""
    told = quote.via[0].speaker if quote.via else quote.speaker
    if speaker is None or told is None:
        return speaker is None and told is None
    return overlap([speaker], [told]) > 0


def of_names(
    articles: Iterable[Mapping[str, Any]],
    facts: Mapping[str, list[Record]],
    kind: type[Entity],
    verdicts: Iterable[Mapping[str, Any]] = (),
    share: float = 1.0,
) -> Iterator[Sample]:
    """Persons or bodies against annotated names; a reader's verdict goes before the annotation.

    A name is the annotated one where they have at least `share` of their characters in common.
    Where a body is annotated as a place that acts, the guidelines differ and it is left out.
    """
    judged = {_key(verdict): verdict["right"] for verdict in verdicts}
    for article in articles:
        records = facts.get(str(article["id"]), [])
        around = Signs.of(article["text"], records)
        gold = {(start, end): label for start, end, label in article["ents"]}
        unknown = article.get("unknown", [])
        for record in records:
            if not isinstance(record, kind):
                continue
            named = [mention for mention in record.mentions if mention.form == "named"]
            if not named or any(a < named[0].end_char and named[0].start_char < b for a, b in unknown):
                continue
            right = judged.get((record.type, record.article, named[0].start_char, named[0].end_char, record.name))
            if right is None:
                right = _annotated(record, named[0], gold, share)
            if right is not None:
                yield Sample(str(article["id"]), entity_signs(record, around), right)


def _key(verdict: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(verdict[name] for name in ("kind", "article", "start_char", "end_char", "key"))


def _annotated(
    record: Entity, name: Mention, gold: Mapping[tuple[int, int], str], share: float
) -> bool | None:  # fmt: skip
    """Whether annotators have the name; None where they follow another custom."""
    labels = {
        label
        for (start, end), label in gold.items()
        if start < name.end_char and name.start_char < end
        if likeness([Stretch(start_char=start, end_char=end)], [name]) >= share
    }
    if not isinstance(record, Organization):
        return "PERSON" in labels
    if labels & PLACES_THAT_ACT or (not labels and _lower(record.name)):
        return None  # “Washington said”, “state television”: bodies by the guideline of factx, none by this one
    return "ORG" in labels


def _lower(name: str) -> bool:
    """Whether a name has words of content in lower case."""
    return any(word.islower() and len(word) > 3 for word in name.split())


def of_verdicts(
    verdicts: Iterable[Mapping[str, Any]], facts: Mapping[str, list[Record]], kind: str
) -> Iterator[Sample]:
    """Facts of one kind, or speakers and sources that are led to somebody, as a reader judged them."""
    judged: dict[str, dict[tuple[int, int, str], bool]] = defaultdict(dict)
    for verdict in verdicts:
        if verdict["kind"] == kind:
            judged[verdict["article"]][verdict["start_char"], verdict["end_char"], verdict["key"]] = verdict["right"]
    for article, known in judged.items():
        records = facts.get(article, [])
        text = next((record.text for record in records if isinstance(record, ArticleRecord)), "")
        around = Signs.of(text, records)
        for key, signs in dict(_judgeable(records, around, kind)).items():
            if key in known:
                yield Sample(article, signs, known[key])


def _judgeable(
    records: Iterable[Record], around: Signs, kind: str
) -> Iterator[tuple[tuple[int, int, str], Mapping[str, float]]]:
    for record in records:
        if kind == "casualty" and isinstance(record, Casualty):
            yield (record.start_char, record.end_char, record.outcome), fact_signs(record, around)
        if kind == "quote" and isinstance(record, Quote):
            yield (record.start_char, record.end_char, record.kind), fact_signs(record, around)
        mention: Mention | None = None
        if kind == "mention":
            mention = record.speaker if isinstance(record, Quote) else None
            mention = record.source if isinstance(record, Casualty) else mention
        if mention is not None and mention.name is not None:
            yield (mention.start_char, mention.end_char, mention.name), mention_signs(mention, around)
