"""Who and what is named or described: writes `marks.Name` and `marks.Nominal`.

The recognizer's entities are trimmed, joined by what rules find beside them, and given one type a string.
"""

from spacy.tokens import Doc

from factx import marks
from factx.annotate.mentions import (
    bodies,
    context_types,
    institutions,
    led_bodies,
    metonymy,
    name_spans,
    name_types,
    names,
    nominals,
    people,
    short_forms,
    unseen_people,
)
from factx.annotate.mentions.drafts import Draft
from factx.lexicon import Lexicon


def annotate(doc: Doc, lexicon: Lexicon) -> None:
    """Mark all names, and the noun phrases that may stand for one of them.

    “the Russian defence ministry said Gen Prawit …” → names *Russian defence ministry* (ORG) and *Prawit* (PERSON).
    """
    words = marks.words(doc)
    skip = marks.furniture(doc)
    drafts = find(doc, words, lexicon, skip)
    found = [marks.Name(draft.start, draft.end, draft.label) for draft in drafts]
    marks.put(doc, marks.Name, found)
    marks.put(doc, marks.Nominal, nominals.find(doc, words, found, lexicon, skip))


def find(doc: Doc, words: marks.Words, lexicon: Lexicon, skip: bytearray) -> list[Draft]:
    """The names of a Doc: recognizer, then rules in the order of what they may overrule."""
    capitals = [i for i, text in enumerate(words.texts) if text[0].isupper() and not skip[i]]
    drafts = name_spans.without_overlaps(names.from_entities(doc, words, lexicon, skip))
    name_spans.take_in_fields(drafts, words, lexicon)
    drafts = name_spans.without_overlaps([*institutions.institutions(doc, words, drafts, lexicon, capitals), *drafts])
    drafts = name_spans.without_overlaps([*bodies.runs(words, drafts, lexicon, capitals), *drafts])
    told = [*bodies.broadcasters(words, lexicon), *bodies.signatures(words, capitals)]
    drafts = name_spans.without_overlaps([*drafts, *told, *people.addressed(words, drafts, lexicon, capitals)])
    drafts = name_spans.without_overlaps([*bodies.known(words, drafts, lexicon, capitals), *drafts])
    name_types.type_by_noun(drafts, words, lexicon)
    drafts = name_spans.without_overlaps([*drafts, *short_forms.brackets(words, drafts, lexicon)])
    drafts = name_spans.without_overlaps([*drafts, *short_forms.alternatives(words, drafts, capitals)])
    drafts = name_spans.without_overlaps([*drafts, *context_types.classified(words, drafts, lexicon, capitals)])
    drafts = name_spans.without_overlaps([*drafts, *short_forms.acting(words, drafts, lexicon, capitals)])
    drafts = name_spans.without_overlaps([*drafts, *people.with_role(words, drafts, lexicon, skip)])
    drafts = name_spans.without_overlaps([*drafts, *led_bodies.led(words, drafts, lexicon)])
    drafts = name_spans.without_overlaps([*drafts, *led_bodies.cited(words, drafts, lexicon, capitals)])
    drafts = name_spans.without_overlaps([*led_bodies.governments(words, drafts, lexicon), *drafts])
    drafts = name_spans.without_overlaps([*drafts, *unseen_people.told_by_words(doc, words, drafts, lexicon, capitals)])
    drafts = name_spans.without_overlaps([*drafts, *people.listed(words, drafts, skip)])
    context_types.settle_types(doc, words, drafts, lexicon)
    name_types.agree_on_types(drafts, words, lexicon)
    drafts = name_types.without_common_words(drafts, doc, words, lexicon)
    drafts = name_spans.without_overlaps([*drafts, *people.repeated(words, drafts, lexicon, capitals)])
    drafts = name_spans.whole(drafts, words)
    metonymy.capitals_that_act(doc, words, drafts, lexicon)
    metonymy.peoples(words, drafts)
    metonymy.countries_that_speak(doc, words, drafts, lexicon)
    return [draft for draft in drafts if not skip[draft.start]]
