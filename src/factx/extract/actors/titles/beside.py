"""Titles right before a name: “Gen **Prawit**”, “former energy minister **X**”."""

from factx.document import Document
from factx.extract.actors.titles.callings import before_called
from factx.extract.actors.titles.heads import title_back
from factx.extract.actors.titles.modifiers import MODIFIER_TAGS, modifiers_back
from factx.extract.actors.titles.owners import ties_back
from factx.extract.actors.titles.roles import Roles
from factx.extract.actors.titles.roles_before import MIRRORS, phrase_back, role_back
from factx.extract.actors.titles.steps import TITLE_BEFORE, told
from factx.lexicon import phrases
from factx.lexicon.closed_classes import word_set
from factx.marks import Name, Words

# What stays before a form of address: “former Rep. Sosa”, “assistant professor Bos”.
_KEPT = word_set("former retired acting assistant associate adjunct visiting state")


@TITLE_BEFORE.rule(
    "title.beside-name",
    tier=1,
    examples=("Gen Ivo Falk left early.", "Former energy minister Ana Sosa left early."),
    counterexamples=("Ana Sosa left early.", "The minister left with Ana Sosa."),
)
@told
def beside_name(document: Document, name: Name, roles: Roles) -> None:
    """“*Gen* **Prawit**”, “Sekunjalo *chairman* *Dr* **Iqbal Survé**”: ranks and roles right before a name."""
    end = _right_before(document, name, roles)
    if end is not None and 0 < end < name.start:
        ties_back(document, end, roles)
        phrase_back(document, Name(end, name.end, name.label), roles)


def _right_before(document: Document, name: Name, roles: Roles) -> int | None:
    """Take what stands right before a name; where that begins, None where a role closed the search."""
    words = document.words
    end = before_called(words, name.start)
    if end > 3 and words.texts[end - 1] == ")" and words.texts[end - 3] == "(" and words.texts[end - 2].isupper():
        end -= 3 * (title_back(document, end - 3) is not None)  # “chief executive officer (CEO) **Ana Sosa**”
    for _ in range(4):
        found = title_back(document, end)
        if found is None:
            break
        start, kind, text = found
        last = words.lowers[end - 1]
        shared = last.endswith("s") and phrases.titles(document.lexicon).get([last]) is None
        if shared and kind == "role" and end == name.start:
            break
        if kind in ("honorific", "kin", "person"):
            if text in MIRRORS:
                ties_back(document, modifiers_back(document, start), roles)
            end = start
            continue
        alone = text == "chief" and words.texts[start] == "Chief" and words.tags[start - 1] not in MODIFIER_TAGS
        if _is_described_rank(document, start, kind):
            role_back(document, start, end, roles)
            return None
        if kind in ("rank", "nobility", "religious") or text in document.lexicon.naming("address") or alone:
            start = _rank_back(document, start, kind)
            first = start - (start > 0 and words.lowers[start - 1] in _KEPT and kind == "role")
            roles.add(first, _without_dot(words, end))
            end = first
            end -= _after_role(document, end)
            continue
        role_back(document, start, end, roles)
        return None
    return end


def _after_role(document: Document, end: int) -> int:
    """“police spokesperson, **Brigadier** Ana Sosa”: 1 where a comma parts a rank from a role before it, else 0."""
    words = document.words
    role = (
        end > 1
        and words.lowers[end - 1] == ","
        and words.tags[end - 2] in ("NN", "NNP")
        and end - 1 not in document.name_to
    )
    return int(role and title_back(document, end - 1) is not None)


def _is_described_rank(document: Document, start: int, kind: str) -> bool:
    """“the **national team** captain Ana Sosa”, “a retired **army** general”: no form of address, but what she is."""
    words, before = document.words, start - 1
    if (
        (kind != "rank" and words.lowers[start] != "captain")
        or before < 0
        or start in document.name_to
        or not words.texts[start].islower()
    ):
        return False
    return words.tags[before] in ("NN", "JJ") and words.texts[before].islower() and words.lowers[before] not in _KEPT


def _rank_back(document: Document, start: int, kind: str) -> int:
    """“**Pol Maj-**General Pornsak”: a rank of several pieces begins at its first."""
    words = document.words
    if kind != "rank":
        return start
    if start > 1 and words.texts[start - 1] == "-":
        before = title_back(document, start - 1)
        start = before[0] if before is not None and before[1] == "rank" else start
    return start - (start > 0 and words.texts[start - 1] == "Pol")


def _without_dot(words: Words, end: int) -> int:
    return end - 1 if words.texts[end - 1] == "." else end
