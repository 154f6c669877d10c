"""“Yet *another* said”, “said *several observers*”: speakers that the words beside the verb show."""

from factx.extract.quotations.passage import BREAKS, COMMAS, Passage, last_inner
from factx.extract.quotations.speaker_phrases import IN_PHRASE, NOUNISH, Speaker, may_say, speaker_before, starting_at
from factx.extract.quotations.speakers.seeking import RELATIVE, SPEAKER_OF_VERB, SayingVerb, closes_sentence, left_of
from factx.lexicon.closed_classes import FINAL

_LONGEST_APPOSITION = 40


@SPEAKER_OF_VERB.rule(
    "quote.behind-comma-speaks",
    tier=1,
    examples=(
        "The dam is unsafe, said several observers.",
        "A fair reading of the law, said Ana Falk, an expert on ports, would end the case.",
        "The outcome was a contract with a firm to buy oil, wheat and salt, reported Orno Press.",
    ),
    counterexamples=("“We won,” said Ana Falk.", "The mayor said it was late.", "He drove to Varn, praised Ana Falk."),
)
def behind_comma(passage: Passage, saying: SayingVerb) -> Speaker | None:
    """“A fair reading of the law, said *Ana Falk*, an expert, would …”: one comma before the verb, a name behind it.

    Or any noun, where the words before the comma have a verb of their own: “It may be late, say *some members*, who …”.
    """
    verb, first, last = saying.index, saying.first, saying.last
    if verb - 1 <= first or passage.lower[verb - 1] != "," or verb + 1 >= last or not passage.is_finite(verb):
        return None
    near = (passage.stretches[index] for index in passage.stretches_in(first, verb))
    if passage.pos[verb + 1] not in IN_PHRASE or any(last_inner(passage, stretch) in BREAKS for stretch in near):
        return None
    if not passage.named[verb + 1] and passage.pos[verb + 1] != "PROPN":
        clause = [i for i in range(first, verb) if passage.is_finite(i) or passage.tags[i] in RELATIVE]
        told = bool(clause) and passage.is_finite(clause[0]) and passage.tags[verb + 1] != "PRP"
        found = starting_at(passage, verb + 1, last) if told and closes_sentence(passage, verb + 1, last) else None
        return found if found is not None and may_say(passage, found.head) else None
    name = passage.name_over(verb + 1)
    end = name.end if name is not None else verb + 2
    while end < last and passage.pos[end] == "PROPN":
        end += 1
    if name is not None and _ends_sentence(passage, saying, end):
        return Speaker(verb + 1, end, end - 1)
    if "," in passage.lower[first : verb - 1]:
        return None
    return starting_at(passage, verb + 1, last) if end < last and passage.lower[end] == "," else None


def _ends_sentence(passage: Passage, saying: SayingVerb, end: int) -> bool:
    """“The outcome was a contract, *reported Orno Press*.”: a name ends the sentence, and the verb takes no object."""
    verb, first, last = saying.index, saying.first, saying.last
    cue = passage.cues.get(verb)
    entry = passage.entry(cue) if cue is not None else None
    if entry is None or entry.addressee or _takes_object(passage, verb, verb + 1, last):
        return False
    told = any(passage.is_finite(i) for i in range(first, verb))
    return told and passage.skip(end, last, FINAL) >= last


def _noun_place(passage: Passage, saying: SayingVerb) -> int:
    """The token that a noun phrase before the verb would end with, brackets and blanks stepped over."""
    first = saying.first
    k = left_of(passage, saying.index, first)
    if k > first and passage.lower[k] in COMMAS and passage.lower[k - 1] == ")":
        k -= 1
    if k > first and passage.lower[k] == ">":
        k -= 1  # “<Hill Press Corp> said”
    if k >= first and passage.lower[k] == ")":  # “John Kasich (R-OH) said”
        k = next((i - 1 for i in range(k, first, -1) if passage.lower[i] == "("), k)
    return k


