"""Casualty facts on hand-built parses, each in Universal Dependencies and in ClearNLP labels."""

import pytest
from spacy.tokens import Doc

from factx import marks
from factx.annotate import cues, modality, numbers, quote_marks
from factx.article import Article
from factx.extract import casualties, quotations
from factx.facts import Casualty
from factx.lexicon import Lexicon
from tests.parses import parse

Fact = tuple[str, int | None, int | None, str | None]

CASES: dict[str, tuple[str, list[Fact]]] = {
    "coordination": (
        """
At At ADP IN 2 case
least least ADJ JJS 3 nmod
26 26 NUM CD 4 nummod
marchers marcher NOUN NNS 9 nsubj:pass
and and CCONJ CC 7 cc
18 18 NUM CD 7 nummod
officers officer NOUN NNS 9 nsubj:pass
were be AUX VBD 9 aux:pass
killed kill VERB VBN 9 root
. . PUNCT . 9 punct
        """,
        [("killed", 26, None, "marchers"), ("killed", 18, 18, "officers")],
    ),
    "part": (
        """
A A DET DT 2 det
flood flood NOUN NN 3 nsubj
killed kill VERB VBD 3 root
40 40 NUM CD 5 nummod
people people NOUN NNS 3 obj
, , PUNCT , 9 punct
including include VERB VBG 9 case
12 12 NUM CD 9 nummod
children child NOUN NNS 3 obl
. . PUNCT . 3 punct
        """,
        [("killed", 40, 40, "people"), ("killed", 12, 12, "children")],
    ),
    "left_dead": (
        """
The The DET DT 2 det
blast blast NOUN NN 3 nsubj
left leave VERB VBD 3 root
six six NUM CD 5 nummod
dead dead ADJ JJ 3 xcomp
, , PUNCT , 10 punct
two two NUM CD 10 nummod
of of ADP IN 9 case
them they PRON PRP 7 nmod
soldiers soldier NOUN NNS 3 parataxis
. . PUNCT . 3 punct
        """,
        [("killed", 6, 6, None), ("killed", 2, 2, "soldiers")],
    ),
    "insertion": (
        """
Two two NUM CD 2 nummod
men man NOUN NNS 9 nsubj
, , PUNCT , 4 punct
aged aged ADJ JJ 2 amod
50 50 NUM CD 4 obj
and and CCONJ CC 7 cc
46 46 NUM CD 5 conj
, , PUNCT , 2 punct
died die VERB VBD 9 root
on on ADP IN 11 case
Monday Monday PROPN NNP 9 obl B-DATE
. . PUNCT . 9 punct
        """,
        [("killed", 2, 2, "men")],
    ),
    "toll": (
        """
The The DET DT 2 det
toll toll NOUN NN 3 nsubj
rose rise VERB VBD 3 root
from from ADP IN 5 case
62 62 NUM CD 3 obl
to to ADP IN 7 case
87 87 NUM CD 5 nmod
. . PUNCT . 3 punct
        """,
        [("killed", 87, 87, None)],
    ),
    "agents": (
        """
The The DET DT 2 det
rebels rebel NOUN NNS 9 nsubj
, , PUNCT , 5 punct
who who PRON WP 5 nsubj
killed kill VERB VBD 2 acl:relcl
nine nine NUM CD 7 nummod
guards guard NOUN NNS 5 obj
, , PUNCT , 9 punct
freed free VERB VBD 9 root
12 12 NUM CD 11 nummod
hostages hostage NOUN NNS 9 obj
. . PUNCT . 9 punct
        """,
        [("killed", 9, 9, "guards"), ("rescued", 12, 12, "hostages")],
    ),
    "intransitive": (
        """
Three three NUM CD 2 nummod
women woman NOUN NNS 6 nsubj
and and CCONJ CC 5 cc
a a DET DT 5 det
boy boy NOUN NN 2 conj
drowned drown VERB VBN 6 root
. . PUNCT . 6 punct
        """,
        [("killed", 3, 3, "women"), ("killed", 1, 1, "boy")],
    ),
    "no_injuries": (
        """
Twelve twelve NUM CD 2 nummod B-LOC
shops shop NOUN NNS 3 nsubj
burned burn VERB VBN 3 root
, , PUNCT , 9 punct
but but CCONJ CC 9 cc
no no DET DT 7 det
injuries injury NOUN NNS 9 nsubj:pass
were be AUX VBD 9 aux:pass
reported report VERB VBN 3 conj
. . PUNCT . 3 punct
        """,
        [("injured", 0, 0, None)],
    ),
    "flight": (
        """
Five five NUM CD 2 nummod
gunmen gunman NOUN NNS 3 nsubj
fled flee VERB VBD 3 root
the the DET DT 5 det
scene scene NOUN NN 3 obj
. . PUNCT . 3 punct
        """,
        [],
    ),
    "noun_of": (
        """
The The DET DT 2 det
murder murder NOUN NN 6 nsubj
of of ADP IN 5 case
four four NUM CD 5 nummod
nuns nun NOUN NNS 2 nmod
shocked shock VERB VBD 6 root
Lima Lima PROPN NNP 6 xcomp B-LOC
. . PUNCT . 6 punct
        """,
        [("killed", 4, 4, "nuns")],
    ),
    "shot_and_wounded": (
        """
Police Police PROPN NNP 2 nsubj
said say VERB VBD 2 root
30 30 NUM CD 4 nummod
miners miner NOUN NNS 6 nsubj:pass
were be AUX VBD 6 aux:pass
shot shoot VERB VBN 2 ccomp
and and CCONJ CC 8 cc
wounded wound VERB VBN 6 conj
. . PUNCT . 2 punct
        """,
        [("injured", 30, 30, "miners")],
    ),
    "could": (
        """
The The DET DT 2 det
virus virus NOUN NN 4 nsubj
could could AUX MD 4 aux
kill kill VERB VB 4 root
thousands thousand NOUN NNS 4 obj
. . PUNCT . 4 punct
        """,
        [("killed", 1000, None, None)],
    ),
    "cases": (
        """
The The DET DT 2 det
clinic clinic NOUN NN 3 nsubj
reported report VERB VBD 3 root
14 14 NUM CD 6 nummod
new new ADJ JJ 6 amod
cases case NOUN NNS 3 obj
of of ADP IN 8 case
cholera cholera NOUN NN 6 nmod
. . PUNCT . 3 punct
        """,
        [("infected", 14, 14, None)],
    ),
    "mud": (
        """
The The DET DT 2 det
dam dam NOUN NN 3 nsubj
released release VERB VBD 3 root
12 12 NUM CD 5 nummod
tonnes tonne NOUN NNS 3 obj
of of ADP IN 7 case
mud mud NOUN NN 5 nmod
. . PUNCT . 3 punct
        """,
        [],
    ),
    "named": (
        """
Ana Ana PROPN NNP 4 nsubj:pass B-PERSON
Sosa Sosa PROPN NNP 1 flat I-PERSON
was be AUX VBD 4 aux:pass
killed kill VERB VBN 4 root
on on ADP IN 6 case
Monday Monday PROPN NNP 4 obl B-DATE
. . PUNCT . 4 punct
        """,
        [],
    ),
    "uncounted": (
        """
Troops troop NOUN NNS 2 nsubj
killed kill VERB VBN 2 root
villagers villager NOUN NNS 2 obj
. . PUNCT . 2 punct
        """,
        [],
    ),
    "not_hurt": (
        """
The the DET DT 3 det
three three NUM CD 3 nummod
men man NOUN NNS 6 nsubj:pass
were be AUX VBD 6 aux:pass
not not PART RB 6 advmod
hurt hurt VERB VBN 6 root
. . PUNCT . 6 punct
        """,
        [("injured", 0, 0, "men")],
    ),
    "according_to": (
        """
According accord VERB VBG 3 case
to to ADP IN 1 fixed
medics medic NOUN NNS 8 obl
, , PUNCT , 3 punct
14 14 NUM CD 6 nummod
hostages hostage NOUN NNS 8 nsubj:pass
were be AUX VBD 8 aux:pass
freed free VERB VBN 8 root
. . PUNCT . 8 punct
        """,
        [("rescued", 14, 14, "hostages")],
    ),
    "rate": (
        """
Malaria Malaria PROPN NNP 2 nsubj
kills kill VERB VBZ 2 root
12 12 NUM CD 4 nummod
children child NOUN NNS 2 obj
a a DET DT 6 det
day day NOUN NN 2 obl:unmarked
. . PUNCT . 2 punct
        """,
        [],
    ),
    "chain_of_participles": (
        """
Two two NUM CD 2 nummod
guards guard NOUN NNS 4 nsubj:pass
were be AUX VBD 4 aux:pass
ambushed ambush VERB VBN 4 root
and and CCONJ CC 6 cc
shot shoot VERB VBN 4 conj
dead dead ADJ JJ 4 xcomp
. . PUNCT . 4 punct
        """,
        [("killed", 2, 2, "guards")],
    ),
    "around_the_object": (
        """
The the DET DT 2 det
bandits bandit NOUN NNS 3 nsubj
took take VERB VBD 3 root
15 15 NUM CD 5 nummod
nurses nurse NOUN NNS 3 obj
hostage hostage NOUN NN 3 xcomp
. . PUNCT . 3 punct
        """,
        [("kidnapped", 15, 15, "nurses")],
    ),
    "families": (
        """
Sixty sixty NUM CD 2 amod
families family NOUN NNS 4 nsubj:pass
were be AUX VBD 4 aux:pass
made make VERB VBN 4 root
homeless homeless ADJ JJ 4 xcomp
. . PUNCT . 4 punct
        """,
        [("displaced", 60, 60, "families")],
    ),
    "awards": (
        """
The the DET DT 2 det
film film NOUN NN 3 nsubj
earned earn VERB VBD 3 root
12 12 NUM CD 5 nummod
awards award NOUN NNS 3 obj
, , PUNCT , 7 punct
killing kill VERB VBG 3 advcl
its its PRON PRP$ 9 nmod:poss
rivals rival NOUN NNS 7 obj
. . PUNCT . 3 punct
        """,
        [],
    ),
}

