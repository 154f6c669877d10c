"""Descriptions that stand right beside a name: “**her lawyer**, Peter Otieno”, “Kim Kun-hee, **his wife**, …”."""

from factx import syntax
from factx.document import Document
from factx.lexicon import phrases
from factx.resolve.clusters import Cluster, Mention
from factx.resolve.steps import MEANT_PERSON, Meant, Told

_FINITE = tuple([tag] for tag in syntax.FINITE)
_CLOSES: tuple[list[str], ...] = ([","], ["."], [";"], ["who"], ["and"], [])


@MEANT_PERSON.rule(
    "entity.beside-name",
    tier=1,
    examples=(
        "Her lawyer, Jonas Neel, said so on Friday.",
        "Petra Vandal, his wife, said so on Friday.",
        "Petra Vandal, 57, a retired geologist, said so on Friday.",
    ),
    counterexamples=("Her lawyer said so on Friday. Jonas Neel left early.",),
)
def beside_name(asked: Told) -> Meant | None:
    """“*her lawyer*, **Peter Otieno**, …”, “**Kim Kun-hee**, *his wife*, …”: renamed right beside the name."""
    lowers, nominal = asked.view.words.lowers, asked.nominal
    if nominal.start > 0 and lowers[nominal.start - 1] in ("of", "for"):
        return None  # “the patriarch of **the family**, Aminu Bos”
    comma = lowers[nominal.end : nominal.end + 1] == [","]
    after = asked.starts.get(_past_address(asked.view, nominal.end + 1)) if comma else None
    cluster = _behind_name(asked) if after is None else after[1] if _renames(asked.view, after[0]) else None
    return Meant(cluster) if cluster is not None else None


def _past_address(view: Document, start: int) -> int:
    """“the patriarch, **Alhaji** Aminu Bos”: where the name begins behind a comma."""
    titles, i = phrases.titles(view.lexicon), start
    while i < start + 4 and (found := titles.match(view.words.lowers, i)) is not None:
        i = found[0]
    return i


def _renames(view: Document, name: Mention) -> bool:
    """Whether a name behind a description and a comma says who that is: it is closed off, or the parse says so."""
    closed = view.words.lowers[name.end : name.end + 1] in ([","], ["."], [")"], [])
    return closed or syntax.head_within(view.doc, name.start, name.end).dep in syntax.APPOSITION


def _behind_name(asked: Told) -> Cluster | None:
    """“Kim Kun-hee, **his wife**, …”, “Ana Sosa, **a young mother** is trying to …”: whose name stands before."""
    words, nominal, before = asked.view.words, asked.nominal, asked.nominal.start - 1
    verb = words.tags[nominal.end : nominal.end + 1] in _FINITE
    if (
        before < 0
        or words.lowers[before] != ","
        or not (verb or words.lowers[nominal.end : nominal.end + 1] in _CLOSES)
    ):
        return None
    if before > 2 and words.tags[before - 1] == "CD" and words.lowers[before - 2] == ",":
        before -= 2  # “Vasyl Olenko, 57, **a retired geologist**, …”
    return asked.ends.get(before)
