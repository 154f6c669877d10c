"""Who can make a statement and what is none, on own sentences: each with its counterpart that must stay."""

import re

import pytest
from spacy.tokens import Doc

from factx import marks
from factx.annotate import cues, modality, quote_marks, retagging
from factx.article import Article
from factx.document import Document
from factx.extract import quotations
from factx.extract.quotations.passage import Passage
from factx.extract.quotations.speaker_phrases import antecedent, phrase_of
from factx.facts import Quote
from factx.lexicon import Lexicon
from factx.rules import Rules
from tests.parses import parse

_CLEARNLP = {"obj": "dobj", "acl:relcl": "relcl", "nsubj:pass": "nsubjpass", "aux:pass": "auxpass"}


def _parse(rows: str, scheme: str = "ud") -> Doc:
    """A parse written as `word/lemma/POS/TAG/head/label[/entity]`, relabelled where the schemes only name differently."""
    table = "\n".join(row.replace("/", " ") for row in rows.split())
    if scheme == "clearnlp":
        table = re.sub(r"\S+", lambda word: _CLEARNLP.get(word[0], word[0]), table)
    return parse(table)


def _quotes(doc: Doc, lexicon: Lexicon) -> list[Quote]:
    quote_marks.annotate(doc, lexicon)
    cues.annotate(doc, lexicon)
    retagging.annotate(doc, lexicon)
    modality.annotate(doc, lexicon)
    return quotations.extract(Document(doc, lexicon), Article(id="case", text=doc.text), [])


def _shown(quotes: list[Quote]) -> list[str]:
    return [
        f"{quote.speaker.text if quote.speaker else '-'} | {' /// '.join(part.text for part in quote.contents)}"
        for quote in quotes
    ]


_DENIED = "The/the/DET/DT/2/det spokeswoman/spokeswoman/NOUN/NN/3/nsubj denied/deny/VERB/VBD/0/root "
_CONDEMNED = (
    "condemned/condemn/VERB/VBD/0/root many/many/ADJ/JJ/5/amod families/family/NOUN/NNS/3/obj ././PUNCT/./3/punct"
)
_QUESTIONING = (
    "questioning/question/VERB/VBG/2/acl the/the/DET/DT/5/det vote/vote/NOUN/NN/3/obj "
    "angered/anger/VERB/VBD/0/root farmers/farmer/NOUN/NNS/6/obj ././PUNCT/./6/punct"
)


@pytest.mark.parametrize("scheme", ["ud", "clearnlp"])
@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (_DENIED + "it/it/PRON/PRP/3/obj ././PUNCT/./3/punct", []),
        (
            _DENIED + "the/the/DET/DT/5/det charge/charge/NOUN/NN/3/obj ././PUNCT/./3/punct",
            ["The spokeswoman | the charge"],
        ),
        ("The/the/DET/DT/2/det inaction/inaction/NOUN/NN/3/nsubj " + _CONDEMNED, []),
        (
            "The/the/DET/DT/2/det administration/administration/NOUN/NN/3/nsubj " + _CONDEMNED,
            ["The administration | many families"],
        ),
        ("A/a/DET/DT/2/det rule/rule/NOUN/NN/6/nsubj " + _QUESTIONING, []),
        ("A/a/DET/DT/2/det statement/statement/NOUN/NN/6/nsubj " + _QUESTIONING, ["A statement | the vote"]),
        ("Yesterday/yesterday/NOUN/NN/3/nsubj/B-DATE again/again/ADV/RB/3/advmod " + _CONDEMNED, []),
    ],
    ids=["denied it", "denied the charge", "inaction", "administration", "rule", "statement", "yesterday"],
)
def test_who_can_say_what(rows: str, expected: list[str], scheme: str, lexicon: Lexicon) -> None:
    assert _shown(_quotes(_parse(rows, scheme), lexicon)) == expected


