"""The questions that rules ask of a parse have the same answers in Universal Dependencies and in ClearNLP labels."""

import pytest
from spacy.tokens import Doc

from factx import syntax
from tests.parses import parse

# “Officials of the ministry were told by police that two men had left.”
TOLD_UD = """
Officials official NOUN  NNS 6 nsubj:pass
of        of       ADP   IN  4 case
the       the      DET   DT  4 det
ministry  ministry NOUN  NN  1 nmod
were      be       AUX   VBD 6 aux:pass
told      tell     VERB  VBN 0 root
by        by       ADP   IN  8 case
police    police   NOUN  NNS 6 obl:agent
that      that     SCONJ IN 13 mark
two       two      NUM   CD 11 nummod
men       man      NOUN  NNS 13 nsubj
had       have     AUX   VBD 13 aux
left      leave    VERB  VBN 6 ccomp
.         .        PUNCT .   6 punct
"""
TOLD_CLEAR = """
Officials official NOUN  NNS 6 nsubjpass
of        of       ADP   IN  1 prep
the       the      DET   DT  4 det
ministry  ministry NOUN  NN  2 pobj
were      be       AUX   VBD 6 auxpass
told      tell     VERB  VBN 0 root
by        by       ADP   IN  6 agent
police    police   NOUN  NNS 7 pobj
that      that     SCONJ IN 13 mark
two       two      NUM   CD 11 nummod
men       man      NOUN  NNS 13 nsubj
had       have     AUX   VBD 13 aux
left      leave    VERB  VBN 6 ccomp
.         .        PUNCT .   6 punct
"""
BOTH = pytest.mark.parametrize("doc", [parse(TOLD_UD), parse(TOLD_CLEAR)], ids=["universal", "clearnlp"])


@BOTH
def test_passive_has_its_subject_and_its_agent(doc: Doc) -> None:
    told = doc[5]
    subject, agent = syntax.subject(told), syntax.agent(told)
    assert syntax.is_passive(told)
    assert subject is not None and subject.text == "Officials"
    assert agent is not None and agent.text == "police"
    assert not syntax.is_passive(doc[12])


@BOTH
def test_complement_clause_and_its_subject(doc: Doc) -> None:
    (left,) = syntax.clausal_complements(doc[5])
    subject = syntax.subject(left)
    assert left.text == "left"
    assert subject is not None and syntax.phrase(subject).text == "two men"


@BOTH
def test_prepositional_phrases_come_as_pairs(doc: Doc) -> None:
    assert [(preposition.text, noun.text) for preposition, noun in syntax.prepositional(doc[0])] == [("of", "ministry")]
    governor = syntax.governed_by(doc[3], frozenset({"of"}))
    assert governor is not None and governor.text == "Officials"
    assert syntax.governed_by(doc[3], frozenset({"in"})) is None


@BOTH
def test_phrase_holds_its_complements(doc: Doc) -> None:
    assert syntax.phrase(doc[0]).text == "Officials of the ministry"


def test_phrase_ends_before_clauses_appositions_and_conjuncts() -> None:
    doc = parse("""
    Soldiers soldier NOUN  NNS 9 nsubj
    ,        ,       PUNCT ,   4 punct
    who      who     PRON  WP  4 nsubj
    fled     flee    VERB  VBD 1 acl:relcl
    ,        ,       PUNCT ,   4 punct
    and      and     CCONJ CC  7 cc
    men      man     NOUN  NNS 1 conj
    were     be      AUX   VBD 9 aux:pass
    found    find    VERB  VBN 0 root
    """)
    assert syntax.phrase(doc[0]).text == "Soldiers"
    assert [token.text for token in syntax.conjuncts(doc[0])] == ["men"]


def test_conjoined_verbs_share_their_subject() -> None:
    doc = parse("""
    He       he      PRON  PRP 2 nsubj
    left     leave   VERB  VBD 0 root
    and      and     CCONJ CC  5 cc
    never    never   ADV   RB  5 advmod
    returned return  VERB  VBD 2 conj
    """)
    subject = syntax.subject(doc[4])
    assert subject is not None and subject.text == "He"
    assert syntax.is_negated(doc[4]) and not syntax.is_negated(doc[1])


def test_relative_clause_without_subject_of_its_own_takes_the_noun() -> None:
    doc = parse("""
    men    man   NOUN NNS 0 root
    killed kill  VERB VBN 1 acl
    there  there ADV  RB  2 advmod
    """)
    subject = syntax.subject(doc[1])
    assert subject is not None and subject.text == "men"
    assert syntax.is_passive(doc[1])


def test_dangling_complement_has_no_subject() -> None:
    doc = parse("""
    Plans  plan  NOUN NNS 2 nsubj
    are    be    AUX  VBP 0 root
    for    for   ADP  IN  4 mark
    moving move  VERB VBG 2 advcl
    """)
    assert syntax.own_subject(doc[3]) is None


def test_phrase_never_crosses_a_blank_line() -> None:
    doc = parse("""
    Police  police  NOUN  NNS 0 root
    ⏎       ⏎       SPACE _SP 1 dep
    force   force   NOUN  NN  1 compound
    """)
    assert syntax.phrase(doc[0]).text == "Police"


def test_phrase_holds_its_head_where_edges_cross() -> None:
    doc = parse("""
    the         the         DET   DT  2 det
    men         man         NOUN  NNS 5 nsubj:pass
    responsible responsible ADJ   JJ  2 acl
    were        be          AUX   VBD 5 aux:pass
    held        hold        VERB  VBN 0 root
    """)
    doc[0].head = doc[2]
    assert syntax.phrase(doc[1]).text == "men"
