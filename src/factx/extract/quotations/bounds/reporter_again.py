"""“said he would run *and called* on others”, “…, *adding* that …”: words that tell that the reporter speaks again."""

from factx import syntax
from factx.extract.quotations.bounds.edge import BOUND_CONTENT, BOUND_QUOTATION, COORDINATORS, Edge
from factx.extract.quotations.passage import COMMAS, Passage, last_inner

_BETWEEN = frozenset(("AUX", "ADV", "PART"))
_REPORTER_GOES_ON = frozenset(("in", "on", "at", "during", "though", "while", "as", "after", "when"))
_CONTRASTS = frozenset(("while", "according", "compared"))
_CONCESSIONS = frozenset(("although", "though"))
_SAYING = frozenset(("speech", "speech_act", "refusal"))
_FINITE_PRESENT = frozenset(("VBZ", "VBP"))


def _behind_comma(passage: Passage, edge: Edge) -> str:
    """The word behind the comma at an edge; empty where there is no comma."""
    return passage.lower[edge.i + 1] if passage.lower[edge.i] == "," and edge.i + 1 < edge.last else ""


@BOUND_CONTENT.rule(
    "quote.shared-subject-end",
    examples=(
        "Falk said he would run and called on others to leave.",
        "Pell said that the mine was safe and warned that the strike would fail.",
        "The crews say it is too early to sail but noted that the storm has passed.",
    ),
    counterexamples=("Falk said he would run and win.", "Falk said he would call on others to leave."),
)
def shared_subject(passage: Passage, edge: Edge) -> bool | None:
    """“said he would run *and called* on others”, “…, but did not *suggest* …”: another cue in the reporting verb's
    tense, without a subject."""
    if passage.lower[edge.i] in ("and", "but"):
        told = _coordinate_cue(passage, edge.verb, edge.i, edge.last)
        return told or _joins_reporting_verb(passage, edge.verb, edge.i) or None
    joined = _behind_comma(passage, edge) in COORDINATORS
    return (joined and _coordinate_cue(passage, edge.verb, edge.i + 1, edge.last)) or None


@BOUND_CONTENT.rule(
    "quote.others-end",
    examples=(
        "Half of them said they would stay, and three-quarters said the plan was bad.",
        "Pell said the port would open, although Cook did not say when.",
    ),
    counterexamples=("Pell said the port would open, and trade would grow.",),
)
def others(passage: Passage, edge: Edge) -> bool | None:
    """“…, *and three-quarters said* the same”, “…, *although Cook did not say* when”: somebody is reported anew."""
    following = _behind_comma(passage, edge)
    joined = following in COORDINATORS or following in _CONCESSIONS
    return (joined and _others_speak(passage, edge.i + 2, edge.last)) or None


@BOUND_CONTENT.rule(
    "quote.when-pressed-end",
    examples=(
        "She said the plan was sound, and when pressed about the cost, she replied that it was low.",
        "Falk said the port would open, and when asked about the date, he said it was early.",
    ),
    counterexamples=("She said the plan was sound, and when it rained she left.",),
)
def when_pressed(passage: Passage, edge: Edge) -> bool | None:
    """“…, *and when pressed* about the cost, she replied …”: the reporter tells how the talk went on."""
    i = edge.i
    joined = _behind_comma(passage, edge) in COORDINATORS
    return (joined and passage.lower[i + 2 : i + 3] == ["when"] and passage.tags[i + 3 : i + 4] == ["VBN"]) or None


@BOUND_CONTENT.rule(
    "quote.however-end",
    examples=(
        "She said the plan was sound, however the board had doubts.",
        "Falk said the port would open, however the date was not set.",
        "Sosa said it was the board's affair, however, added that the plan was bad.",
    ),
    counterexamples=("She said a deal, however messy, was better than a war.",),
)
def however(passage: Passage, edge: Edge) -> bool | None:
    """“…, *however* …”: the reporter's contrast; not in “a deal, *however messy*, was”, “the deal, *however*, was”.

    So is “said it was late, *however, added* that …”, where what is said has had its verb.
    """
    i = edge.i
    if _behind_comma(passage, edge) != "however":
        return None
    told = passage.lower[i + 2 : i + 3] == [","] and any(map(passage.is_finite, range(edge.start, i)))
    if told and _coordinate_cue(passage, edge.verb, i + 2, edge.last):
        return True
    inserted = i + 3 < edge.last and (passage.pos[i + 2] in ("ADJ", "ADV") or passage.is_finite(i + 3))
    return None if inserted else True


