"""The tokenizer of the news pipeline: spaCy's English rules plus what news copy needs.

The changes are data of the tokenizer (affix patterns and exceptions), which spaCy writes into the pipeline, so
that nothing of this module is needed when the pipeline is loaded.

>>> nlp = english_with_news_tokenizer()
>>> [token.text for token in nlp("A 20,000-strong army cost US$1bn, Lt. Kim said.")][:5]
['A', '20,000', '-', 'strong', 'army']
"""

import re
from typing import Any

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# Titles and ranks which spaCy's English rules split before the full stop. "No." is not here: it is a full
# answer as often as a number sign, and `factx_sentences` decides by what follows.
ABBREVIATIONS = [
    "Lt.", "Col.", "Maj.", "Sgt.", "Cpl.", "Capt.", "Cmdr.", "Brig.", "Cmdt.", "Insp.", "Supt.", "Det.",
    "Const.", "Hon.", "Amb.", "Pres.", "Sec.", "Atty.", "Dept.", "Min.", "Msgr.", "Fr.", "Sr.", "Esq.", "Mt.",
    "Ft.", "Ave.", "Blvd.", "Rd.", "Assn.", "Univ.", "Intl.", "Natl.", "approx.", "est.", "Reps.", "Sens.", "Gens.",
    "Profs.", "Drs.", "Mmes.", "Mlle.", "Mme.", "etc.", "al.", "ca.", "cf.", "Nos.", "nos.", "Art.", "Arts.",
    "Vol.", "pp.", "Okla.", "Mass.", "Minn.", "Wis.", "Tenn.", "Tex.", "Penn.", "Conn.", "Ala.", "Ariz.", "Ark.",
    "Calif.", "Colo.", "Del.", "Fla.", "Ga.", "Ill.", "Ind.", "Kan.", "Ky.", "La.", "Mich.", "Miss.", "Neb.",
    "Nev.", "Ore.", "Va.", "Wash.", "N.C.", "N.D.", "N.H.", "N.J.", "N.M.", "N.Y.", "S.C.", "S.D.", "W.Va.", "R.I.",
    "L.A.", "Ont.", "Que.", "B.C.", "Alta.", "Bt.", "Gp.", "Sq.", "Ens.", "Adj.", "Lt.-Gen.", "Lt.-Col.",
    "Maj.-Gen.", "Brig.-Gen.", "Lt.Gen.", "Maj.Gen.", "Assoc.", "Pvt.", "Rs.", "GEN.", "LT.", "COL.", "MAJ.", "CAPT.",
    "SGT.", "MR.", "MRS.", "MS.", "DR.", "PROF.", "SEN.", "REP.", "GOV.", "REV.", "ST.",
]  # fmt: skip

# "Miss.", "Art.", "Ill." and the like end sentences as ordinary words too often, "Ind." and "La." hardly ever.
ORDINARY_WORDS = {"Art.", "Miss.", "Ill.", "Mass.", "Del.", "Min.", "Wash.", "al.", "Tex.", "Pres."}

INFIXES = [
    r"(?<=[0-9])[-–‑](?=[A-Za-z])",  # 20,000-strong, 26-year-old; but F-16 and Covid-19 stay whole
    r"—|--+",  # a dash between any two things, as in: ,”—he said
    r"[)\]](?=—|--)",
    r"[,.!?…](?=[\"”’'](?:—|--))",  # both marks before such a dash
    r"[\"”](?=—|--)",
    r"[,.!?](?=[\"”][A-Z])",  # a lost blank: he said.”The
    r"(?<=[,.!?])[\"”](?=[A-Z])",
]
# Several of a kind are one mark, as in the treebanks: What?! Yes!!! $$$ ***** =====. A hashtag keeps its sign.
RUNS = [r"[!?]{2,}", r"[=*_~#+-]{2,}", r"\${2,}", r"<{2,}", r">{2,}"]
PREFIXES = [*RUNS, r"•", r"▪", r"●", r"►", r"■", r"‑"]
SUFFIXES = [*RUNS, r"(?<=[0-9])(?:bn|mn|tn|mln)"]
# What spaCy keeps whole and the treebanks part (and/or), or what would lose its stop (It cost $198m. The army …).
DROPPED_RULES = {"m.", "g.", "and/or"}
WHOLE_WORDS = ["e-mail", "E-mail", "e-mails", "E-mails", "b/c"]
TELEPHONE = re.compile(r"(?:1-)?[0-9]{3}-[0-9]{3}-[0-9]{4}$")


def english_with_news_tokenizer() -> Language:
    """Return a blank English pipeline whose tokenizer knows news copy."""
    nlp = spacy.blank("en")
    defaults = nlp.Defaults
    tokenizer: Any = nlp.tokenizer  # spaCy types it as any callable
    prefixes = [r"#(?![A-Za-z])" if prefix == "#" else prefix for prefix in defaults.prefixes or []]
    tokenizer.prefix_search = compile_prefix_regex([*PREFIXES, *prefixes]).search
    tokenizer.suffix_search = compile_suffix_regex([*(defaults.suffixes or []), *SUFFIXES]).search
    tokenizer.infix_finditer = compile_infix_regex([*(defaults.infixes or []), *INFIXES]).finditer
    tokenizer.token_match = TELEPHONE.match
    tokenizer.rules = {word: rule for word, rule in tokenizer.rules.items() if word not in DROPPED_RULES}
    for word in [*ABBREVIATIONS, *WHOLE_WORDS]:
        if word not in ORDINARY_WORDS:
            tokenizer.add_special_case(word, [{"ORTH": word}])
    return nlp
