"""“*Scott Pruitt, the attorney general of Oklahoma,* said”: the words that stand for a speaker, and the mention they
make."""

from typing import NamedTuple

from factx import marks, syntax
from factx.extract.quotations.passage import BREAKS, COMMAS, Passage
from factx.facts import Form, Mention
from factx.lexicon.person_nouns import noun_class

NOUNISH = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
"""Parts of speech that head a noun phrase."""
IN_PHRASE = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "PART", "X"))
"""Parts of speech that a noun phrase may be made of."""
_AGENTS = ("er", "or", "ist", "ee", "ian", "eer", "man", "woman")  # “the caucus-goer”, “a nominee”
_BEFORE_DATE = frozenset(("on", "in", "late", "early", ","))
_RELATIVE = frozenset(("WP$", "WP", "WDT"))
_OPENERS = frozenset(("WDT", "WRB", "WP", "CC"))
_LABEL_END = frozenset((":",))  # “WHO: *The agency* said”, which a parse may draw into the phrase
_NO_SPEAKER = frozenset(("there", "what", "this", "these", "nothing", "anything"))


class Speaker(NamedTuple):
    """Tokens `start` to `end` of a mention, and its `head`."""

    start: int
    end: int
    head: int


def speaker_before(passage: Passage, k: int, first: int) -> Speaker:
    """The noun phrase that ends at token k."""
    start = k
    while start > first and passage.pos[start - 1] in IN_PHRASE:
        if passage.tags[start - 1] in ("WDT", "WP"):
            break  # “which *the minister* said was a shame”
        start -= 1
    return Speaker(start, k + 1, k)


def without_opener(passage: Passage, speaker: Speaker | None) -> Speaker | None:
    """“which *farm experts* say”, “when *citizens* sued”: a speaker without the word that opens the clause."""
    if speaker is None:
        return None
    start = speaker.start
    while start < speaker.head and passage.tags[start] in _OPENERS:
        start += 1
    return speaker if start == speaker.start else Speaker(start, speaker.end, speaker.head)


def undated(passage: Passage, speaker: Speaker | None) -> Speaker | None:
    """“*The commissioner* on Friday”, “*the minister* yesterday”: who speaks, without when; None for a mere date."""
    if speaker is None or not any(passage.is_date(i) for i in (speaker.head, speaker.end - 1)):
        return speaker
    end = speaker.end
    while end > speaker.start and passage.is_date(end - 1):
        end -= 1
    if end == speaker.end:
        return speaker
    while end > speaker.start and passage.lower[end - 1] in _BEFORE_DATE:
        end -= 1
    if end <= speaker.start or passage.pos[end - 1] in ("DET", "ADJ", "ADP"):
        return None
    return Speaker(speaker.start, end, min(speaker.head, end - 1))


def starting_at(passage: Passage, i: int, end: int) -> Speaker | None:
    """The noun phrase that begins at token i: “said **the head of the army**, …”."""
    token = passage.token(i)
    head = token
    while head.head != head and head.head.i > head.i and head.head.i < end and syntax.is_nominal(head.head):
        if head.head.left_edge.i < i - 4 or any(passage.is_finite(k) for k in range(head.i, head.head.i)):
            break
        head = head.head
    if syntax.is_nominal(head):
        found = phrase_of(passage, head.i)
        return Speaker(max(found.start, i), max(found.end, head.i + 1), head.i)
    stop = i
    while stop < end and passage.pos[stop] in IN_PHRASE:
        stop += 1
    return Speaker(i, stop, stop - 1) if stop > i else None


