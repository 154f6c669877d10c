"""Past or future: which way the clause of a date looks, asked of the parse.

“said on Friday” looks back, “will meet on Friday”, “is due by Friday” and “to be held on Friday” look ahead. Where the
parse tells nothing, the words right before the date (“until”, “by”) or the nearest verb form may.
"""

from functools import partial

from spacy.tokens import Span, Token

from factx import syntax
from factx.lexicon import Lexicon
from factx.lexicon.closed_classes import word_set

SURELY_PAST, PAST, UNKNOWN, FUTURE = -2, -1, 0, 1

# Auxiliaries that put a clause into the future; “would” does so from a past point of view. “could” tells nothing.
_FUTURE_AUXILIARIES = frozenset(
    ("will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d", "may", "might", "can", "should", "must")
)
_PERFECT = frozenset(("have", "has", "had", "'ve", "’ve", "having"))
# What points ahead, or back, right before a date.
_POINTING_AHEAD = frozenset(("until", "till", "by", "due", "effective", "payable", "starting", "coming"))
_POINTING_BACK = frozenset(("since", "dated", "ended", "after"))
_PREPOSITIONS = frozenset(("in", "on", "at", "by", "since", "during", "for", "until", "from", "to", "before", "after"))
_TELLING_AHEAD = frozenset(("due", "effective", "payable"))
_SKIPPED = word_set("the early late mid - about around on midnight noon a.m. p.m. am pm est edt gmt")


class Tense:
    """Which way the dates of a Doc look.

    Args:
        lexicon: the words that look ahead and back.
        parsed: False for Docs without a parse; asking each time would walk the whole Doc.

    >>> import spacy
    >>> from factx.lexicon import load
    >>> Tense(load(), parsed=False).direction(spacy.blank("en")("It is closed until Friday.")[4:5])
    1
    """

    def __init__(self, lexicon: Lexicon, parsed: bool = True) -> None:
        self._words, self._parsed = partial(lexicon.words, "calendar"), parsed

    def direction(self, span: Span) -> int:
        """PAST, FUTURE or UNKNOWN for a date, from the nearest clause around it that tells.

        SURELY_PAST where the date hangs on a verb in the past tense itself: “was freed in November”.
        """
        beside = _word_before(span)
        beside_word = beside.lower_ if beside is not None else ""
        if beside_word in _POINTING_BACK or (beside is not None and beside.tag_ == "VBD"):
            return SURELY_PAST
        if beside is not None and beside.tag_ in ("VBZ", "VBP") and beside.lemma_ == "be" and _is_on(span):
            return FUTURE
        possessive = span.end < len(span.doc) and span.doc[span.end].lower_ in ("'s", "’s")
        found = self._from_parse(span.root, possessive) if self._parsed else UNKNOWN
        ahead = beside_word in _POINTING_AHEAD and not possessive
        if ahead and (found == UNKNOWN or _is_deadline(span.root) or beside_word in _TELLING_AHEAD):
            return FUTURE
        if found != UNKNOWN:
            return found
        return PAST if possessive else _from_words(span)

    def _from_parse(self, token: Token, possessive: bool) -> int:
        """Climb from the date to the clauses around it until one tells its tense.

        “Wednesday’s ruling” is over, whatever one wants to do about it; only “will” next to it says otherwise. So is
        “the crash on Monday” that police are investigating.
        """
        direct, mishap = True, self._is_mishap(token)
        for above in syntax.ancestors(token, 8):
            if syntax.is_verb(above) or syntax.copula(above) is not None or syntax.auxiliaries(above):
                found = self._of_clause(above)
                if found == PAST:
                    return SURELY_PAST if direct and not possessive else PAST
                if found == FUTURE:
                    over = self._of_mishap(above, token, mishap) or (possessive and not _has_will(above))
                    return PAST if over else FUTURE
                direct = False
            elif above.lower_ in self._words("looking ahead") and not self._was_met(above):
                return FUTURE
            elif above.lower_ not in _PREPOSITIONS:
                preposition = syntax.preposition_of(above)
                if preposition is not None and preposition.lower_ in ("after", "following"):
                    return PAST
                direct = False
                mishap = above.lemma_.lower() not in self._words("arranged") and (mishap or self._is_mishap(above))
        return UNKNOWN

    def _is_mishap(self, token: Token) -> bool:
        return token.lemma_.lower() in self._words("mishap") and token.tag_ in ("NN", "NNS")

    def _of_mishap(self, head: Token, date: Token, mishap: bool) -> bool:
        """Whether a date below a clause in the present tense is the day of what had happened before.

        It hangs on the mishap itself (“is mourning the *death* of her son on Friday”), stands right behind it before
        the verb (“the cause of the *crash* on Monday remains unknown”), or behind it where the verb or “after” looks
        back (“are *searching* for a man *after* a robbery on Friday”); “plan an attack on Friday” stays ahead, and so
        does “an attack on Friday would be a disaster”.
        """
        helpers = {helper.lower_ for helper in syntax.auxiliaries(head)}
        back = head.lemma_ in self._words("looking back")
        planned = not back and head.lemma_ in self._words("looking ahead") | self._words("dreading")
        ahead = head.lower_ == "going" or not helpers.isdisjoint(_FUTURE_AUXILIARIES)
        if head.i > date.i:
            beside = _word_before(date.doc[date.i : date.i + 1])
            if beside is not None and self._is_mishap(beside):
                return not planned and not (ahead and any(child.lower_ in ("a", "an") for child in beside.children))
        if ahead or head.tag_ not in ("VBZ", "VBP", "VBG"):
            return False
        return (mishap and not planned) or self._is_behind_mishap(head, date, back)

    def _is_behind_mishap(self, head: Token, date: Token, back: bool) -> bool:
        """“are searching for a man *after a robbery* on Friday”: of what stands from the verb to the date, the last."""
        for i in range(date.i - 1, head.i, -1):
            told = date.doc[i]
            if told.tag_ == "VBD" or told.lemma_.lower() in self._words("arranged"):
                return back and told.tag_ == "VBD"
            if self._is_mishap(told) and told.dep_ != "compound":
                preposition = syntax.preposition_of(told)
                return back or (preposition is not None and preposition.lower_ in ("after", "following"))
        return False

    def _was_met(self, deadline: Token) -> bool:
        """“missed the Tuesday *deadline*”, “tendered by the Tuesday *deadline*”: over, unless it has just been set."""
        clause = syntax.clause_head(deadline)
        return (
            deadline.lower_ == "deadline"
            and clause.lemma_ not in self._words("setting")
            and self._of_clause(clause) == PAST
        )

    def _of_clause(self, head: Token) -> int:
        """The tense of one clause by its auxiliaries, its copula and the form of its verb."""
        helpers = [helper.lower_ for helper in syntax.auxiliaries(head)]
        perfect = any(helper in _PERFECT for helper in helpers)
        if not perfect and any(helper in _FUTURE_AUXILIARIES for helper in helpers):
            return FUTURE
        if head.lower_ == "going" and syntax.child(head, syntax.OPEN_COMPLEMENT) is not None:
            return FUTURE
        if perfect or any(_is_past(word) for word in (*syntax.auxiliaries(head), syntax.copula(head) or head, head)):
            return PAST
        infinitive = "to" in helpers or (head.tag_ == "VB" and syntax.child(head, syntax.MARKER) is not None)
        if infinitive and self._of_infinitive(head) == PAST:
            return PAST  # “had been due to *expire* Friday”
        if head.lower_ in self._words("looking ahead") and head.tag_ != "VBD":
            return FUTURE
        if head.tag_ == "VBN" and not helpers:  # “a poll *released* Thursday”
            return PAST
        if infinitive:
            return self._of_infinitive(head)
        if head.tag_ in ("VBZ", "VBP"):
            return (
                PAST
                if head.lemma_ in self._words("telling")
                else FUTURE
                if head.lemma_ not in ("be", "have")
                else UNKNOWN
            )
        if head.tag_ == "VBG" and any(helper in ("is", "are", "'re", "’re", "am", "'m") for helper in helpers):
            return FUTURE
        return UNKNOWN

    def _of_infinitive(self, infinitive: Token) -> int:
        """“plans to leave on Monday”, “is to leave on Monday” are still to come, “had been due to end Friday” not."""
        above = infinitive.head
        if above == infinitive:
            return FUTURE if any(helper.lemma_ == "be" for helper in syntax.auxiliaries(infinitive)) else UNKNOWN
        if above.lower_ not in self._words("looking ahead") and above.lemma_ not in self._words("looking ahead"):
            return UNKNOWN
        copula = syntax.copula(above)
        verbs = (above,) if copula is None else (above, copula)
        helpers = {word.lower_ for verb in verbs for word in (verb, *syntax.auxiliaries(verb))}
        return FUTURE if helpers.isdisjoint(("had", "was", "were")) else PAST


