"""Hand-built parses in ClearNLP labels, converted from Universal Dependencies.

The rules have to work under both label schemes. A parse is written (or stored) once, in UD; what it would look like in
the scheme of `en_core_web_*` follows from the published correspondences of the two:

>>> doc = clearnlp('''
... Rescuers  rescuer NOUN NNS 3 nsubj
... were      be      AUX  VBD 3 cop
... tired     tired   ADJ  JJ  0 root
... by        by      ADP  IN  5 case
... noon      noon    NOUN NN  3 obl
... ''')
>>> [(token.text, token.dep_, token.head.text) for token in doc][1:]
[('were', 'ROOT', 'were'), ('tired', 'acomp', 'were'), ('by', 'prep', 'tired'), ('noon', 'pobj', 'by')]

What differs is mostly which word heads a phrase: the copula, the preposition and the last word of a name head theirs in
ClearNLP. No model has a part in it, so a mistake of the UD parse stays the same mistake.
"""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc

from tests.parses import parse

RENAMED = {
    "nsubj:pass": "nsubjpass",
    "nsubj:outer": "nsubj",
    "csubj:pass": "csubjpass",
    "csubj:outer": "csubj",
    "obj": "dobj",
    "iobj": "dative",
    "aux:pass": "auxpass",
    "nmod:poss": "poss",
    "nmod:desc": "compound",
    "acl:relcl": "relcl",
    "advcl:relcl": "relcl",
    "compound:prt": "prt",
    "cc:preconj": "preconj",
    "det:predet": "predet",
    "discourse": "intj",
    "vocative": "npadvmod",
    "reparandum": "dep",
    "dislocated": "dep",
    "orphan": "dep",
    "list": "dep",
}
SPEECH = frozenset(
    (
        "say",
        "tell",
        "add",
        "report",
        "ask",
        "write",
        "announce",
        "claim",
        "warn",
        "explain",
        "note",
        "insist",
        "recall",
        "state",
    )
)
NEGATORS = frozenset(("not", "n't", "n’t", "never"))
QUOTE_MARKS = frozenset("\"'“”‘’") | {"''", "``"}
# Conjunctions that stay `mark` before a participle (“while waiting”); other words of tag IN are prepositions there.
SUBORDINATORS = frozenset(("that", "if", "whether", "while", "when", "though", "although", "unless", "once", "because"))
CLAUSES = frozenset(("ccomp", "advcl", "parataxis", "relcl", "acl"))
SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer"))
GOVERNED_BARE = SUBJECTS | {"obj", "iobj", "nmod:poss"}  # a `case` child of these (’s, “about ten”) heads nothing
WITH_COPULA = SUBJECTS | frozenset(
    ("aux", "mark", "cc", "cc:preconj", "parataxis", "advcl", "discourse", "vocative", "expl")
)


def clearnlp(source: str | Doc) -> Doc:
    """The parse, a Doc or a table as `tests.parses.parse` reads it, with ClearNLP's heads and labels."""
    doc = parse(source) if isinstance(source, str) else source
    tree = _Tree(doc, [token.head.i for token in doc], [token.dep_ for token in doc])
    for convert in (_reports, _names, _copulas, _prepositions, _gerunds, _coordinations, _labels, _punctuation):
        convert(tree)
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        lemmas=[token.lemma_ for token in doc],
        pos=[token.pos_ for token in doc],
        tags=[token.tag_ for token in doc],
        morphs=[str(token.morph) for token in doc],
        heads=tree.heads,
        deps=tree.labels,
        ents=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc],
    )


# How a hand-built parse becomes a Doc in either label scheme, for tests that run a rule in both.
SCHEMES: dict[str, Callable[[str], Doc]] = {"ud": parse, "clearnlp": clearnlp}


