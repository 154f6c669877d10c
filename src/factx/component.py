"""factx as a component of any spaCy pipeline: `nlp.add_pipe("factx")` gives `doc._.facts` and `doc.spans["factx.…"]`.

>>> import spacy, factx
>>> nlp = spacy.load(factx.pipeline_path())
>>> _ = nlp.add_pipe("factx")
>>> doc = nlp("“We will not leave,” said Ana Sosa.")
>>> doc._.facts[0].speaker.name
'Ana Sosa'
"""

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

if TYPE_CHECKING:
    from factx.facts import Record
    from factx.lexicon import Lexicon

# spaCy imports this module whenever a Language is made, for its entry point: what is heavy is imported when it is used.

_KEY = "factx.facts"


@Language.factory(
    "factx",
    assigns=["doc._.facts", "doc.spans"],
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
        return doc


def facts_of(doc: Doc) -> "list[Record]":
    """The facts that the component left in a Doc; none where it has not run."""
    from factx.facts import parse

    return [parse(line) for line in doc.user_data.get(_KEY, ())]
