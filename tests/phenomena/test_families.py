"""Whose a bare surname is where several bear it: the article's person, not a relative; the sex that the text tells."""

import pytest

from factx.lexicon import Lexicon
from tests.named import named
from tests.people import people_in


def bare(line: str, lexicon: Lexicon) -> dict[str, list[str]]:
    """Each person → the mentions by one word."""
    records = people_in(named(line), lexicon).records
    return {
        r.name: [m.text for m in r.mentions if m.form == "named" and " " not in m.text and m.text != r.name]
        for r in records
    }


HOLT = "[PERSON Marcus/NNP Holt/NNP] spoke/VBD ./. [PERSON Holt/NNP] left/VBD ./."


@pytest.mark.parametrize(
    ("line", "mentions"),
    [
        # A wife takes nobody's mentions, wherever the kinship is told.
        (
            HOLT + " His/PRP$ wife/NN [PERSON Irene/NNP Holt/NNP] waited/VBD ./. [PERSON Holt/NNP] waved/VBD ./.",
            {"Marcus Holt": ["Holt", "Holt"], "Irene Holt": []},
        ),
        (
            HOLT
            + " [PERSON Irene/NNP/nsubj Holt/NNP] ,/, the/DT mayor/NN 's/POS eldest/JJS daughter/NN ,/, waited/VBD ./."
            " [PERSON Holt/NNP] waved/VBD ./.",
            {"Marcus Holt": ["Holt", "Holt"], "Irene Holt": []},
        ),
        (
            "[PERSON Irene/NNP Vane/NNP] cooked/VBD ./. She/PRP came/VBD after/IN marrying/VBG [PERSON Paul/NNP Vane/NNP] ./."
            " [PERSON Vane/NNP] won/VBD prizes/NNS ./.",
            {"Irene Vane": ["Vane"], "Paul Vane": []},
        ),
        # Who is no kin takes the surname once named as a subject.
        (
            HOLT
            + " [PERSON Jonas/NNP/nsubj Holt/NNP] ,/, a/DT banker/NN ,/, agreed/VBD ./. [PERSON Holt/NNP] nodded/VBD ./.",
            {"Marcus Holt": ["Holt"], "Jonas Holt": ["Holt"]},
        ),
        # What is called after somebody is called after the one whom the article is about.
        (
            HOLT
            + " [PERSON Jonas/NNP/nsubj Holt/NNP] agreed/VBD ./. The/DT [PERSON Holt/NNP] campaign/NN paid/VBD ./.",
            {"Marcus Holt": ["Holt", "Holt"], "Jonas Holt": []},
        ),
        # A form of address tells the sex.
        (
            "[PERSON Irene/NNP Holt/NNP] ran/VBD ./. Mr./NNP [PERSON Marcus/NNP/nsubj Holt/NNP] did/VBD not/RB ./."
            " Mrs./NNP [PERSON Holt/NNP] won/VBD ./.",
            {"Irene Holt": ["Holt"], "Marcus Holt": []},
        ),
        # The pronoun behind it, too.
        (
            "[PERSON Irene/NNP Holt/NNP] ran/VBD ./. A/DT friend/NN of/IN [PERSON Peter/NNP/nmod Holt/NNP] left/VBD ./."
            " [PERSON Holt/NNP] said/VBD she/PRP won/VBD ./.",
            {"Irene Holt": ["Holt"], "Peter Holt": []},
        ),
    ],
)
def test_the_surname_is_the_one_that_the_article_means(
    line: str, mentions: dict[str, list[str]], lexicon: Lexicon
) -> None:
    assert bare(line, lexicon) == mentions


def test_a_wife_alone_named_in_full_is_not_her_husband(lexicon: Lexicon) -> None:
    line = (
        "Mr./NNP [PERSON Holt/NNP] spoke/VBD ./. Mr./NNP [PERSON Holt/NNP] left/VBD ./."
        " First/JJ lady/NN [PERSON Irene/NNP Holt/NNP] stayed/VBD ./."
    )
    assert set(bare(line, lexicon)) == {"Holt", "Irene Holt"}


def test_a_surname_before_the_full_name_is_the_same_person(lexicon: Lexicon) -> None:
    line = "[PERSON Holt/NNP] quits/VBZ ./. [PERSON Marcus/NNP Holt/NNP] has/VBZ left/VBN ./."
    assert bare(line, lexicon) == {"Marcus Holt": ["Holt"]}


def test_a_few_with_a_title_of_the_other_sex_leave_the_bare_surname(lexicon: Lexicon) -> None:
    line = (
        "Mrs./NNP [PERSON Irene/NNP Holt/NNP] sang/VBD ./. [PERSON Holt/NNP] bowed/VBD ./. [PERSON Holt/NNP] left/VBD ./."
        " Her/PRP$ dog/NN ,/, Mr./NNP [PERSON Holt/NNP] ,/, slept/VBD ./."
    )
    assert bare(line, lexicon)["Irene Holt"] == ["Holt", "Holt"]


def test_who_is_called_by_the_first_name_leaves_the_surname(lexicon: Lexicon) -> None:
    line = (
        "[PERSON Irene/NNP Holt/NNP] sang/VBD ./. [PERSON Irene/NNP] bowed/VBD ./. [PERSON Irene/NNP] left/VBD ./."
        " Then/RB [PERSON Marcus/NNP/nsubj Holt/NNP] spoke/VBD ./. [PERSON Holt/NNP] was/VBD proud/JJ ./."
    )
    assert bare(line, lexicon) == {"Irene Holt": ["Irene", "Irene"], "Marcus Holt": ["Holt"]}
