"""The tokenizer of the bundled pipeline on what news copy has and web text has not."""

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from factx.pipeline.load import pipeline_path

# Tokens parted by blanks, joined as in the text by `~` where no blank stands between them.
EXAMPLES = [
    "a 20,000~-~strong army",
    "a 26~-~year~-~old man",
    "US$~1~bn in aid",
    "$~5.5~m was paid",
    "cost $~198~m~. The army",
    "£~420~m ( $~500~m )".replace("( ", "(~").replace(" )", "~)"),
    "Lt. Col. Amadou Sy",
    "Gen. Prayut met Maj.-Gen. Somchai",
    "Mr. Nazarbayev~’s daughter",
    "the protesters~’ demands",
    "“~We will win~,~”~—~he said",
    "he said~.~”~The crowd left",
    "KABUL~, Afghanistan (~AP~) — Six died",
    "the toll -- twelve dead --",
    "(~PTI~)~—~The court",
    "Nur~-~Sultan and Guinea~-~Bissau",
    "F-16s and Covid-19 and AK-47 rifles",
    "the U.S. and the U.N. agree~.",
    "they waited . . . and left",
    "•~Nine dead".replace("•~", "• "),
    "Kassym~-~Jomart Tokayev",
    "Mocímboa da Praia",
    "ca~n’t and do~n't",
    "2014~-~2018",
    "on Sept. 5 at 9 a.m.",
    "Ngozi Okonjo~-~Iweala",
    "‘~No~,~’ she said",
    "3,700 people~; 12.4~% more",
    "What~?! No~!!! Never~!!",
    "**** and ==== and ____ part the items",
    "the hashtag #EndSARS and hut # 5",
    "he and / or she".replace(" / ", "~/~"),
    "by e-mail or at 212-555-0199",
    "GEN. DIALLO MEETS MR. BA",
    "Assoc. Prof. Mokoena",
    "€~2.4~bn~, £~30~m and US$~5~tn",
    '"~Stop~!~" she said',
    "'~No~,~' he said",
    "the minister~'s and the ministers~' cars",
    "Mr. X met Ms. Y",
    "Rs. 320 a litre",
    "al~-~Burhan and Abdel~-~Fattah el~-~Sisi",
    "SUVA~, Fiji~, March 3 — A cyclone",
    "(~Reuters~) – Police",
    "[~The~] army~, he said",
    "9 a.m. to 4 p.m.",
    "the 1990s and the ’90s".replace("’90s", "’~90s"),
    "two~-~thirds of the seats",
    "▪~Two dead".replace("▪~", "▪ "),
]


@pytest.fixture(scope="module")
def tokenizer() -> Callable[[str], Doc]:
    return spacy.load(pipeline_path()).make_doc


@pytest.mark.parametrize("example", EXAMPLES)
def test_tokens_of_news_copy(tokenizer: Callable[[str], Doc], example: str) -> None:
    text = example.replace("~", "")
    assert [t.text for t in tokenizer(text)] == example.replace("~", " ").split()


@pytest.mark.parametrize("example", EXAMPLES)
def test_tokens_keep_every_character(tokenizer: Callable[[str], Doc], example: str) -> None:
    text = f"  {example}\n\n{example} "
    assert tokenizer(text).text == text
