"""“*Scott Pruitt, the attorney general of Oklahoma,* said”, “said *the ministry*”: who speaks, as the text mentions them.

The parse is asked first; where it gives no noun, the words beside the verb are.
"""

from factx import syntax
from factx.extract.passage import COMMAS, Passage
from factx.facts import Form, Mention

_NOUNISH = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_IN_PHRASE = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "PART", "X"))
_SKIPPED = frozenset(("AUX", "ADV", "PART"))
_PRONOUN_TAGS = frozenset(("PRP", "WP", "WDT", "DT", "EX"))
_NO_SPEAKER = frozenset(("there", "what", "this", "these", "that", "nothing", "anything"))
_AND = frozenset(("and", "but", "or", "then", "yet"))
_SUBJECT_PRONOUNS = frozenset(("he", "she", "they", "we", "i", "it", "who"))
_LONGEST_APPOSITION = 40


class Speaker:
    """Tokens `start` to `end` of a mention with its `head`, and whether it stands `after` its verb."""

    __slots__ = ("end", "head", "start")

    def __init__(self, start: int, end: int, head: int) -> None:
        self.start, self.end, self.head = start, end, head


def speaker_of(passage: Passage, verb: int) -> Speaker | None:
    """Who the verb says speaks; None for passives and where no noun is found."""
    token = passage.token(verb)
    if syntax.is_passive(token):
        agent = syntax.agent(token)
        return phrase_of(passage, agent.i) if agent is not None else None
    own = syntax.own_subject(token)
    if own is None:
        found = _shared(passage, verb)
        if found is not None:
            return found
    subject = own or syntax.subject(token)
    nearer = _between_commas(passage, verb, subject.i) if subject is not None else None
    if nearer is not None:
        return nearer
    if subject is not None and _may_speak(passage, subject.i, verb):
        return phrase_of(passage, subject.i)
    return _beside(passage, verb)


def _shared(passage: Passage, verb: int) -> Speaker | None:
    """The subject of a verb that has none of its own: beside it, or that of the cue before it.

    “… and *Clinton* said”; “*Hayek* confirmed she had been, and said …”; “*Trump* told Newsmax that Romney had lost, adding …”.
    """
    first, _ = passage.sentence(verb)
    k = verb - 1
    while k >= first and passage.pos[k] in _SKIPPED:
        k -= 1
    if k < first or passage.quoted[verb]:
        return None
    if passage.tags[verb] == "VBG" and passage.lower[k] not in COMMAS and passage.lower[k] not in _AND:
        return None
    if passage.is_finite(verb) and (passage.lower[k] in _SUBJECT_PRONOUNS or passage.tags[k] == "NNP"):
        return before(passage, k, first)
    if passage.lower[k] not in _AND and passage.tags[verb] != "VBG":
        return None
    for i in range(k - 1, first - 1, -1):
        if i in passage.cues and passage.is_finite(i) and not passage.quoted[i]:
            if passage.tags[verb] != "VBG" and passage.tags[i] != passage.tags[verb]:
                continue
            own = syntax.own_subject(passage.token(i))
            if own is not None and _may_speak(passage, own.i, i):
                return phrase_of(passage, own.i)
    return None


def _between_commas(passage: Passage, verb: int, subject: int) -> Speaker | None:
    """“It was, *the president* said, …” where the parse takes *It* for the subject: the noun beside the verb speaks."""
    if subject > verb:
        return None
    k = verb - 1
    while k > subject and passage.pos[k] in _SKIPPED:
        k -= 1
    if k <= subject or passage.pos[k] not in _NOUNISH or passage.quoted[k]:
        return None
    found = before(passage, k, subject)
    comma = found.start - 1
    if comma <= subject or passage.lower[comma] not in COMMAS:
        return None
    heads = {found.head, *(ancestor.i for ancestor in syntax.ancestors(passage.token(found.head), 4))}
    return None if subject in heads else found


def _may_speak(passage: Passage, head: int, verb: int) -> bool:
    if passage.space[head] or (passage.quoted[head] and _is_within_long_quote(passage, head)):
        return False
    if passage.doc[head].ent_type_ in ("DATE", "TIME"):
        return False
    if passage.pos[head] not in _NOUNISH and passage.tags[head] not in _PRONOUN_TAGS and not passage.named[head]:
        return passage.pos[head] in ("ADJ", "DET") and abs(head - verb) < 10  # “many say”, “some said”
    first, last = sorted((head, verb))
    return passage.paragraph_index(first) == passage.paragraph_index(last)


def _is_within_long_quote(passage: Passage, i: int) -> bool:
    index = passage.stretch_over(i)
    return index is not None and passage.stretches[index].end - passage.stretches[index].start > 8


