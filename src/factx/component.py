"""factx as a component of any spaCy pipeline: `nlp.add_pipe("factx")` gives `doc._.facts` and `doc.spans["factx.…"]`.

>>> import spacy, factx
>>> nlp = spacy.load(factx.pipeline_path())
>>> _ = nlp.add_pipe("factx")
>>> doc = nlp("“We will not leave,” said Ana Sosa.")
>>> doc._.facts[0].speaker.name
'Ana Sosa'

displaCy shows what was found: `displacy.render(doc, style="span", options={"spans_key": "factx.quotes"})`, and so with
`factx.speakers`, `factx.casualties` and `factx.actors`.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

if TYPE_CHECKING:
    from factx.facts import Record, Span
    from factx.lexicon import Lexicon

# spaCy imports this module whenever a Language is made, for its entry point: what is heavy is imported when it is used.

_KEY = "factx.facts"
# Facts of Docs that are still there, read from their JSON once.
_READ: "WeakKeyDictionary[Doc, list[Record]]" = WeakKeyDictionary()


@Language.factory(
    "factx",
    assigns=["doc._.facts", "doc.spans", "token.tag", "token.pos"],
    requires=["token.dep", "token.pos", "token.lemma", "doc.ents"],
    default_config={"lexicon": None, "published": None},
)
def create_component(nlp: Language, name: str, lexicon: str | None, published: str | None) -> "FactsComponent":  # noqa: ARG001
    """The spaCy factory `factx`.

    Args:
        nlp: the pipeline; spaCy passes it, the component needs nothing of it.
        name: the component's name in that pipeline.
        lexicon: a folder laid over the lexicon that comes with factx.
        published: the day of publication of all texts, as an ISO date.
    """
    from factx.lexicon import load

    return FactsComponent(load(lexicon), published)


class FactsComponent:
    """Marks a parsed Doc and leaves its facts in `doc._.facts`.

    The publication day of a single Doc can be set before, as `doc.user_data["factx.published"] = "2022-01-07"`.
    """

    def __init__(self, lexicon: "Lexicon", published: str | None = None) -> None:
        self.lexicon = lexicon
        self.published = published
        if not Doc.has_extension("facts"):
            Doc.set_extension("facts", getter=facts_of)

    def __call__(self, doc: Doc) -> Doc:
        """Mark one Doc and leave its facts in it."""
        from factx.analysis import analyse
        from factx.article import Article

        published = doc.user_data.get("factx.published", self.published)
        records = analyse(doc, Article(id="text", text=doc.text, published=published), self.lexicon)
        # As JSON, so that a Doc can be serialised and sent between processes (`nlp.pipe(n_process=2)`).
        doc.user_data[_KEY] = [record.model_dump_json() for record in records[1:]]
        _READ[doc] = records[1:]
        _show(doc, records[1:])
        return doc


def _show(doc: Doc, facts: "Iterable[Record]") -> None:
    """Span groups for readers: quotes by kind, speakers, casualties by outcome, actors by type."""
    groups: dict[str, list[tuple[Span, str]]] = {"quotes": [], "speakers": [], "casualties": [], "actors": []}
    for fact in facts:
        for group, span, label in _spans_of(fact):
            groups[group].append((span, label))
    for name, marked in groups.items():
        spans = [
            doc.char_span(span.start_char, span.end_char, label=label, alignment_mode="expand")
            for span, label in marked
        ]
        doc.spans[f"factx.{name}"] = SpanGroup(doc, name=f"factx.{name}", spans=[span for span in spans if span])


def _spans_of(fact: "Record") -> "Iterator[tuple[str, Span, str]]":
    """What of a fact is shown, in which group and under which label."""
    from factx.facts import Casualty, Entity, Quote, Span

    if isinstance(fact, Quote):
        yield from (("quotes", content, f"{fact.kind} quote") for content in fact.contents)
        if fact.speaker is not None:
            yield "speakers", fact.speaker, "speaker"
    elif isinstance(fact, Casualty):
        evidence = Span(text=fact.text, start_char=fact.start_char, end_char=fact.end_char)
        yield "casualties", evidence, fact.outcome
    elif isinstance(fact, Entity):
        yield from (
            ("actors", mention, "person" if fact.type == "actor" else "organization") for mention in fact.mentions
        )


def facts_of(doc: Doc) -> "list[Record]":
    """The facts that the component left in a Doc; none where it has not run."""
    from factx.facts import parse

    if doc not in _READ:
        _READ[doc] = [parse(line) for line in doc.user_data.get(_KEY, ())]
    return _READ[doc]
