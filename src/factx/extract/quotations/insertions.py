"""“crews, *who came by boat*, had left”, “in July – *falsely* – that …”: what stands between two commas or dashes, and
what goes on behind it."""

from factx.extract.quotations.bounds.content import is_subject_with_verb
from factx.extract.quotations.passage import COMMAS, Passage
from factx.extract.quotations.reporting_clause import ReportingClause

_DASHES = COMMAS - {","}


def after_insertion(passage: Passage, comma: int, last: int) -> int | None:
    """“I can say, *with the benefit of hindsight*, that …”: where “that” follows what stands between two commas.

    Or two dashes: “proclaimed in July – *falsely* – that …”.
    """
    if passage.lower[comma] not in COMMAS:
        return None
    begin = comma + 1 if passage.lower[comma] == "," else comma + 2
    for i in range(begin, min(last, comma + 14)):
        if passage.is_finite(i) or passage.quoted[i]:
            return None
        if passage.lower[i] == "that" and passage.lower[i - 1] == passage.lower[comma]:
            return i
    return None


def resumes(passage: Passage, stop: int, last: int) -> bool:
    """“said closed primaries – those of one party – *deny* many …”: a verb behind the second of two commas or dashes.

    An addition is stepped over: “said crews, who came by boat, *plus harbour guards*, had left”.
    """
    close = _closing(passage, stop, stop, last)
    if close is not None and passage.pos[close + 1] == "CCONJ":
        added = _closing(passage, stop, close, last)
        if added is not None and not any(passage.is_finite(i) for i in range(close, added)):
            close = added
    if close is None:
        return passage.lower[stop] == ":"
    following = close + 2 if passage.pos[close + 1] in ("ADV", "CCONJ") and close + 2 < last else close + 1
    anew = passage.lower[close] in _DASHES and is_subject_with_verb(passage, following, last)
    if following + 1 < last and passage.quoted[following] and not passage.lower[following][:1].isalnum():
        following += 1  # “argued the dam, which is loved by farmers, “*would* not hold””
    return anew or passage.is_finite(following)


def _closing(passage: Passage, opening: int, after: int, last: int) -> int | None:
    """The next mark of the same kind as that at `opening`, outside quotation marks."""
    marks = (i for i in range(after + 1, last - 1) if passage.lower[i] == passage.lower[opening])
    return next((i for i in marks if not passage.quoted[i]), None)


def second_dash(passage: Passage, clause: ReportingClause, last: int) -> int | None:
    """“Falk – *who said he would “burn” the fields* – told a rally …”: the dash that closes what another one opened."""
    opening = passage.skip_back(clause.start - 1, 0)
    if opening < 0 or passage.lower[opening] not in _DASHES:
        return None
    close = _closing(passage, opening, clause.verb, last)
    return close if close is not None and passage.is_finite(close + 1) else None
