"""“At least 26 protesters and 18 police officers have so far been killed, according to officials”: casualty facts.

A fact is one count of persons with one outcome. Numbers and their nouns become groups (`counted`), outcome words are
found (`outcomes`), the rules of `predicates`, `governors`, `syntax`, `parts`, `tolls` and `restated` tie them together,
and each tie becomes a record with its source, place, date, modality and scope.
"""

import itertools
from collections.abc import Mapping, Sequence
from typing import Literal, cast

from spacy.tokens import Doc

from factx import marks
from factx.article import Article
from factx.extract.casualties import coordination, governors, parts, predicates, restated, syntax, tolls
from factx.extract.casualties.circumstances import Circumstances
from factx.extract.casualties.counted import Group
from factx.extract.casualties.elisions import elided
from factx.extract.casualties.later_parts import later_parts
from factx.extract.casualties.plausible import plausible
from factx.extract.casualties.scene import Link, Scene, view
from factx.extract.casualties.uncounted import Uncounted, uncounted
from factx.facts import Casualty, Count, Date, Modifier, Quote, Span
from factx.lexicon import Lexicon
from factx.lexicon.person_nouns import noun_class

_BODY_LAY_REACH = 6


def extract(
    doc: Doc, article: Article, quotes: Sequence[Quote], dates: Sequence[Date], lexicon: Lexicon
) -> list[Casualty]:
    """Casualty facts of a marked Doc, in the order of their evidence."""
    scene = view(doc, lexicon)
    if not scene.groups and not scene.found:
        return []
    links = [link for found in links_of(scene).values() for link in found if plausible(scene, link)]
    links = parts.with_parts(scene, links)
    circumstances = Circumstances(scene, article, quotes, dates, links)
    facts = [
        _fact(scene, article, link, circumstances) for link in links if not _is_general(scene, link, circumstances)
    ]
    claimed = {link.word.start for link in links if link.word is not None}
    facts.extend(_without_number(scene, article, found, circumstances) for found in uncounted(scene, claimed))
    return sorted(facts, key=lambda fact: (fact.start_char, fact.end_char))


def links_of(scene: Scene) -> dict[int, list[Link]]:
    """Every group's links, by where the group starts."""
    found = tolls.tolls(scene)
    for group in scene.groups:
        if group.start not in found:
            links = _own_links(scene, group)
            if links:
                found[group.start] = links
    found.update(coordination.coordinated(scene, found))
    for group in scene.groups:
        if group.start not in found and group.of_people and group.number.high != 0:
            links = [link for link in syntax.linked(scene, group) if not _is_taken(link, found)]
            if links:
                found[group.start] = links
    found.update(coordination.coordinated(scene, found))
    found.update(parts.parts(scene, found))
    found.update(coordination.coordinated(scene, found))
    found.update(restated.restated(scene, found))
    for group in scene.groups:
        if group.start not in found:
            links = _last_resort(scene, group)
            if links:
                found[group.start] = links
    found.update(parts.parts(scene, found))
    found.update(restated.later(scene, found))
    found.update(later_parts(scene, found))
    return found


def _is_taken(link: Link, found: Mapping[int, list[Link]]) -> bool:
    """“some people fell and **two were saved**”: a subject nearer to the verb has the outcome to itself."""
    if link.word is None or link.rule != "parse: subject":
        return False
    between = range(link.group.end, link.word.start)
    return any(
        other.word is not None
        and other.word.start == link.word.start
        and not other.part
        and other.group.head is not None
        for start in between
        for other in found.get(start, ())
    )


def _own_links(scene: Scene, group: Group) -> list[Link]:
    """What the words around a group say of it."""
    event = governors.own_noun(scene, group)
    if event:
        return event
    if not group.of_people or scene.words[group.start] == "without":
        return []
    before = governors.before(scene, group)
    after = predicates.drop_if_governed(predicates.after(scene, group), before)
    outcomes = {link.outcome for link in after}
    if before and after and before[0].outcome == "casualty" and "killed" in outcomes:
        return after
    return after + [link for link in before if link.outcome not in outcomes]


