"""“said [he would run] *and called* on others to leave”: where a reader would end what was said.

The parse often cuts a clause short, so the content runs to the end of its sentence, unless something tells that the
reporter speaks again: a verb of saying that shares the reported verb's subject, a participle (“, adding”), a source
(“, according to”), a contrast (“, while 9 percent”), or a quotation that closes with a comma (“… a mess,” as he put
it).
"""

from factx.extract.quotations.bounds.asides import is_aside
from factx.extract.quotations.passage import COMMAS, Passage, last_inner

_COORDINATORS = frozenset(("and", "but", "then", "or", "yet"))
_BETWEEN = frozenset(("AUX", "ADV", "PART"))
_REPORTER_GOES_ON = frozenset(("in", "on", "at", "during", "though", "while", "as", "after", "when"))
_SUBORDINATORS = frozenset(("while", "although", "though", "when", "if", "after", "before", "because", "since"))
_CONTRASTS = frozenset(("while", "according", "however", "compared"))
_CONCESSIONS = frozenset(("although", "though"))
_AFTER_PARTICIPLE = frozenset(("IN", "WP", "WRB", "WDT"))
_SAYING = frozenset(("speech", "speech_act", "refusal"))
_FINITE_PRESENT = frozenset(("VBZ", "VBP"))


def content_end(passage: Passage, verb: int, start: int, last: int) -> int:
    """Where the content that begins at `start` and is governed by the cue at `verb` ends, at `last` at the latest."""
    last = before_main_clause(passage, verb, last)
    i = start + 1
    while i < last:
        index = passage.stretch_over(i)
        if index is not None:
            i = passage.stretches[index].end
            if i < last and (_closes_with_comma(passage, index, i) or _goes_on_anew(passage, verb, index, i, last)):
                return i
            continue
        if _reporter_speaks_again(passage, verb, i, last) or is_aside(passage, verb, start, i, last):
            return i
        i += 1
    return last


def before_main_clause(passage: Passage, verb: int, last: int) -> int:
    """“*Claiming that they were robbed*, the brothers told police …”, “*While he said he would go*, he stayed”.

    A participle or subordinate clause that opens a sentence ends where the subject of the main clause begins; so does
    a phrase with a participle or noun of saying: “*Contrary to his claim that nobody saw it*, two guards were there”.
    """
    first, _ = passage.sentence(verb)
    first = passage.skip(first, verb)
    first += passage.lower[first] in _COORDINATORS
    opens = passage.lower[first] in _SUBORDINATORS or passage.tags[first] in ("VBG", "VBN")
    asked = passage.tags[first] == "VBD" and not _AFTER_PARTICIPLE.isdisjoint(passage.tags[first + 1 : first + 2])
    opens = opens or asked  # “*Asked* if she believed it, …”, tagged as a past
    if not opens and (passage.is_finite(verb) or not _opens_with_phrase(passage, first, verb)):
        return last
    for i in range(first + 1, last - 2):
        closes = passage.quoted[i] and passage.lower[i] == "," and i + 1 < last and not passage.quoted[i + 2]
        if (passage.lower[i] == "," and not passage.quoted[i]) or closes:
            begin = i + 2 if closes else i + 1
            if is_subject_with_verb(passage, begin, last):
                return begin if begin > verb + 1 else last  # the cue may be the main clause's own
    return last


def _opens_with_phrase(passage: Passage, first: int, cue: int) -> bool:
    """“*Despite* admitting …”, “*Contrary to* his claim …”: a preposition, and no clause up to the cue."""
    governs = passage.tags[first] == "IN" or passage.lower[first + 1 : first + 2] == ["to"]
    return governs and not any(map(passage.is_finite, range(first, cue)))


def is_subject_with_verb(passage: Passage, begin: int, last: int) -> bool:
    """Whether a noun phrase and then a finite verb begin here, with nothing of another clause between."""
    for i in range(begin, min(last, begin + 12)):
        if passage.is_finite(i):
            return i > begin
        if passage.pos[i] in ("SCONJ", "CCONJ", "VERB") or passage.lower[i] == ",":
            return False
    return False


def _closes_with_comma(passage: Passage, index: int, after: int) -> bool:
    """“a mess,” in an interview; “about right,” though voters …; “a mess” as he left: but “about right,” which … goes
    on."""
    stretch = passage.stretches[index]
    if not stretch.closed:
        return False
    if passage.lower[after] == "," and passage.lower[after + 1 : after + 2] == ["after"]:
        return True  # “shoot to kill”, *after days of protest*: a comma behind the marks
    if last_inner(passage, stretch) != ",":
        return passage.lower[after] == "as" and passage.tags[after + 1 : after + 2] in (["PRP"], ["NNP"])
    return passage.lower[after] in _REPORTER_GOES_ON or (after in passage.cues and passage.tags[after] == "VBG")