@SPEAKER_OF_VERB.rule(
    "quote.noun-before-speaks",
    tier=8,
    examples=(
        "It is telling that the dam is safe.",
        "That is part of the ten million experts say it costs to run.",
    ),
    counterexamples=("The mayor said that it was late.",),
)
def noun_before(passage: Passage, saying: SayingVerb) -> Speaker | None:
    """“Yet *another* said”, “*Falk (R-OH)* said”: the noun phrase right before the verb."""
    verb, first = saying.index, saying.first
    k = _noun_place(passage, saying)
    helped = any(passage.pos[i] == "AUX" for i in range(k + 1, verb))
    if k < first or not (helped or passage.is_finite(verb)):
        return None
    stands_alone = passage.pos[k] == "DET" and k == verb - 1
    nominal = (passage.pos[k] in NOUNISH or stands_alone) and not passage.quoted[k]
    return speaker_before(passage, k, first) if nominal else None


@SPEAKER_OF_VERB.rule(
    "quote.noun-before-apposition-speaks",
    tier=9,
    examples=(
        "The minister, asked whether he was worried, said he was not.",
        "Asked by reporters, Tomas Falk, head of the Varn police station, denied that he took money.",
    ),
    counterexamples=("The mayor said that it was late.",),
)
def noun_before_apposition(passage: Passage, saying: SayingVerb) -> Speaker | None:
    """“*Pruitt*, the attorney general, said”: the noun phrase before an apposition, where no verb stands between."""
    comma, first = _noun_place(passage, saying), saying.first
    if comma < first or passage.lower[comma] not in COMMAS:
        return None
    breaks = [comma]
    for i in range(comma - 1, max(first - 1, comma - _LONGEST_APPOSITION), -1):
        if passage.quoted[i] or passage.is_finite(i):
            break
        if passage.lower[i] in COMMAS:
            breaks.append(i)
        elif i == first:
            breaks.append(first - 1)
    else:
        i = first - 1
    if i >= first and passage.quoted[i]:
        breaks.append(i)
    for left, right in zip(breaks[:0:-1], breaks[-2::-1], strict=True):
        start = passage.skip(left + 1, right)
        if start < right and passage.pos[start] in IN_PHRASE and passage.pos[right - 1] in (*IN_PHRASE, "PUNCT"):
            return starting_at(passage, start, right)
    return None


@SPEAKER_OF_VERB.rule(
    "quote.inverted-speaks",
    tier=11,
    examples=(
        "‘Twas ever thus,’ sighed the vicar.",
        "‘Rubbish!’ shouted a man at the back. The chairman’s gavel fell twice.",
    ),
    counterexamples=("The ministry said it is late.", "He said nothing more."),
)
def inverted(passage: Passage, saying: SayingVerb) -> Speaker | None:
    """““…,” said *the ministry*”, “Said *Ellis*: …”: the noun phrase right behind the verb, behind a quotation, at the
    beginning of a sentence or at its end."""
    verb, first, last = saying.index, saying.first, saying.last
    k = _noun_place(passage, saying)
    at = passage.skip(verb + 1, last)
    left = passage.skip_back(verb - 1, first, COMMAS)
    follows_quote = left >= first and bool(passage.quoted[left])
    # “Said Ellis: …”, “Said Ellis, who saw it, “…””
    opens = left < first and (":" in passage.lower[at : at + 8] or any(passage.quoted[at:last]))
    if not follows_quote and k > first and passage.lower[k] in COMMAS and not _takes_object(passage, verb, at, last):
        follows_quote = closes_sentence(passage, at, last)  # “…, said several observers.”
    if at < last and (follows_quote or opens) and passage.pos[at] in IN_PHRASE and not _has_verb(passage, at, last):
        return starting_at(passage, at, last)
    return None


def _takes_object(passage: Passage, verb: int, at: int, last: int) -> bool:
    """“…, *called* the strike “a shame””, “…, described it as a farce”: what follows such a verb does not speak."""
    cue = passage.cues.get(verb)
    entry = passage.entry(cue) if cue is not None else None
    if not passage.is_finite(verb) or entry is None or entry.cue_class != "speech" or entry.content == "phrase":
        return True
    end = next((i for i in range(at, last) if passage.lower[i] in BREAKS and not passage.quoted[i]), last)
    return any(passage.quoted[at:end])


def _has_verb(passage: Passage, at: int, last: int) -> bool:
    """“… said *the candidate could* win”: a noun phrase with a verb of its own is no inverted speaker."""
    for i in range(at, last):
        if (
            passage.lower[i] in BREAKS
            or passage.quoted[i]
            or passage.tags[i] in ("WP", "WDT", "WRB")
            or i in passage.cues
        ):
            return False
        if passage.is_finite(i):
            return True
    return False
