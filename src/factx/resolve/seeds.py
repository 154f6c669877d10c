"""What the text tells of each name by itself: one cluster for all its mentions, their sex, roles and kin."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from spacy.tokens import Doc

from factx import marks, syntax
from factx.described import Description
from factx.lexicon import Lexicon, phrases
from factx.lexicon.closed_classes import word_set
from factx.lexicon.schema import TitleEntry
from factx.resolve import roles as roles_of
from factx.resolve import spelling
from factx.resolve.clusters import Cluster, Mention


def seeds(doc: Doc, words: marks.Words, descriptions: Sequence[Description], lexicon: Lexicon) -> list[Cluster]:
    """One cluster for all mentions of exactly one name: “Tokayev” and “Tokayev”."""
    found: dict[tuple[str, ...], Cluster] = {}
    votes: Counter[tuple[str, ...]] = Counter()
    for described in descriptions:
        name = described.name
        printed = tuple(phrases.plain(marks.text(doc)[slice(*marks.characters(doc, name.start, name.end))]).split())
        if printed[:1] in (("The",), ("the",)) and len(printed) > 1:
            key = spelling.key(printed[1:])
        else:
            key = spelling.key(printed)
        if not key:
            continue
        for start, end in described.affiliations:
            if (
                name.start <= start and end < name.end
            ):  # “House of Representatives' Foreign Affairs Committee”: the parent too
                inner = tuple(phrases.plain(doc[start:end].text).split())
                parent = found.setdefault(spelling.key(inner), Cluster("organization"))
                parent.add(Mention(start, end, "named", inner))
                votes[spelling.key(inner)] -= 1
        outside = dict(described.outside)
        roles = tuple(
            tuple(words.lowers[outside[start] : outside[start] + 1] if start in outside else ())
            + roles_of.plain(words.lowers[start:end])
            for start, end in described.titles
        )
        mention = Mention(name.start, name.end, "named", printed, described, roles)
        if name.label == "PERSON":
            mention.gender = _gender(doc, words, mention, lexicon)
            mention.relative = _is_relative(words, mention, lexicon)
        cluster = found.setdefault(key, Cluster("organization"))
        cluster.add(mention)
        cluster.country = cluster.country or described.country
        votes[key] += 1 if name.label == "PERSON" else -1
        if name.label == "PERSON":
            cluster.gender = cluster.gender or mention.gender
    for key, cluster in found.items():
        cluster.kind = "person" if votes[key] >= 0 else "organization"
    return list(found.values())


def _is_relative(words: marks.Words, mention: Mention, lexicon: Lexicon) -> bool:
    """“His parents are Gerald and **Sherri Padalecki**”, “Irene Sosa, the minister's eldest daughter”, “after marrying
    **Paul Sosa**”: named as somebody's family."""
    kin = _kin_words(lexicon)
    for i in range(mention.start - 1, max(mention.start - _KIN_REACH, -1), -1):
        lower = words.lowers[i]
        if lower in (".", ";", "!", "?") or "\n" in lower:
            break
        if lower in kin or lower in _MARRYING:
            return lower not in kin or words.lowers[i + 1] not in ("'s", "'", "of")
    after = _apposed(words, mention.end + 1, lexicon) if words.lowers[mention.end : mention.end + 1] == [","] else None
    return after is not None and after.kind == "kin"


_KIN_REACH = 7
_MARRYING = word_set("marrying married marries born")


@cache
def _kin_words(lexicon: Lexicon) -> frozenset[str]:
    """“parents”, “wife”, “sons”: single words for kin in either number."""
    titles = phrases.titles(lexicon)
    words = {word for entry in lexicon.titles for word in entry.words if " " not in word and "-" not in word}
    singular = {word for word in words if (entry := titles.get([word])) is not None and entry.kind == "kin"}
    return frozenset(singular | {f"{word}s" for word in singular if titles.get([f"{word}s"]) is None})


def _gender(doc: Doc, words: marks.Words, mention: Mention, lexicon: Lexicon) -> str:
    """What a title tells (“Mrs”, “spokeswoman”, “his wife”), else the first name."""
    titles = phrases.titles(lexicon)
    before = titles.match_back(words.lowers, mention.start) if mention.start else None
    if before is None and mention.start and words.lowers[mention.start - 1].endswith("."):
        entry = titles.get([words.lowers[mention.start - 1].rstrip(".")])  # “Mrs. Sosa”
        before = (mention.start - 1, entry) if entry is not None else None
    beside = syntax.head_within(doc, mention.start, mention.end).dep in syntax.APPOSITION
    if before is None and beside and mention.start > 1 and words.lowers[mention.start - 1] == ",":
        before = titles.match_back(words.lowers, mention.start - 1)
    if before is not None and before[1].gender:
        return str(before[1].gender)
    told = _SEX.intersection(words.lowers[max(before[0] - 3, 0) : before[0]]) if before is not None else set()
    if len(told) == 1:
        return told.pop()  # “a **female** music teacher, Chan Hui-ling”
    if words.lowers[mention.end : mention.end + 1] == [","]:
        after = _apposed(words, mention.end + 1, lexicon)
        if after is not None and after.kind in ("kin", "person") and after.gender:
            return str(after.gender)
    for start, end in mention.described.titles if mention.described is not None else ():
        found = titles.match_back(words.lowers, end, start)
        if found is not None and found[1].gender:
            return str(found[1].gender)
    return ""


_SEX = {"male", "female"}


def _apposed(words: marks.Words, start: int, lexicon: Lexicon) -> TitleEntry | None:
    """“Kim Kun-hee, **his wife**, …”, “Ana Sosa, **a young mother** living in Lima, …”: what is set behind a name.

    The noun before “'s” is an owner: “the minister's eldest **daughter**” tells of a daughter.
    """
    if words.tags[start : start + 1] not in (["DT"], ["PRP$"]):
        return None
    for i in range(start + 1, min(start + 8, len(words.lowers))):
        match = phrases.titles(lexicon).match(words.lowers, i)
        owned = match is not None and words.lowers[match[0] : match[0] + 1] in (["'s"], ["'"])
        if match is not None and not owned and words.tags[match[0] : match[0] + 1] not in (["NN"], ["NNP"]):
            return match[1]
        if not words.tags[i].startswith(("JJ", "NN", "POS")):
            return None
    return None


def learn(cluster: Cluster, told: Mapping[int, Description]) -> None:
    """“She is the director of the mint”: what the text tells of somebody by a pronoun."""
    for mention in cluster.mentions:
        if cluster.kind == "person" and mention.form == "pronominal" and mention.start in told:
            mention.described = told[mention.start]
            cluster.country = cluster.country or mention.described.country


def pool(cluster: Cluster, lexicon: Lexicon) -> None:
    """What all mentions of a cluster tell together: roles, country, and a gender by the first name."""
    for mention in cluster.mentions:
        if mention.described is not None:
            cluster.country = cluster.country or mention.described.country
        cluster.roles += [role for role in mention.roles if role and role not in cluster.roles]
    told = (m.described.shared for m in cluster.mentions if m.described is not None)
    cluster.country = cluster.country or next(filter(None, told), None)
    if cluster.kind == "person" and not cluster.gender:
        names = phrases.forenames(lexicon)
        form = cluster.fullest
        # “J. Maria Sosa”, “Orno Jim Sosa”: the first of the words before the surname that is known for a first name.
        given = (form[0], *form[1:-1]) if len(form) > 2 else form
        genders = [names[word] for word in given if word in names]
        cluster.gender = genders[0] if genders and (form[0] in names or len(form) > 1) else ""
        cluster.guessed = bool(cluster.gender)
