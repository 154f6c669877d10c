"""What a record shows of how sure it is: signs with a value, all from the facts and the text.

Signs of a choice (`rule=…`, `cue=…`) are 1 where they hold; lengths are logarithms, so that ten words more on a long
statement count little.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factx.facts import Casualty, Entity, Mention, Quote, Record, Span

_WORD = re.compile(r"\w+")
_SENTENCE_END = ".!?"
_QUOTED = re.compile("[“\"”‘’']")
_FAR = 60  # characters between a cue and its speaker
_WIDE = 300  # characters between two pieces of one statement
_TALK = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_OLD_YEAR = re.compile(r"\b1[5-9]\d\d\b")
_SUREST = 0.99  # more than this nobody is of a pronoun
_NEAR = 5  # names before a mention that may be meant instead
_BESIDE = frozenset(("clause", "sentence"))  # where a place stands that the outcome has of its own
_TALKERS = frozenset(("i", "we", "you"))
_GENDERED = re.compile(r"\b(?:he|she|his|hers?|him|they|them|their|it|its)\b", re.IGNORECASE)
_SUPPOSED = re.compile(r"\b(?:if|would|could|may|might|will|should|plan\w*|want\w*|to|how)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signs:
    """What the facts of one article show of each other.

    Attributes:
        text: the article's text.
        statements: starts and ends of all contents of quotes, by start.
        longest: how long the longest content is.
        mentions: how often each record is mentioned, by id.
        spoken: how many statements each record makes, by id.
        names: how many persons and bodies have each last word of a name.
        named: starts and records of all named mentions, by start.
        tolls: how many casualty facts rest on each word of outcome, by its start.
        chances: how sure the resolver was of each pronoun, by its start.
        style: what kind of text it is: of reports many are told, of interviews much is *I*, of lives old years.
    """

    text: str
    statements: tuple[tuple[int, int], ...]
    longest: int
    mentions: Mapping[str, int]
    spoken: Mapping[str, int]
    names: Mapping[str, int]
    named: tuple[tuple[int, str], ...]
    tolls: Mapping[int, int]
    chances: Mapping[int, float]
    style: Mapping[str, float]

    @classmethod
    def of(cls, text: str, records: Sequence[Record]) -> "Signs":
        """Counted over the records of an article."""
        quotes = [record for record in records if isinstance(record, Quote)]
        entities = [record for record in records if isinstance(record, Entity)]
        contents = sorted((part.start_char, part.end_char) for quote in quotes for part in quote.contents)
        return cls(
            text,
            tuple(contents),
            max((end - start for start, end in contents), default=0),
            {entity.id: len(entity.mentions) for entity in entities},
            Counter(quote.speaker.actor for quote in quotes if quote.speaker and quote.speaker.actor),
            Counter(entity.name.split()[-1] for entity in entities if entity.name.split()),
            tuple(sorted((m.start_char, e.id) for e in entities for m in e.mentions if m.form == "named")),
            Counter(r.outcome_word.start_char for r in records if isinstance(r, Casualty) and r.outcome_word),
            {m.start_char: m.confidence for e in entities for m in e.mentions if m.confidence is not None},
            _style(text, len(quotes)),
        )

    def before(self, span: Span) -> list[str]:
        """The records of the last few names before a span, the nearest last."""
        end = bisect_left(self.named, (span.start_char, ""))
        return [record for _, record in self.named[max(end - _NEAR, 0) : end]]

    def overlapping(self, span: Span) -> int:
        """How many contents of quotes share characters with a span, itself included."""
        first = bisect_left(self.statements, (span.start_char - self.longest, -1))
        last = bisect_right(self.statements, (span.end_char, -1))
        return sum(end > span.start_char for _, end in self.statements[first:last])


def _style(text: str, quotes: int) -> dict[str, float]:
    """Logarithms of how often something is there in a thousand words."""
    thousands = max(text.count(" "), 100) / 1000
    times = {"told": quotes, "I": len(_TALK.findall(text)), "old years": len(_OLD_YEAR.findall(text))}
    return {f"text: {name}": math.log1p(count / thousands) for name, count in times.items()}


def fact_signs(fact: Quote | Casualty, around: Signs) -> dict[str, float]:
    """Signs of a quote or casualty fact."""
    signs = dict(_quote_signs(fact, around) if isinstance(fact, Quote) else _casualty_signs(fact, around))
    signs[f"rule={fact.rule}"] = 1.0
    for flag in ("negated", "hypothetical"):
        signs[flag] = float(getattr(fact, flag))
    return signs


def _quote_signs(quote: Quote, around: Signs) -> Iterator[tuple[str, float]]:
    yield f"kind={quote.kind}", 1.0
    yield f"pieces={min(len(quote.contents), 3)}", 1.0
    yield "nested", float(sum(around.overlapping(part) for part in quote.contents) > len(quote.contents))
    yield from _edges(quote, around.text)
    yield from _gaps(quote, around.text)
    words = sum(len(_WORD.findall(part.text)) for part in quote.contents)
    yield f"{quote.kind} words", math.log1p(words)
    yield f"{quote.kind} few words", float(words <= 4)
    cue, speaker = quote.cue, quote.speaker
    yield "no cue", float(cue is None)
    if cue is not None:
        yield f"cue={cue.cue_class}", 1.0
        yield f"verb={cue.lemma}", 1.0
        yield f"{quote.kind} cue={cue.cue_class}", 1.0
        yield "cue away", float(min(abs(part.start_char - cue.end_char) for part in quote.contents) > _FAR)
        between = around.text[cue.end_char : quote.contents[0].start_char]
        yield f"{quote.kind} cue behind", float(cue.start_char > quote.contents[0].start_char)
        yield f"{cue.cue_class} words between", math.log1p(len(_WORD.findall(between)))
    yield f"chain={min(len(quote.via), 2)}", 1.0
    yield "to somebody", float(quote.addressee is not None)
    if speaker is None:
        yield "no speaker", 1.0
        return
    yield from ((f"speaker {name}", value) for name, value in mention_signs(speaker, around).items())
    if cue is not None:
        apart = max(cue.start_char - speaker.end_char, speaker.start_char - cue.end_char)
        yield "speaker away", float(apart > _FAR)
        yield "speaker beside", float(apart <= 1)
        yield f"verb={cue.lemma}, speaker behind", float(speaker.start_char >= cue.end_char)
        inside = any(part.start_char <= speaker.start_char < part.end_char for part in quote.contents)
        yield "speaker inside", float(inside)


def _gaps(quote: Quote, text: str) -> Iterator[tuple[str, float]]:
    """How far apart the pieces of an interrupted statement are, and whether a line ends in the middle of one."""
    gaps = [(a.end_char, b.start_char) for a, b in zip(quote.contents, quote.contents[1:], strict=False)]
    yield "pieces far apart", float(any(end - start > _WIDE for start, end in gaps))
    yield "pieces in paragraphs", float(any("\n" in text[start : min(end, start + _WIDE)] for start, end in gaps))
    cut = [part for part in quote.contents if text[part.end_char : part.end_char + 1] == "\n"]
    yield "cut by a line", float(any(part.text.rstrip("”\"’'")[-1:] not in _SENTENCE_END for part in cut))
    yield f"{quote.kind} sentences", math.log1p(sum(part.text.count(". ") for part in quote.contents))


def _edges(quote: Quote, text: str) -> Iterator[tuple[str, float]]:
    """How the statement begins and ends: after a word such as *that*, at a comma, with the sentence."""
    first, last = quote.contents[0], quote.contents[-1]
    before = text[max(first.start_char - 8, 0) : first.start_char].split()
    yield f"{quote.kind} after that", float(bool(before) and before[-1].lower() == "that")
    behind = text[last.end_char : last.end_char + 3].strip()[:1]
    ended = last.text.rstrip("”\"’'")[-1:] in _SENTENCE_END or behind in _SENTENCE_END or not behind
    yield f"{quote.kind} ends sentence", float(ended)
    yield f"{quote.kind} ends at comma", float(not ended and (behind in ",;:—" or last.text.rstrip()[-1:] in ",;"))
    yield f"{quote.kind} begins small", float(first.text[:1].islower())
    yield "odd marks", float(len(_QUOTED.findall(first.text)) % 2 == 1)


def _casualty_signs(fact: Casualty, around: Signs) -> Iterator[tuple[str, float]]:
    yield f"outcome={fact.outcome}", 1.0
    yield f"kind={fact.kind}", 1.0
    yield f"scope={fact.scope}", 1.0
    yield "subset", float(fact.subset)
    yield "victims", float(fact.victims is not None)
    yield "source", float(fact.source is not None)
    yield "place", float(fact.place is not None)
    if fact.kind == "counted":
        yield "place beside", float(fact.place is not None and fact.place.place_from in _BESIDE)
        yield "dated", float(fact.date is not None)
    yield "long", math.log1p(len(_WORD.findall(fact.text)))
    yield f"unit={fact.unit}", 1.0
    yield from _victim_signs(fact)
    if fact.sentence is not None and not fact.hypothetical:
        before = around.text[max(fact.sentence.start_char, fact.start_char - _FAR) : fact.start_char]
        yield "supposed before", float(bool(_SUPPOSED.search(before)))
    word = fact.outcome_word
    if word is not None:
        yield f"word={word.text.lower()}", 1.0
        yield "shared outcome", float(around.tolls.get(word.start_char, 0) > 1)
    count = fact.count
    if count is None:
        return
    yield f"modifier={count.modifier}", 1.0
    yield "one", float(count.best == 1)
    yield "large", math.log10(1 + (count.best or 0))
    yield "article", float(count.text.lower() in ("a", "an"))
    if word is not None:
        apart = max(word.start_char - count.end_char, count.start_char - word.end_char, 0)
        yield "outcome away", math.log1p(apart)
        yield "sentence between", float(". " in around.text[count.end_char : word.start_char])


def _victim_signs(fact: Casualty) -> Iterator[tuple[str, float]]:
    """Who they are: named where the outcome is told, or only led to by a pronoun."""
    victims = fact.victims
    if victims is None:
        return
    inside = fact.start_char <= victims.start_char and victims.end_char <= fact.end_char
    yield f"{fact.kind} victims elsewhere", float(not inside)
    yield f"{fact.kind} victims by a pronoun", float(not inside and bool(_GENDERED.search(fact.text)))
    yield "victims of somebody", float(victims.text.endswith(("’s", "'s")))
    yield "victims small", float(victims.text[:1].islower())


def entity_signs(record: Entity, around: Signs) -> dict[str, float]:
    """Signs of a person or body."""
    name, words = record.name, record.name.split()
    signs = {
        f"words={min(len(words), 4)}": 1.0,
        "mentions": math.log(max(len(record.mentions), 1)),
        "named once": float(sum(mention.form == "named" for mention in record.mentions) == 1),
        "aliases": math.log1p(len(record.aliases)),
        "titled": float(bool(getattr(record, "titles", ()))),
        "speaks": float(around.spoken.get(record.id, 0) > 0),
        "country": float(record.country is not None),
        "affiliated": float(bool(record.affiliations)),
        "capitals": float(name.isupper()),
        "small words": float(any(word.islower() for word in words)),
        "digits": float(any(character.isdigit() for character in name)),
        "odd characters": float(bool(re.search(r"[^\w\s.'’&-]", name))),
        "begins sentence": float(_begins_sentence(record, around.text)),
        "shares its last word": float(bool(words) and around.names.get(words[-1], 0) > 1),
        "acronym": float(bool(getattr(record, "acronym", None))),
    }
    category = getattr(record, "category", None)
    signs[f"category={category}"] = 1.0
    signs |= around.style
    return signs


def _begins_sentence(record: Entity, text: str) -> bool:
    """Whether all its named mentions stand where any word has a capital."""
    named = [mention for mention in record.mentions if mention.form == "named"]
    before = (text[max(mention.start_char - 2, 0) : mention.start_char].strip() for mention in named)
    return all(part in ("", ".", "“", '"', ":") for part in before)


def mention_signs(mention: Mention, around: Signs) -> dict[str, float]:
    """Signs of a speaker or source: that it is the right one, led to the right person or body."""
    words = len(mention.text.split())
    resolved = mention.name is not None
    signs = {
        f"form={mention.form}": 1.0,
        f"form={mention.form}, {'led to' if resolved else 'alone'}": 1.0,
        "long": math.log1p(words),
        "one word": float(words == 1),
        "first person": float(mention.text.lower() in _TALKERS),
        "and": float(" and " in mention.text),
        "spoken": math.log1p(around.spoken.get(mention.actor or "", 0)),
        "mentions": math.log1p(around.mentions.get(mention.actor or "", 0)),
    }
    chance = around.chances.get(mention.start_char)
    if chance is not None:
        signs["chance"] = math.log(max(chance, 1 - _SUREST) / max(1 - chance, 1 - _SUREST))
    if resolved and mention.name is not None:
        words_of_name = set(mention.name.split()[-1:])
        signs["name in words"] = float(bool(words_of_name & set(_WORD.findall(mention.text))))
        before = around.before(mention)
        signs[f"{mention.form} nearest name"] = float(before[-1:] == [mention.actor])
        signs[f"{mention.form} others near"] = float(len(set(before) - {mention.actor}))
    return signs
