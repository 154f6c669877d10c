"""Whose a bare surname or first name is where several persons bear it: “Clinton”, “Trump”, “the Scotts”.

News copy gives a surname to the person whom an article is about, and names relatives in full or by their first names.
Of two who are no kin, the surname goes to the one named last.
"""

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc

from factx import marks, syntax
from factx.lexicon import Lexicon, phrases
from factx.marks import Words
from factx.resolve import spelling
from factx.resolve.clusters import Cluster, Mention, last_before
from factx.resolve.discourse import place_in

_MAIN, _LAST, _CHAIN, _EARLIER, _SAME_SEX, _ATTRIBUTE = 2.0, 3.0, 2.8, 1.0, 0.75, 1.5
_KIN, _IN_FULL, _PRONOUN, _BY_FIRST_NAME, _OF_OTHER_SEX = 3.0, 2.0, 2.0, 3.0, 10.0
_NEAR = 90  # tokens, three or four sentences: farther back, the last one named is no longer in mind
_OFTEN = 3
_AHEAD = 25  # tokens in which a pronoun tells the sex of who was named just before it
_SEX = {"he": "male", "his": "male", "him": "male", "she": "female", "her": "female"}


def distribute(doc: Doc, cluster: Cluster, options: list[Cluster], lexicon: Lexicon) -> None:
    """Give each mention of a short name to one of those that bear it.

    A relative takes nobody's mentions: “his wife, **Melania Sosa**” leaves “Sosa” to him, named in full or not.
    """
    family, words = _Family.of(cluster, options, lexicon), marks.words(doc)
    if len(options) == 1:
        strange = of_other_sex(cluster, options[0])
        if strange and len(strange) < len(cluster.mentions):  # “Ana Orno … Orno … her dog *Mr. Orno*”
            for mention in [m for m in cluster.mentions if m not in strange]:
                mention.rule = "short name"
                options[0].add(mention)
            cluster.mentions = strange
        elif not family.is_elsewhere(words, cluster, options[0]):
            options[0].absorb(cluster, "short name")
        return
    for mention in sorted(cluster.mentions, key=lambda m: m.start):
        held = [o for o in options if {r for m in o.mentions for r in m.roles}.intersection(mention.roles)]
        if len(held) == 1:
            mention.rule = "title and name"  # “Dr. Nelson” is Dr. Alondra Nelson, not Bill
            held[0].add(mention)
            continue
        mention.rule = "short name"
        told = mention.gender or _told_after(words, mention)
        ranked = [(family.score(doc, option, mention, told), -option.first, option) for option in family.pool]
        max(ranked, key=lambda item: item[:2])[2].add(mention)
    cluster.mentions = []


def of_other_sex(short: Cluster, full: Cluster) -> list[Mention]:
    """The mentions of a short name with a title of the other sex: “*Mr.* Orno”, where Ana Orno is a woman."""
    return [m for m in short.mentions if m.gender and full.gender and m.gender != full.gender]


