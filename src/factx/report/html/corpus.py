"""Many articles' facts brought down to what a dashboard shows: who spoke how often, of whom, who is named where.

Takes the records of one article after another and keeps of each only short rows, so that thousands fit into memory.
Persons and bodies of different articles are one where linking found them to be; where facts are not linked, where their
names are the same but for case and blanks. What a copy of another article says counts once.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from factx.facts import Actor, ArticleRecord, Casualty, Entity, Mention, Organization, Quote, Record
from factx.report.html.cards import content_of, flags, name_of, told_by
from factx.report.html.headlines import headline
from factx.report.html.snippets import Snippet, around, in_sentence, spread

# The type of a name that speaks but has no record of its own, as in facts of `factx extract -t quote`.
UNLISTED = "name"
_MOST_VIA = 5


@dataclass(slots=True)
class ArticleRow:
    """One article: what it is called, how many facts of each type it has, and its text where that is known."""

    id: str
    title: str
    published: str | None
    text: str | None = None
    counts: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One quote.

    Attributes:
        article: number of the article.
        speaker: type and key of who said it, where that is known.
        by: the speaker as the article has it, `she → Ana Sosa`.
        about: the persons and bodies mentioned in what was said, but for the speaker: type and key of each.
    """

    article: int
    id: str
    kind: str
    speaker: tuple[str, str] | None
    by: str
    content: str
    cue: str
    via: tuple[str, ...]
    addressee: str
    date: str
    flags: tuple[str, ...]
    about: tuple[tuple[str, str], ...]
    evidence: Snippet
    start_char: int
    end_char: int
    confidence: float | None
    rule: str


@dataclass(frozen=True, slots=True)
class CasualtyRow:
    """One casualty fact with the sentence it stands in."""

    article: int
    id: str
    outcome: str
    count: str
    victims: str
    source: str
    flags: tuple[str, ...]
    evidence: Snippet
    start_char: int
    end_char: int
    confidence: float | None
    rule: str


@dataclass(frozen=True, slots=True)
class Place:
    """What one article has of one person or body."""

    article: int
    mentions: int
    quotes: int
    snippets: tuple[Snippet, ...]


@dataclass(slots=True)
class Named:
    """A person or body by its name, in all articles that name it."""

    type: str
    names: Counter[str] = field(default_factory=Counter)
    aliases: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    days: dict[str, list[str]] = field(default_factory=dict)
    called: str = ""
    countries: Counter[str] = field(default_factory=Counter)
    places: list[Place] = field(default_factory=list)
    confidence: float | None = None

    @property
    def name(self) -> str:
        """Its name after linking, else as most articles spell it; not in capitals where some article has it without."""
        name = self.called or self.names.most_common(1)[0][0]
        if not name.isupper():
            return name
        return next(
            (each for each, _ in self.names.most_common() if key_of(each) == key_of(name) and not each.isupper()), name
        )

    @property
    def mentions(self) -> int:
        """How often it is mentioned in all."""
        return sum(place.mentions for place in self.places)

    @property
    def quotes(self) -> int:
        """How many quotes are its."""
        return sum(place.quotes for place in self.places)


def key_of(name: str) -> str:
    """What two spellings of one name share.

    >>> key_of("Ana  SOSA") == key_of("Ana Sosa")
    True
    """
    return " ".join(name.casefold().split())