@dataclass
class _Tree:
    """The heads and labels while they are being converted; a root heads itself."""

    doc: Doc
    heads: list[int]
    labels: list[str]

    def under(self, head: int, *labels: str) -> list[int]:
        """The dependents of a token, those with one of the labels if any are given, in text order."""
        own = [i for i, above in enumerate(self.heads) if above == head and i != head]
        return [i for i in own if self.labels[i] in labels] if labels else own

    def hang(self, token: int, head: int, label: str) -> None:
        self.heads[token], self.labels[token] = head, label

    def replace(self, old: int, new: int) -> None:
        """Puts a token into the place of another, which is left without one of its own."""
        self.hang(new, new if self.heads[old] == old else self.heads[old], self.labels[old])

    def subtree(self, head: int) -> list[int]:
        found = [head]
        for token in found:
            found.extend(self.under(token))
        return sorted(found)


def _reports(tree: _Tree) -> None:
    """“The dam held, he *said*”: what follows its content as parataxis in UD governs it as ccomp."""
    for verb, token in enumerate(tree.doc):
        content = tree.heads[verb]
        speaks = token.lemma_ in SPEECH and tree.under(verb, "nsubj") and not tree.under(verb, "mark")
        if tree.labels[verb] != "parataxis" or verb < content or not speaks:
            continue
        tree.replace(content, verb)
        tree.hang(content, verb, "ccomp")
        for later in tree.under(content):
            if later > verb:
                tree.heads[later] = verb


def _names(tree: _Tree) -> None:
    """“Ana **Sosa**”: the last word of a name heads it, the others are its compounds."""
    for first in range(len(tree.doc)):
        parts = tree.under(first, "flat", "flat:name", "flat:foreign")
        if not parts or parts[-1] < first:
            continue
        last = parts[-1]
        dependents = [i for i in tree.under(first) if i not in parts]
        tree.replace(first, last)
        for part in (first, *parts[:-1]):
            tree.hang(part, last, "compound")
        for dependent in dependents:
            tree.heads[dependent] = last


def _copulas(tree: _Tree) -> None:
    """“The road **is** closed off”: the copula heads the clause, what it says of the subject is attr or acomp."""
    for copula in range(len(tree.doc)):
        if tree.labels[copula] != "cop":
            continue
        predicate = tree.heads[copula]
        moved = [i for i in tree.under(predicate) if i != copula and _goes_with_copula(tree, i, copula, predicate)]
        tree.replace(predicate, copula)
        tree.hang(predicate, copula, _predicate_label(tree, predicate))
        for dependent in moved:
            tree.heads[dependent] = copula


def _predicate_label(tree: _Tree, predicate: int) -> str:
    pos = tree.doc[predicate].pos_
    if pos in ("VERB", "AUX"):
        return "ccomp" if tree.under(predicate, "nsubj", "nsubj:pass", "csubj") else "xcomp"
    return {"ADJ": "acomp", "ADV": "advmod"}.get(pos, "attr")


def _goes_with_copula(tree: _Tree, dependent: int, copula: int, predicate: int) -> bool:
    """Whether a dependent of the predicate belongs to the clause (“if it *never* is safe”) or stays (“*very* safe”)."""
    label, token = tree.labels[dependent], tree.doc[dependent]
    outer = tree.under(predicate, "nsubj:outer", "csubj:outer")
    if outer and tree.doc[predicate].pos_ in ("VERB", "AUX"):
        return dependent in outer or dependent < copula
    if label == "punct":
        marks = [i for i in tree.under(predicate, "punct") if tree.doc[i].text in QUOTE_MARKS and i > copula]
        inner = bool(marks) and copula < marks[0] < predicate
        return not (inner and marks[0] <= dependent <= marks[-1])
    if label == "conj":
        clause = tree.under(dependent, "cop", *SUBJECTS)
        return token.pos_ in ("VERB", "AUX") or bool(clause)
    if label == "advcl":
        return not (_gerund_preposition(tree, dependent) and dependent > predicate)
    if label == "advmod":
        return token.lower_ in NEGATORS or dependent < copula
    if label.startswith("obl"):
        return dependent < copula or not tree.under(dependent, "case") or tree.doc[predicate].pos_ != "ADJ"
    return label in WITH_COPULA


