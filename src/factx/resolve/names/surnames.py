"""Whose a bare surname or first name is: “Tokayev”, and where several persons bear it “Clinton”, “Trump”, “the Scotts”.

News copy gives a surname to the person whom an article is about, and names relatives in full or by their first names.
Of two who are no kin, the surname goes to the one named last.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from factx import marks, syntax
from factx.document import Document
from factx.lexicon import Lexicon, phrases
from factx.marks import Words
from factx.resolve import spelling
from factx.resolve.clusters import Cluster, Mention, alive, compatible, last_before
from factx.resolve.discourse import place_in
from factx.resolve.names import settle
from factx.resolve.steps import FAMILY, Join
from factx.rules import Rules, Stage, Step

_MAIN, _LAST, _CHAIN, _EARLIER, _SAME_SEX, _ATTRIBUTE = 2.0, 3.0, 2.8, 1.0, 0.75, 1.5
_KIN, _IN_FULL, _PRONOUN, _BY_FIRST_NAME, _OF_OTHER_SEX = 3.0, 2.0, 2.0, 3.0, 10.0
_NEAR = 90  # tokens, three or four sentences: farther back, the last one named is no longer in mind
_OFTEN = 3
_AHEAD = 25  # tokens in which a pronoun tells the sex of who was named just before it
_SEX = {"he": "male", "his": "male", "him": "male", "she": "female", "her": "female"}


def share_out(document: Document, clusters: list[Cluster], rules: Rules) -> list[Cluster]:
    """“Tokayev”, “Gen Prawit”, “Al Razooqi”: give each mention of a short name to one of those who bear it."""
    for short, options in _candidates(clusters, document.lexicon):
        bearers = Bearers.of(short, options, document.lexicon)
        if len(options) == 1:
            answer = rules.choose(ONLY_BEARER, document, bearers)
            for found in answer.value if answer is not None else ():
                settle(found, answer.rule.id if answer is not None else "")
            continue
        for mention in sorted(short.mentions, key=lambda m: m.start):
            chosen = rules.choose(BEARER, document, bearers, mention)
            if chosen is not None:
                settle(Join(chosen.value, short, (mention,)), chosen.rule.id)
    return alive(clusters)


def _candidates(clusters: list[Cluster], lexicon: Lexicon) -> Iterator[tuple[Cluster, list[Cluster]]]:
    """Each short name, with those of whose fuller names it is a part; first names before surnames: who is called by
    the first name leaves the surname to the other.
    """
    # Word → the persons that bear it, and those with more than two words, whom alone a name of two can shorten.
    index: defaultdict[str, list[Cluster]] = defaultdict(list)
    longer: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        keys = [words for form in cluster.forms if len(words := spelling.key(form)) > 1]
        for word in dict.fromkeys(word for words in keys for word in words):
            index[word].append(cluster)
            if max(map(len, keys)) > 2:
                longer[word].append(cluster)
    given, particles = phrases.folded_forenames(lexicon), lexicon.naming("name particles")
    for cluster in sorted(clusters, key=lambda c: (spelling.key(c.fullest)[-1] not in given, c.first)):
        whole = spelling.key(cluster.fullest)
        words = tuple(word for word in whole if word not in particles) or whole
        if len(words) != 1 and not len(words) == len(whole) == 2:
            continue
        options = [
            c
            for c in (index if len(words) == 1 else longer)[words[-1]]
            if c is not cluster and c.mentions and _may_be_called(cluster, c) and _names(whole, c)
        ]
        if options:
            yield cluster, options


def _may_be_called(short: Cluster, full: Cluster) -> bool:
    """Whether a short name may be somebody's: nothing tells another sex, or only a few “Mr.” of many bare ones do."""
    strange = _of_other_sex(short, full)
    few = 2 * len(strange) < len(short.mentions) and short.first not in (m.start for m in strange)
    return compatible(short, full) or (few and full.first < short.first)


