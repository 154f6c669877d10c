"""From one office to another: “**Ana Sosa**’s move from minister to head of the Water Board”."""

from factx.document import Document
from factx.extract.actors.titles.fields import forward
from factx.extract.actors.titles.modifiers import modifiers_back, skip_dropped
from factx.extract.actors.titles.roles import Roles
from factx.extract.actors.titles.steps import TITLE_MOVED, told
from factx.lexicon import phrases
from factx.marks import Name


@TITLE_MOVED.rule(
    "title.move",
    examples=(
        "The club praised Petra Vandal’s promotion from deputy director to director.",
        "Jonas Neel moved from deputy director to director.",
    ),
    counterexamples=("Ana Sosa’s move from Varn to Orsk was seen.",),
)
@told
def office_moved(document: Document, name: Name, roles: Roles) -> None:
    """“**Ana Sosa**’s move from interior *minister* to *head* of the Water Board”: what she was, and what she is."""
    words = document.words
    i = name.end + (words.lowers[name.end : name.end + 1] in (["'s"], ["'"]))
    i += words.lowers[i : i + 1] in (["was"], ["has"])
    if words.lowers[i + 1 : i + 2] != ["from"] or words.lowers[i] not in document.lexicon.naming("moving"):
        return
    end = _office(document, i + 2, roles)
    if end is not None and words.lowers[end : end + 1] == ["to"]:
        _office(document, end + 1, roles)


def _office(document: Document, start: int, roles: Roles) -> int | None:
    """Take the office that begins at a token, at most four words on; where it ends."""
    words = document.words
    for i in range(start, min(start + 4, len(words.lowers))):
        match = phrases.titles(document.lexicon).match(words.lowers, i)
        if match is not None and match[1].kind in ("role", "rank"):
            stop = next((j for j in range(match[0], len(words.lowers)) if words.lowers[j] == "to"), len(words.lowers))
            last, ties = forward(document, match[0], min(match[0] + 12, stop))
            roles.add(skip_dropped(words, modifiers_back(document, i), i), last)
            roles.ties.extend(ties)
            return ties[-1].end if ties and ties[-1].end > last else last
        if not words.tags[i].startswith(("NN", "JJ", "DT")):
            return None
    return None