def _prepositions(tree: _Tree) -> None:
    """“chief **of** the port”: the preposition hangs on the chief and governs the port; without one, npadvmod."""
    for noun in range(len(tree.doc)):
        label = tree.labels[noun]
        if label in GOVERNED_BARE:
            continue
        oblique = label.startswith(("obl", "nmod"))
        cases = tree.under(noun, "case")
        if not cases:
            if oblique and label != "nmod:desc":
                tree.labels[noun] = "npadvmod"
            continue
        first = cases[0]
        tree.replace(noun, first)
        if oblique or label == "attr":
            tree.labels[first] = "agent" if _is_agent(tree, noun, first, label) else "prep"
        elif label == "conj" and tree.labels[tree.heads[first]] == "pobj":
            tree.heads[first] = tree.heads[tree.heads[first]]
        last = first
        for further in (*tree.under(first, "fixed"), *cases[1:]):
            tree.hang(further, last, "prep")
            last = further
        for before in tree.under(noun):
            if before < first and tree.labels[before] != "punct":  # “*all* in support”
                tree.heads[before] = first
        tree.hang(noun, last, "pobj")


def _is_agent(tree: _Tree, noun: int, preposition: int, label: str) -> bool:
    """“closed **by** the army”: of a passive verb."""
    if tree.doc[preposition].lower_ != "by" or not label.startswith("obl"):
        return False
    verb = tree.heads[preposition]
    passive = tree.under(verb, "aux:pass", "nsubj:pass") or (tree.labels[verb], tree.doc[verb].tag_) == ("acl", "VBN")
    return label == "obl:agent" or bool(passive)


def _gerund_preposition(tree: _Tree, verb: int) -> int | None:
    """The word of tag IN that UD calls `mark` before a participle, ClearNLP a preposition."""
    if tree.doc[verb].tag_ != "VBG" or tree.labels[verb] not in ("advcl", "acl", "ccomp", "xcomp"):
        return None
    marks = (i for i in tree.under(verb, "mark") if tree.doc[i].tag_ == "IN")
    return next((i for i in marks if tree.doc[i].lower_ not in SUBORDINATORS), None)


def _gerunds(tree: _Tree) -> None:
    """“accused **of** lying”, “quoted **as** saying”: a preposition and its pcomp."""
    for verb in range(len(tree.doc)):
        preposition = _gerund_preposition(tree, verb)
        if preposition is not None:
            tree.hang(preposition, tree.heads[verb], "prep")
            tree.hang(verb, preposition, "pcomp")


def _coordinations(tree: _Tree) -> None:
    """“A, B **and** C”: each member hangs on the one before it, and so does the conjunction."""
    for first in range(len(tree.doc)):
        previous = first
        for member in (i for i in tree.under(first, "conj") if i > first):
            tree.heads[member] = previous
            for dependent in tree.under(member, "cc"):
                if previous < dependent < member:
                    tree.heads[dependent] = previous
            previous = member


def _labels(tree: _Tree) -> None:
    """What is only named otherwise; negations; the “to” of an infinitive, which is its aux."""
    for i, token in enumerate(tree.doc):
        label = tree.labels[i]
        if label == "advmod" and token.lower_ in NEGATORS:
            tree.labels[i] = "neg"
        elif label == "mark" and token.tag_ == "TO":
            tree.labels[i] = "aux"
        else:
            tree.labels[i] = RENAMED.get(label, label)


def _punctuation(tree: _Tree) -> None:
    """“The dam held,” he **said**: marks and commas at the edge of a clause hang on what governs the clause."""
    for i, token in enumerate(tree.doc):
        rising = CLAUSES if token.text in QUOTE_MARKS else CLAUSES | {"conj", "appos", "prep", "pobj", "pcomp"}
        while tree.labels[i] == "punct" and tree.labels[tree.heads[i]] in rising:
            above = tree.heads[i]
            words = [j for j in tree.subtree(above) if tree.labels[j] != "punct"]
            if words[0] < i < words[-1]:
                break
            tree.heads[i] = tree.heads[above]
