"""The converter that gives a Universal Dependencies parse the heads and labels of ClearNLP."""

import pytest
from spacy.tokens import Doc

from tests.clearnlp import clearnlp
from tests.parses import parse


def arcs(doc: Doc) -> list[str]:
    """The parse as `label(head, word)`, a root as `ROOT(word)`."""
    return [
        f"ROOT({token.text})" if token.head == token else f"{token.dep_}({token.head.text}, {token.text})"
        for token in doc
    ]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            """
            that  that  SCONJ IN 5 mark
            roads road  NOUN  NNS 5 nsubj
            are   be    AUX   VBP 5 cop
            not   not   PART  RB 5 advmod
            safe  safe  ADJ   JJ 0 root
            in    in    ADP   IN 7 case
            snow  snow  NOUN  NN 5 obl
            today today NOUN  NN 5 obl:unmarked
            """,
            "mark(are, that) nsubj(are, roads) ROOT(are) neg(are, not) acomp(are, safe) prep(safe, in) pobj(in, snow) "
            "npadvmod(are, today)",
            id="copula with an adjective",
        ),
        pytest.param(
            """
            She   she   PRON PRP 2 nsubj
            says  say   VERB VBZ 0 root
            Rao   Rao   PROPN NNP 6 nsubj
            was   be    AUX  VBD 6 cop
            a     a     DET  DT 6 det
            spy   spy   NOUN NN 2 ccomp
            and   and   CCONJ CC 8 cc
            fled  flee  VERB VBD 6 conj
            .     .     PUNCT . 2 punct
            """,
            "nsubj(says, She) ROOT(says) nsubj(was, Rao) ccomp(says, was) det(spy, a) attr(was, spy) cc(was, and) "
            "conj(was, fled) punct(says, .)",
            id="copula with a noun, a verb beside it",
        ),
        pytest.param(
            """
            It   it   PRON PRP 3 nsubj
            was  be   AUX  VBD 3 cop
            cold cold ADJ  JJ 0 root
            and  and  CCONJ CC 5 cc
            dark dark ADJ  JJ 3 conj
            """,
            "nsubj(was, It) ROOT(was) acomp(was, cold) cc(cold, and) conj(cold, dark)",
            id="copula, two adjectives",
        ),
        pytest.param(
            """
            Crews crew NOUN NNS 5 nsubj
            are   be   AUX  VBP 5 cop
            on    on   ADP  IN 5 case
            the   the  DET  DT 5 det
            roof  roof NOUN NN 0 root
            """,
            "nsubj(are, Crews) ROOT(are) prep(are, on) det(roof, the) pobj(on, roof)",
            id="copula with a preposition",
        ),
        pytest.param(
            """
            head   head   NOUN NN 0 root
            of     of     ADP  IN 4 case
            the    the    DET  DT 4 det
            port   port   NOUN NN 1 nmod
            and    and    CCONJ CC 7 cc
            of     of     ADP  IN 7 case
            Varn   Varn   PROPN NNP 4 conj
            """,
            "ROOT(head) prep(head, of) det(port, the) pobj(of, port) cc(of, and) conj(of, of) pobj(of, Varn)",
            id="prepositions in coordination",
        ),
        pytest.param(
            """
            It        it        PRON PRP 2 nsubj
            burned    burn      VERB VBD 0 root
            ,         ,         PUNCT , 6 punct
            according accord    VERB VBG 6 case
            to        to        ADP IN 4 fixed
            police    police    NOUN NN 2 obl
            """,
            "nsubj(burned, It) ROOT(burned) punct(burned, ,) prep(burned, according) prep(according, to) "
            "pobj(to, police)",
            id="preposition of two words",
        ),
        pytest.param(
            """
            They    they   PRON PRP 2 nsubj
            left    leave  VERB VBD 0 root
            without without ADP IN 4 mark
            paying  pay    VERB VBG 2 advcl
            while   while  SCONJ IN 6 mark
            singing sing   VERB VBG 2 advcl
            """,
            "nsubj(left, They) ROOT(left) prep(left, without) pcomp(without, paying) mark(singing, while) "
            "advcl(left, singing)",
            id="preposition before a participle",
        ),
        pytest.param(
            """
            Men    man    NOUN NNS 3 nsubj:pass
            were   be     AUX VBD 3 aux:pass
            hit    hit    VERB VBN 0 root
            by     by     ADP IN 6 case
            his    his    PRON PRP$ 6 nmod:poss
            car    car    NOUN NN 3 obl
            by     by     ADP IN 8 case
            noon   noon   NOUN NN 6 nmod
            """,
            "nsubjpass(hit, Men) auxpass(hit, were) ROOT(hit) agent(hit, by) poss(car, his) pobj(by, car) "
            "prep(car, by) pobj(by, noon)",
            id="passive with an agent",
        ),
        pytest.param(
            """
            Mr.   Mr.   PROPN NNP 2 compound
            Ana   Ana   PROPN NNP 6 nsubj
            Maria Maria PROPN NNP 2 flat
            Sosa  Sosa  PROPN NNP 2 flat
            ,     ,     PUNCT , 2 punct
            left  leave VERB VBD 0 root
            """,
            "compound(Sosa, Mr.) compound(Sosa, Ana) compound(Sosa, Maria) nsubj(left, Sosa) punct(Sosa, ,) ROOT(left)",
            id="name",
        ),
        pytest.param(
            """
            “     "    PUNCT `` 3 punct
            They  they PRON PRP 3 nsubj
            left  leave VERB VBD 0 root
            ,     ,    PUNCT , 3 punct
            ”     "    PUNCT '' 3 punct
            he    he   PRON PRP 7 nsubj
            said  say  VERB VBD 3 parataxis
            .     .    PUNCT . 3 punct
            """,
            "punct(said, “) nsubj(left, They) ccomp(said, left) punct(said, ,) punct(said, ”) nsubj(said, he) "
            "ROOT(said) punct(said, .)",
            id="verb of speech after its content",
        ),
        pytest.param(
            """
            Some   some DET  DT 2 det
            people people NOUN NNS 6 nsubj
            ,      ,    PUNCT , 5 punct
            he     he   PRON PRP 5 nsubj
            said   say  VERB VBD 6 parataxis
            fled   flee VERB VBD 0 root
            """,
            "det(people, Some) nsubj(fled, people) punct(fled, ,) nsubj(said, he) parataxis(fled, said) ROOT(fled)",
            id="verb of speech amid its content",
        ),
        pytest.param(
            """
            Who    who  PRON WP 2 nsubj
            gave   give VERB VBD 0 root
            up     up   ADP RP 2 compound:prt
            all    all  DET PDT 6 det:predet
            the    the  DET DT 6 det
            land   land NOUN NN 2 obj
            they   they PRON PRP 8 nsubj
            had    have VERB VBD 6 acl:relcl
            to     to   PART TO 10 mark
            sell   sell VERB VB 8 xcomp
            us     we   PRON PRP 10 iobj
            """,
            "nsubj(gave, Who) ROOT(gave) prt(gave, up) predet(land, all) det(land, the) dobj(gave, land) "
            "nsubj(had, they) relcl(land, had) aux(sell, to) xcomp(had, sell) dative(sell, us)",
            id="labels that are only named otherwise",
        ),
    ],
)
def test_conversion(table: str, expected: str) -> None:
    assert " ".join(arcs(clearnlp(table))) == expected


def test_text_and_entities_stay_and_the_source_is_left_alone() -> None:
    source = parse("""
    Ana   Ana   PROPN NNP 3 nsubj B-PERSON
    Sosa  Sosa  PROPN NNP 1 flat I-PERSON
    slept sleep VERB VBD 0 root
    _.    .     PUNCT . 3 punct
    """)
    before = arcs(source)
    converted = clearnlp(source)
    assert converted.text == source.text == "Ana Sosa slept."
    assert [(entity.text, entity.label_) for entity in converted.ents] == [("Ana Sosa", "PERSON")]
    assert [(token.tag_, token.lemma_) for token in converted] == [(token.tag_, token.lemma_) for token in source]
    assert arcs(source) == before != arcs(converted)
