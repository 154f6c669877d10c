"""From a link to its record: count, victims, source, place, date, modality and scope of one casualty fact."""

from typing import cast

from factx import marks
from factx.article import Article
from factx.extract.casualties.circumstances import Circumstances
from factx.extract.casualties.elisions import elided
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.victims import kinds, role, unit
from factx.facts import Casualty, Count, Modifier, Span


def record(scene: Scene, article: Article, link: Link, circumstances: Circumstances) -> Casualty:
    """The record of one link, with its source, place, date, modality and scope."""
    number = link.group.number
    denied = (number.low == 0 and number.high == 0) or circumstances.denied(link)
    victims, scope = _victims(scene, link), circumstances.scope(link)
    evidence = _span(scene, link.start, link.end)
    source, via, cue = circumstances.source(link)
    date, date_from = circumstances.date(link, scope)
    return Casualty(
        id="",
        article=article.id,
        text=evidence.text,
        start_char=evidence.start_char,
        end_char=evidence.end_char,
        rule=link.rule,
        outcome=link.outcome,
        kind=link.kind,
        count=_count(scene, link, denied=denied),
        outcome_word=_outcome_word(scene, link),
        victims=_span(scene, *victims) if victims is not None else None,
        unit=unit(scene, link),
        victim_role=role(scene, *victims) if victims is not None else None,
        victim_kinds=kinds(scene, *victims) if victims is not None else (),
        source=source,
        source_cue=cue,
        via=via,
        place=circumstances.place(link, scope),
        date=date,
        date_from=date_from,
        subset=link.part or (link.kind == "counted" and circumstances.counts_inside(link)),
        negated=denied,
        hypothetical=circumstances.hypothetical(link),
        scope=scope,
    )


def _victims(scene: Scene, link: Link) -> tuple[int, int] | None:
    if link.victims is not None or link.shape == "counted noun":
        return link.victims
    return link.group.victims or elided(scene, link)


def _count(scene: Scene, link: Link, *, denied: bool) -> Count | None:
    """The number with its bounds; none where nobody is counted, zero where it is denied."""
    if link.kind != "counted":
        return None
    number = link.group.number
    span = _span(scene, number.start, number.end)
    low, high, best = (0, 0, 0) if denied else (number.low, number.high, number.best)
    return Count(
        text=span.text,
        start_char=span.start_char,
        end_char=span.end_char,
        low=low,
        high=high,
        best=best,
        modifier="exact" if denied else cast(Modifier, number.label),
    )


def _outcome_word(scene: Scene, link: Link) -> Span | None:
    """“was **killed**”, “**sent** 12 men to jail”; “**claimed** 12 lives” where no outcome word is there."""
    word, group = link.word, link.group
    if word is not None:
        around = word.start < group.number.start < word.end
        return _span(scene, word.start, word.start + 1 if around else word.end)
    ahead = link.shape in ("lives", "lost", "restated") and link.start < group.number.start
    return _span(scene, link.start, group.number.start) if ahead else None


def _span(scene: Scene, start: int, end: int) -> Span:
    """Tokens as a span of the article, without the blanks at their ends."""
    while end - 1 > start and scene.words[end - 1].isspace():
        end -= 1
    start_char, end_char = marks.characters(scene.doc, start, end)
    return Span(text=marks.text(scene.doc)[start_char:end_char], start_char=start_char, end_char=end_char)
