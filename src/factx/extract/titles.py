"""Titles and roles around the name of a person: before it, behind it, and as what it “is”.

“former energy minister **X**”, “**Sun Lijun**, China’s former police vice-minister”, “the president of Russia, **Vladimir Putin**”.
"""

from dataclasses import dataclass, field

from spacy.tokens import Doc

from factx import syntax
from factx.lexicon import Lexicon, phrases
from factx.lexicon.schema import TitleEntry
from factx.marks import Name, Words

_MODIFIER_TAGS = frozenset("JJ NN NNP NNS HYPH VBG VBN JJS RB".split())
_DROPPED = frozenset("late then now-former current incoming outgoing new new- once longtime veteran young local".split())
_ADDRESS = frozenset("dr prof professor justice attorney engineer comrade captain sheikh sheik ambassador advocate".split())
_PREPOSITIONS = frozenset("of for to at in on with from".split())
_MIRRORS = frozenset(("counterpart", "rival", "ally", "predecessor", "successor"))
_OF_FIELD = frozenset("of for on".split())
_PORTFOLIO = frozenset("minister ministers secretary undersecretary commissioner".split())
_FIELD_TAGS = frozenset("NN NNS NNP NNPS JJ HYPH".split())


@dataclass
class Roles:
    """What stands around one name: title spans, the names that possess or follow them, and who is left of the name."""

    titles: list[tuple[int, int]] = field(default_factory=list)
    ties: list[Name] = field(default_factory=list)

    def add(self, start: int, end: int) -> None:
        """Take a title once."""
        if start < end and (start, end) not in self.titles:
            self.titles.append((start, end))


@dataclass(frozen=True)
class Scene:
    """A Doc with its words and names, for rules that look left and right of a name."""

    doc: Doc
    words: Words
    starts: dict[int, Name]
    ends: dict[int, Name]
    lexicon: Lexicon

    @property
    def index(self):  # type: ignore[no-untyped-def]
        """Titles by phrase."""
        return phrases.titles(self.lexicon)


def around(scene: Scene, name: Name) -> Roles:
    """All titles and ties that stand around the name of a person."""
    roles = Roles()
    before(scene, name, roles)
    behind(scene, name, roles)
    being(scene, name, roles)
    return roles


def before(scene: Scene, name: Name, roles: Roles) -> None:
    """“Gen **Prawit**”, “Sekunjalo chairman Dr **Iqbal Survé**”, “the president of Russia, **Vladimir Putin**”."""
    words = scene.words
    end = name.start - (name.start > 1 and words.lowers[name.start - 1] in ("called", "named"))
    for _ in range(4):
        found = _title_back(scene, end)
        if found is None:
            break
        start, kind, text = found
        if words.tags[end - 1] in ("NNS", "NNPS") and kind == "role" and end == name.start:
            break
        if kind in ("honorific", "kin", "person"):
            if text in _MIRRORS:
                _ties_back(scene, _modifiers_back(scene, start), roles)
            end = start
            continue
        if kind in ("rank", "nobility", "religious") or text in _ADDRESS:
            roles.add(start, _without_dot(words, end))
            end = start
            continue
        _role_back(scene, start, end, roles)
        return
    if end > 0 and end == name.start:
        _phrase_back(scene, name, roles)
        if not roles.titles:
            _shared_back(scene, name, roles)
    elif end > 0:
        _ties_back(scene, end, roles)
        _phrase_back(scene, Name(end, name.end, name.label), roles)


def _shared_back(scene: Scene, name: Name, roles: Roles) -> None:
    """“Presidents Biden and **Al-Sisi**”, “six PPRP MPs — A, B and **C**”: a plural title before a list of names."""
    words, i = scene.words, name.start
    for _ in range(12):
        while i > 0 and words.lowers[i - 1] in (",", "and", "--", "–", "—", ":", "-"):
            i -= 1
        earlier = scene.ends.get(i)
        if earlier is None or earlier.label != "PERSON" or i == name.start:
            break
        i = earlier.start
    if i == 0 or words.tags[i - 1] not in ("NNS", "NNPS"):
        return
    found = _title_back(scene, i)
    if found is not None and found[1] in ("role", "rank", "nobility"):
        _role_back(scene, found[0], i, roles)


