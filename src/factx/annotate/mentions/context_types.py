"""What the words around a name tell of its kind: “the **Hirak** movement”, “the news agency **Vesna**”, a dateline."""

from collections.abc import Sequence

from spacy.tokens import Doc

from factx import marks
from factx.annotate.mentions.drafts import Draft
from factx.annotate.mentions.short_forms import initials
from factx.lexicon import Lexicon, phrases
from factx.marks import Words


def settle_types(doc: Doc, words: Words, drafts: list[Draft], lexicon: Lexicon) -> None:
    """All clues, the surest last; types that rules have found already stay."""
    places = phrases.places(lexicon)
    _by_initials(drafts, words)
    _by_classifier(drafts, words, lexicon)
    _by_noun_before(doc, drafts, words, lexicon)
    _by_leading_noun(drafts, words, lexicon)
    _by_plural(drafts, words)
    _of_places(drafts, words, lexicon)
    _staffed(drafts, words, lexicon)
    _places_and_storms(drafts, words, lexicon)
    _in_dateline(doc, drafts, words, places)
    _platforms(drafts, words, lexicon)
    _offices_in_short(drafts, words, lexicon)


def classified(words: Words, drafts: list[Draft], lexicon: Lexicon, capitals: Sequence[int]) -> list[Draft]:
    """“the **Hirak** movement”, “the **Likud** party”: one unknown capital word between an article and what it is."""
    taken = {i for draft in drafts for i in range(draft.start, draft.end)}
    places, classifiers = phrases.places(lexicon), lexicon.naming("classifiers")
    found = []
    for i in capitals:
        if (
            words.tags[i] != "NNP"
            or not 0 < i < len(words.tags) - 1
            or i in taken
            or words.lowers[i + 1] not in classifiers
            or words.tags[i + 1] != "NN"
        ):
            continue
        bare = words.tags[i - 1] == "DT" and words.lowers[i - 1] == "the"
        if bare and places.get(words.texts[i : i + 1]) is None:
            found.append(Draft(i, i + 1, "ORG", "classifier"))
    return found


def _by_initials(drafts: list[Draft], words: Words) -> None:
    """“the Iranian Students’ News Agency … told **ISNA**”: capitals that the initials of a body spell are that body."""
    spelt = {letters for d in drafts if d.label == "ORG" for letters in initials(words, d.start, d.end)}
    for draft in drafts:
        text = words.texts[draft.start]
        single = draft.end - draft.start == 1 and draft.label in ("PERSON", "LOC", "MISC") and len(text) > 2
        if single and text.isupper() and text.isalpha() and text.lower() in spelt:
            draft.label, draft.rule = "ORG", "initials"


def _by_classifier(drafts: list[Draft], words: Words, lexicon: Lexicon) -> None:
    """“the **Hirak** movement”, “the **Conservative** party”: what the noun behind it says it is; “a Swiss newspaper”
    and “a Catholic newspaper” have no name."""
    places, classifiers = phrases.places(lexicon), lexicon.naming("classifiers")
    for draft in drafts:
        if draft.start and words.lowers[draft.start - 1] in ("a", "an") and draft.label == "NORP":
            continue
        if places.get(words.texts[draft.start : draft.end]) is not None:
            continue
        after = words.lowers[draft.end] if draft.end < len(words.lowers) and words.tags[draft.end] == "NN" else ""
        if draft.label in ("MISC", "NORP") and after in classifiers and draft.rule == "recognizer":
            draft.label, draft.rule = "ORG", "classifier"


