"""“were *this week* arrested”, “the loss of 310 lives”, “put the figure at 45”: what stands between a count and its
outcome, on hand-built parses in Universal Dependencies and in ClearNLP labels."""

import pytest

from factx.lexicon import Lexicon
from tests.parses import parse
from tests.phenomena.test_casualties import Fact, casualties_of, clear, counted

CASES: dict[str, tuple[str, list[Fact]]] = {
    "time_inside": (
        """
Three three NUM CD 2 nummod
men man NOUN NNS 6 nsubj:pass
were be AUX VBD 6 aux:pass
this this DET DT 5 det B-DATE
week week NOUN NN 6 obl I-DATE
arrested arrest VERB VBN 6 root
. . PUNCT . 6 punct
        """,
        [("detained", 3, 3, "men")],
    ),
    "loss_of_lives": (
        """
The the DET DT 2 det
ferry ferry NOUN NN 3 nsubj
sank sink VERB VBD 0 root
with with ADP IN 6 case
the the DET DT 6 det
loss loss NOUN NN 3 obl
of of ADP IN 9 case
310 310 NUM CD 9 nummod
lives life NOUN NNS 6 nmod
. . PUNCT . 3 punct
        """,
        [("killed", 310, 310, None)],
    ),
    "those_totalled": (
        """
Those that PRON DT 3 nsubj
detained detain VERB VBN 1 acl
totalled total VERB VBN 0 root
320 320 NUM CD 3 obj
. . PUNCT . 3 punct
        """,
        [("detained", 320, 320, None)],
    ),
    "figure": (
        """
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
        """,
        [("killed", 31, 31, None), ("killed", 45, 45, None)],
    ),
    "other_total": (
        """
The the DET DT 2 det
raid raid NOUN NN 3 nsubj
killed kill VERB VBD 0 root
12 12 NUM CD 5 nummod
people people NOUN NNS 3 obj
, , PUNCT , 10 punct
and and CCONJ CC 10 cc
the the DET DT 9 det
army army NOUN NN 10 nsubj
cut cut VERB VBD 3 conj
its its PRON PRP$ 12 nmod:poss
total total ADJ JJ 10 obj
to to ADP IN 14 case
400 400 NUM CD 10 obl
. . PUNCT . 3 punct
        """,
        [("killed", 12, 12, "people")],
    ),
    "compared": (
        """
Some some DET DT 3 det
60 60 NUM CD 3 nummod
people people NOUN NNS 4 nsubj
died die VERB VBD 0 root
, , PUNCT , 6 punct
compared compare VERB VBN 4 advcl
with with ADP IN 8 case
41 41 NUM CD 6 obl
in in ADP IN 10 case
2019 2019 NUM CD 6 obl B-DATE
. . PUNCT . 4 punct
        """,
        [("killed", 60, 60, "people"), ("killed", 41, 41, None)],
    ),
    "compared_nurses": (
        """
The the DET DT 2 det
hospital hospital NOUN NN 3 nsubj
has have VERB VBZ 0 root
60 60 NUM CD 5 nummod
nurses nurse NOUN NNS 3 obj
, , PUNCT , 7 punct
compared compare VERB VBN 3 advcl
with with ADP IN 9 case
41 41 NUM CD 7 obl
in in ADP IN 11 case
2019 2019 NUM CD 7 obl B-DATE
. . PUNCT . 3 punct
        """,
        [],
    ),
    "number_of_detainees": (
        """
The the DET DT 2 det
arrests arrest NOUN NNS 3 nsubj
brought bring VERB VBD 0 root
the the DET DT 6 det
total total ADJ JJ 6 amod
number number NOUN NN 3 obj
of of ADP IN 8 case
detainees detainee NOUN NNS 6 nmod
to to ADP IN 10 case
72 72 NUM CD 3 obl
. . PUNCT . 3 punct
        """,
        [("detained", 72, 72, "detainees")],
    ),
    "have_warned": (
        """
Several several ADJ JJ 2 amod
doctors doctor NOUN NNS 4 nsubj
have have AUX VBP 4 aux
warned warn VERB VBN 0 root
that that SCONJ IN 8 mark
ducks duck NOUN NNS 8 nsubj:pass
are be AUX VBP 8 aux:pass
killed kill VERB VBN 4 ccomp
by by ADP IN 11 case
the the DET DT 11 det
virus virus NOUN NN 8 obl
. . PUNCT . 4 punct
        """,
        [],
    ),
    "killed_this_month": (
        """
The the DET DT 2 det
war war NOUN NN 3 nsubj
began begin VERB VBD 0 root
in in ADP IN 5 case
2012 2012 NUM CD 3 obl B-DATE
, , PUNCT , 12 punct
with with ADP IN 12 mark
some some DET RB 10 det
700 700 NUM CD 10 nummod
villagers villager NOUN NNS 12 nsubj
reportedly reportedly ADV RB 12 advmod
killed kill VERB VBD 3 advcl
this this DET DT 14 det
month month NOUN NN 12 obl
. . PUNCT . 3 punct
        """,
        [("killed", 700, 700, "villagers")],
    ),
    "certain": (
        """
Nearly nearly ADV RB 2 advmod
70 70 NUM CD 3 nummod
sailors sailor NOUN NNS 4 nsubj
seem seem VERB VBP 0 root
certain certain ADJ JJ 4 xcomp
to to PART TO 8 mark
have have AUX VB 8 aux
drowned drown VERB VBN 5 xcomp
. . PUNCT . 4 punct
        """,
        [("killed", 70, 70, "sailors")],
    ),
    "no_one_or_other": (
        """
No no DET DT 2 det
nurses nurse NOUN NNS 6 nsubj:pass
or or CCONJ CC 4 cc
doctors doctor NOUN NNS 2 conj
were be AUX VBD 6 aux:pass
injured injure VERB VBN 0 root
. . PUNCT . 6 punct
        """,
        [("injured", 0, 0, "nurses or doctors")],
    ),
    "with_dying": (
        """
The the DET DT 2 det
town town NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
hit hit VERB VBN 0 root
hard hard ADV RB 4 advmod
, , PUNCT , 9 punct
with with ADP IN 9 case
nine nine NUM CD 9 nummod
nurses nurse NOUN NNS 4 obl
dying die VERB VBG 9 acl
from from ADP IN 13 case
the the DET DT 13 det
virus virus NOUN NN 10 obl
. . PUNCT . 4 punct
        """,
        [("killed", 9, 9, "nurses")],
    ),
    "court_cases": (
        """
Court Court PROPN NN 2 compound
cases case NOUN NNS 3 nsubj
rose rise VERB VBD 0 root
to to ADP IN 5 case
500 500 NUM CD 3 obl
. . PUNCT . 3 punct
        """,
        [],
    ),
    "new_cases": (
        """
New new ADJ JJ 2 amod
cases case NOUN NNS 3 nsubj
rose rise VERB VBD 0 root
to to ADP IN 5 case
500 500 NUM CD 3 obl
. . PUNCT . 3 punct
        """,
        [("infected", 500, 500, None)],
    ),
    "of_another_cause": (
        """
There there PRON EX 2 expl
were be VERB VBD 0 root
12 12 NUM CD 4 nummod
deaths death NOUN NNS 2 nsubj
from from ADP IN 6 case
cholera cholera NOUN NN 4 nmod
and and CCONJ CC 8 cc
five five NUM CD 4 conj
from from ADP IN 10 case
measles measles NOUN NN 8 nmod
. . PUNCT . 2 punct
        """,
        [("killed", 12, 12, None), ("killed", 5, 5, None)],
    ),
    "of_their_own_verb": (
        """
Police police NOUN NNS 2 nsubj
made make VERB VBD 0 root
12 12 NUM CD 4 nummod
arrests arrest NOUN NNS 2 obj
and and CCONJ CC 11 cc
five five NUM CD 11 nsubj:pass
from from ADP IN 9 case
the the DET DT 9 det
unit unit NOUN NN 6 nmod
were be AUX VBD 11 aux:pass
promoted promote VERB VBN 2 conj
. . PUNCT . 2 punct
        """,
        [("detained", 12, 12, None)],
    ),
    "a_year_earlier": (
        """
Some some DET DT 3 det
60 60 NUM CD 3 nummod
people people NOUN NNS 4 nsubj
died die VERB VBD 0 root
, , PUNCT , 6 punct
compared compare VERB VBN 4 advcl
with with ADP IN 8 case
41 41 NUM CD 6 obl
a a DET DT 10 det
year year NOUN NN 11 obl
earlier early ADV RBR 6 advmod
. . PUNCT . 4 punct
        """,
        [("killed", 60, 60, "people"), ("killed", 41, 41, None)],
    ),
    "a_year": (
        """
The the DET DT 2 det
road road NOUN NN 3 nsubj
kills kill VERB VBZ 0 root
60 60 NUM CD 5 nummod
people people NOUN NNS 3 obj
a a DET DT 7 det
year year NOUN NN 3 obl
. . PUNCT . 3 punct
        """,
        [],
    ),
    "tycoon": (
        """
A a DET DT 3 det
cocaine cocaine NOUN NN 3 compound
tycoon tycoon NOUN NN 5 nsubj:pass
was be AUX VBD 5 aux:pass
arrested arrest VERB VBN 0 root
. . PUNCT . 5 punct
        """,
        [("detained", 1, 1, "cocaine tycoon")],
    ),
    "rate_range": (
        """
The the DET DT 2 det
fever fever NOUN NN 3 nsubj
kills kill VERB VBZ 0 root
30 30 NUM CD 7 nummod
_- - SYM SYM 6 case
_40 40 NUM CD 4 nmod
_% % NOUN NN 3 obj
of of ADP IN 9 case
patients patient NOUN NNS 7 nmod
. . PUNCT . 3 punct
        """,
        [],
    ),
    "governed_neighbour": (
        """
There there PRON EX 2 expl
are be VERB VBP 0 root
60 60 NUM CD 4 nummod
people people NOUN NNS 2 nsubj
dead dead ADJ JJ 4 amod
from from ADP IN 8 case
nine nine NUM CD 8 nummod
regions region NOUN NNS 5 obl
, , PUNCT , 13 punct
75 75 NUM CD 11 nummod
villagers villager NOUN NNS 13 nsubj:pass
are be AUX VBP 13 aux:pass
injured injure VERB VBN 2 parataxis
. . PUNCT . 2 punct
        """,
        [("killed", 60, 60, "people"), ("injured", 75, 75, "villagers")],
    ),
}


@pytest.mark.parametrize("scheme", ["ud", "clear"])
@pytest.mark.parametrize("name", CASES)
def test_counts_and_outcomes(name: str, scheme: str, lexicon: Lexicon) -> None:
    table, expected = CASES[name]
    facts = casualties_of(table if scheme == "ud" else clear(table), lexicon)
    assert sorted(counted(facts), key=str) == sorted(expected, key=str)


def test_evidence_of_a_count_told_again(lexicon: Lexicon) -> None:
    facts = casualties_of(CASES["figure"][0], lexicon)
    assert [(fact.text, fact.rule) for fact in facts][-1] == ("figure at 45", "casualty: restated")


def test_a_rule_of_stretches_does_not_raise_at_the_end(lexicon: Lexicon) -> None:
    for text in ("12 were this", "12 were on", "to 12", "compared with 12", "those dead", "of lives", "cases rose"):
        rows = [f"{word} {word} X XX {min(i, 1)} {'dep' if i else 'root'}" for i, word in enumerate(text.split())]
        casualties_of("\n".join(rows), lexicon)
        assert len(parse("\n".join(rows))) == len(rows)