@BOUND_CONTENT.rule(
    "quote.contrast-end",
    examples=(
        "Ten percent said the plan was good, while nine percent said it was bad.",
        "Half said the plan was good, compared with a third last year.",
    ),
    counterexamples=(
        "She said that while the plan was good, it came late.",
        "Falk said that three men were arrested, while the fourth was at large.",
    ),
)
def contrast(passage: Passage, edge: Edge) -> bool | None:
    """“…, *while* nine percent said no”, “…, *compared* with five”, “…, *according* to”: the reporter goes on.

    Not “said that three were arrested, while the fourth was at large”: nobody says anything there.
    """
    word = _behind_comma(passage, edge)
    vouching = passage.lexicon.words("surroundings", "vouching")
    verbs = (i for i in range(edge.i + 2, edge.last) if passage.is_finite(i)) if word == "while" else ()
    told = word != "while" or any(i in passage.cues or passage.doc[i].lemma_ in vouching for i in verbs)
    return (word in _CONTRASTS and told) or None


@BOUND_CONTENT.rule(
    "quote.participle-end",
    examples=(
        "Falk said the mine had lost money, adding that it would shut.",
        "Falk said the mine had lost money – arguing that it would shut.",
    ),
    counterexamples=("Falk said the mine had lost money, leaving it empty.",),
)
def participle(passage: Passage, edge: Edge) -> bool | None:
    """“…, *adding* that …”, “… *– asserting* that …”: a participle of saying behind a comma or dash."""
    following = edge.i + 1
    after = passage.lower[edge.i] in COMMAS and (passage.lower[edge.i] != "," or following < edge.last)
    return (after and following in passage.cues and passage.tags[following] == "VBG") or None


@BOUND_CONTENT.rule(
    "quote.same-speaker-end",
    examples=(
        "Falk said the thieves were known and she accused them of greed.",
        "Ivo Brandt said thieves had broken into the archive and he accused the guards of helping them.",
    ),
    counterexamples=("Falk said the thieves were known and she was glad.",),
)
def same_speaker(passage: Passage, edge: Edge) -> bool | None:
    """“said the hackers were known and *she accused* them of …”: a pronoun and a speech act in the past."""
    return (passage.lower[edge.i] in ("and", "but") and _same_speaks(passage, edge.verb, edge.i + 1, edge.last)) or None


@BOUND_QUOTATION.rule(
    "quote.comma-in-marks-end",
    examples=(
        "Falk called the plan “a mess,” in an interview with the Hill Press.",
        "She said the plan was “about right,” though voters disagreed.",
    ),
    counterexamples=("She said the plan was “about right” in her view.",),
)
def comma_in_marks(passage: Passage, edge: Edge) -> bool | None:
    """“a mess,” *in an interview*; “about right,” *though voters* …; “a mess” *as he left*: but “about right,” which …
    goes on."""
    stretch, after = passage.stretches[edge.stretch or 0], edge.i
    if not stretch.closed:
        return None
    if passage.lower[after] == "," and passage.lower[after + 1 : after + 2] == ["after"]:
        return True  # “shoot to kill”, *after days of protest*: a comma behind the marks
    if last_inner(passage, stretch) != ",":
        return (passage.lower[after] == "as" and passage.tags[after + 1 : after + 2] in (["PRP"], ["NNP"])) or None
    goes_on = passage.lower[after] in _REPORTER_GOES_ON
    return goes_on or (after in passage.cues and passage.tags[after] == "VBG") or None


@BOUND_QUOTATION.rule(
    "quote.anew-after-marks-end",
    examples=(
        "Falk said he was “the perfect messenger,” and he repeated his claim.",
        "Falk said he was “the perfect messenger,” and called on others to join.",
    ),
    counterexamples=("Falk said he was “the perfect messenger” and friend.",),
)
def anew_after_marks(passage: Passage, edge: Edge) -> bool | None:
    """“he was “the perfect messenger,” *and he repeated* his claim”: the comma before “and” stands inside the marks."""
    after = edge.i
    if passage.lower[after] not in COORDINATORS or last_inner(passage, passage.stretches[edge.stretch or 0]) != ",":
        return None
    cue = _coordinate_cue(passage, edge.verb, after, edge.last)
    return cue or _others_speak(passage, after + 1, edge.last) or None


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
    if passage.tags[k] == "VBG" != passage.tags[verb]:
        return False  # “said they had left and *were offering* the ship for sale”
    own = {passage.tags[verb]}
    while verb > 0 and passage.pos[verb - 1] in _BETWEEN:
        verb -= 1
        own.add(passage.tags[verb])
    if "VBD" in own:
        return "VBD" in tags or tags == {"VBN"}
    if "VBN" in own and tags & {"VBN", "VBD"}:
        return True  # “has said that it is late and *called* on others”
    if own & _FINITE_PRESENT:
        return bool(tags & _FINITE_PRESENT)
    return "VBG" in own and "VBG" in tags


def _joins_reporting_verb(passage: Passage, verb: int, i: int) -> bool:
    """“*say* it is late *but noted* that …”: the parse joins a cue of another tense to the reporting verb."""
    joined = syntax.children(passage.token(verb), syntax.CONJUNCT)
    other = next((other for other in joined if other.i > i), None)
    if other is None or other.i not in passage.cues or not passage.is_finite(other.i):
        return False
    return syntax.own_subject(other) is None and any(left.i == i for left in other.lefts)


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