_SAFE = "the/the/DET/DT/{0}/det dam/dam/NOUN/NN/{1}/nsubj is/be/AUX/VBZ/{1}/cop safe/safe/ADJ/JJ/{2}/ccomp"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("People/people/NOUN/NNS/2/nsubj think/think/VERB/VBP/0/root " + _SAFE.format(4, 6, 2), []),
        (
            "Some/some/DET/DT/2/det people/people/NOUN/NNS/3/nsubj think/think/VERB/VBP/0/root "
            + _SAFE.format(5, 7, 3),
            ["Some people | the dam is safe"],
        ),
        (
            "It/it/PRON/PRP/3/expl is/be/AUX/VBZ/3/aux telling/tell/VERB/VBG/0/root that/that/SCONJ/IN/8/mark "
            + _SAFE.format(6, 8, 3),
            [],
        ),
        (
            "She/she/PRON/PRP/3/nsubj was/be/AUX/VBD/3/aux telling/tell/VERB/VBG/0/root that/that/SCONJ/IN/8/mark "
            + _SAFE.format(6, 8, 3),
            ["She | that the dam is safe"],
        ),
    ],
    ids=["people think", "some people think", "it is telling", "she was telling"],
)
def test_what_nobody_says(rows: str, expected: list[str], lexicon: Lexicon) -> None:
    assert _shown(_quotes(_parse(rows), lexicon)) == expected


@pytest.mark.parametrize(("verb", "lemma", "kept"), [("believes", "believe", False), ("thanked", "thank", True)])
def test_lone_name_is_told_of_a_speech_act_only(verb: str, lemma: str, kept: bool, lexicon: Lexicon) -> None:
    doc = _parse(
        f"She/she/PRON/PRP/2/nsubj {verb}/{lemma}/VERB/VBD/0/root Ana/Ana/PROPN/NNP/2/obj/B-PERSON "
        "Sosa/Sosa/PROPN/NNP/3/flat/I-PERSON ././PUNCT/./2/punct"
    )
    assert _shown(_quotes(doc, lexicon)) == (["She | Ana Sosa"] if kept else [])


def test_date_is_no_part_of_speaker(lexicon: Lexicon) -> None:
    doc = _parse(
        "The/the/DET/DT/2/det prosecutor/prosecutor/NOUN/NN/5/nsubj on/on/ADP/IN/4/case "
        "Thursday/Thursday/PROPN/NNP/2/nmod/B-DATE denied/deny/VERB/VBD/0/root the/the/DET/DT/7/det "
        "charge/charge/NOUN/NN/5/obj ././PUNCT/./5/punct"
    )
    assert _shown(_quotes(doc, lexicon)) == ["The prosecutor | the charge"]


@pytest.mark.parametrize("marked", [True, False])
def test_dateline_is_no_content(marked: bool, lexicon: Lexicon) -> None:
    doc = _parse(
        "VARN/Varn/PROPN/NNP/5/dep —/—/PUNCT/:/5/punct Two/two/NUM/CD/4/nummod bridges/bridge/NOUN/NNS/5/nsubj "
        "fell/fall/VERB/VBD/9/ccomp ,/,/PUNCT/,/5/punct the/the/DET/DT/8/det army/army/NOUN/NN/9/nsubj "
        "said/say/VERB/VBD/0/root ././PUNCT/./9/punct"
    )
    if marked:
        marks.put(doc, marks.Section, [marks.Section(0, 2, "dateline")])
    content = "Two bridges fell" if marked else "VARN — Two bridges fell"
    assert _shown(_quotes(doc, lexicon)) == [f"the army | {content}"]


_TENTS = "“/“/PUNCT/``/3/punct We/we/PRON/PRP/3/nsubj need/need/VERB/VBP/{0}/ccomp tents/tent/NOUN/NNS/3/obj "


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (  # the parse takes the name alone for the subject
            _TENTS.format(13) + ",/,/PUNCT/,/3/punct ”/”/PUNCT/''/3/punct its/its/PRON/PRP$/8/nmod:poss "
            "delegate/delegate/NOUN/NN/10/dep ,/,/PUNCT/,/10/punct Ana/Ana/PROPN/NNP/13/nsubj/B-PERSON "
            "Sosa/Sosa/PROPN/NNP/10/flat/I-PERSON ,/,/PUNCT/,/10/punct said/say/VERB/VBD/0/root ././PUNCT/./13/punct",
            "“We need tents,”",
        ),
        (
            _TENTS.format(13) + "”/”/PUNCT/''/3/punct and/and/CCONJ/CC/8/cc its/its/PRON/PRP$/8/nmod:poss "
            "roads/road/NOUN/NNS/4/conj ,/,/PUNCT/,/3/punct Ana/Ana/PROPN/NNP/12/nsubj/B-PERSON "
            "Sosa/Sosa/PROPN/NNP/10/flat/I-PERSON said/say/VERB/VBD/0/root ././PUNCT/./12/punct",
            "“We need tents” and its roads",
        ),
    ],
    ids=["renaming", "rest of the sentence"],
)
def test_renaming_belongs_to_attribution(rows: str, expected: str, lexicon: Lexicon) -> None:
    found = _quotes(_parse(rows), lexicon)
    assert [quote.contents[0].text for quote in found] == [expected]


