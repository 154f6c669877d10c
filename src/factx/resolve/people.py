"""Name forms of persons joined, in ordered passes, each with the phenomenon it is for."""

from collections import defaultdict

from spacy.tokens import Doc

from factx.lexicon import Lexicon, phrases
from factx.lexicon.closed_classes import word_set
from factx.resolve import spelling, surnames
from factx.resolve.clusters import Cluster, alive

_PARTICLES = word_set("al el bin ibn ben bint abu de da do dos del della di la le van von der den ter e y st")


def join(doc: Doc, clusters: list[Cluster], lexicon: Lexicon) -> list[Cluster]:
    """All passes over the clusters of exactly equal names; what is left are different persons."""
    for step in (_contained, _spelled_alike):
        step(clusters)
        clusters = alive(clusters)
    return _short_names(doc, clusters, lexicon)


def compatible(one: Cluster, other: Cluster) -> bool:
    """Whether nothing speaks against two clusters being one person: “Mrs Obama” is not Barack Obama."""
    return not (one.gender and other.gender and one.gender != other.gender)


def _contained(clusters: list[Cluster]) -> None:
    """“Matthew William Goode” = “Matthew Goode”, “J. K. Rowling” = “Joanne Rowling”; not “Chen Su-fen” = “Chen
    Li-shu”."""
    index: defaultdict[tuple[str, str], list[Cluster]] = defaultdict(list)
    for cluster in sorted(clusters, key=lambda c: -len(c.fullest)):
        words = _without_address(spelling.key(cluster.fullest))
        if len(words) < 2:
            continue
        for other in index[words[-1], _letter(words[0])] + index[words[0], _letter(words[-1])]:
            if other.mentions and compatible(cluster, other) and _within(words, spelling.key(other.fullest)):
                other.absorb(cluster, "name within name")
                break
        if cluster.mentions:
            keys = [(words[-1], _letter(word)) for word in words[:-1]] + [(words[0], _letter(w)) for w in words[1:]]
            for key in dict.fromkeys(keys):
                index[key].append(cluster)


def _letter(word: str) -> str:
    """What a word or its initial begins with, past the Arabic article."""
    return word.removeprefix("al-")[:1]


def _without_address(words: tuple[str, ...]) -> tuple[str, ...]:
    """“**Ma** Nway Oo” is Nway Oo Hlaing, “**Ko** Myat Soe” Myat Soe: Burmese forms of address, part of no name."""
    return words[1:] if len(words) > 2 and words[0] in _ADDRESS else words


_ADDRESS = word_set("u daw ma ko saw naw maung sai nang")


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of a shorter name (two at least) stand in a longer one in order, initials for words, the Arabic
    article or not: “Ahmad Al-Nawaf Al-Sabah”, “Ahmad Nawaf Al-Jaber Al-Sabah”."""
    rest = iter(long)
    if not all(
        any(
            word.removeprefix("al-") == other.removeprefix("al-")
            or spelling.is_initial_of(word, other)
            or spelling.is_initial_of(other, word)
            for other in rest
        )
        for word in short
    ):
        return False
    # “Pierre L'Enfant” and “Pierre Charles L'Enfant” are father and son only in a biography.
    return any(len(word) > 1 for word in short[:-1]) or short[-1] == long[-1]


def _spelled_alike(clusters: list[Cluster]) -> None:
    """“Al Zoheiry” = “Al Zoheiri”: one letter of one word differs, and the other words are the same."""
    index: dict[tuple[int, tuple[str, ...]], Cluster] = {}
    for cluster in sorted(clusters, key=lambda c: c.first):
        words = spelling.key(cluster.fullest)
        if len(words) < 2:
            continue
        for place, rest in spelling.with_gaps(words):
            other = index.setdefault((place, rest), cluster)
            if other is cluster or not other.mentions or not compatible(cluster, other):
                continue
            if spelling.near(words[place], spelling.key(other.fullest)[place]):
                other.absorb(cluster, "spelling")
                break


def _short_names(doc: Doc, clusters: list[Cluster], lexicon: Lexicon) -> list[Cluster]:
    """“Tokayev”, “Gen Prawit”, “Al Razooqi”: the surname, or the first name, of somebody named in full.

    Where two persons share it, `surnames` says whose each mention is.
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
    given = phrases.folded_forenames(lexicon)
    # First names before surnames: who is called by the first name leaves the surname to the other.
    for cluster in sorted(clusters, key=lambda c: (spelling.key(c.fullest)[-1] not in given, c.first)):
        words = _without_particles(spelling.key(cluster.fullest))
        if len(words) != 1 and not (len(words) == 2 and len(spelling.key(cluster.fullest)) == 2):
            continue
        options = [
            c
            for c in (index if len(words) == 1 else longer)[words[-1]]
            if c is not cluster and c.mentions and _may_be_called(cluster, c) and _names(cluster, c)
        ]
        if options:
            surnames.distribute(doc, cluster, options, lexicon)
    _misspelt_surnames(alive(clusters))
    return alive(clusters)


def _may_be_called(short: Cluster, full: Cluster) -> bool:
    """Whether a short name may be somebody's: nothing tells another sex, or only a few “Mr.” of many bare ones do."""
    strange = surnames.of_other_sex(short, full)
    few = 2 * len(strange) < len(short.mentions) and short.first not in (m.start for m in strange)
    return compatible(short, full) or (few and full.first < short.first)


def _misspelt_surnames(clusters: list[Cluster]) -> None:
    """“Karim Al-Saleem … **Al-Salim** said”, “Md Atiqul Alam … **Atikul** said”: a bare name one letter off a word of
    the only full name before it.

    Not where the full name comes later, or where the two bear other titles: then they are two persons.
    """
    full: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        words = spelling.key(cluster.fullest)
        for first in dict.fromkeys(word.removeprefix("al-")[:1] for word in words) if len(words) > 1 else ():
            full[first].append(cluster)
    for cluster in clusters:
        words = spelling.key(cluster.fullest)
        if len(words) != 1:
            continue
        bare = words[0].removeprefix("al-")
        options = [
            other
            for other in full[bare[:1]]
            if other.first < cluster.first
            and compatible(cluster, other)
            and any(spelling.near(bare, word.removeprefix("al-")) for word in spelling.key(other.fullest))
            and _titles_agree(cluster, other)
        ]
        if len(options) == 1:
            options[0].absorb(cluster, "spelling of a surname")


def _titles_agree(one: Cluster, other: Cluster) -> bool:
    """Whether one of two has no title, or both share one."""
    roles, theirs = ({role for mention in c.mentions for role in mention.roles} for c in (one, other))
    return not roles or not theirs or bool(roles & theirs)


def _without_particles(words: tuple[str, ...]) -> tuple[str, ...]:
    kept = tuple(word for word in words if word not in _PARTICLES)
    return kept or words


def _names(short: Cluster, full: Cluster) -> bool:
    """Whether a short name is a stretch of a full one."""
    words = spelling.key(short.fullest)
    for form in full.forms:
        theirs = spelling.key(form)
        if len(theirs) > len(words) and any(
            theirs[i : i + len(words)] == words for i in range(len(theirs) - len(words) + 1)
        ):
            return True
    return False