_CLEAR = {
    "nsubj:pass": "nsubjpass",
    "aux:pass": "auxpass",
    "obj": "dobj",
    "acl:relcl": "relcl",
    "nmod:poss": "poss",
}
_PREPOSITIONAL = frozenset(("obl", "nmod"))


def clear(table: str) -> str:
    """The same parse in ClearNLP labels: other names, and prepositions head their phrases."""
    rows = [line.split() for line in table.strip().splitlines()]
    cases = {
        int(row[4]): number for number, row in enumerate(rows, 1) if row[5] == "case" and row[3] in ("IN", "VBG", "TO")
    }
    moved: dict[int, tuple[str, str]] = {}
    for number, row in enumerate(rows, 1):
        if row[5] in _PREPOSITIONAL and number in cases:
            moved[cases[number]] = (row[4], "prep")
            moved[number] = (str(cases[number]), "pobj")
    for number, row in enumerate(rows, 1):
        row[4], row[5] = moved.get(number, (row[4], _CLEAR.get(row[5], row[5])))
    return "\n".join(" ".join(row) for row in rows)


def marked(table: str, lexicon: Lexicon) -> Doc:
    doc = parse(table)
    quote_marks.annotate(doc)
    cues.annotate(doc, lexicon)
    numbers.annotate(doc, lexicon)
    modality.annotate(doc, lexicon)
    return doc


