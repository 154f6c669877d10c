"""Descriptions that tell no office: “the young woman”, “the 31-year-old”, “the campaigner” mean whom the text is about.

Only the one person whom the sentences just before name, and only where nothing speaks against it: another sex, another
age, an unnamed “a woman” nearer, an office that somebody else holds.
"""

from bisect import bisect_left

from factx import syntax
from factx.document import Document
from factx.lexicon import phrases
from factx.marks import Nominal
from factx.resolve.clusters import REACH, Cluster
from factx.resolve.discourse import main_subject, place_in
from factx.resolve.steps import MEANT_PERSON, Meant, Told

_SENTENCES = 2
_OLD = "old"


@MEANT_PERSON.rule(
    "entity.only-one-near",
    tier=8,
    examples=(
        "Petra Vandal, 31, sued the club. The 31-year-old won.",
        "Police found Petra Vandal on Friday. The young woman was alive.",
    ),
    counterexamples=("Petra Vandal met a nurse. The nurse left.", "Petra Vandal sued the club. A woman cried."),
)
def lone(asked: Told) -> Meant | None:
    """“Ana Sosa, *31*, sued. **The 31-year-old** won.” · “Police found **Ana Sosa**. *The young woman* was alive.”: the
    one person whom the last sentences name, where a description fits and may mean nobody else.

    Not “**A woman** cried”, not “Ivo Bos met a nurse. **The nurse** left.”, not “Bos met Falk. **The man** left.”
    """
    view, nominal, named = asked.view, asked.nominal, asked.named
    words, age = view.words, _age(view, nominal)
    if words.lowers[nominal.start] != "the" or view.quotation_of[nominal.start] >= 0 or (asked.holders and not age):
        return None
    if not age and not _renames(view, nominal, asked.told.role):
        return None
    sentence = view.sentence_of[nominal.start]
    first = bisect_left(view.sentence_of, max(sentence - _SENTENCES, 0))
    start = view.sentence_starts[sentence]
    before = named[bisect_left(named, first, key=_place) : bisect_left(named, start, key=_place)]
    if not before and words.lowers[nominal.head] not in view.lexicon.naming("anybody"):  # a page about one person
        far = named[bisect_left(named, start - REACH, key=_place) : bisect_left(named, start, key=_place)]
        before = far if len({id(cluster) for _, cluster in far}) == 1 else []
    here = named[bisect_left(named, start, key=_place) : bisect_left(named, nominal.start, key=_place)]
    entry = phrases.titles(view.lexicon).get([words.lowers[nominal.head]])
    sex, taken = str(entry.gender or "") if entry is not None else "", {id(cluster) for _, cluster in here}
    near = {id(cluster): cluster for _, cluster in before}
    fitting = [c for key, c in near.items() if key not in taken and _fits(view, c, sex, age)]
    told = [c for c in fitting if age in ages(view, c)] if age else []
    fitting = told or fitting
    if len(fitting) > 1:
        fitting = [c for c in fitting if _is_subject(view, c, first, start)]
    if len(fitting) != 1:
        return None
    return Meant(fitting[0])


def _is_subject(view: Document, cluster: Cluster, first: int, stop: int) -> bool:
    """Whether one of the sentences before is about somebody: the subject of its main clause."""
    inside = [m for m in cluster.mentions if m.form == "named" and first <= m.start < stop]
    return any(main_subject(place_in(view.doc, mention)) for mention in inside)


def _renames(view: Document, nominal: Nominal, role: tuple[str, ...]) -> bool:
    """Whether a description has a noun for a person or a calling, and stands where one speaks of a known person."""
    head = view.words.lowers[nominal.head]
    bare = nominal.end - nominal.head == 1 and len(role) < 3
    opens = nominal.start == view.sentence_starts[view.sentence_of[nominal.start]]
    argument = view.doc[nominal.head].dep in syntax.SUBJECT | syntax.OBJECT | syntax.POSSESSIVE
    return head in view.lexicon.naming("callings") and bare and (argument or opens)


def _place(named: tuple[int, Cluster]) -> int:
    return named[0]


def _fits(view: Document, cluster: Cluster, sex: str, age: str) -> bool:
    if sex and cluster.gender and cluster.gender != sex:
        return False
    known = ages(view, cluster) if age else set()
    return not known or age in known


def _age(view: Document, nominal: Nominal) -> str:
    """“the **31**-year-old (singer)”: how old somebody is said to be; empty where the description tells no age."""
    inside = view.words.lowers[nominal.start : nominal.head + 1]
    return next((lower for lower in inside if lower.isdigit()), "") if _OLD in inside else ""


def ages(view: Document, cluster: Cluster) -> set[str]:
    """“Ana Sosa, **31**,”, “**31**-year-old Ana Sosa”: how old the text says that somebody is."""
    lowers, found = view.words.lowers, set()
    for mention in cluster.mentions:
        if mention.form != "named":
            continue
        if lowers[mention.end : mention.end + 1] in ([","], ["("]) and lowers[mention.end + 1][:2].isdigit():
            found.add(lowers[mention.end + 1])
        before = lowers[max(mention.start - 9, 0) : mention.start]
        if _OLD in before and before.index(_OLD) > 3:
            found.add(before[before.index(_OLD) - 4])
    return found
