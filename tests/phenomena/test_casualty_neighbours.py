"""“men who refused to leave *were* arrested”, “*three of them* were children”, “*the rebels* put the figure at 45”: what
counts take from the words, clauses and sentences around them, on hand-built parses in both label schemes."""

import pytest

from factx.extract.casualties.near import near_misses
from factx.facts import Casualty
from factx.lexicon import Lexicon
from tests.phenomena.test_casualties import Fact, casualties_of, clear, counted, marked

CASES: dict[str, tuple[str, list[Fact]]] = {
    "second_verb": (
        """
Seven seven NUM CD 2 nummod
men man NOUN NNS 0 root
who who PRON WP 4 nsubj
refused refuse VERB VBD 2 acl:relcl
to to PART TO 6 mark
leave leave VERB VB 4 xcomp
the the DET DT 8 det
land land NOUN NN 10 nsubj:pass
were be AUX VBD 10 aux:pass
arrested arrest VERB VBN 6 ccomp
. . PUNCT . 2 punct
        """,
        [("detained", 7, 7, "men")],
    ),
    "second_verb_told": (
        """
Seven seven NUM CD 2 nummod
men man NOUN NNS 0 root
who who PRON WP 4 nsubj
said say VERB VBD 2 acl:relcl
the the DET DT 6 det
rebels rebel NOUN NNS 8 nsubj:pass
were be AUX VBD 8 aux:pass
arrested arrest VERB VBN 4 ccomp
. . PUNCT . 2 punct
        """,
        [],
    ),
    "object_misread": (
        """
Last last ADJ JJ 2 amod
time time NOUN NN 4 obl
they they PRON PRP 4 nsubj
shelled shell VERB VBD 0 root
Gaza Gaza PROPN NNP 7 compound B-LOC
1,387 1,387 NUM CD 7 nummod
people people NOUN NNS 4 obj
were be AUX VBD 9 aux:pass
killed kill VERB VBN 4 conj
. . PUNCT . 4 punct
        """,
        [("killed", 1387, 1387, "people")],
    ),
    "shared_object": (
        """
Those those PRON DT 5 nsubj
who who PRON WP 3 nsubj
kidnapped kidnap VERB VBD 1 acl:relcl
and and CCONJ CC 5 cc
killed kill VERB VBD 3 conj
a a DET DT 7 det
priest priest NOUN NN 5 obj
fled flee VERB VBD 0 root
. . PUNCT . 8 punct
        """,
        [("kidnapped", 1, 1, "priest"), ("killed", 1, 1, "priest")],
    ),
    "time_before_of": (
        """
the the DET DT 2 det
deaths death NOUN NNS 0 root
this this DET DT 4 det
summer summer NOUN NN 2 nmod
of of ADP IN 7 case
two two NUM CD 7 nummod
men man NOUN NNS 2 nmod
shocked shock VERB VBD 2 acl
us we PRON PRP 8 obj
. . PUNCT . 2 punct
        """,
        [("killed", 2, 2, "men")],
    ),
    "in_two_sentences": (
        """
Floods flood NOUN NNS 2 nsubj
killed kill VERB VBD 2 root
12 12 NUM CD 4 nummod
people people NOUN NNS 2 obj
. . PUNCT . 2 punct
Three three NUM CD 10 nsubj
of of ADP IN 8 case
them they PRON PRP 6 nmod
were be AUX VBD 10 cop
children child NOUN NNS 10 root
. . PUNCT . 10 punct
        """,
        [("killed", 12, 12, "people"), ("killed", 3, 3, "children")],
    ),
    "predicate_noun": (
        """
One one NUM CD 6 nsubj
in in ADP IN 3 case
five five NUM CD 1 nmod
villagers villager NOUN NNS 1 nmod
are be AUX VBP 6 cop
refugees refugee NOUN NNS 0 root
. . PUNCT . 6 punct
        """,
        [("displaced", None, None, "villagers")],
    ),
    "own_verb": (
        """
Four four NUM CD 2 nummod
men man NOUN NNS 4 nsubj:pass
were be AUX VBD 4 aux:pass
arrested arrest VERB VBN 0 root
after after SCONJ IN 10 mark
one one NUM CD 10 nsubj:pass
of of ADP IN 8 case
them they PRON PRP 6 nmod
was be AUX VBD 10 aux:pass
filmed film VERB VBN 4 advcl
. . PUNCT . 4 punct
        """,
        [("detained", 4, 4, "men")],
    ),
    "wounds": (
        """
He he PRON PRP 2 nsubj
died die VERB VBD 0 root
from from ADP IN 5 case
multiple multiple ADJ JJ 5 amod
injuries injury NOUN NNS 2 obl
. . PUNCT . 2 punct
        """,
        [],
    ),
}
RETOLD = """
The the DET DT 2 det
fire fire NOUN NN 3 nsubj
left leave VERB VBD 0 root
31 31 NUM CD 5 nummod
dead dead ADJ JJ 3 obj
, , PUNCT , 9 punct
although although SCONJ IN 9 mark
relatives relative NOUN NNS 9 nsubj
put put VERB VBP 3 advcl
the the DET DT 11 det
figure figure NOUN NN 9 obj
at at ADP IN 13 case
45 45 NUM CD 9 obl
. . PUNCT . 3 punct
"""
BEHIND = """
A a DET DT 2 det
bomb bomb NOUN NN 3 nsubj
wounded wound VERB VBD 0 root
21 21 NUM CD 3 obj
, , PUNCT , 7 punct
an a DET DT 7 det
official official NOUN NN 11 nsubj
from from ADP IN 10 case
the the DET DT 10 det
coast coast NOUN NN 7 nmod
said say VERB VBD 3 parataxis
. . PUNCT . 3 punct
"""


