"""“A neighbour said the shot killed **him**”: whom “he” and “she” mean where somebody suffers something.

The nearest subject before it that fits, else the nearest other noun; never who speaks, nor who did it.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from factx import marks, syntax
from factx.extract.casualties.scene import Scene
from factx.extract.casualties.traits import Traits, traits
from factx.facts import Quote
from factx.lexicon.closed_classes import word_set

_REACH = 2
_OFFICIALS = frozenset(("officer", "rescuer"))
_OFFICES = frozenset(("role", "rank"))
_NAMING = frozenset(("NOUN", "PROPN", "ADJ"))
_OTHERS = syntax.OBJECT | syntax.OBLIQUE | syntax.CONJUNCT | syntax.APPOSITION
_SAME = syntax.APPOSITION | syntax.FLAT
_ALIKE = (word_set("he him his himself"), word_set("she her hers herself"))


class Antecedents:
    """Answers for the pronouns of one article."""

    def __init__(self, scene: Scene, quotes: Sequence[Quote], held: frozenset[str] = frozenset()) -> None:
        """`held` are the last words of the names of those who were arrested: they are meant where nobody else is."""
        self._scene = scene
        self._held = held
        self._nouns: dict[int, list[Token]] = {}
        self._speakers = list(_speakers(scene, quotes))

    def of(self, told: Traits) -> Traits | None:
        """What is told of the person whom a pronoun means; None where nobody fits."""
        found = self._token(self._scene.doc[told.start], told)
        return found[1] if found is not None else None

    def _token(self, pronoun: Token, told: Traits) -> tuple[Token, Traits] | None:
        begin = self._scene.starts[pronoun.i]
        barred = self._barred(pronoun, told)
        speakers = {name for start, end, name in self._speakers if start <= pronoun.i < end}
        held: tuple[Token, Traits] | None = None
        for _ in range(_REACH + 1):
            for token in self._candidates(pronoun, begin):
                known = self._fits(token, told) if token not in barred else None
                if known is None or not speakers.isdisjoint(known.name[-1:]):
                    continue
                if self._held.isdisjoint(known.name[-1:]):
                    return token, known
                held = held or (token, known)
            if not begin:
                break
            begin = self._scene.starts[begin - 1]
        return held

    def _candidates(self, pronoun: Token, begin: int) -> Iterator[Token]:
        """The nouns of a sentence before a pronoun: its subjects, who tells last, then the others."""
        tokens = [token for token in self._nouns_of(begin) if token.i < pronoun.i]
        same = begin == self._scene.starts[pronoun.i]
        if same:
            tokens.reverse()
        tellers: list[Token] = []
        for token in tokens:
            if token.dep in syntax.SUBJECT:
                if self._tells(token):
                    tellers.append(token)
                else:
                    yield token
        yield from (token for token in tellers if self._may_mean_teller(pronoun, token, same=same))
        yield from (token for token in tokens if token.dep in _OTHERS and not self._tells(token))

    def _nouns_of(self, begin: int) -> list[Token]:
        """The nouns of a sentence, which every pronoun in it and behind it asks for."""
        found = self._nouns.get(begin)
        if found is None:
            tokens = self._scene.doc[begin : self._scene.stops[begin]]
            found = self._nouns[begin] = [token for token in tokens if token.pos_ in _NAMING]
        return found

    def _may_mean_teller(self, pronoun: Token, token: Token, *, same: bool) -> bool:
        """“Sosa said **he** was shot”, “Sosa said so. **He** was shot”; not “Sosa said the shot killed **him**”."""
        if same and not self._opens_content(pronoun, token):
            return False
        known = traits(self._scene, token)
        if known is None or known.role in _OFFICIALS:
            return False
        titles = self._scene.lexicon.index("titles")
        words = self._scene.words[max(0, known.start - 1) : known.end] if known.name else ()
        told = (titles.get(word.rstrip(".")) for word in words)
        return all(title is None or title.kind not in _OFFICES for title in told)  # “**Chief** Karl Brandt said”

    @staticmethod
    def _opens_content(pronoun: Token, teller: Token) -> bool:
        return pronoun.dep in syntax.SUBJECT and pronoun.head.head == teller.head

    def _barred(self, pronoun: Token, told: Traits) -> set[Token]:
        """“the officer shot **him**”, “where he shot **him**”: who does it to whom a pronoun means is somebody else."""
        verb = pronoun.head
        if pronoun.dep in syntax.SUBJECT or verb is pronoun:
            return set()
        doer = syntax.own_subject(verb) or (syntax.subject(verb) if verb.dep in syntax.CONJUNCT else None)
        if doer is None:
            return set()
        if any(doer.lower_ in words and pronoun.lower_ in words for words in _ALIKE) and doer.i < pronoun.i:
            found = self._token(doer, told)
            return {doer, found[0]} if found is not None else {doer}
        return {doer}

    def _tells(self, token: Token) -> bool:
        """“**Sosa** said”, “said a neighbour, **Ana Sosa**”: whether a token names who tells something."""
        while token.head is not token and (token.dep in _SAME or _is_title(token)):
            token = token.head
        return token.dep in syntax.SUBJECT and token.head.i in self._scene.told

    def _fits(self, token: Token, told: Traits) -> Traits | None:
        known = traits(self._scene, token)
        if (
            known is None
            or known.form == "plural"
            or known.noun == "police"
            or syntax.conjuncts(token)
            or (known.sex and known.sex != told.sex)
        ):
            return None
        return known._replace(sex=told.sex)


def _is_title(token: Token) -> bool:
    """*Chief* of “Chief Karl Brandt”."""
    return token.head.i == token.i + 1 and token.head.ent_type_ == "PERSON"


def _speakers(scene: Scene, quotes: Sequence[Quote]) -> Iterator[tuple[int, int, str]]:
    """Tokens within quotation marks, with the last word of who speaks there: he would say “I”."""
    for quote in quotes:
        if quote.kind == "indirect" or quote.speaker is None:
            continue
        name = quote.speaker.text.lower().split()[-1:]
        for content in quote.contents:
            tokens = marks.tokens_at(scene.doc, content.start_char, content.end_char)
            if tokens is not None and name:
                yield *tokens, name[0]