class Corpus:
    """What has been taken in so far.

    Attributes:
        articles, quotes, casualties: rows in the order in which they came.
        named: persons and bodies by type and key.
        ledger: the records that a ledger of tolls is made from.
    """

    def __init__(self) -> None:
        self.articles: list[ArticleRow] = []
        self.quotes: list[QuoteRow] = []
        self.casualties: list[CasualtyRow] = []
        self.named: dict[tuple[str, str], Named] = {}
        self.ledger: list[Record] = []
        self._via: dict[tuple[str, str], Counter[str]] = {}

    def add(self, article: str, records: Sequence[Record]) -> None:
        """Take in the facts of one article, its own record among them where there is one."""
        own = next((record for record in records if isinstance(record, ArticleRecord)), None)
        text = own.text if own is not None else None
        number = len(self.articles)
        row = ArticleRow(article, headline(own), own.published if own is not None else None, text)
        row.counts.update(record.type for record in records if not isinstance(record, ArticleRecord))
        self.articles.append(row)
        self.ledger.extend(record for record in records if isinstance(record, ArticleRecord | Casualty))
        mentioned = _Mentioned(records)
        original = own is None or own.copy_of is None
        unlisted: Counter[str] = Counter()
        for record in records:
            if isinstance(record, Quote):
                if not original:
                    continue
                said = _quote(number, record, text, mentioned)
                self.quotes.append(said)
                if said.speaker is not None and said.via:
                    self._via.setdefault(said.speaker, Counter()).update(said.via)
                if (name := mentioned.unlisted(record.speaker)) is not None:
                    unlisted[name] += 1
            elif isinstance(record, Casualty):
                self.casualties.append(_casualty(number, record, text))
            elif isinstance(record, Entity):
                self._add_named(number, record, text, original=original)
        for name, quotes in unlisted.items():
            named = self.named.setdefault((UNLISTED, key_of(name)), Named(UNLISTED))
            named.names[name] += 1
            named.places.append(Place(number, 0, quotes, ()))

    def passed_on(self, key: tuple[str, str]) -> list[str]:
        """Who passes the quotes of somebody on, most frequent first."""
        return [name for name, _ in self._via.get(key, Counter()).most_common(_MOST_VIA)]

    def _add_named(self, number: int, record: Entity, text: str | None, *, original: bool) -> None:
        key = record.type, record.identity or key_of(record.name)
        named = self.named.setdefault(key, Named(record.type, called=record.identity_name or ""))
        named.names[" ".join(record.name.split())] += 1
        named.aliases.update(record.aliases)
        if record.confidence is not None:
            named.confidence = max(named.confidence or 0.0, record.confidence)
        if isinstance(record, Actor):
            named.told.update(record.titles)
            day = (self.articles[number].published or "")[:10]
            for title in record.titles:
                named.days.setdefault(title, []).append(day)
        elif isinstance(record, Organization):
            named.told.update(value for value in (record.category,) if value)
            named.aliases.update(value for value in (record.acronym,) if value)
        named.countries.update(value for value in (record.country,) if value)
        snippets = tuple(around(text, mention) for mention in spread(record.mentions, text))
        named.places.append(Place(number, len(record.mentions), record.quotes if original else 0, snippets))


class _Mentioned:
    """Who is mentioned where in one article, to be asked for a stretch of it."""

    def __init__(self, records: Sequence[Record]) -> None:
        found = [
            (mention.start_char, mention.end_char, record.type, record.identity or key_of(record.name))
            for record in records
            if isinstance(record, Entity)
            for mention in record.mentions
        ]
        self._found = sorted(found)
        self._starts = [start for start, *_ in self._found]
        self._keys = {
            record.id: (record.type, record.identity or key_of(record.name))
            for record in records
            if isinstance(record, Entity)
        }

    def who(self, mention: Mention | None) -> tuple[str, str] | None:
        """Type and key of whom a mention stands for."""
        if mention is None or mention.name is None:
            return None
        return self._keys.get(mention.actor or "", (UNLISTED, key_of(mention.name)))

    def unlisted(self, mention: Mention | None) -> str | None:
        """The name of whom a mention stands for, where no record of the article has it."""
        who = self.who(mention)
        return name_of(mention) if mention is not None and who is not None and who[0] == UNLISTED else None

    def within(self, start: int, end: int) -> Iterable[tuple[str, str]]:
        """Type and key of everybody mentioned in a stretch."""
        for at in range(bisect_left(self._starts, start), len(self._found)):
            first, last, kind, key = self._found[at]
            if first >= end:
                return
            if last <= end:
                yield kind, key


def _quote(number: int, quote: Quote, text: str | None, mentioned: _Mentioned) -> QuoteRow:
    speaker = quote.speaker
    own = mentioned.who(speaker)
    about = dict.fromkeys(
        who
        for piece in quote.contents
        for who in mentioned.within(piece.start_char, piece.end_char)
        if who != own
    )  # fmt: skip
    return QuoteRow(
        article=number,
        id=quote.id,
        kind=quote.kind,
        speaker=own,
        by=told_by(speaker) if speaker is not None else "",
        content=content_of(quote),
        cue=quote.cue.lemma if quote.cue is not None else "",
        via=tuple(name_of(link.speaker) for link in quote.via),
        addressee=told_by(quote.addressee) if quote.addressee is not None else "",
        date=(quote.date.value or quote.date.text) if quote.date is not None else "",
        flags=flags(quote),
        about=tuple(about),
        evidence=in_sentence(text, quote),
        start_char=quote.start_char,
        end_char=quote.end_char,
        confidence=quote.confidence,
        rule=quote.rule,
    )


def _casualty(number: int, fact: Casualty, text: str | None) -> CasualtyRow:
    return CasualtyRow(
        article=number,
        id=fact.id,
        outcome=fact.outcome,
        count=fact.count.shown() if fact.count is not None else fact.kind,
        victims=" ".join(fact.victims.text.split()) if fact.victims is not None else "",
        source=told_by(fact.source) if fact.source is not None else "",
        flags=flags(fact),
        evidence=in_sentence(text, fact),
        start_char=fact.start_char,
        end_char=fact.end_char,
        confidence=fact.confidence,
        rule=fact.rule,
    )