def casualties_of(table: str, lexicon: Lexicon) -> list[Casualty]:
    doc = marked(table, lexicon)
    article = Article(id="test", text=doc.text)
    quotes = quotations.extract(doc, article, [], lexicon)
    return casualties.extract(doc, article, quotes, [], lexicon)


def counted(facts: list[Casualty]) -> list[Fact]:
    return [
        (fact.outcome, fact.count.low, fact.count.high, fact.victims.text if fact.victims else None)
        for fact in facts
        if fact.count is not None
    ]


@pytest.mark.parametrize("scheme", ["ud", "clear"])
@pytest.mark.parametrize("name", CASES)
def test_counts_outcomes_and_victims(name: str, scheme: str, lexicon: Lexicon) -> None:
    table, expected = CASES[name]
    facts = casualties_of(table if scheme == "ud" else clear(table), lexicon)
    assert sorted(counted(facts), key=str) == sorted(expected, key=str)


def test_parts_are_marked_as_parts(lexicon: Lexicon) -> None:
    facts = casualties_of(CASES["part"][0], lexicon)
    assert [(fact.count.low, fact.subset) for fact in facts if fact.count] == [(40, False), (12, True)]


def test_what_could_happen_is_hypothetical(lexicon: Lexicon) -> None:
    assert [fact.hypothetical for fact in casualties_of(CASES["could"][0], lexicon)] == [True]