def _title_back(scene: Scene, end: int) -> tuple[int, str, str] | None:
    """The title that ends right before a token: its start, kind and words."""
    words = scene.words
    last = end
    if last > 1 and words.texts[last - 1] == ".":
        last -= 1
    if last < 1:
        return None
    found = scene.index.match_back(words.lowers, last)
    if found is None and words.lowers[last - 1].endswith("."):
        entry = scene.index.get([words.lowers[last - 1].rstrip(".")])
        found = (last - 1, entry) if entry is not None else None
    if found is None and words.tags[last - 1] in ("NNS", "NNPS"):
        found = _plural_back(scene, last)
    if found is None or (last - found[0] == 1 and words.tags[found[0]] in ("VBZ", "VBD", "VBP", "VB", "IN")):
        return None
    start, entry = found
    if entry.kind == "kin" and words.texts[start][0].isupper() and words.lowers[start] in ("father", "mother", "brother", "sister"):
        return start, "religious", words.lowers[start]
    if len(words.lowers[start]) < 4 and words.texts[start].islower() and entry.kind != "role":
        return None
    return start, entry.kind, " ".join(words.lowers[start:last]).rstrip(".")


def _plural_back(scene: Scene, last: int) -> tuple[int, TitleEntry] | None:
    """“**Presidents** Biden and Al-Sisi”, “six PPRP **MPs** — A, B and C”."""
    lowers = scene.words.lowers
    single = lowers[last - 1].removesuffix("s")
    if single == lowers[last - 1]:
        return None
    stretch = [*lowers[max(last - 4, 0) : last - 1], single]
    found = scene.index.match_back(stretch, len(stretch))
    return (last - len(stretch) + found[0], found[1]) if found is not None else None


def _without_dot(words: Words, end: int) -> int:
    return end - 1 if words.texts[end - 1] == "." else end


def _role_back(scene: Scene, start: int, end: int, roles: Roles) -> None:
    """“former energy **minister**”: the modifiers, then who it is of, then a role joined by *and*."""
    words = scene.words
    first = _modifiers_back(scene, start)
    roles.add(_skip_dropped(words, first, start), end)
    place = _ties_back(scene, first, roles)
    if place > 1 and words.lowers[place - 1] == "and":
        found = _title_back(scene, place - 1)
        if found is not None and found[1] in ("role", "rank"):
            _role_back(scene, found[0], place - 1, roles)


def _modifiers_back(scene: Scene, start: int) -> int:
    words = scene.words
    while start > 0 and words.tags[start - 1] in _MODIFIER_TAGS:
        name = scene.ends.get(start)
        if name is not None and (name.label != "NORP" or phrases.places(scene.lexicon).get(words.texts[name.start : name.end])):
            break
        if name is None and any(other.start < start <= other.end for other in (scene.ends.get(start + 1),) if other):
            break
        if words.lowers[start - 1] == "-" and start > 1 and words.tags[start - 2] == "CD":
            break
        if words.tags[start - 1] in ("RB", "VBG") and words.lowers[start - 1] not in ("acting", "democratically", "ruling", "managing"):
            break
        start -= 1
    if words.lowers[start] == "-":
        start += 1
    return start


def _skip_dropped(words: Words, first: int, start: int) -> int:
    """“late”, “then”, “new” are no part of a title; *former* and *acting* are."""
    while first < start and (words.lowers[first] in _DROPPED or words.lowers[first] in ("-", "/")):
        first += 1
    return first


