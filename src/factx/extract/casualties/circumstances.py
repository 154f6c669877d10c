"""“… , according to Kazakh officials”, “in Almaty”, “on Friday”, “could kill”: who says a casualty fact, where, when,
how real.

The source is the speaker of the quotation that the count stands in; a `via` link is who passed that quotation on.
"""

from collections.abc import Sequence
from functools import cached_property

from factx import marks, syntax
from factx.article import Article
from factx.extract.casualties.outcomes import OutcomeWord
from factx.extract.casualties.place import Setting, happened
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.scope import Scope, Scopes
from factx.extract.casualties.sources.in_sentence import Attribution
from factx.extract.casualties.sources.quoted import Sources
from factx.facts import Date, Place, Quote, ToldIn
from factx.lexicon.closed_classes import word_set
from factx.rules import Rules

_UNREAL = word_set("would could might may if should unless lest")


class Circumstances:
    """Answers about the surroundings of one article's casualty links; its lists are sorted once."""

    def __init__(
        self,
        scene: Scene,
        article: Article,
        quotes: Sequence[Quote],
        dates: Sequence[Date],
        links: Sequence[Link],
        rules: Rules,
    ) -> None:
        self._scene = scene
        self._published = article.publication_day
        self._linked = {link.group.start: link.outcome for link in links}
        self._ending = {link.end: link for link in links}
        self._setting = Setting(scene, dates, quotes, links, rules)
        self._sources = Sources(scene, quotes)
        self._scopes = Scopes(scene, article, links)

    def source(self, link: Link) -> Attribution:
        """Who vouches for the count, and who passed it on."""
        found = self._sources.of(link)
        if found.source is None and (before := self._added_to(link)) is not None:
            return self.source(before)
        return found

    def _added_to(self, link: Link) -> Link | None:
        """“10 were killed, **with** five others missing **and** 25 injured”: the count that this one is added to."""
        words, start = self._scene.words, link.group.start
        if start < 2 or words[start - 1] not in ("with", "and"):
            return None
        before = self._ending.get(start - 2 if words[start - 1] == "with" and words[start - 2] == "," else start - 1)
        if before is None or (words[start - 1] == "and" and before.shape not in ("apposed", "predicate")):
            return None
        return before if self._scene.stops[before.start] == self._scene.stops[link.start] else None

    def place(self, link: Link, scope: Scope) -> Place | None:
        """Where the event happened."""
        return self._setting.place(link, scope)

    def date(self, link: Link, scope: Scope) -> tuple[Date | None, ToldIn | None]:
        """When the event happened, and which part of the article tells it."""
        date, told_in = self._setting.date(link, scope)
        if date is not None and self._published is not None and not self.hypothetical(link):
            date = happened(date, self._published)
        return date, told_in

    def hypothetical(self, link: Link) -> bool:
        """“could kill thousands”, “threatened to kill”, “is feared dead”: not told as a fact."""
        word = link.word
        anchor = link.group.number.start if word is None else word.end - 1 if word.part == "phrase" else word.start
        if self._is_known(link) or (word is not None and word.role == "survives"):
            return False  # “is expected to live” tells that he lives now
        if self._is_modelled(anchor):
            return True
        if any(self._makes_unreal(mark, anchor, link) for mark in self._unreal if mark.start <= anchor < mark.end):
            return True
        if word is None:
            return False
        if word.part == "noun" and self._is_sought(word):
            return True
        words, begin = self._scene.words, self._scene.starts[word.start]
        index = word.start - 1
        if index >= begin and words[index] == "to" and words[word.start] == word.base.split()[0]:
            return any(words[near] in self._scene.words_of("intent") for near in range(max(begin, index - 3), index))
        while (
            index >= begin and index >= word.start - 5 and self._scene.doc[index].pos_ in ("AUX", "ADV", "PART", "VERB")
        ):
            if words[index] in _UNREAL or words[index] in ("feared", "expected"):
                return True
            index -= 1
        return link.shape == "toll" and any(words[near] in _UNREAL for near in range(word.end, link.group.start))

    def _is_sought(self, word: OutcomeWord) -> bool:
        """“a warrant **for the arrest of** two officials”, “called **for the capture of** the rebels”: not yet done."""
        words, index = self._scene.words, word.start - 1
        index -= index >= 0 and words[index] in ("the", "their", "his", "her", "its")
        if index < 1 or words[index] != "for" or word.outcome != "detained":
            return False
        return self._scene.has(max(self._scene.starts[index], index - 2), index, self._scene.words_of("sought"))

    def _is_modelled(self, anchor: int) -> bool:
        """Whether a model gives the number: “simulations suggest that 3,000 died”."""
        for token in syntax.ancestors(self._scene.doc[anchor]):
            subject = syntax.subject(token) if token.lemma_ in self._scene.words_of("model gives") else None
            if subject is not None and subject.lemma_ in self._scene.words_of("model"):
                return True
        return False

    def _is_known(self, link: Link) -> bool:
        """“alcohol could be responsible for the **deaths of the 21 victims**”: who is known to be dead is dead."""
        word, words = link.word, self._scene.words
        if word is None or link.shape != "noun of" or word.end + 1 >= len(words):
            return False
        return words[word.end] == "of" and words[word.end + 1] in ("the", "these", "those", "his", "her", "their")

    def denied(self, link: Link) -> bool:
        """“the three men were *not* hurt”: a negation that hangs on the outcome word itself."""
        word = link.word
        if word is None or word.part not in ("verb", "phrase", "adjective") or link.shape == "toll":
            return False
        if word.role == "survives":
            return False
        doc = self._scene.doc
        heads = {word.start, doc[word.start].head.i} if word.part != "verb" else {word.start}
        inside = range(word.start, word.end)  # “did *not* survive” tells a death
        return any(
            mark.start <= word.start < mark.end and mark.cue not in inside and doc[mark.cue].head.i in heads
            for mark in self._denials
        )

    @cached_property
    def _denials(self) -> list[marks.Modality]:
        return [mark for mark in marks.get(self._scene.doc, marks.Modality) if mark.label == "negated"]

    def _makes_unreal(self, mark: marks.Modality, anchor: int, link: Link) -> bool:
        """Whether a mark's cue reaches the outcome: “could” not past a relative clause that tells what did happen."""
        cue = self._scene.doc[mark.cue]
        if cue.tag_ != "MD":  # “**seeking** suspects in a shooting *that* left five injured”
            return not any(token.tag_ in ("WDT", "WP") for token in self._scene.doc[cue.i + 1 : anchor])
        if cue.i > anchor or (link.shape == "counted noun" and cue.i > link.group.start):
            return False
        between = self._scene.doc[cue.i + 1 : anchor]
        return not any(token.tag_ in ("VBD", "VBZ", "VBP", "WDT", "WP") for token in between)

    @cached_property
    def _unreal(self) -> list[marks.Modality]:
        return [mark for mark in marks.get(self._scene.doc, marks.Modality) if mark.label == "hypothetical"]

    def counts_inside(self, link: Link) -> bool:
        """“**300 of the 367 people** who were arrested remained in jail”: the larger number is a fact with the same
        outcome."""
        number = link.group.number
        return any(
            other.number.end == number.end and self._linked.get(other.start) == link.outcome
            for other in self._scene.groups_from(number.start + 1, number.end)
        )

    def scope(self, link: Link) -> Scope:
        """Whether the count tells of the event, of a sum over time, or of an older event."""
        return self._scopes.of(link)
