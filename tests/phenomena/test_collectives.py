"""Bodies by their nouns and kinds, documents by their issuers, persons by age and calling; and what must not be joined."""

import pytest

import factx
from factx.facts import Quote
from factx.lexicon import Lexicon
from tests.named import named
from tests.parses import parse
from tests.people import meant


@pytest.mark.parametrize(
    ("line", "nominals"),
    [
        (
            "[ORG National/NNP Archives/NNP] opened/VBD ./. The/DT archives/NNS told/VBD us/PRP ./.",
            {"The archives": "National Archives"},
        ),
        (
            "[ORG Dorn/NNP Construction/NNP Limited/NNP] won/VBD ./. The/DT company/NN is/VBZ new/JJ ./.",
            {"The company": "Dorn Construction Limited"},
        ),
        # A bank is no “company” beside a firm, and “the group” means neither of two groups side by side.
        (
            "[ORG Dorn/NNP Limited/NNP] met/VBD [ORG Varn/NNP Bank/NNP] ./. The/DT company/NN lost/VBD ./.",
            {"The company": "Dorn Limited"},
        ),
        (
            "[ORG Varn/NNP Union/NNP] met/VBD [ORG Dorn/NNP Union/NNP] ./. The/DT group/NN left/VBD ./.",
            {},
        ),
        # The words before the noun must be the body's.
        (
            "[ORG River/NNP Keepers/NNPS Varn/NNP] met/VBD [ORG Dorn/NNP Union/NNP] ./."
            " The/DT river/NN keepers/NNS group/NN today/NN left/VBD ./.",
            {"The river keepers group": "River Keepers Varn"},
        ),
        (
            "[ORG Harbour/NNP Police/NNP] came/VBD ./. Police/NN said/VBD so/RB ./.",
            {"Police": "Harbour Police"},
        ),
        ("[ORG Dorn/NNP Union/NNP] left/VBD ./. The/DT police/NN came/VBD ./.", {}),
        # What speaks may be a body, a dead one not.
        ("[ORG Varn/NNP Bureau/NNP] left/VBD ./. The/DT cold/JJ body/NN lay/VBD there/RB ./.", {}),
        ("[ORG Harbour/NNP Police/NNP] came/VBD ./. A/DT police/NN force/NN is/VBZ small/JJ ./.", {}),
    ],
)
def test_a_body_answers_to_its_noun_or_kind(line: str, nominals: dict[str, str], lexicon: Lexicon) -> None:
    assert meant(named(line), lexicon, "nominal") == nominals


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Hundreds are in prison after the unrest, a rights group said.\n\n"
            "The Vesna Foundation, a human rights group based in Varn, said more than 300 were held.",
            "Vesna Foundation",
        ),
        (
            "The roads are open again, the police spokesman said on Monday.\n\n"
            "Spokesman Ivo Falk said the police met on Sunday to discuss the floods.",
            "Ivo Falk",
        ),
        (
            "The forest lost ten trees a second, according to a report released on Monday.\n\n"
            "The Dorn Institute report said the town lost most.",
            "Dorn Institute",
        ),
        ("The roads are open again, a rights group said.\n\nDorn Bank said it was shut.", None),
        (
            "The Varn Graft Bureau on Monday arrested a clerk.\n\nIn a statement, the anti-corruption body said that "
            "the clerk had asked for money.",
            "Varn Graft Bureau",
        ),
    ],
)
def test_the_lead_and_the_sentence_behind_it_tell_who_speaks(
    text: str, name: str | None, extractor: factx.Extractor
) -> None:
    first = next(fact for fact in extractor.extract(text) if isinstance(fact, Quote))
    assert first.speaker is not None
    assert first.speaker.name == name


def test_what_a_body_says_of_another_in_marks_is_not_of_itself(extractor: factx.Extractor) -> None:
    text = (
        "The Harbour Alliance party began a petition on Monday.\n\n“The River Union party must pay for the ships, "
        "and the River Union party must go,” the party said."
    )
    (quote,) = [fact for fact in extractor.extract(text) if isinstance(fact, Quote) and fact.kind == "direct"]
    assert quote.speaker is not None
    assert quote.speaker.name is not None
    assert "River" not in quote.speaker.name