def _ties_back(scene: Scene, end: int, roles: Roles) -> int:
    """The names that own a title, left of it: “**Kazakhstan**’s deputy …”, “**Party (PPRP)** leader”; where they begin."""
    words = scene.words
    for _ in range(3):
        if end > 0 and words.lowers[end - 1] in ("'s", "'"):
            end -= 1
        elif end > 2 and words.texts[end - 1] == ")":
            opening = next((i for i in range(end - 2, max(end - 6, 0), -1) if words.texts[i] == "("), None)
            if opening is None:
                return end
            end = opening
        name = scene.ends.get(end)
        if name is None and end > 1 and words.lowers[end] in ("'s", "'") and words.lowers[end - 2] in ("the", "this", "that"):
            roles.ties.append(Name(end - 1, end, "NOMINAL"))  # “the foundation's CEO”
            return end - 2
        if name is None or name.label == "PERSON":
            return end
        roles.ties.append(name)
        end = name.start
    return end


def _phrase_back(scene: Scene, name: Name, roles: Roles) -> None:
    """“the **president** of Russia, Vladimir Putin”, “shadow **minister** for Indigenous Australians Julian Leeser”."""
    words = scene.words
    stop = name.start
    comma = stop > 0 and words.lowers[stop - 1] == ","
    if comma:
        stop -= 1
        if not _comma_joins(scene, name):
            return
    i = stop - 1
    while i > max(stop - 14, 0):
        if words.tags[i] not in _FIELD_TAGS and words.lowers[i] not in _PREPOSITIONS | {"the", "and", "'s", "&", "'"}:
            return
        found = _title_back(scene, i + 1) if words.tags[i] in ("NN", "NNP") else None
        follows = words.lowers[i + 1] if i + 1 < stop else ","
        other = any(n.label == "PERSON" for n in (scene.ends.get(i + 1),) if n)
        if other:
            return
        if found is not None and found[2] in _MIRRORS and i + 1 == stop:
            _ties_back(scene, _modifiers_back(scene, found[0]), roles)
            return
        if found is not None and found[1] in ("role", "rank") and (follows in _PREPOSITIONS or (i + 1 == stop and comma)):
            first = _modifiers_back(scene, found[0])
            last, ties = forward(scene, i + 1, stop)
            if i + 1 < stop and not ties and last < stop and comma is False:
                return
            roles.add(_skip_dropped(words, first, found[0]), last)
            roles.ties.extend(ties)
            place = _ties_back(scene, first, roles)
            if place > 1 and words.lowers[place - 1] == "and":
                joined = _title_back(scene, place - 1)
                if joined is not None and joined[1] in ("role", "rank"):
                    _role_back(scene, joined[0], place - 1, roles)
            return
        i -= 1


def _comma_joins(scene: Scene, name: Name) -> bool:
    """Whether a comma before a name joins it to the title before it, and does not begin a clause: “…, Putin said”."""
    words = scene.words
    if name.end >= len(words.tags):
        return True
    after = words.tags[name.end]
    return not (after.startswith("VB") or after == "MD") or syntax.head_within(scene.doc, name.start, name.end).dep in syntax.APPOSITION


def behind(scene: Scene, name: Name, roles: Roles) -> None:
    """“**Tan Lien**, 53, former director of the park and its founder, …”."""
    words = scene.words
    i = name.end
    if i < len(words.texts) and words.texts[i] == "(":
        close = next((j for j in range(i, min(i + 8, len(words.texts))) if words.texts[j] == ")"), None)
        if close is not None:
            i = close + 1
    if i + 1 >= len(words.texts) or words.lowers[i] not in (",", "-", "–", "—", "("):
        return
    i += 1
    if words.tags[i] == "CD" and i + 1 < len(words.texts) and words.lowers[i + 1] == ",":
        i += 2
    had_title = bool(roles.titles)
    for _ in range(3):
        end = _role_forward(scene, i, roles, had_title)
        if end is None:
            return
        if end + 1 < len(words.texts) and words.lowers[end] == "and":
            i = end + 1
        elif end + 2 < len(words.texts) and words.lowers[end] == "," and words.lowers[end + 1] == "and":
            return
        else:
            return