@pytest.mark.parametrize("scheme", ["ud", "clear"])
@pytest.mark.parametrize("name", CASES)
def test_counts_and_outcomes(name: str, scheme: str, lexicon: Lexicon) -> None:
    table, expected = CASES[name]
    facts = casualties_of(table if scheme == "ud" else clear(table), lexicon)
    assert sorted(counted(facts), key=str) == sorted(expected, key=str)


def test_a_part_in_the_next_sentence_is_marked_as_one(lexicon: Lexicon) -> None:
    facts = casualties_of(CASES["in_two_sentences"][0], lexicon)
    assert [(fact.text, fact.subset) for fact in facts] == [
        ("killed 12 people", False),
        ("Three of them were children", True),
    ]


@pytest.mark.parametrize("scheme", ["ud", "clear"])
def test_who_tells_a_count_again_is_its_source(scheme: str, lexicon: Lexicon) -> None:
    fact = casualties_of(RETOLD if scheme == "ud" else clear(RETOLD), lexicon)[-1]
    assert fact.source is not None and fact.source_cue is not None and fact.outcome_word is not None
    assert (fact.source.text, fact.source_cue.text, fact.outcome_word.text) == ("relatives", "put", "figure at")


def test_a_speaker_between_comma_and_cue_is_the_source_and_no_victim(lexicon: Lexicon) -> None:
    (fact,) = [fact for fact in casualties_of(BEHIND, lexicon) if fact.count is not None]
    assert fact.source is not None and fact.source.text == "an official from the coast"
    assert fact.outcome_word is not None and fact.outcome_word.text == "wounded"


@pytest.mark.parametrize(
    ("table", "reasons"),
    [
        (
            """
Four four NUM CD 2 nummod
goats goat NOUN NNS 4 nsubj:pass
were be AUX VBD 4 aux:pass
killed kill VERB VBN 0 root
. . PUNCT . 4 punct
            """,
            [("number", "Four goats", "“goats” is no word for people")],
        ),
        (
            """
Fever fever NOUN NN 2 nsubj
kills kill VERB VBZ 0 root
six six NUM CD 4 nummod
people people NOUN NNS 2 obj
a a DET DT 6 det
day day NOUN NN 2 obl
. . PUNCT . 2 punct
            """,
            [("number", "six people", "a rate or an average, not a count")],
        ),
        (
            """
The the DET DT 2 det
senate senate NOUN NN 3 nsubj
killed kill VERB VBD 0 root
the the DET DT 5 det
bill bill NOUN NN 3 obj
. . PUNCT . 3 punct
            """,
            [("outcome word", "killed", "nobody is counted or named with it")],
        ),
        (CASES["in_two_sentences"][0], []),
    ],
)
def test_near_misses_have_their_reason(table: str, reasons: list[tuple[str, str, str]], lexicon: Lexicon) -> None:
    facts: list[Casualty] = casualties_of(table, lexicon)
    doc = marked(table, lexicon)
    found = [(near.label, doc[near.start : near.end].text, near.reason) for near in near_misses(doc, lexicon, facts)]
    assert found == reasons