def _names(words: tuple[str, ...], full: Cluster) -> bool:
    """Whether the words of a short name are a stretch of a full one."""
    longer = [theirs for form in full.forms if len(theirs := spelling.key(form)) > len(words)]
    return any(theirs[i : i + len(words)] == words for theirs in longer for i in range(len(theirs) - len(words) + 1))


def _of_other_sex(short: Cluster, full: Cluster) -> list[Mention]:
    """The mentions of a short name with a title of the other sex: “*Mr.* Orno”, where Ana Orno is a woman."""
    return [m for m in short.mentions if m.gender and full.gender and m.gender != full.gender]


@dataclass(frozen=True)
class Bearers:
    """A short name, and those who bear it.

    Attributes:
        short: the mentions of the name.
        options: who may bear it.
        pool: who may be meant by it alone.
        main: whom the article is about among them.
        kin: ids of those who are named as somebody's relatives.
        by_first_name: ids of those whom the article calls by the first name.
        sexes: by id, what a title or first name tells.
        since: the token where the name first stands alone.
    """

    short: Cluster
    options: list[Cluster]
    pool: list[Cluster]
    main: Cluster
    kin: set[int]
    by_first_name: set[int]
    sexes: dict[int, str]
    since: int

    @classmethod
    def of(cls, short: Cluster, options: list[Cluster], lexicon: Lexicon) -> "Bearers":
        """Those who bear a name, and what the article tells of them."""
        pool = _bearers(short, options, lexicon)
        kin = {id(option) for option in options if any(m.relative for m in option.mentions)}
        if len(options) > 1:
            kin.discard(id(min(options, key=lambda option: option.first)))
        given = {id(o) for o in pool if _times_by_first_name(o) >= max(2, len(short.mentions))}
        main = max(pool, key=lambda o: (id(o) not in kin, id(o) not in given, len(_full(o)), -o.first))
        known = phrases.forenames(lexicon)
        sexes = {id(option): option.gender or known.get(option.fullest[0], "") for option in pool}
        return cls(short, options, pool, main, kin, given, sexes, short.first)

    def misnamed(self) -> list[Mention]:
        """Some of many mentions, with a title of the other sex: “Ana Orno … Orno … her dog *Mr. Orno*”."""
        strange = _of_other_sex(self.short, self.options[0])
        return strange if len(strange) < len(self.short.mentions) else []

    def score(self, doc: Doc, option: Cluster, mention: Mention, told: str) -> float:
        """How well one of them fits a mention: whom the article is about, who was named last, kin, sex."""
        latest = max(self.pool, key=lambda o: last_before(o, mention.start))
        sex = self.sexes[id(option)]
        known = bisect_left(option.starts, mention.start) > 1
        value = (_MAIN if known else _MAIN / 2) * (option is self.main) - _KIN * (id(option) in self.kin)
        value += _ATTRIBUTE * (option is self.main and _is_attribute(doc, mention))
        if option is latest:
            value += _recency(doc, option, mention)
        if option is not self.main and sum(m.start > self.since for m in _full(option)) >= _OFTEN:
            value -= _IN_FULL
        if sex and told:
            value += _SAME_SEX if sex == told else -_OF_OTHER_SEX if mention.gender else -_PRONOUN
        return value - _BY_FIRST_NAME * (id(option) in self.by_first_name)


ONLY_BEARER: Step[[Document, Bearers], tuple[Join, ...]] = Step(
    FAMILY, Stage.JOIN, "Whose is a short name that one person bears?"
)
BEARER: Step[[Document, Bearers, Mention], Cluster] = Step(
    FAMILY, Stage.JOIN, "Whose is a short name that several persons bear?"
)