def _beside(passage: Passage, verb: int) -> Speaker | None:
    """The noun phrase right before the verb, or right after it where a quotation stands before."""
    first, last = passage.sentence(verb)
    k = verb - 1
    while k >= first and (passage.pos[k] in _SKIPPED or passage.space[k]):
        k -= 1
    if k > first and passage.lower[k] in COMMAS and passage.lower[k - 1] == ")":
        k -= 1
    if k >= first and passage.lower[k] == ")":  # “John Kasich (R-OH) said”
        k = next((i - 1 for i in range(k, first, -1) if passage.lower[i] == "("), k)
    if k >= first and passage.pos[k] in _NOUNISH and not passage.quoted[k]:
        return before(passage, k, first)
    if k >= first and passage.lower[k] in COMMAS:
        found = _before_apposition(passage, k, first)
        if found is not None:
            return found
    at = passage.skip(verb + 1, last)
    left = passage.skip_back(verb - 1, first, COMMAS)
    follows_quote = left >= first and bool(passage.quoted[left])
    opens = left < first and ":" in passage.lower[at : at + 8]  # “Said Ellis: …”
    if at < last and (follows_quote or opens) and passage.pos[at] in _IN_PHRASE:
        return starting_at(passage, at, last)
    return None


def before(passage: Passage, k: int, first: int) -> Speaker:
    """The noun phrase that ends at token k."""
    start = k
    while start > first and passage.pos[start - 1] in _IN_PHRASE and not passage.quoted[start - 1]:
        start -= 1
    return Speaker(start, k + 1, k)


def _before_apposition(passage: Passage, comma: int, first: int) -> Speaker | None:
    """“Pruitt, the attorney general, said”: the noun phrase at the beginning of the clause."""
    begin = comma
    while begin > first and not passage.quoted[begin - 1] and comma - begin < _LONGEST_APPOSITION:
        begin -= 1
    begin = passage.skip(begin, comma, COMMAS)
    if begin < comma and passage.pos[begin] in ("ADP", "SCONJ", "ADV"):  # “In Ohio, Kasich, the governor, said”
        begin = next((i + 1 for i in range(begin, comma) if passage.lower[i] in COMMAS), comma)
    if begin < comma and passage.pos[begin] in _IN_PHRASE:
        return starting_at(passage, begin, comma)
    return None


def starting_at(passage: Passage, i: int, end: int) -> Speaker | None:
    """The noun phrase that begins at token i: “said **the head of the army**, …”."""
    token = passage.token(i)
    head = token
    while head.head is not head and head.head.i > head.i and head.head.i < end and syntax.is_nominal(head.head):
        if head.head.left_edge.i < i - 4 or any(passage.is_finite(k) for k in range(head.i, head.head.i)):
            break
        head = head.head
    if syntax.is_nominal(head):
        found = phrase_of(passage, head.i)
        return Speaker(max(found.start, i), max(found.end, head.i + 1), head.i)
    stop = i
    while stop < end and passage.pos[stop] in _IN_PHRASE:
        stop += 1
    return Speaker(i, stop, stop - 1) if stop > i else None


def phrase_of(passage: Passage, head: int) -> Speaker:
    """The noun phrase of a head, its conjuncts with it: “Jason Dana and Robyn Dawes”."""
    token = passage.token(head)
    span = syntax.phrase(token)
    start, end = span.start, span.end
    for other in syntax.conjuncts(token):
        between = passage.lower[end : other.i]
        if syntax.is_nominal(other) and other.i < end + 12 and not any(passage.space[end : other.i]):
            if any(passage.is_finite(k) for k in range(end, other.i)) or "\"" in between:
                break
            end = max(end, syntax.phrase(other).end)
    while start < head and (passage.lower[start] in ("“", "\"", "''", "``", ",", "‘", "'") or passage.space[start]):
        start += 1
    return Speaker(start, end, head)


def form_of(passage: Passage, speaker: Speaker) -> Form:
    """Whether a mention names, describes or stands for somebody."""
    if passage.pos[speaker.head] == "PRON" or passage.tags[speaker.head] in ("PRP", "WP", "WDT", "PRP$"):
        return "pronominal"
    if passage.pos[speaker.head] == "PROPN" or passage.named[speaker.head]:
        return "named"
    return "nominal"


def mention(passage: Passage, speaker: Speaker | None) -> Mention | None:
    """A speaker as a mention of the record."""
    if speaker is None or speaker.start >= speaker.end or passage.lower[speaker.head] in _NO_SPEAKER - {"that"}:
        return None
    first, last = passage.doc[speaker.start], passage.doc[speaker.end - 1]
    left, right = first.idx, last.idx + len(last)
    text = passage.text[left:right]
    return Mention(text=text, start_char=left, end_char=right, form=form_of(passage, speaker))
