"""News sentences that treebanks lack: a plain clause gets a speaker behind it, as agencies write.

“Gunmen killed 14 people on Sunday, police spokesman Mohammed Shehu told Reuters.” In UD the clause before the speaker
is the `ccomp` of the verb of speech; web text and essays hardly ever show one so long.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Span


@dataclass
class Row:
    """One token; `head` counts from the start of its sentence."""

    word: str
    space: bool
    tag: str
    pos: str
    morph: str
    head: int
    dep: str


FIRST = [
    "Mohammed", "Aigerim", "Ngozi", "Luis", "Thandiwe", "Khin", "Erlan", "Fatima", "Andrés", "Somchai", "Olena",
    "Dmitry", "Priya", "Wei", "Hauwa", "Jean",
]  # fmt: skip
LAST = [
    "Shehu", "Sadykova", "Okafor", "Ortega", "Dlamini", "Htwe", "Turgumbayev", "Haddad", "López", "Srisai",
    "Kovalenko", "Sharma", "Zhang", "Bello", "Kabila",
]  # fmt: skip
PAST = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"
# word/tag/POS/relation/head; NAME and LAST are drawn, the head of the whole is the row whose head is itself.
SPEAKERS = [
    "he/PRP/PRON/nsubj/0",
    "she/PRP/PRON/nsubj/0",
    "police/NNS/NOUN/nsubj/0",
    "officials/NNS/NOUN/nsubj/0",
    "authorities/NNS/NOUN/nsubj/0",
    "the/DT/DET/det/1 ministry/NN/NOUN/nsubj/1",
    "the/DT/DET/det/1 army/NN/NOUN/nsubj/1",
    "local/JJ/ADJ/amod/1 officials/NNS/NOUN/nsubj/1",
    "a/DT/DET/det/1 spokesman/NN/NOUN/nsubj/1",
    "the/DT/DET/det/2 interior/JJ/ADJ/amod/2 ministry/NN/NOUN/nsubj/2",
    "NAME/NNP/PROPN/nsubj/0 LAST/NNP/PROPN/flat/0",
    "Mr./NNP/PROPN/nmod:desc/1 LAST/NNP/PROPN/nsubj/1",
    "President/NNP/PROPN/nmod:desc/1 NAME/NNP/PROPN/nsubj/1 LAST/NNP/PROPN/flat/1",
    "police/NN/NOUN/compound/1 spokesman/NN/NOUN/nmod:desc/2 NAME/NNP/PROPN/nsubj/2 LAST/NNP/PROPN/flat/2",
    "NAME/NNP/PROPN/nsubj/0 LAST/NNP/PROPN/flat/0 ,/,/PUNCT/punct/4 a/DT/DET/det/4 spokesman/NN/NOUN/appos/0 "
    "for/IN/ADP/case/7 the/DT/DET/det/7 army/NN/NOUN/nmod/4 ,/,/PUNCT/punct/4",
    "the/DT/DET/det/1 head/NN/NOUN/nsubj/1 of/IN/ADP/case/4 the/DT/DET/det/4 commission/NN/NOUN/nmod/1 "
    ",/,/PUNCT/punct/6 NAME/NNP/PROPN/appos/1 LAST/NNP/PROPN/flat/6 ,/,/PUNCT/punct/6",
]
SPEECH = ["said", "said", "said", "said", "added", "told Reuters", "told reporters", "told AFP"]
TAILS = [
    "",
    "",
    "",
    "on/IN/ADP/case/1 Monday/NNP/PROPN/obl/V",
    "in/IN/ADP/case/2 a/DT/DET/det/2 statement/NN/NOUN/obl/V",
    "Friday/NNP/PROPN/obl:unmarked/V",
]


def rows(template: str, offset: int, verb: int, rng: random.Random) -> list[Row]:
    """Return the template's tokens from `offset` on; its own head hangs on `verb`."""
    result = []
    for i, item in enumerate(template.split()):
        word, tag, pos, dep, head = item.rsplit("/", 4)
        word = {"NAME": rng.choice(FIRST), "LAST": rng.choice(LAST)}.get(word, word)
        place = verb if head == "V" or int(head) == i else offset + int(head)
        morph = "Number=Sing" if tag in {"NN", "NNP"} else "Number=Plur" if tag == "NNS" else ""
        result.append(Row(word, True, tag, pos, morph, place, dep))
    unspaced_before_comma(result)
    return result


def unspaced_before_comma(tokens: Sequence[Row]) -> None:
    """Join commas to what stands before them."""
    for before, after in pairwise(tokens):
        if after.word == ",":
            before.space = False


def is_plain(tokens: Sequence[Row]) -> bool:
    """Return whether the sentence is one clause to which a speaker can be added."""
    root = next(i for i, t in enumerate(tokens) if t.dep == "ROOT")
    return (
        6 <= len(tokens) <= 40
        and tokens[-1].word == "."
        and tokens[root].pos in {"VERB", "NOUN", "ADJ"}
        and any(t.dep.startswith("nsubj") and t.head == root for t in tokens[:root])
        and not any(t.word in {'"', "“", "”", "``", "''", ":", ";", "?"} or "\n" in t.word for t in tokens)
        and not any(t.dep in {"ccomp", "parataxis", "discourse", "vocative"} and t.head == root for t in tokens)
    )


def attributed(tokens: Sequence[Row], rng: random.Random) -> list[Row]:
    """Return the sentence with a speaker behind it: “…,” she said. / …, officials said on Monday."""
    root = next(i for i, t in enumerate(tokens) if t.dep == "ROOT")
    quoted = rng.random() < 0.4
    shift = int(quoted)
    clause = [replace(t, head=t.head + shift) for t in tokens[:-1]]
    clause[-1].space = False
    here = root + shift
    clause[root].dep = "ccomp"
    marks = [Row(",", not quoted, ",", "PUNCT", "", here, "punct")]
    if quoted:
        clause.insert(0, Row("“", False, "``", "PUNCT", "", here, "punct"))
        marks.append(Row("”", True, "''", "PUNCT", "", here, "punct"))
    begin = len(clause) + len(marks)
    speaker = rng.choice(SPEAKERS)
    verb, *addressee = rng.choice(SPEECH).split()
    inverted = not addressee and not speaker.startswith(("he/", "she/")) and rng.random() < 0.3
    place = begin if inverted else begin + len(speaker.split())
    said = Row(verb, True, "VBD", "VERB", PAST, place, "ROOT")
    subject = rows(speaker, begin + int(inverted), place, rng)
    if inverted and subject[-1].word == ",":
        subject.pop()
        subject[-1].space = True
    told = [
        Row(w, True, *(("NNP", "PROPN") if w[0].isupper() else ("NNS", "NOUN")), "", place, "iobj") for w in addressee
    ]
    clause[here].head = place
    body = [*clause, *marks, *([said, *subject] if inverted else [*subject, said]), *told]
    body += rows(rng.choice(TAILS), len(body), place, rng)
    body[-1].space = False
    return [*body, replace(tokens[-1], head=place)]


def sentence_rows(sentence: Span) -> list[Row]:
    """Return the tokens of a sentence as rows."""
    return [
        Row(t.text, bool(t.whitespace_), t.tag_, t.pos_, str(t.morph), t.head.i - sentence.start, t.dep_)
        for t in sentence
    ]
