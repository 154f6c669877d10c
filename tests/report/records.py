"""Articles and facts for pages, made by hand: `article("a", "“We won,” said Ana Sosa.", …)`."""

from factx.facts import (
    Actor,
    ArticleRecord,
    Casualty,
    Count,
    Cue,
    Extent,
    Mention,
    Modifier,
    Organization,
    Outcome,
    Quote,
    Record,
    Span,
)  # fmt: skip

HOSTILE = "</script><script>window.hacked = 1</script><!-- <img src=x onerror='window.hacked = 1'> \u2028 \"><b>bold</b> & &amp;"


class Article:
    """A text and the facts that are said to be in it; spans are found by their words."""

    def __init__(self, id: str, text: str, *, published: str | None = None, title: str | None = None) -> None:
        self.id, self.text, self._published, self._title = id, text, published, title
        self.facts: list[Record] = []

    def at(self, words: str) -> tuple[int, int]:
        """Where some words stand first."""
        start = self.text.index(words)
        return start, start + len(words)

    def span(self, words: str) -> Span:
        """Some words as a span."""
        start, end = self.at(words)
        return Span(text=words, start_char=start, end_char=end)

    def mention(self, words: str, name: str | None = None, actor: str | None = None) -> Mention:
        """Some words as a mention."""
        start, end = self.at(words)
        form = "named" if words[0].isupper() else "nominal"
        return Mention(text=words, start_char=start, end_char=end, form=form, name=name, actor=actor)

    def quote(
        self, content: str, speaker: Mention | None = None, cue: str = "said", *, negated: bool = False
    ) -> "Article":
        """Add a quote whose evidence is the whole text."""
        start, end = self.at(cue)
        self.facts.append(
            Quote(
                id=f"{self.id}-q{len(self.facts)}", article=self.id, text=self.text, start_char=0, end_char=len(self.text),
                sentence=Extent(start_char=0, end_char=len(self.text)), rule="quote.quotation-then-clause", kind="direct",
                contents=(self.span(content),), speaker=speaker, negated=negated,
                cue=Cue(text=cue, start_char=start, end_char=end, lemma="say", cue_class="speech"),
            )
        )  # fmt: skip
        return self

    def casualty(
        self, words: str, count: str, low: int | None, high: int | None, *, source: Mention | None = None,
        outcome: Outcome = "killed", modifier: Modifier = "exact", place: str | None = None,
    ) -> "Article":  # fmt: skip
        """Add a casualty count."""
        start, end = self.at(words)
        number = self.span(count)
        self.facts.append(
            Casualty(
                id=f"{self.id}-c{len(self.facts)}", article=self.id, text=words, start_char=start, end_char=end,
                sentence=Extent(start_char=0, end_char=len(self.text)), rule="casualty.predicate", kind="counted",
                outcome=outcome, source=source, place=self.span(place) if place else None,
                count=Count(**number.model_dump(), low=low, high=high, best=low if low is not None else high, modifier=modifier),
            )
        )  # fmt: skip
        return self

    def actor(self, name: str, *mentions: str, quotes: int = 0) -> "Article":
        """Add a person."""
        self.facts.append(Actor(**self._entity(name, mentions, "a"), quotes=quotes, titles=("mayor",), country="PER"))
        return self

    def organization(self, name: str, *mentions: str, quotes: int = 0) -> "Article":
        """Add a body."""
        self.facts.append(Organization(**self._entity(name, mentions, "o"), quotes=quotes, category="police"))
        return self

    def _entity(self, name: str, mentions: tuple[str, ...], letter: str) -> dict[str, object]:
        id = f"{self.id}-{letter}{len(self.facts)}"
        found = tuple(self.mention(words, name, id) for words in mentions)
        first = found[0]
        return {
            "id": id, "article": self.id, "text": first.text, "start_char": first.start_char, "rule": "entity",
            "end_char": first.end_char, "name": name, "mentions": found,
        }  # fmt: skip

    def records(self, *, with_article: bool = True) -> list[Record]:
        """All of it, as `factx extract --with-articles` gives it."""
        own = ArticleRecord(
            id=self.id, article=self.id, text=self.text, start_char=0, end_char=len(self.text), title=self._title,
            published=self._published, characters=len(self.text), sentences=1,
        )  # fmt: skip
        return [own, *self.facts] if with_article else list(self.facts)


def victory() -> Article:
    """A quote by a person of another person, and a count."""
    made = Article("a.txt", "“We thank Li Wen,” said Ana Sosa, the mayor. At least 12 people died, police said.", published="2021-05-02", title="Mayor thanks")  # fmt: skip
    sosa = made.mention("Ana Sosa", "Ana Sosa", "a.txt-a2")
    made.quote("“We thank Li Wen,”", sosa)
    made.casualty(
        "At least 12 people died", "At least 12", 12, None, source=made.mention("police"), modifier="at least"
    )
    made.actor("Ana Sosa", "Ana Sosa", "the mayor", quotes=1)
    return made.actor("Li Wen", "Li Wen")


def later(id: str = "b.txt") -> Article:
    """The same persons on another day, and a count that conflicts with nothing."""
    made = Article(id, "“Li Wen lost,” said ANA SOSA. Nobody else spoke to the Dock Guard.", published="2021-05-04")
    made.quote("“Li Wen lost,”", made.mention("ANA SOSA", "ANA SOSA", f"{id}-a1"))
    made.actor("ANA SOSA", "ANA SOSA", quotes=1).actor("Li Wen", "Li Wen")
    return made.organization("Dock Guard", "Dock Guard")


def hostile() -> Article:
    """Markup in the text, the id, the title, the names and the words of a speaker."""
    made = Article(f"x{HOSTILE}.txt", f"“{HOSTILE}” said {HOSTILE} Sosa. Three died.", title=HOSTILE, published="2021-05-05")  # fmt: skip
    name = f"{HOSTILE} Sosa"
    made.quote(f"“{HOSTILE}”", made.mention(name, name))
    made.casualty("Three died", "Three", 3, 3)
    return made.actor(name, name)