def _role_forward(scene: Scene, start: int, roles: Roles, had_title: bool) -> int | None:
    """One role in an apposition that begins at a token: where it ends; None where there is none."""
    words = scene.words
    i, first, ties = start, start, []
    while i < min(start + 12, len(words.texts)):
        name = scene.starts.get(i)
        if name is not None and name.label == "PERSON":
            if i > start or name.end >= len(words.lowers) or words.lowers[name.end] not in ("'s", "'"):
                return None
            i = first = name.end
            continue
        if name is not None and name.label != "PERSON" and not (name.label == "NORP" and _is_faith(scene, name)):
            ties.append(name)
            i = first = name.end
            continue
        lower = words.lowers[i]
        match = scene.index.match(words.lowers, i)
        if match is None and i > start + 1 and words.tags[i] == "NNS" and words.lowers[start] in ("one", "is"):
            plural = _plural_back(scene, i + 1)
            match = (i + 1, plural[1]) if plural is not None else None
        if match is not None and _heads_apposition(scene, match[0]):
            end, entry = match
            if entry.kind == "kin":
                return _after_kin(scene, end)
            if entry.kind in ("person", "honorific"):
                return None
            last, more = forward(scene, end, min(end + 16, len(words.texts)))
            if _belongs_to_next(scene, last, had_title):
                return None
            roles.add(_skip_dropped(words, first, i), _title_end(words, last, end))
            roles.ties.extend([*ties, *more])
            return max(last, more[-1].end if more else last)
        if lower in ("of", "six", "seven", "two", "three", "four", "five", "several", "many") and first == i:
            first = i + 1
        elif lower in ("a", "an", "the", "'s", "'", "one", "another", "who", "is", "also", "was", "its", "their", "his", "her"):
            first = i + 1
        elif words.tags[i] in ("VBN", "RB") and lower not in ("retired", "acting", "appointed"):
            first = i + 1
        elif words.tags[i] not in _MODIFIER_TAGS and lower not in ("and", "of", "award"):
            return None
        i += 1
    return None


def _after_kin(scene: Scene, end: int) -> int | None:
    """“mother **of Juan Pernalete** and president of …”: past a kinship to the role behind it."""
    name = scene.starts.get(end + 1) if end + 1 < len(scene.words.lowers) and scene.words.lowers[end] == "of" else None
    return name.end if name is not None else None


def _is_faith(scene: Scene, name: Name) -> bool:
    """“a **Hindu** nationalist leader”: of a people or faith, no country."""
    return phrases.places(scene.lexicon).get(scene.words.texts[name.start : name.end]) is None


def _heads_apposition(scene: Scene, end: int) -> bool:
    """Whether a title that ends here heads its phrase: what follows is no noun."""
    words = scene.words
    return end >= len(words.tags) or (words.tags[end] not in ("NN", "NNS", "NNP", "NNPS", "HYPH", "POS") and end not in scene.starts)


def _belongs_to_next(scene: Scene, end: int, had_title: bool) -> bool:
    """“A, former senator and activist **Shehu Sani**”: the title is the next person's."""
    words = scene.words
    follower = scene.starts.get(end)
    if follower is not None and follower.label == "PERSON":
        return True
    joined = end < len(words.lowers) and words.lowers[end] in (",", "and")
    follower = scene.starts.get(end + 1) if joined else None
    return follower is not None and follower.label == "PERSON" and had_title


def _title_end(words: Words, last: int, end: int) -> int:
    return last if last >= end else end


