"""“At least 26 protesters and 18 police officers have so far been killed, according to officials”: casualty facts.

A fact is one count of persons with one outcome. Numbers and their nouns become groups (`counted`), outcome words are
found (`outcomes`), the rules of the registry tie them together (`links`), single and named persons are found and each
given one outcome (`named`, `persons`), and each tie becomes a record with its source, place, date, modality and scope.
"""

from collections.abc import Sequence

from factx.article import Article
from factx.document import Document
from factx.extract.casualties.circumstances import Circumstances
from factx.extract.casualties.inherit.contrasts import contrasted
from factx.extract.casualties.inherit.parts import with_parts
from factx.extract.casualties.links import doubt, links_of
from factx.extract.casualties.named import named, suffering
from factx.extract.casualties.persons import settled
from factx.extract.casualties.records import record
from factx.extract.casualties.registry import RULES
from factx.extract.casualties.scene import Link, Scene, view
from factx.facts import Casualty, Date, Quote
from factx.rules import Rules

__all__ = ["RULES", "extract"]

_ALL = Rules(RULES)


def extract(
    document: Document, article: Article, quotes: Sequence[Quote], dates: Sequence[Date], rules: Rules = _ALL
) -> list[Casualty]:
    """Casualty facts of a document, in the order of their evidence.

    Args:
        document: the marked Doc as rules read it.
        article: its article.
        quotes: its quotes, whose speakers may vouch for a count.
        dates: its dates.
        rules: the rules in force; those of other rooms do not matter.
    """
    scene = view(document, rules)
    if not scene.groups and not scene.found:
        return []
    told_of = suffering(scene)
    links = [link for found in links_of(scene, told_of).values() for link in found if not doubt(scene, link)]
    links = contrasted(scene, with_parts(scene, links))
    circumstances = Circumstances(scene, article, quotes, dates, links, rules)
    links = [link for link in links if not _is_general(scene, link, circumstances)]
    singles = [single for single in named(scene, told_of) if not doubt(scene, single.link)]
    told = [*links, *(single.link for single in singles)]
    real = [_is_real(link, circumstances) for link in told]
    apart = [circumstances.scope(link) == "background" for link in told]
    kept = settled(scene, quotes, links, singles, real, apart)
    facts = [record(scene, article, link, circumstances) for link in kept]
    return sorted(facts, key=lambda fact: (fact.start_char, fact.end_char))


def _is_real(link: Link, circumstances: Circumstances) -> bool:
    """Whether a link is told of the event as a fact."""
    return not circumstances.denied(link) and not circumstances.hypothetical(link)


def _is_general(scene: Scene, link: Link, circumstances: Circumstances) -> bool:
    """“when **a** patient can’t be saved”: a denial of an indefinite one tells of nobody."""
    return scene.words[link.group.start] in ("a", "an") and circumstances.denied(link)
