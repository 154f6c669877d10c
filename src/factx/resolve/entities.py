"""Mentions joined into persons and bodies, in ordered passes: names, short forms, descriptions, pronouns.

After Raghunathan et al. (2010) and Lee et al. (2011): the surest passes first, each a small function with its sentence,
and what later passes join may use all that earlier ones know of a person.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from factx import marks, syntax
from factx.article import Article
from factx.described import Description
from factx.document import Document
from factx.facts import Actor, Organization, Quote
from factx.lexicon import Lexicon, phrases
from factx.resolve import default_country, issuers, names, nominals, pronouns, records, seeds
from factx.resolve.chooser import Chooses
from factx.resolve.clusters import Cluster
from factx.resolve.names import surnames
from factx.resolve.registry import RULES
from factx.resolve.steps import JOIN_BODIES, JOIN_EQUATED, JOIN_PERSONS, JOIN_SURNAMES
from factx.rules import Rules

_ALL = Rules(RULES)


@dataclass(frozen=True)
class Entities:
    """The persons and bodies of one article.

    `records` have no ids yet; `affiliations` holds, per record, indexes of other records, or names; `heads` maps
    the tokens of mentions, and the titles beside them, to the record that they stand for; `joined` tells which pass
    joined each mention; `carriers` are nouns for what carries news.
    """

    records: tuple[Actor | Organization, ...] = ()
    affiliations: tuple[tuple[int | str, ...], ...] = ()
    heads: dict[int, int] = field(default_factory=dict)
    joined: tuple[marks.Joined, ...] = ()
    issued: dict[int, int] = field(default_factory=dict)
    carriers: frozenset[str] = frozenset()

    def find(self, doc: Doc, start_char: int, end_char: int) -> int | None:
        """Index of the record that a phrase stands for, by its head: “Tokayev's spokesman” is not Tokayev."""
        tokens = marks.tokens_at(doc, start_char, end_char)
        if tokens is None:
            return None
        span = doc[slice(*tokens)]
        root = _root(span)
        part, decides = self._part(span)
        if decides:
            return part
        office = self._in_office(span, root)
        if office is not None:
            return office
        if root.i in self.heads:
            return self.heads[root.i]
        if root.i in self.issued:
            return self.issued[root.i]
        if root.tag_ in ("WP", "WDT") or root.lower_ in ("who", "which", "that"):
            clause = root.head
            relative = clause.dep in syntax.RELATIVE_CLAUSE or clause.dep in syntax.ADNOMINAL_CLAUSE
            return self.heads.get(clause.head.i) if relative else None
        # “**Del.** Stacey Plaskett”, “the governor, Mike Pence”: the name hangs on a title that no table knows.
        # So does one that stands behind the comma: “the trade body, **Unctad**”.
        near = doc[span.start : min(span.end + 2, len(doc))]
        named = (t for t in near if t.dep in syntax.FLAT | syntax.APPOSITION and _names(t, root))
        found = next((self.heads[token.i] for token in named if token.i in self.heads), None)
        beside = self.heads.get(root.i + 1) if root.i + 1 < span.end else None  # “state news agency **KUNA**”
        if found is None and beside == self.heads.get(span.end - 1):
            found = beside
        return self._before_noun(root) if found is None else found

    def _part(self, span: Span) -> tuple[int | None, bool]:
        """The record of the name that ends a phrase which a parse hangs on an earlier name, and whether one decides.

        “the Ministry of Culture’s **Bureau of Heritage**”, “Te Orno of Varn chair **Rawiri Falk**”; nobody's for “the
        Ministry of Culture’s spokesman”.
        """
        doc, root = span.doc, span.root
        last = self.heads.get(span.end - 1)
        owner = next((i for i in range(span.end - 1, root.i, -1) if doc[i].tag_ == "POS"), None)
        if root.tag_ not in ("NNP", "NNPS") or span.end - 1 <= root.i:
            return None, False
        if owner is not None and last is None:
            return None, doc[span.end - 1].tag_ == "NN" and root.i in self.heads
        if last is None:
            return None, False
        if owner is not None and self.heads.get(owner + 1) == last and self.heads.get(root.i) != last:
            person = root.i in self.heads and self.records[self.heads[root.i]].type == "actor"
            return last, self.records[last].type == "organization" and not person
        start = next((i for i in range(span.end - 1, span.start, -1) if self.heads.get(i) != last), span.start)
        title = start + (doc[start].tag_ != "NN")  # its own word for the office may be known
        titled = doc[title].tag_ == "NN" and doc[title - 1].tag_ == "NNP" and root.i < start
        return last, titled and self.records[last].type == "actor"

    def _in_office(self, span: Span, root: Token) -> int | None:
        """“Committee on Ports Chairman **Tim Falk**”, “head of the Port Union **Ana Sosa**”: the person whose name ends
        a phrase that begins with a body or an office; nobody's for “the wife of Port Union head Ana Sosa”.
        """
        doc, last = span.doc, self.heads.get(span.end - 1)
        if last is None or self.records[last].type != "actor":
            return None
        start = next((i for i in range(span.end - 1, span.start, -1) if self.heads.get(i - 1) != last), span.start)
        if start <= root.i or doc[start - 1].pos_ not in ("PROPN", "NOUN") or "," in span.text:
            return None
        if start <= doc[start - 1].head.i < span.end:
            return None  # “Mr. Sosa”: a title that is no office of its own
        body = root.i in self.heads and self.records[self.heads[root.i]].type == "organization"
        bare = doc[start].ent_type_ == "PERSON" and doc[start - 1].pos_ == "PROPN"
        return last if body or bare else None

    def _before_noun(self, root: Token) -> int | None:
        """“the Lebanese **Al-Dorn** TV station”: a body whose name stands right before the noun that tells its kind."""
        names = [child.i for child in root.children if child.dep in syntax.COMPOUND and child.i in self.heads]
        found = {self.heads[i] for i in names}
        if len(found) != 1:
            return None
        index = found.pop()
        return index if self.records[index].type == "organization" and root.lower_ in self.carriers else None