def _is_on(span: Span) -> bool:
    """“The funeral *is on* Friday.”"""
    return span.start > 1 and span.doc[span.start - 1].lower_ == "on" and span.doc[span.start - 2].lemma_ == "be"


def _word_before(span: Span) -> Token | None:
    for i in range(span.start - 1, max(span.start - 6, -1), -1):
        if span.doc[i].lower_ not in _SKIPPED and not span.doc[i].text[0].isdecimal():
            return span.doc[i]
    return None


def _has_will(head: Token) -> bool:
    return any(helper.lower_ in ("will", "'ll", "’ll") for helper in syntax.auxiliaries(head))


def _is_past(word: Token) -> bool:
    return word.tag_ == "VBD" or (word.tag_ not in ("VBN", "JJ") and "Tense=Past" in word.morph)


def _is_deadline(token: Token) -> bool:
    """“gave him until Friday”, “asked it to respond by Monday”: the date lies after what the clause tells."""
    head = syntax.clause_head(token)
    return head.tag_ in ("VB", "VBG") or head.lemma_ in ("give", "extend", "set", "postpone", "delay", "have")


def _from_words(span: Span) -> int:
    """The nearest verb form before the date in its sentence, where there is no parse or it tells nothing."""
    for i in range(span.start - 1, max(span.start - 25, -1), -1):
        token = span.doc[i]
        if token.is_sent_start or token.lower_ in (".", "!", "?"):
            break
        if token.lower_ in ("will", "'ll", "’ll", "shall", "scheduled", "due", "expected"):
            return FUTURE
        if token.tag_ == "VBD":
            return PAST
    return UNKNOWN