def _goes_on_anew(passage: Passage, verb: int, index: int, after: int, last: int) -> bool:
    """“he was “the perfect messenger,” *and he repeated* his claim”: the comma before “and” stands inside the marks."""
    if passage.lower[after] not in _COORDINATORS or last_inner(passage, passage.stretches[index]) != ",":
        return False
    return _coordinate_cue(passage, verb, after, last) or _others_speak(passage, after + 1, last)


def _reporter_speaks_again(passage: Passage, verb: int, i: int, last: int) -> bool:
    """Whether the words from token i on are the reporter's again."""
    word = passage.lower[i]
    if word == "," and i + 1 < last:
        following = passage.lower[i + 1]
        if following in _COORDINATORS:
            pressed = passage.lower[i + 2 : i + 3] == ["when"] and passage.tags[i + 3 : i + 4] == ["VBN"]
            # “…, *and when pressed* about the cost, she replied …”
            return pressed or _coordinate_cue(passage, verb, i + 1, last) or _others_speak(passage, i + 2, last)
        if following == "however" and i + 3 < last:
            inserted = passage.pos[i + 2] in ("ADJ", "ADV") or passage.is_finite(i + 3)
            return not inserted  # “a deal, *however messy*, was”, “the deal, *however*, was”
        if following in _CONTRASTS or (i + 1 in passage.cues and passage.tags[i + 1] == "VBG"):
            return True
        if following in _CONCESSIONS:
            return _others_speak(passage, i + 2, last)
        if following == "to" and i + 2 < last and passage.lower[i + 2] == "which":
            return any(k in passage.cues for k in range(i + 3, min(last, i + 7)))
        return following == "as" and i + 3 < last and passage.lower[i + 2] == "well" and passage.lower[i + 3] != ","
    if word in COMMAS and i + 1 in passage.cues and passage.tags[i + 1] == "VBG":
        return True  # “…” *– asserting that …*
    if word in ("and", "but"):
        return _coordinate_cue(passage, verb, i, last) or _same_speaks(passage, verb, i + 1, last)
    return i in passage.cues and passage.cues[i].label == "according_to" and passage.lower[i - 1] != "that"


def _coordinate_cue(passage: Passage, verb: int, i: int, last: int) -> bool:
    """“and *called* on others”, “but did not *suggest*”: a cue in the reporting verb's tense, without a subject."""
    k = i + 1
    tags = set()
    while k < last and passage.pos[k] in _BETWEEN:
        tags.add(passage.tags[k])
        k += 1
    if k >= last or k not in passage.cues or passage.cues[k].label not in _SAYING:
        return False
    tags.add(passage.tags[k])
    own = {passage.tags[verb]}
    while verb > 0 and passage.pos[verb - 1] in _BETWEEN:
        verb -= 1
        own.add(passage.tags[verb])
    if "VBD" in own:
        return "VBD" in tags or tags == {"VBN"}
    if own & _FINITE_PRESENT:
        return bool(tags & _FINITE_PRESENT)
    return "VBG" in own and "VBG" in tags


def _same_speaks(passage: Passage, verb: int, i: int, last: int) -> bool:
    """“said the hackers were known and *she accused* them of …”: a pronoun and a speech act in the past."""
    if passage.tags[i : i + 1] != ["PRP"] or passage.tags[verb] != "VBD":
        return False
    k = i + 1
    while k < last and passage.pos[k] == "ADV":
        k += 1
    return k in passage.cues and passage.cues[k].label == "speech_act" and passage.tags[k] == "VBD"


def _others_speak(passage: Passage, i: int, last: int) -> bool:
    """“…, and *three-quarters said* the same”, “…, but *Cook did not say* when”: somebody is reported anew."""
    for k in range(i, min(last, i + 9)):
        if passage.quoted[k] or passage.lower[k] == "," or passage.tags[k] in ("WP", "WDT"):
            return False
        if k in passage.cues and passage.cues[k].label in _SAYING and k > i:
            return passage.tags[k] in ("VBD", "VBZ", "VBP") or passage.lower[k - 1] in ("not", "n't", "n’t")
        if passage.pos[k] == "VERB" or passage.pos[k] == "SCONJ":
            return False
    return False