@pytest.mark.parametrize(
    ("words", "content"),
    [
        ("up/up/ADP/RP/6/case to/to/ADP/IN/6/case", "up to 160 millimetres fell"),
        ("in/in/ADP/IN/4/case Varn/Varn/PROPN/NNP/2/obl", "160 millimetres fell"),
    ],
)
def test_content_begins_with_its_amount(words: str, content: str, lexicon: Lexicon) -> None:
    doc = _parse(
        f"Officials/official/NOUN/NNS/2/nsubj said/say/VERB/VBD/0/root {words} 160/160/NUM/CD/6/nummod "
        "millimetres/millimetre/NOUN/NNS/7/nsubj fell/fall/VERB/VBD/2/ccomp ././PUNCT/./2/punct"
    )
    assert [quote.contents[0].text for quote in _quotes(doc, lexicon)] == [content]


def _asked() -> Doc:
    return _parse(
        "One/one/NUM/CD/12/nsubj of/of/ADP/IN/3/case them/they/PRON/PRP/1/nmod ,/,/PUNCT/,/6/punct "
        "who/who/PRON/WP/6/nsubj asked/ask/VERB/VBD/1/acl:relcl not/not/PART/RB/10/advmod to/to/PART/TO/10/mark "
        "be/be/AUX/VB/10/aux:pass named/name/VERB/VBN/6/xcomp ,/,/PUNCT/,/1/punct said/say/VERB/VBD/0/root "
        "the/the/DET/DT/14/det road/road/NOUN/NN/15/nsubj closed/close/VERB/VBD/12/ccomp ././PUNCT/./12/punct"
    )


def test_nobody_passes_on_their_own_words(lexicon: Lexicon) -> None:
    found = _quotes(_asked(), lexicon)
    said = next(quote for quote in found if quote.cue is not None and quote.cue.text == "said")
    assert said.speaker is not None
    assert (said.speaker.text, said.via, said.contents[0].text) == ("One of them", (), "the road closed")


def test_relative_pronoun_stands_for_its_noun(lexicon: Lexicon) -> None:
    passage = Passage(Document(_asked(), lexicon), Rules(()))
    whom = antecedent(passage, phrase_of(passage, 4))
    assert whom is not None
    assert (whom.start, whom.end) == (0, 3)
    road = phrase_of(passage, 13)
    assert antecedent(passage, road) is road


@pytest.mark.parametrize(
    ("insertion", "content"),
    [
        (
            "as/as/SCONJ/IN/7/mark quoted/quote/VERB/VBN/4/acl by/by/ADP/IN/10/case the/the/DET/DT/10/det "
            "paper/paper/NOUN/NN/7/obl:agent",
            "guns would fall",
        ),
        (
            "as/as/SCONJ/IN/10/mark snow/snow/NOUN/NN/10/nsubj now/now/ADV/RB/10/advmod also/also/ADV/RB/10/advmod "
            "fell/fall/VERB/VBD/14/advcl",
            "as snow now also fell, guns would fall",
        ),
    ],
)
def test_go_between_is_no_content(insertion: str, content: str, lexicon: Lexicon) -> None:
    doc = _parse(
        "According/accord/VERB/VBG/4/case to/to/ADP/IN/1/fixed the/the/DET/DT/4/det draft/draft/NOUN/NN/14/obl "
        f",/,/PUNCT/,/7/punct {insertion} ,/,/PUNCT/,/4/punct guns/gun/NOUN/NNS/14/nsubj would/would/AUX/MD/14/aux "
        "fall/fall/VERB/VB/0/root ././PUNCT/./14/punct"
    )
    assert [quote.contents[0].text for quote in _quotes(doc, lexicon)] == [content]


def test_two_subjects_side_by_side_are_one_phrase(lexicon: Lexicon) -> None:
    title = (
        "The/the/DET/DT/2/det newspaper/newspaper/NOUN/NN/5/nsubj El/El/PROPN/NNP/5/nsubj Farol/Farol/PROPN/NNP/3/flat "
    )
    rows = title + "said/say/VERB/VBD/0/root that/that/SCONJ/IN/10/mark " + _SAFE.format(8, 10, 5)
    assert _shown(_quotes(_parse(rows), lexicon)) == ["The newspaper El Farol | that the dam is safe"]
