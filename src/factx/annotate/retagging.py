"""“said *Will* Doyle”, “voters, he notes, *applaud* it”: words that the tagger takes for something else.

Told by the words, marks and parse around them, once, before all rules: the tokens of the Doc have the mended tags from
then on, and its marks tell what the tagger gave them.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from factx import marks, syntax
from factx.lexicon import Lexicon
from factx.lexicon.closed_classes import FINAL

_NAMES_TOO = frozenset(("will", "may"))
_LONGEST_CLAUSE = 40
_LONGEST_SUBJECT = 40


def restore(doc: Doc) -> None:
    """Give a Doc that is annotated a second time the tags that it had at first: cues are found by them."""
    marks.retag(doc, ((mark.start, mark.given, mark.given_pos) for mark in marks.get(doc, marks.Retagged)))
    marks.put(doc, marks.Retagged, ())


def annotate(doc: Doc, lexicon: Lexicon) -> None:
    """Mark the words of a Doc with marked quotations and cues whose tags are mended."""
    if len(doc) == 0:
        return
    mended = _Mended(doc, lexicon)
    changed = list(mended.changed())
    marks.put(doc, marks.Retagged, (mark for mark, _ in changed))
    marks.retag(doc, ((mark.start, mark.label, pos) for mark, pos in changed))


class _Mended:
    """The tags of a Doc while they are mended."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc, self.lexicon, self.text = doc, lexicon, marks.text(doc)
        words = marks.words(doc)
        self.given, self.lower = words, words.printed
        self.tags, self.pos = list(words.tags), list(words.pos)
        furniture = marks.furniture(doc)
        stretches = [quoted for quoted in marks.get(doc, marks.Quoted) if not furniture[quoted.start]]
        self.quoted = marks.covered(doc, stretches)
        self.ends = {quoted.end - 1: quoted for quoted in stretches}
        self._names()
        self._named_elsewhere()
        verbs = [
            cue
            for cue in marks.get(doc, marks.CueMark)
            if cue.label != "noun" and not furniture[cue.start] and not self.quoted[cue.start]
        ]
        self._cues(verbs)
        for i in [i for i, tag in enumerate(self.tags) if tag == "VB" and _is_present(doc[i])]:
            self.tags[i] = "VBP"
        for i in [i for i, tag in enumerate(self.tags) if tag == "VBD" and _opens_alone(doc, i)]:
            self.tags[i] = "VBN"

    def changed(self) -> Iterator[tuple[marks.Retagged, str]]:
        """The words whose tag or part of speech is another now, with the part of speech that they have now."""
        for i, (tag, pos) in enumerate(zip(self.tags, self.pos, strict=True)):
            if tag != self.given.tags[i] or pos != self.given.pos[i]:
                yield marks.Retagged(i, i + 1, tag, self.given.tags[i], self.given.pos[i]), pos

    def _names(self) -> None:
        for i in [i for i, word in enumerate(self.lower) if word in _NAMES_TOO and self._names_somebody(i)]:
            self.pos[i], self.tags[i] = "PROPN", "NNP"
            if self.tags[i + 1] == "VBN":
                self.tags[i + 1] = "VBD"

    def _named_elsewhere(self) -> None:
        """“Ana Mosa … *Mosa* said”, tagged as an adverb: a word that stands in a person's full name."""
        people = [span for span in self.doc.ents if span.label_ == "PERSON"]
        whole = {self.doc[i].text for span in people if len(span) > 1 for i in range(span.start, span.end)}
        for i in [span.start for span in people if len(span) == 1]:
            if self.doc[i].text in whole and self.doc[i].is_title:
                self.pos[i] = "PROPN"
                self.tags[i] = self.tags[i] if self.tags[i].startswith("NNP") else "NNP"

    def _names_somebody(self, i: int) -> bool:
        """“said *Will* Doyle”, “*May* said”, but not “in May exports fell”: a modal or month that names somebody."""
        doc = self.doc
        if i + 1 >= len(doc) or not doc[i].is_title or (i and doc[i - 1].pos_ == "ADP"):
            return False
        following = doc[i + 1]
        if following.tag_ in ("VBD", "VBZ", "VBN"):
            return ("verb", following.lemma_.lower()) in self.lexicon.cue_index
        return i > 0 and doc[i].tag_ == "MD" and following.tag_ == "NNP"

    def _cues(self, verbs: list[marks.CueMark]) -> None:
        """Verbs of saying that the cue marks know by what stands around them, and pasts taken for participles."""
        for cue in verbs:
            if self.pos[cue.start] in ("NOUN", "PROPN", "ADJ", "ADV") and cue.end == cue.start + 1:
                past = self.lower[cue.start].endswith("ed")
                self.pos[cue.start], self.tags[cue.start] = "VERB", "VBD" if past else "VBZ"
        for cue in verbs:
            if self.tags[cue.start] == "VBN" and (self._is_set_off(cue.start) or self._is_only_verb(cue.start)):
                self.tags[cue.start] = "VBD"

    def _is_set_off(self, verb: int) -> bool:
        """““…,” Ana Sosa, the mayor of Varn, *proclaimed* to …”, “Sosa, during a visit, *referred* to …”.

        Regular pasts that the tagger takes for participles behind a comma: their clause has no other verb, and either a
        quotation that ends with a comma stands before it, or the parse has nothing above the verb.
        """
        token = self.doc[verb]
        if verb < 3 or self.lower[verb - 1] != ",":
            return False
        for i in range(verb - 2, max(-1, verb - _LONGEST_SUBJECT), -1):
            if self.quoted[i]:
                ended = self.ends.get(i)
                comma = ended is not None and ended.last_inner(self.text) == ","
                return comma and self.pos[i + 1] in ("PROPN", "DET", "NOUN")
            if self.tags[i] in syntax.FINITE or self.lower[i] in FINAL or self.doc[i].is_space:
                return False
            if i == 0 or self.doc[i].is_sent_start:
                return token.head == token and self.pos[i] != "VERB"
        return False

    def _is_only_verb(self, verb: int) -> bool:
        """“Lord Amble *accused* ministers of …”: a past taken for a participle, where the sentence has no verb else.

        A noun stands right before it and an object behind it, no “of” as in headlines (“Mayor *accused* of …”).
        """
        doc, end = self.doc, len(self.doc)
        if verb + 1 >= end or self.pos[verb - 1] not in ("NOUN", "PROPN"):
            return False
        if self.pos[verb + 1] not in ("NOUN", "PROPN", "PRON", "DET"):
            return False
        first, last = verb, verb + 1
        while first and verb - first < _LONGEST_CLAUSE and not doc[first].is_sent_start:
            first -= 1
        while last < end and last - verb < _LONGEST_CLAUSE and not doc[last].is_sent_start:
            last += 1
        return not any(self.tags[i] in syntax.FINITE for i in range(first, last))


def _is_present(verb: Token) -> bool:
    """“Voters, Falk notes, *applaud* the plan”: no infinitive, for it has a subject and no auxiliary or “to”."""
    subject = syntax.own_subject(verb)
    if subject is None or subject.i > verb.i or syntax.auxiliaries(verb):
        return False
    return not any(word.tag_ == "TO" for word in verb.lefts)


def _opens_alone(doc: Doc, i: int) -> bool:
    """“*Contacted*, Tomas Falk, the head of the station, denied …”: a participle before a comma, taken for a past."""
    return bool(doc[i].is_sent_start) and i + 1 < len(doc) and doc[i + 1].lower_ == ","
