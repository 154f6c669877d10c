"""“At least 26 protesters and 18 police officers have so far been killed, according to officials”: casualty facts.

A fact is one count of persons with one outcome. Numbers and their nouns become groups (`counted`), outcome words are
found (`outcomes`), the rules of `predicates`, `governors`, `syntax`, `parts`, `tolls` and `restated` tie them together,
and each tie becomes a record with its source, place, date, modality and scope.
"""

import itertools
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from factx.article import Article
from factx.extract.casualties import coordination, governors, parts, place, predicates, restated, syntax, tolls
from factx.extract.casualties.circumstances import Circumstances
from factx.extract.casualties.contrasts import contrasted
from factx.extract.casualties.counted import Group
from factx.extract.casualties.elsewhere import elsewhere
from factx.extract.casualties.later_parts import later_parts
from factx.extract.casualties.named import indefinite, named
from factx.extract.casualties.persons import settled
from factx.extract.casualties.plausible import doubt, plausible
from factx.extract.casualties.records import record
from factx.extract.casualties.scene import Link, Scene, view
from factx.facts import Casualty, Date, Quote
from factx.lexicon import Lexicon
from factx.lexicon.person_nouns import noun_class
from factx.rules import Rules

_ALL = Rules(place.RULES)
_BODY_LAY_REACH = 6


def extract(
    doc: Doc, article: Article, quotes: Sequence[Quote], dates: Sequence[Date], lexicon: Lexicon, rules: Rules = _ALL
) -> list[Casualty]:
    """Casualty facts of a marked Doc, in the order of their evidence."""
    scene = view(doc, lexicon)
    if not scene.groups and not scene.found:
        return []
    links = [link for found in links_of(scene).values() for link in found if plausible(scene, link)]
    links = contrasted(scene, parts.with_parts(scene, links))
    circumstances = Circumstances(scene, article, quotes, dates, links, rules)
    links = [link for link in links if not _is_general(scene, link, circumstances)]
    singles = [single for single in named(scene) if not _is_figure(scene, single.link)]
    real = [_is_real(link, circumstances) for link in (*links, *(single.link for single in singles))]
    facts = [record(scene, article, link, circumstances) for link in settled(scene, links, singles, real)]
    return sorted(facts, key=lambda fact: (fact.start_char, fact.end_char))


def _is_figure(scene: Scene, link: Link) -> bool:
    """Whether the tests that look at a link as a whole speak against a person without a number."""
    return doubt(scene, link) in ("a figure of speech, of sports or of business", "told in a story")


def _is_real(link: Link, circumstances: Circumstances) -> bool:
    """Whether a link is told of the event as a fact."""
    if link.word is not None and link.word.role == "survives":
        return True  # “is expected to live” tells that he lives now
    return not circumstances.denied(link) and not circumstances.hypothetical(link)


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
    found.update(elsewhere(scene, found))
    found.update(indefinite(scene, found))
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
    if group.kind == "body":  # “four bodies were found burned”
        after = [link for link in after if link.outcome != "injured"]
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
        among = scene.words[max(0, group.start - 2) : group.start] in (["among", "the"], ["of", "the"])
        if not animal and (lay or among or scene.has(scene.starts[group.start], stop, scene.words_of("body found"))):
            return [Link(group, "killed", None, "bodies", group.start, group.end)]
        return []
    word = scene.covering.get(group.head)
    if word is not None and word.part == "noun" and word.role == "person":
        return [Link(group, word.outcome, word, "person noun", group.start, max(group.end, word.end))]
    return []


def _is_general(scene: Scene, link: Link, circumstances: Circumstances) -> bool:
    """“when **a** patient can’t be saved”: a denial of an indefinite one tells of nobody."""
    return scene.words[link.group.start] in ("a", "an") and circumstances.denied(link)