def _last_resort(scene: Scene, group: Group) -> list[Link]:
    """“12 wounded soldiers”, “13 bodies”, “10 detainees” that no other word says anything of."""
    if not group.of_people or group.number.high == 0:
        return []
    attribute = governors.attributive(scene, group)
    if attribute:
        return attribute
    if group.head is None:
        return []
    if group.kind == "body":
        following = scene.words[group.head + 1 : group.head + 2]
        if following == ["of"] and any(index in scene.group_from for index in (group.head + 2, group.head + 3)):
            return []  # “a body of **a child**”: the child is counted
        animal = any(
            noun_class(scene.lexicon, scene.words[index]) == "animal" for index in range(group.number.end, group.end)
        )
        stop = scene.stops[group.start]
        lying = scene.words_of("body lies")
        behind = itertools.takewhile(lambda word: word not in (",", "and"), scene.words[group.end : stop])
        lay = any(word in lying for word in itertools.islice(behind, _BODY_LAY_REACH))
        if not animal and (lay or scene.has(scene.starts[group.start], stop, scene.words_of("body found"))):
            return [Link(group, "killed", None, "bodies", group.start, group.end)]
        return []
    word = scene.covering.get(group.head)
    if word is not None and word.part == "noun" and word.role == "person":
        return [Link(group, word.outcome, word, "person noun", group.start, max(group.end, word.end))]
    return []


def _is_general(scene: Scene, link: Link, circumstances: Circumstances) -> bool:
    """“when **a** patient can’t be saved”: a denial of an indefinite one tells of nobody."""
    return scene.words[link.group.start] in ("a", "an") and circumstances.denied(link)


def _fact(scene: Scene, article: Article, link: Link, circumstances: Circumstances) -> Casualty:
    """The record of one link."""
    group, number = link.group, link.group.number
    counted = link.victims is not None or link.rule == "counted noun"
    victims = link.victims if counted else group.victims or elided(scene, link)
    denied = (number.low == 0 and number.high == 0) or circumstances.denied(link)
    span = _span(scene, number.start, number.end)
    count = Count(
        text=span.text,
        start_char=span.start_char,
        end_char=span.end_char,
        low=0 if denied else number.low,
        high=0 if denied else number.high,
        best=0 if denied else number.best,
        modifier="exact" if denied else cast(Modifier, number.label),
    )
    part = link.part or circumstances.counts_inside(link)
    return _record(scene, article, link, circumstances, victims, count, denied=denied, part=part)


def _without_number(scene: Scene, article: Article, found: Uncounted, circumstances: Circumstances) -> Casualty:
    """The record of named or uncounted victims; its circumstances are asked as for a count that stands there."""
    start, end = found.victims
    number = marks.Number(start, end, "exact", None, None, None)
    group = Group(number, start, end, None, found.victims, "person")
    link = Link(
        group, found.word.outcome, found.word, found.kind, min(start, found.word.start), max(end, found.word.end)
    )
    denied = circumstances.denied(link)
    return _record(scene, article, link, circumstances, found.victims, None, found.kind, denied=denied)


def _record(
    scene: Scene,
    article: Article,
    link: Link,
    circumstances: Circumstances,
    victims: tuple[int, int] | None,
    count: Count | None,
    kind: Literal["counted", "named", "uncounted"] = "counted",
    *,
    denied: bool,
    part: bool = False,
) -> Casualty:
    """A record with the source, place, date, modality and scope of its link."""
    evidence = _span(scene, link.start, link.end)
    source, via, cue = circumstances.source(link)
    date, date_from = circumstances.date(link)
    return Casualty(
        id="",
        article=article.id,
        text=evidence.text,
        start_char=evidence.start_char,
        end_char=evidence.end_char,
        rule=f"casualty: {link.rule}",
        outcome=link.outcome,
        kind=kind,
        count=count,
        outcome_word=_outcome_word(scene, link),
        victims=_span(scene, *victims) if victims is not None else None,
        source=source,
        source_cue=cue,
        via=via,
        place=circumstances.place(link),
        date=date,
        date_from=date_from,
        subset=part,
        negated=denied,
        hypothetical=circumstances.hypothetical(link),
        scope=circumstances.scope(link),
    )


def _outcome_word(scene: Scene, link: Link) -> Span | None:
    """“was **killed**”, “**sent** 12 men to jail”; “**claimed** 12 lives” where no outcome word is there."""
    word, group = link.word, link.group
    if word is not None:
        around = word.start < group.number.start < word.end
        return _span(scene, word.start, word.start + 1 if around else word.end)
    ahead = link.rule in ("lives", "lost", "restated") and link.start < group.number.start
    return _span(scene, link.start, group.number.start) if ahead else None


def _span(scene: Scene, start: int, end: int) -> Span:
    """Tokens as a span of the article, without the blanks at their ends."""
    while end - 1 > start and scene.doc[end - 1].is_space:
        end -= 1
    span = scene.doc[start:end]
    return Span(text=span.text, start_char=span.start_char, end_char=span.end_char)