def _by_noun_before(doc: Doc, drafts: list[Draft], words: Words, lexicon: Lexicon) -> None:
    """“the southern news agency **Vesna**, quoting …”, “the newspaper **El Farol**”, “the organisation “**Orno**””: one
    phrase with that noun; so is a body of one word wherever else it is named.
    """
    forenames, nouns = phrases.forenames(lexicon), phrases.organization_nouns(lexicon)
    quoted = set()
    for draft in drafts:
        mark = draft.start > 1 and words.texts[draft.start - 1] in _OPENING
        noun = draft.start - 1 - mark
        lower = words.lowers[noun]
        if noun < 1 or draft.label not in ("PERSON", "MISC", "LOC") or draft.rule != "recognizer":
            continue
        known = lower in lexicon.naming("introducers") or (mark and nouns.get([lower]) is not None)
        if not known or words.tags[noun] != "NN":
            continue
        named = draft.end - draft.start > 1 and words.texts[draft.start] in forenames
        head = doc[noun].head.i
        joined = draft.start <= head < draft.end or any(doc[i].head.i == noun for i in range(draft.start, draft.end))
        if (joined or mark) and not named:
            draft.label, draft.rule = "ORG", "noun before"
            quoted |= {words.texts[draft.start]} if mark and draft.end - draft.start == 1 else set()
    for draft in drafts if quoted else ():
        if draft.rule == "recognizer" and words.texts[draft.start] in quoted and draft.end - draft.start == 1:
            draft.label, draft.rule = "ORG", "noun before"


_OPENING = frozenset("\"“‘'")


def _by_leading_noun(drafts: list[Draft], words: Words, lexicon: Lexicon) -> None:
    """“**Minera** Tres Ríos”, “**Movimiento** Campesino Libre”: the noun of a Romance name stands first."""
    leading = phrases.leading_nouns(lexicon)
    for draft in drafts:
        loose = draft.label in ("PERSON", "LOC", "MISC") and draft.rule == "recognizer"
        if loose and draft.end - draft.start > 1 and words.lowers[draft.start] in leading:
            draft.label, draft.rule = "ORG", "noun"


def _by_plural(drafts: list[Draft], words: Words) -> None:
    """“the **Mothers of the Square**”, “**Friends of Varn**”: people who bear one name together are a body."""
    for draft in drafts:
        of = words.lowers[draft.start + 1 : draft.end - 1]
        if draft.label == "PERSON" and of[:1] == ["of"] and words.tags[draft.start] in ("NNS", "NNPS"):
            draft.label, draft.rule = "ORG", "noun"


def _of_places(drafts: list[Draft], words: Words, lexicon: Lexicon) -> None:
    """“the mayor of **Brannock**”, “the town of **San Juan**”: a place, though it may be a surname too."""
    for draft in drafts:
        of = draft.start - 1
        single = draft.label == "PERSON" and draft.end - draft.start == 1 and draft.rule == "recognizer"
        if single and of > 0 and words.lowers[of] == "of" and words.lowers[of - 1] in lexicon.naming("of places"):
            draft.label, draft.rule = "LOC", "place"


def _staffed(drafts: list[Draft], words: Words, lexicon: Lexicon) -> None:
    """“the curator of the **Dorn Museum**”, “Ana Sosa of the **Dorn Centre**”: a building that somebody works for."""
    buildings, titles = lexicon.naming("buildings"), phrases.titles(lexicon)
    ends = {draft.end: draft for draft in drafts}
    for draft in drafts:
        if draft.label != "LOC" or draft.end - draft.start < 2 or words.lowers[draft.end - 1] not in buildings:
            continue
        owner = ends.get(draft.start - 1) if words.lowers[draft.start - 1] in ("'s", "’s") else None
        of = (draft if owner is None else owner).start - 1
        of -= words.lowers[of] == "the"
        if of < 1 or words.lowers[of] not in ("of", "at", "from"):
            continue
        person, role = ends.get(of), titles.match_back(words.lowers, of)
        if (person is not None and person.label == "PERSON") or (role is not None and role[1].kind in ("role", "rank")):
            draft.label, draft.rule = "ORG", "staffed"