def _names(token: Token, root: Token) -> bool:
    """Whether a name's word hangs on a noun, or on a word that does: “Del. Stacey **Plaskett**”.

    “The brother of Ana **Sosa**” and “Ana **Sosa**'s lawyer” are somebody else, “a report by Ana **Sosa**” is hers.
    """
    first = token.head
    preposition = syntax.preposition_of(first)
    governed = first.dep in syntax.POSSESSIVE or (preposition is not None and preposition.lower_ != "by")
    return first.i == root.i or (first.head.i == root.i and not (token.dep in syntax.FLAT and governed))


def _root(span: Span) -> Token:
    """The head of a phrase; of two that a parse makes subjects, the last: “Te Orno of Varn chair **Rawiri Falk** said”.

    That is so where no comma parts them.
    """
    tops = [token for token in span if token.dep in syntax.SUBJECT and token.head == span.root.head]
    return tops[-1] if tops and "," not in [token.text for token in span] else span.root


def resolve(
    document: Document,
    article: Article,
    descriptions: Sequence[Description],
    quotes: Sequence[Quote],
    chooser: Chooses | None = None,
    rules: Rules = _ALL,
) -> Entities:
    """Join the mentions of a document into persons and bodies; `chooser` decides on pronouns."""
    doc, words, lexicon = document.doc, document.words, document.lexicon
    by_pronoun = {described.name.start: described for described in descriptions if described.name.label == "PRONOUN"}
    clusters = seeds.seeds(doc, words, [d for d in descriptions if d.name.start not in by_pronoun], lexicon)
    persons = names.join(document, [c for c in clusters if c.kind == "person"], JOIN_PERSONS, rules)
    persons = surnames.share_out(document, persons, rules)
    persons = names.join(document, persons, JOIN_SURNAMES, rules)
    groups = names.join(document, [c for c in clusters if c.kind == "organization"], JOIN_BODIES, rules)
    clusters = names.join(document, [*persons, *groups], JOIN_EQUATED, rules)
    clusters.sort(key=lambda c: c.first)
    for cluster in clusters:
        seeds.pool(cluster, lexicon)
    third = [i for i, lower in enumerate(words.lowers) if lower in pronouns.THIRD]
    said = pronouns.said_in_marks(document, quotes, "nominal")
    strangers = nominals.join(document, marks.get(doc, marks.Nominal), clusters, said, rules)
    _doubt_first_names([words.lowers[i] for i in third], clusters)
    settled = default_country.country_of_article(doc, words, lexicon)
    pronouns.resolve(document, clusters, strangers, quotes, third, chooser, rules)
    for cluster in clusters:
        seeds.learn(cluster, by_pronoun)
    heads = _heads(doc, words, clusters, lexicon)
    tied = [_affiliations(doc, cluster, heads, index) for index, cluster in enumerate(clusters)]
    default_country.infer(clusters, tied, settled, default_country.most_named(doc, words, lexicon), lexicon)
    return Entities(
        records=tuple(records.build(doc, article, cluster, lexicon) for cluster in clusters),
        affiliations=tuple(tied),
        heads=heads,
        issued=_issued(doc, quotes, heads, lexicon),
        carriers=lexicon.naming("carriers"),
        joined=tuple(
            marks.Joined(m.start, m.end, m.rule, cluster.leans_on(m), m.chance, m.others, m.rows)
            for cluster in clusters
            for m in cluster.mentions
        ),
    )


def _doubt_first_names(third: Sequence[str], clusters: Sequence[Cluster]) -> None:
    """“Te Maire Martin … he … his … he”: a first name tells nothing where the article has no pronoun of its gender."""
    told = Counter(pronouns.THIRD[lower] for lower in third if pronouns.THIRD[lower] in ("male", "female"))
    for cluster in clusters:
        if cluster.guessed and not told[cluster.gender] and sum(told.values()) > 2:
            cluster.gender = ""


def _heads(doc: Doc, words: marks.Words, clusters: Sequence[Cluster], lexicon: Lexicon) -> dict[int, int]:
    """Token → record: the words of names, heads of descriptions, pronouns, titles beside a name, “Global Times
    *newspaper*”."""
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


def _issued(doc: Doc, quotes: Sequence[Quote], heads: dict[int, int], lexicon: Lexicon) -> dict[int, int]:
    """Token of a document that speaks → the record of whoever gave it out."""
    found: dict[int, int] = {}
    for quote in quotes:
        speakers = [quote.speaker, *(link.speaker for link in quote.via)]
        for mention in speakers:
            tokens = marks.tokens_at(doc, mention.start_char, mention.end_char) if mention is not None else None
            root = doc[slice(*tokens)].root if tokens is not None else None
            index = issuers.issuer(root, heads, lexicon) if root is not None and root.i not in heads else None
            if root is not None and index is not None:
                found[root.i] = index
    return found


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
