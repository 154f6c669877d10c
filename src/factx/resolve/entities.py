"""Mentions joined into persons and bodies, in ordered passes: names, short forms, descriptions, pronouns.

After Raghunathan et al. (2010) and Lee et al. (2011): the surest passes first, each a small function with its
sentence, and
what later passes join may use all that earlier ones know of a person.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc

from factx import marks, syntax
from factx.article import Article
from factx.facts import Actor, Organization, Quote
from factx.lexicon import Lexicon, phrases
from factx.lexicon.schema import TitleEntry
from factx.resolve import bodies, home, known_as, nominals, people, pronouns, records, spelling
from factx.resolve import view as views
from factx.resolve import roles as roles_of
from factx.resolve.chooser import Chooser
from factx.resolve.clusters import Cluster, Mention


@dataclass(frozen=True)
class Entities:
    """The persons and bodies of one article.

    `records` have no ids yet; `affiliations` holds, per record, indexes of other records, or names; `heads` maps
    the tokens of mentions, and the titles beside them, to the record that they stand for; `joined` tells which pass
    joined each mention.
    """

    records: tuple[Actor | Organization, ...] = ()
    affiliations: tuple[tuple[int | str, ...], ...] = ()
    heads: dict[int, int] = field(default_factory=dict)
    joined: tuple[marks.Joined, ...] = ()

    def find(self, doc: Doc, start_char: int, end_char: int) -> int | None:
        """Index of the record that a phrase stands for, by its head: “Tokayev's spokesman” is not Tokayev."""
        tokens = marks.tokens_at(doc, start_char, end_char)
        if tokens is None:
            return None
        span = doc[slice(*tokens)]
        root = span.root
        if root.i in self.heads:
            return self.heads[root.i]
        if root.tag_ in ("WP", "WDT") or root.lower_ in ("who", "which", "that"):
            clause = root.head
            relative = clause.dep in syntax.RELATIVE_CLAUSE or clause.dep in syntax.ADNOMINAL_CLAUSE
            return self.heads.get(clause.head.i) if relative else None
        # “**Del.** Stacey Plaskett”, “the governor, Mike Pence”: the name hangs on a title that no table knows.
        named = (t for t in span if t.head.i == root.i and t.dep in syntax.FLAT | syntax.APPOSITION)
        found = next((self.heads[token.i] for token in named if token.i in self.heads), None)
        beside = self.heads.get(root.i + 1) if root.i + 1 < span.end else None  # “state news agency **KUNA**”
        return beside if found is None and beside == self.heads.get(span.end - 1) else found


def resolve(
    doc: Doc, article: Article, descriptions: Sequence[marks.Description], quotes: Sequence[Quote], lexicon: Lexicon,
    chooser: Chooser | None = None,
) -> Entities:
    """Join the mentions of a Doc into persons and bodies; `chooser` decides on pronouns, without it the rules alone."""
    words = marks.words(doc)
    clusters = _seeds(doc, words, descriptions, lexicon)
    persons = people.join([c for c in clusters if c.kind == "person"], lexicon)
    groups = bodies.join([c for c in clusters if c.kind == "organization"], lexicon)
    known_as.join(words, [*persons, *groups])
    clusters = sorted([c for c in (*persons, *groups) if c.mentions], key=lambda c: c.first)
    for cluster in clusters:
        _pool(cluster, lexicon)
    view = views.of(doc, words, lexicon)
    third = [i for i, lower in enumerate(words.lowers) if lower in pronouns.THIRD]
    strangers = nominals.join(view, marks.get(doc, marks.Nominal), clusters)
    _doubt_first_names([words.lowers[i] for i in third], clusters)
    home.settle(clusters, home.country_of_article(doc, words, lexicon))
    pronouns.resolve(view, clusters, strangers, quotes, third, chooser)
    heads = _heads(doc, words, clusters, lexicon)
    return Entities(
        records=tuple(records.build(doc, article, cluster, lexicon) for cluster in clusters),
        affiliations=tuple(_affiliations(doc, cluster, heads, index) for index, cluster in enumerate(clusters)),
        heads=heads,
        joined=tuple(
            marks.Joined(m.start, m.end, m.rule, cluster.leans_on(m)) for cluster in clusters for m in cluster.mentions
        ),
    )


def _seeds(doc: Doc, words: marks.Words, descriptions: Sequence[marks.Description], lexicon: Lexicon) -> list[Cluster]:
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
        cluster = found.setdefault(key, Cluster("organization"))
        cluster.add(mention)
        cluster.country = cluster.country or described.country
        votes[key] += 1 if name.label == "PERSON" else -1
        if name.label == "PERSON":
            cluster.gender = cluster.gender or _gender(doc, words, mention, lexicon)
            cluster.relative = cluster.relative or _is_relative(words, mention, lexicon)
    for key, cluster in found.items():
        cluster.kind = "person" if votes[key] >= 0 else "organization"
    return list(found.values())