def forward(scene: Scene, start: int, stop: int) -> tuple[int, list[Name]]:
    """What follows a title's head: its field belongs to it (“of foreign affairs”), a body or country is tied to it.

    Returns where the title ends, and the names tied.
    """
    words = scene.words
    end, ties, i = start, [], start
    for _ in range(3):
        if i >= stop or words.lowers[i] not in _PREPOSITIONS:
            break
        preposition, j = words.lowers[i], i + 1
        while j < stop and (words.lowers[j] in ("the", "a", "so", "-", "called", "ruling", "local", "main") or words.tags[j] in ("DT", "PRP$")):
            j += 1
        name = scene.starts.get(j)
        portfolio = words.lowers[start - 1] in _PORTFOLIO and preposition == "of" and not _is_body(scene, name)
        if name is not None and name.label in ("LOC", "NORP") and preposition == "for":
            break
        if name is not None and name.label != "PERSON" and not (portfolio and name.label in ("ORG", "MISC")):
            if preposition != "from" and preposition != "with" or name.label == "ORG":
                ties.append(name)
            i = name.end
            if i < stop and words.lowers[i] in ("'s", "'"):
                owned = scene.starts.get(i + 1)
                if owned is not None and owned.label == "ORG":
                    ties.append(owned)
                    i = owned.end
            continue
        k = j
        while k < stop and (words.tags[k] in _FIELD_TAGS or (words.lowers[k] in ("and", "the") and k > j and k + 1 < stop and words.tags[k + 1] in _FIELD_TAGS)):
            if k in scene.starts and scene.starts[k].label == "PERSON":
                break
            k += 1
        if k == j or preposition not in _OF_FIELD and not words.texts[j][0].isupper():
            break
        described = next((scene.starts[n] for n in range(j, k + 1) if n in scene.starts and scene.starts[n].label == "ORG"), None)
        if described is not None and not portfolio:
            ties.append(described)
            i = described.end
            continue
        if words.texts[j][0].isupper() and not portfolio and (j > i + 1 or words.texts[start - 1].islower()):
            break
        end = i = k
    return end, ties


def _is_body(scene: Scene, name: Name | None) -> bool:
    """Whether a name has a noun for a body: “Ministry of …” has, “Foreign Affairs” has not."""
    if name is None or name.label != "ORG":
        return False
    nouns = phrases.organization_nouns(scene.lexicon)
    return any(nouns.match(scene.words.lowers, i) is not None for i in range(name.start, name.end))


def being(scene: Scene, name: Name, roles: Roles) -> None:
    """“**Abass** is a business psychologist”, “**Gen Prawit**, who is also a deputy prime minister”."""
    head = syntax.head_within(scene.doc, name.start, name.end)
    noun = head.head
    if head.dep in syntax.SUBJECT and noun.tag_ in ("NN", "NNP", "CD") and syntax.copula(noun) is not None and noun.i > head.i:
        _predicate(scene, noun.i, roles)
        return
    if head.dep in syntax.SUBJECT and noun.lemma_ in _BECOMING:
        for made in (*syntax.objects(noun), *syntax.clausal_complements(noun)):
            if made.tag_ in ("NN", "NNP"):
                _predicate(scene, made.i, roles)
    for clause in syntax.children(head, syntax.RELATIVE_CLAUSE | syntax.ADNOMINAL_CLAUSE):
        if clause.tag_ in ("NN", "NNP", "CD") and syntax.copula(clause) is not None:
            _predicate(scene, clause.i, roles)
        for verb in (clause, *syntax.clausal_complements(clause)):
            if verb.lemma_ in _BECOMING:
                for made in (*syntax.objects(verb), *syntax.clausal_complements(verb)):
                    if made.tag_ in ("NN", "NNP"):
                        _predicate(scene, made.i, roles)


_BECOMING = frozenset("become remain name appoint elect nominate crown swear choose pick reappoint re-elect".split())


def _predicate(scene: Scene, noun: int, roles: Roles) -> None:
    words = scene.words
    if syntax.is_negated(scene.doc[noun]):
        return
    if words.lowers[noun] == "one":  # “one of the leaders of the San Miguel Hiking Group”
        noun = next((n.i for p, n in syntax.prepositional(scene.doc[noun]) if p.lower_ == "of" and n.tag_ == "NNS"), noun)
    found = _title_back(scene, noun + 1)
    if found is None or found[1] not in ("role", "rank"):
        return
    first = _modifiers_back(scene, found[0])
    last, ties = forward(scene, noun + 1, min(noun + 16, len(words.texts)))
    roles.add(_skip_dropped(words, first, found[0]), last)
    roles.ties.extend(ties)
    _ties_back(scene, first, roles)