def _places_and_storms(drafts: list[Draft], words: Words, lexicon: Lexicon) -> None:
    """“**Puerto** Brizuela”, “**Lake** Malou”: a place that bears a person's name; “tropical storm **Bonnie**”: no
    person, wherever else it is named."""
    storms = set()
    for draft in drafts:
        if draft.label != "PERSON" or draft.rule != "recognizer":
            continue
        if draft.end - draft.start > 1 and words.lowers[draft.start] in lexicon.naming("place openers"):
            draft.label, draft.rule = "LOC", "place"
        elif draft.start and words.lowers[draft.start - 1] in lexicon.naming("storms") and draft.end - draft.start == 1:
            storms.add(words.texts[draft.start])
    for draft in drafts if storms else ():
        if draft.label == "PERSON" and draft.end - draft.start == 1 and words.texts[draft.start] in storms:
            draft.label, draft.rule = "MISC", "storm"


def _in_dateline(doc: Doc, drafts: list[Draft], words: Words, places: phrases.Phrases[phrases.Place]) -> None:
    """“**SAN LORENZO**, 30 October 2012 —”, “WASHINGTON/**PARIS** (Reuters)”: the town of a dateline."""
    told = marks.covered(doc, (s for s in marks.get(doc, marks.Section) if s.label == "dateline"))
    for draft in drafts:
        if draft.label not in ("PERSON", "ORG") or not words.texts[draft.start].isupper():
            continue
        known = places.get([words.texts[i].title() for i in range(draft.start, draft.end)]) is not None
        shouted = all(words.texts[i].isupper() for i in range(draft.start, draft.end))
        if shouted and (
            (known and draft.end - draft.start == 1 and len(words.texts[draft.start]) > 3)
            or (told[draft.start] and draft.label == "PERSON")
        ):
            draft.label, draft.rule = "LOC", "dateline"


def _platforms(drafts: list[Draft], words: Words, lexicon: Lexicon) -> None:
    """“wrote on **Twitter**”, “his **Facebook** page”: where something is posted, if the text tells no more of it."""
    known, posted = lexicon.naming("platform"), lexicon.naming("posted")
    places: dict[str, list[Draft]] = {}
    for draft in drafts:
        name = " ".join(words.lowers[draft.start : draft.end])
        if name in known:
            places.setdefault(name, []).append(draft)
    beside: set[int] = set()
    for draft in (draft for found in places.values() for draft in found):
        before = words.lowers[draft.start - 1] if draft.start else ""
        listed = draft.start - 1 - (before == "and" and words.lowers[draft.start - 2] == ",")
        if (
            before in lexicon.naming("posted on")
            or (before == "to" and words.lowers[draft.start - 2] in lexicon.naming("taken to"))
            or (draft.end < len(words.lowers) and words.lowers[draft.end] in posted)
            or (before in (",", "and") and listed in beside)
        ):
            beside.add(draft.end)
    for found in places.values():
        if all(draft.end in beside for draft in found):
            for draft in found:
                draft.label, draft.rule = "MISC", "platform"


def _offices_in_short(drafts: list[Draft], words: Words, lexicon: Lexicon) -> None:
    """“Deputy President Ana Sosa … the **DP** said”: the letters of an office that the text prints, no body."""
    titles, short = phrases.titles(lexicon), set()
    single = [d for d in drafts if d.label == "ORG" and d.end - d.start == 1 and words.texts[d.start].isupper()]
    for i in titles.starts(words.lowers) if single else ():
        found = titles.match(words.lowers, i)
        if found is not None and found[1].kind == "role" and words.texts[i][0].isupper():
            first = i - (words.lowers[i - 1] in lexicon.naming("deputies"))
            letters = [words.lowers[j][0] for j in range(first, found[0]) if words.texts[j][0].isupper()]
            short |= {"".join(letters)} if len(letters) > 1 else set()
    for draft in single:
        if words.lowers[draft.start] in short and draft.rule != "bracket":
            draft.label, draft.rule = "MISC", "office"