def _is_relative(words: marks.Words, mention: Mention, lexicon: Lexicon) -> bool:
    """“His parents are Gerald and **Sherri Padalecki**”: named as somebody's family, in a sentence that tells the
    kinship first.
    """
    kin, surname = _kin_words(lexicon), mention.words[-1] if len(mention.words) > 1 else ""
    for i in range(mention.start - 1, max(mention.start - 40, -1), -1):
        lower = words.lowers[i]
        if lower in (".", ";", "!", "?") or "\n" in lower:
            break
        if words.texts[i] == surname or lower in kin:
            return True  # “**Padalecki** was born to Gerald and Sherri Padalecki”
    return False


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
    """“Kim Kun-hee, **his wife**, …”, “Ana Sosa, **a young mother** living in Lima, …”: what is set behind a name."""
    if words.tags[start : start + 1] not in (["DT"], ["PRP$"]):
        return None
    for i in range(start + 1, min(start + 4, len(words.lowers))):
        match = phrases.titles(lexicon).match(words.lowers, i)
        if match is not None:
            return match[1] if words.lowers[match[0] : match[0] + 1] not in (["'s"], ["'"]) else None
        if not words.tags[i].startswith(("JJ", "NN")):
            return None
    return None


def _pool(cluster: Cluster, lexicon: Lexicon) -> None:
    """What all mentions of a cluster tell together: roles, country, and a gender by the first name."""
    for mention in cluster.mentions:
        if mention.described is not None:
            cluster.country = cluster.country or mention.described.country
        cluster.roles += [role for role in mention.roles if role and role not in cluster.roles]
    if cluster.kind == "person" and not cluster.gender:
        names = phrases.forenames(lexicon)
        form = cluster.fullest
        second = form[1] if len(form) > 2 and len(form[0].rstrip(".")) == 1 else ""  # “J. Maria Sosa”
        genders = [names[word] for word in (form[0], second, form[-1] if len(form) == 2 else "") if word in names]
        cluster.gender = genders[0] if genders and (form[0] in names or len(form) > 1) else ""
        cluster.guessed = bool(cluster.gender)


def _doubt_first_names(third: Sequence[str], clusters: Sequence[Cluster]) -> None:
    """“Te Maire Martin … he … his … he”: a first name tells nothing where the article has no pronoun of its gender."""
    told = Counter(pronouns.THIRD[lower] for lower in third if pronouns.THIRD[lower] in ("male", "female"))
    for cluster in clusters:
        if cluster.guessed and not told[cluster.gender] and sum(told.values()) > 2:
            cluster.gender = ""


def _heads(doc: Doc, words: marks.Words, clusters: Sequence[Cluster], lexicon: Lexicon) -> dict[int, int]:
    """Token → record: the words of names, heads of descriptions, pronouns, titles beside a name, “Global Times
    *newspaper*”.
    """
    nouns = phrases.organization_nouns(lexicon)
    heads: dict[int, int] = {}
    weak: dict[int, int] = {}
    for index, cluster in enumerate(clusters):
        for mention in cluster.mentions:
            if mention.form == "named":
                heads.update(dict.fromkeys(range(mention.start, mention.end), index))
                for start, end in mention.described.titles if mention.described is not None else ():
                    weak[_noun(words, start, end)] = index
                after = mention.end
                if cluster.kind == "organization" and after < len(doc) and words.tags[after] == "NN":
                    match = nouns.match(words.lowers, after)
                    if match is not None:
                        weak[match[0] - 1] = index
            else:
                heads[doc[mention.start : mention.end].root.i] = index
    return weak | heads


def _noun(words: marks.Words, start: int, end: int) -> int:
    """The head of a title: the last word before its field (“**minister** of justice”)."""
    for i in range(start + 1, end):
        if words.lowers[i] in ("of", "for", "on", "at", "to", "in"):
            return i - 1
    return end - 1


def _affiliations(doc: Doc, cluster: Cluster, heads: dict[int, int], own: int) -> tuple[int | str, ...]:
    """Bodies that the text ties a person or body to: indexes of their records, or names."""
    found: dict[int | str, None] = {}
    for mention in sorted(cluster.mentions, key=lambda m: m.start):
        for start, end in mention.described.affiliations if mention.described is not None else ():
            index = heads.get(end - 1, heads.get(start))
            if index is None and doc[end - 1].text.islower():
                continue  # “the foundation's CEO” where no foundation is named
            if index != own:
                found[doc[start:end].text if index is None else index] = None
        if mention.form == "nominal" and doc[mention.start].lower_ == "its" and cluster.kind == "person":
            owner = heads.get(mention.start)  # “**Its** envoy, Aino Lehtola, …”
            if owner is not None and owner != own:
                found[owner] = None
    return tuple(found)