def phrase_of(passage: Passage, head: int) -> Speaker:
    """The noun phrase of a head, its conjuncts with it: “Jason Dana and Robyn Dawes”."""
    token = passage.token(head)
    span = syntax.phrase(token)
    start, end = span.start, span.end
    for other in syntax.conjuncts(token):
        if syntax.is_nominal(other) and other.i < end + 12 and not any(passage.space[end : other.i]):
            if any(passage.is_finite(k) for k in range(end, other.i)):
                break
            end = max(end, syntax.phrase(other).end)
    for i in range(head - 1, start, -1):
        if passage.pos[i] == "VERB" and passage.pos[i - 1] in NOUNISH:  # “the party *released* statements”
            start = i + 1
            break
    while start < head and passage.pos[start] in ("ADP", "SCONJ"):
        start += 1
    start, end = _whole_names(passage, start, end)
    for i in range(head + 1, end):
        relative = i + 1 < end and (passage.pos[i + 1] not in NOUNISH or passage.tags[i + 1] in _RELATIVE)
        if (passage.lower[i] in BREAKS and relative) or passage.is_finite(i):
            end = i
            break
    while start < head and (passage.lower[start] in ("“", '"', "''", "``", ",", "‘", "'") or passage.space[start]):
        start += 1
    return Speaker(start, end, head)


def antecedent(passage: Passage, speaker: Speaker | None) -> Speaker | None:
    """“*the driver*, who was quoted as saying …”: whom a relative pronoun stands for; anybody else stays."""
    if speaker is None or passage.lower[speaker.head] not in ("who", "which", "that"):
        return speaker
    token = passage.token(speaker.head)
    for above in syntax.ancestors(token, 5):
        if above.dep in syntax.RELATIVE_CLAUSE and above.head.i < speaker.start and syntax.is_nominal(above.head):
            return phrase_of(passage, above.head.i)
    k = passage.skip_back(speaker.start - 1, 0, COMMAS)
    return speaker_before(passage, k, passage.sentence(k)[0]) if k >= 0 and passage.pos[k] in NOUNISH else speaker


def _whole_names(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """The phrase with the whole of the names at its edges: “*Kassym-*Jomart Tokayev”."""
    name = passage.name_over(start)
    if name is not None:
        start = name.start
    name = passage.name_over(end - 1)
    if name is not None:
        end = max(end, name.end)
    bare = start == end - 1 and passage.pos[start] == "NOUN"
    while bare and start > 0 and passage.pos[start - 1] == "PROPN" and not passage.is_date(start - 1):
        start -= 1  # “*CSTO* officials”, which the parse may part
    name = passage.name_over(end) if end < len(passage) and passage.pos[end - 1] == "NOUN" else None
    hangs = name is not None and start <= passage.token(end).head.i < end
    if name is not None and hangs:
        end = name.end  # “his younger brother *Lin Chih-hsin*”, “the television channel *Al Sumeria*”
    return start, end


def may_say(passage: Passage, head: int) -> bool:
    """“*the coalition* said”, “*a letter* saying”: whether a noun stands for people, a body or what is written."""
    if passage.pos[head] != "NOUN" or passage.named[head]:
        return True
    lemma = passage.doc[head].lemma_.lower()
    lexicon = passage.lexicon
    return (
        lemma.endswith(_AGENTS)
        or ("noun", lemma) in lexicon.cue_index
        or noun_class(lexicon, lemma) in ("person", "group")
        or lemma in lexicon.words("organizations")
        or lemma in lexicon.words("quoting", "body")
        or lemma in lexicon.words("quoting", "document")
    )


def form_of(passage: Passage, speaker: Speaker) -> Form:
    """Whether a mention names, describes or stands for somebody."""
    if passage.pos[speaker.head] == "PRON":
        return "pronominal"
    if passage.pos[speaker.head] == "PROPN" or passage.named[speaker.head]:
        return "named"
    return "nominal"


def mention(passage: Passage, speaker: Speaker | None) -> Mention | None:
    """A speaker as a mention of the record."""
    if speaker is None or speaker.start >= speaker.end or passage.lower[speaker.head] in _NO_SPEAKER:
        return None
    start = passage.skip(speaker.start, speaker.head, _LABEL_END)
    left, right = marks.characters(passage.doc, start, speaker.end)
    text = passage.text[left:right]
    return Mention(text=text, start_char=left, end_char=right, form=form_of(passage, speaker))