def test_a_statement_that_unnamed_people_issued_is_not_the_last_named_ones(extractor: factx.Extractor) -> None:
    text = (
        "Ana Sosa released a statement on Monday saying she would stay.\n\nThe officers issued a statement on Friday."
        "\n\n“We are against the plan,” the statement said."
    )
    (quote,) = [fact for fact in extractor.extract(text) if isinstance(fact, Quote) and fact.kind == "direct"]
    assert quote.speaker is not None
    assert (quote.speaker.text, quote.speaker.name) == ("the statement", None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The depot is old, the Ministry of Culture’s Bureau of Heritage said.", "Bureau of Heritage"),
        ("Te Runanga of Nga Kura chair Rawiri Falk said the schools were poor.", "Rawiri Falk"),
        ("The Ministry of Culture’s spokesman said the depot was old.", None),
    ],
)
def test_the_name_that_ends_a_phrase(text: str, name: str | None, extractor: factx.Extractor) -> None:
    (quote,) = [fact for fact in extractor.extract(text) if isinstance(fact, Quote)]
    assert quote.speaker is not None
    assert quote.speaker.name == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (
            "[LOC Ghana/NNP] voted/VBD ./. [ORG Ghanaian/JJ government/NN] fell/VBD ./. The/DT government/NN left/VBD ./.",
            True,
        ),
        (
            "[ORG Ghanaian/JJ government/NN] met/VBD [ORG Togolese/JJ government/NN] ./. The/DT government/NN left/VBD ./.",
            False,
        ),
    ],
)
def test_the_government_is_the_only_one_named(line: str, name: bool, lexicon: Lexicon) -> None:
    assert ("The government" in meant(named(line), lexicon, "nominal")) is name


AGE = """
Ana     Ana    PROPN NNP 6 nsubj B-PERSON
Sosa    Sosa   PROPN NNP 1 flat  I-PERSON
_,      ,      PUNCT ,   4 punct
{age}   {age}  NUM   CD  1 appos
_,      ,      PUNCT ,   6 punct
sued    sue    VERB  VBD 0 root
_.      .      PUNCT .   6 punct
Ivo     Ivo    PROPN NNP 10 nsubj B-PERSON
Bos     Bos    PROPN NNP 8 flat  I-PERSON
lied    lie    VERB  VBD 0 root
_.      .      PUNCT .   10 punct
The     the    DET   DT  17 det
31      31     NUM   CD  15 nummod
_-      -      PUNCT HYPH 13 punct
_year   year   NOUN  NN  17 compound
_-      -      PUNCT HYPH 15 punct
_old    old    NOUN  NN  18 nsubj
won     win    VERB  VBD 0 root
_.      .      PUNCT .   18 punct
"""


def test_an_age_is_whose_the_text_tells(lexicon: Lexicon) -> None:
    assert meant(parse(AGE.format(age="31")), lexicon, "nominal") == {"The 31-year-old": "Ana Sosa"}


def test_who_is_of_another_age_is_not_meant(lexicon: Lexicon) -> None:
    assert meant(parse(AGE.format(age="40")), lexicon, "nominal") == {"The 31-year-old": "Ivo Bos"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Harbour Board met in Varn. “The bridge is shut,” a statement from the Harbour Board said.",
            "Harbour Board",
        ),
        (
            "The Harbour Board said in a statement that the road is shut. The statement added that boats run.",
            "Harbour Board",
        ),
        ("Speaker Ana Sosa wrote on Monday. A letter from the Speaker said that the vote is void.", "Ana Sosa"),
        ("The Harbour Board met. The letter to the Harbour Board said that the road is shut.", None),
        ("Turkey said on Friday that the bridge is shut.", "Turkey"),
        ("Ana Sosa wrote a letter. “I am tired,” the first part of the letter says.", "Ana Sosa"),
    ],
)
def test_a_document_speaks_for_its_issuer(text: str, name: str | None, extractor: factx.Extractor) -> None:
    quotes = [fact for fact in extractor.extract(text) if isinstance(fact, Quote) and fact.speaker is not None]
    assert quotes[-1].speaker is not None
    assert quotes[-1].speaker.name == name