@dataclass(frozen=True)
class _Family:
    """Those who bear one name.

    Attributes:
        pool: who may be meant by the bare name.
        main: whom the article is about among them.
        kin: ids of those who are named as somebody's relatives.
        by_first_name: ids of those whom the article calls by the first name.
        sexes: by id, what a title or first name tells.
    """

    pool: list[Cluster]
    main: Cluster
    kin: set[int]
    by_first_name: set[int]
    sexes: dict[int, str]
    bare_from: int

    @classmethod
    def of(cls, cluster: Cluster, options: list[Cluster], lexicon: Lexicon) -> "_Family":
        pool = _bearers(cluster, options, lexicon)
        kin = {id(option) for option in options if any(m.relative for m in option.mentions)}
        if len(options) > 1:
            kin.discard(id(min(options, key=lambda option: option.first)))
        given = {id(o) for o in pool if _times_by_first_name(o) >= max(2, len(cluster.mentions))}
        main = max(pool, key=lambda o: (id(o) not in kin, id(o) not in given, len(_full(o)), -o.first))
        known = phrases.forenames(lexicon)
        sexes = {id(option): option.gender or known.get(option.fullest[0], "") for option in pool}
        return cls(pool, main, kin, given, sexes, cluster.first)

    def is_elsewhere(self, words: Words, cluster: Cluster, option: Cluster) -> bool:
        """“Mr. **Sosa** … **Sosa**’s wife, Melania Sosa”: he is not named in full, and she is not “Sosa”."""
        sex = self.sexes[id(option)]
        titles = {mention.gender for mention in cluster.mentions} - {""}
        if sex and titles and sex not in titles:
            return True
        if cluster.first > option.first or len(cluster.mentions) <= len(_full(option)):
            return False
        told = [_told_after(words, mention) for mention in cluster.mentions] if sex else []
        other = "male" if sex == "female" else "female"
        return id(option) in self.kin or (told.count(other) > 1 and sex not in told)

    def score(self, doc: Doc, option: Cluster, mention: Mention, told: str) -> float:
        """How well one of them fits a mention: whom the article is about, who was named last, kin, sex."""
        latest = max(self.pool, key=lambda o: last_before(o, mention.start))
        sex = self.sexes[id(option)]
        known = bisect_left(option.starts, mention.start) > 1
        value = (_MAIN if known else _MAIN / 2) * (option is self.main) - _KIN * (id(option) in self.kin)
        value += _ATTRIBUTE * (option is self.main and _is_attribute(doc, mention))
        if option is latest:
            value += _recency(doc, option, mention)
        if option is not self.main and sum(m.start > self.bare_from for m in _full(option)) >= _OFTEN:
            value -= _IN_FULL
        if sex and told:
            value += _SAME_SEX if sex == told else -_OF_OTHER_SEX if mention.gender else -_PRONOUN
        return value - _BY_FIRST_NAME * (id(option) in self.by_first_name)


def _is_attribute(doc: Doc, mention: Mention) -> bool:
    """“the **Holt** campaign”, “a **Holt** rally”: what is called after the one whom the article is about."""
    words = marks.words(doc)
    before, after = words.tags[max(mention.start - 1, 0)], words.tags[mention.end : mention.end + 1]
    return before == "DT" and after == ["NN"] and words.texts[mention.end].islower()


def _recency(doc: Doc, option: Cluster, mention: Mention) -> float:
    """More where the last mention before was near and a subject, or bare like this one."""
    start = last_before(option, mention.start)
    last = next((m for m in option.mentions if m.start == start), None)
    if last is None:
        return 0.0
    if mention.start - start > _NEAR:
        return _EARLIER
    if len(last.words) < 2:
        return _CHAIN
    return _LAST if place_in(doc, last).dep in syntax.SUBJECT else _LAST / 2


def _full(option: Cluster) -> list[Mention]:
    return [mention for mention in option.mentions if len(mention.words) > 1]


def _times_by_first_name(option: Cluster) -> int:
    """How often somebody is called by the first name alone."""
    return sum(mention.words == option.fullest[:1] for mention in option.mentions)


def _bearers(cluster: Cluster, options: list[Cluster], lexicon: Lexicon) -> list[Cluster]:
    """Those whose surname it is, or whose first name where it is a known one."""
    word = spelling.key(cluster.fullest)[-1]
    last = [option for option in options if word in spelling.key(option.fullest)[1:]]
    given = [option for option in options if spelling.key(option.fullest)[0] == word]
    return (given if word in phrases.folded_forenames(lexicon) else last) or last or given or options


def _told_after(words: Words, mention: Mention) -> str:
    """“**Sosa** had told police that *she* would stay”: the sex of the first pronoun behind a name."""
    for i in range(mention.end, min(mention.end + _AHEAD, len(words.lowers))):
        if words.texts[i] in (".", "”", '"') or "\n" in words.texts[i]:
            return ""
        if words.lowers[i] in _SEX:
            return _SEX[words.lowers[i]]
        if words.tags[i] == "NNP":
            return ""  # the pronoun may be the other one's
    return ""