def test_no_injuries_is_negated(lexicon: Lexicon) -> None:
    fact = casualties_of(CASES["no_injuries"][0], lexicon)[0]
    assert fact.negated
    assert fact.count is not None and fact.count.best == 0


def test_evidence_runs_from_number_to_outcome(lexicon: Lexicon) -> None:
    texts = [fact.text for fact in casualties_of(CASES["coordination"][0], lexicon)]
    assert texts == ["At least 26 marchers and 18 officers were killed", "18 officers were killed"]


def test_source_is_who_said_it(lexicon: Lexicon) -> None:
    fact = casualties_of(CASES["shot_and_wounded"][0], lexicon)[0]
    assert fact.source is not None and fact.source.text == "Police"


def test_no_fact_comes_from_furniture(lexicon: Lexicon) -> None:
    doc = parse(CASES["coordination"][0])
    numbers.annotate(doc, lexicon)
    marks.put(doc, marks.Section, [marks.Section(0, len(doc), "furniture")])
    assert casualties.extract(doc, Article(id="test", text=doc.text), [], [], lexicon) == []


def test_empty_and_odd_documents_raise_nothing(lexicon: Lexicon) -> None:
    for text in ("", "killed", "12", "killed 12", ", , 12 , ,", "of 12 of 13 of"):
        doc = parse(
            "\n".join(
                f"{word} {word} X XX 1 dep" if i else f"{word} {word} X XX 0 root"
                for i, word in enumerate(text.split())
            )
        )
        numbers.annotate(doc, lexicon)
        casualties.extract(doc, Article(id="test", text=doc.text), [], [], lexicon)


@pytest.mark.parametrize(
    ("name", "kind", "victims"), [("named", "named", "Ana Sosa"), ("uncounted", "uncounted", "villagers")]
)
def test_victims_without_a_number(name: str, kind: str, victims: str, lexicon: Lexicon) -> None:
    fact = casualties_of(CASES[name][0], lexicon)[0]
    assert fact.count is None
    assert (fact.kind, fact.outcome, fact.victims and fact.victims.text) == (kind, "killed", victims)


def test_a_denied_outcome_befell_nobody(lexicon: Lexicon) -> None:
    fact = casualties_of(CASES["not_hurt"][0], lexicon)[0]
    assert fact.negated
    assert fact.count is not None and fact.count.text == "three"


def test_according_to_names_the_source(lexicon: Lexicon) -> None:
    fact = casualties_of(CASES["according_to"][0], lexicon)[0]
    assert fact.source is not None and fact.source.text == "medics"
