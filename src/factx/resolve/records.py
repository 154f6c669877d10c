"""Clusters as records: the fullest name, the other forms as aliases, titles, country, affiliations."""

from spacy.tokens import Doc

from factx import marks
from factx.article import Article
from factx.facts import Actor, Mention, Organization
from factx.lexicon import Lexicon, phrases
from factx.lexicon.person_nouns import noun_class
from factx.resolve import spelling
from factx.resolve.clusters import Cluster
from factx.resolve.clusters import Mention as ClusterMention


def build(doc: Doc, article: Article, cluster: Cluster, lexicon: Lexicon) -> Actor | Organization:
    """The record of one cluster; analysis gives it its id, sentence and links."""
    mentions = sorted(cluster.mentions, key=lambda m: (m.start, m.end))
    named = [m for m in mentions if m.form == "named"]
    forms = list(dict.fromkeys(_printed(doc, m) for m in named))
    name = _name(forms)
    first = named[0]
    start = min(
        [
            first.start,
            *(
                s
                for s, e in (first.described.titles if first.described else ())
                if s < first.start and e <= first.start
            ),
        ]
    )
    evidence = doc[start : first.end]
    common = {
        "id": "", "article": article.id, "text": evidence.text,
        "start_char": evidence.start_char, "end_char": evidence.end_char,
        "rule": "entity", "name": name, "country": cluster.country,
        "country_context": None if cluster.country else cluster.context,
        "country_from": "text" if cluster.country else "context" if cluster.context else None,
        "aliases": tuple(_distinct([form for form in forms if form != name], name)),
        "mentions": tuple(_mention(doc, m) for m in mentions),
    }  # fmt: skip
    if cluster.kind == "person":
        return Actor(**common, titles=tuple(_titles(doc, cluster, lexicon)))
    return Organization(**common, acronym=_acronym(forms, cluster, lexicon), category=_category(cluster))


def _printed(doc: Doc, mention: ClusterMention) -> str:
    start, end = marks.characters(doc, mention.start, mention.end)
    return " ".join(marks.text(doc)[start:end].split())


def _name(forms: list[str]) -> str:
    """The form with the most words, the first of equals; a short form in capitals only where there is no other.

    “Sabah NRD” and “NRD KZN” are branches that the text calls by the short form too: the name is the body's.
    """
    capitals = {form for form in forms if form.isupper() and " " not in form}
    branches = {form for form in forms if form.isupper() and form.split()[0] in capitals and form not in capitals}
    whole = [f for f in forms if (f.split()[-1] not in capitals or f in capitals) and f not in branches] or forms
    # “the Nigerian government”, “the government of Nigeria”: equally full.
    return max(whole, key=lambda form: (sum(w not in ("of", "the") for w in form.split()), not form.isupper()))


def _distinct(forms: list[str], name: str) -> list[str]:
    """Forms that differ by more than case and accents."""
    seen, kept = {spelling.key(tuple(name.split()))}, []
    for form in forms:
        key = spelling.key(tuple(form.split()))
        if key not in seen:
            seen.add(key)
            kept.append(form)
    return kept


def _titles(doc: Doc, cluster: Cluster, lexicon: Lexicon) -> list[str]:
    """Titles in the order of print, each once whatever its case."""
    found: dict[str, str] = {}
    for mention in sorted(cluster.mentions, key=lambda m: m.start):
        if mention.described is not None:
            outside = dict(mention.described.outside)
            for start, end in mention.described.titles:
                text = " ".join(doc[start:end].text.split()).strip(" .,-")
                text = f"{doc[outside[start]].text} {text}" if start in outside else text
                text = _singular(text, lexicon)
                if text:
                    found.setdefault(_plain(text), text)
    for office in cluster.offices:
        found.setdefault(_plain(office), office)
    return list(found.values())


def _singular(title: str, lexicon: Lexicon) -> str:
    """“**Presidents** Biden and Al-Sisi”, “one of the **leaders**”: each is one."""
    known, last = phrases.titles(lexicon), title.lower().split()[-1:]
    if not last or not last[0].endswith("s") or known.get(last) is not None:
        return title
    for ending, single in (("ies", f"{last[0][:-3]}y"), ("s", last[0][:-1])):
        calling = not single.endswith("s") and noun_class(lexicon, single) == "person"
        if last[0].endswith(ending) and (calling or known.get([single]) is not None):
            return title[: -len(ending)] + single[len(last[0]) - len(ending) :]
    return title


def _plain(title: str) -> str:
    """A title without case, hyphens, dots and kind of apostrophe, for telling whether it has been listed."""
    return "".join(letter for letter in title.lower() if letter.isalnum())


def _acronym(forms: list[str], cluster: Cluster, lexicon: Lexicon) -> str | None:
    """The short form in capitals, or one that the text introduced (“Centa”), or a known one (“Nato”)."""
    for mention in cluster.mentions:
        if mention.rule == "entity.short-form-introduced" and mention.words and len(mention.words) <= 2:
            short = " ".join(mention.words)
            if sum(letter.isupper() for letter in short) >= 1 and len(short) <= 12:
                return next((form for form in forms if form.replace("’", "'") == short), None)
    known = phrases.organization_names(lexicon)
    for form in forms:
        bare = form.replace(".", "").replace("&", "")
        if " " in form or not 2 <= len(bare) <= 7 or not bare.isalnum():
            continue
        if bare.isupper() or (
            known.get([form]) is not None and known.get([form.upper()]) is not None and form != form.upper()
        ):
            return form
    return None


def _category(cluster: Cluster) -> str | None:
    return next(
        (m.described.category for m in cluster.mentions if m.described is not None and m.described.category), None
    )


def _mention(doc: Doc, mention: ClusterMention) -> Mention:
    start, end = marks.characters(doc, mention.start, mention.end)
    return Mention(
        text=marks.text(doc)[start:end], start_char=start, end_char=end, form=mention.form, confidence=mention.chance
    )