@ONLY_BEARER.rule(
    "entity.name-of-another",
    tier=1,
    examples=(
        "Mr Marlow left early. Maria Marlow stayed.",
        "Mr. Vandal sued the bank on Friday. Petra Vandal did not.",
    ),
    counterexamples=("Petra Vandal left early. Vandal came back on Friday.",),
)
def of_another(document: Document, bearers: Bearers) -> tuple[Join, ...] | None:
    """“*Mr.* Sosa … **Sosa**’s wife, Melania Sosa”: he is not named in full, and she is not “Sosa”."""
    short, option, words = bearers.short, bearers.options[0], document.words
    if bearers.misnamed():
        return None
    sex = bearers.sexes[id(option)]
    titles = {mention.gender for mention in short.mentions} - {""}
    if sex and titles and sex not in titles:
        return ()
    if short.first > option.first or len(short.mentions) <= len(_full(option)):
        return None
    told = [_told_after(words, mention, short) for mention in short.mentions] if sex else []
    other = "male" if sex == "female" else "female"
    return () if id(option) in bearers.kin or (told.count(other) > 1 and sex not in told) else None


@ONLY_BEARER.rule(
    "entity.short-name",
    tier=2,
    examples=("Petra Vandal left early. Vandal came back on Friday.", "Gen Jonas Neel spoke. Gen Neel will retire."),
    counterexamples=("Petra Vandal left early. Jonas Neel came back on Friday.",),
)
def only_bearer(_document: Document, bearers: Bearers) -> tuple[Join, ...]:
    """“Kassym-Jomart **Tokayev** … *Tokayev*”: the surname, or the first name, of somebody named in full."""
    short, strange = bearers.short, bearers.misnamed()
    some = tuple(mention for mention in short.mentions if mention not in strange) if strange else None
    return (Join(bearers.options[0], short, some),)


@BEARER.rule(
    "entity.title-and-name",
    tier=1,
    examples=(
        "Dr. Lena Nelson and her brother Bill Nelson spoke. Dr. Nelson said it was late.",
        "Mayor Petra Vandal met the painter Jonas Vandal. Mayor Vandal praised the show.",
    ),
    counterexamples=("Petra Vandal met Jonas Vandal. Vandal praised the show.",),
)
def by_title(_document: Document, bearers: Bearers, mention: Mention) -> Cluster | None:
    """“*Dr.* Lena Nelson and Bill Nelson … *Dr.* **Nelson**”: of several of a name, the one who has the title."""
    held = [o for o in bearers.options if {r for m in o.mentions for r in m.roles}.intersection(mention.roles)]
    return held[0] if len(held) == 1 else None


@BEARER.rule(
    "entity.name-of-several",
    tier=2,
    examples=(
        "Petra Vandal met Jonas Vandal. Vandal praised the show.",
        "Ivo Marlow and his wife Ana Marlow were there. Marlow said he would stay.",
    ),
    counterexamples=("Petra Vandal met Jonas Neel. Vandal praised the show.",),
)
def by_story(document: Document, bearers: Bearers, mention: Mention) -> Cluster:
    """“**Ivo Bos** and his wife, Ana Bos … *Bos* said he”: of several the one whom the article is about, or the one
    named last; no relative takes the name.
    """
    told = mention.gender or _told_after(document.words, mention, bearers.short)
    ranked = [(bearers.score(document.doc, option, mention, told), -option.first, option) for option in bearers.pool]
    return max(ranked, key=lambda item: item[:2])[2]


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


def _told_after(words: Words, mention: Mention, cluster: Cluster) -> str:
    """“**Sosa** had told police that *she* would stay”: the sex of the first pronoun behind a name."""
    for i in range(mention.end, min(mention.end + _AHEAD, len(words.lowers))):
        if words.texts[i] in (".", "”", '"') or "\n" in words.texts[i]:
            return ""
        if words.lowers[i] in _SEX:
            return _SEX[words.lowers[i]]
        if words.tags[i] == "NNP" and words.lowers[i] not in cluster.fullest:
            return ""  # the pronoun may be the other one's
    return ""
