"""“today” that means nowadays, and “overnight” that tells how and not when."""

import re

from spacy.tokens import Span, Token

from factx import syntax
from factx.extract.dates.expression import Expression
from factx.extract.dates.vetoes import VETO, word_before
from factx.lexicon.closed_classes import word_set

_TODAYS = re.compile(
    r"[’']s\s(?:world|society|youth|generation|standards|economy|children|market|environment)\b|\sas\b"
)
# Participles and verbs that, with “today”, tell of the present at large; verbs that tell of the day.
_LASTING = word_set("used known seen called continues survives survive remains remain exists exist stands")
_TOLD_TODAY = word_set("say announce report begin open meet face vote mark celebrate publish")
_SPEAKING = frozenset(("i", "we", "you", "this", "it", "today"))
_MANY = word_set("many most some all few one any")
# “the town it **is today**”, “where we **are today**”.
_COPULAS = frozenset(("is", "are", "am"))
_AS_IT_IS = re.compile(r"\s?(?:[.?!;,)]|$)").match


@VETO.rule(
    "date.nowadays",
    examples=(
        "The method is still used today.",
        "It is rare in today’s world.",
        "Today the quarter has many shops.",
        "That made the port what it is today.",
    ),
    counterexamples=("The court ruled today.", "Today is a sad day."),
)
def nowadays(expression: Expression, span: Span) -> str | None:
    """“a method still used *today*”, “*today’s* world”, “the town it is *today*”: the present, and no one day of it."""
    if expression.rule != "date.deictic-day" or expression.part("word") != "today":
        return None
    as_it_is = word_before(span) in _COPULAS and _AS_IT_IS(expression.following)
    if as_it_is or _TODAYS.match(expression.following) or (len(span) == 1 and _of_the_present(span)):
        return "it means nowadays"
    return None


def _of_the_present(span: Span) -> bool:
    """Whether the clause of “today” tells of what is so at large."""
    token = span[-1]
    if span.end < len(span.doc) and span.doc[span.end].lower_ in ("'s", "’s"):
        return word_before(span) == "of" and word_before(span, 2) in _MANY
    if token.dep in syntax.SUBJECT or not token.has_head() or token.head is token:
        return False
    above = next((above for above in syntax.ancestors(token, 6) if _predicate(above) is not None), None)
    verb = _predicate(above) if above is not None else None
    if above is None or verb is None:
        return False
    if above.lower_ in _LASTING and above.tag_ in ("VBN", "VBZ", "VBP"):
        return True
    present = verb.tag_ in ("VBZ", "VBP") or above.tag_ == "VBN"
    if present and any(child.lower_ == "still" for child in (*above.children, *verb.children)):
        return True
    return _tells_what_is(token, above, verb)


def _tells_what_is(today: Token, head: Token, verb: Token) -> bool:
    """“*Today*, lamps are the best source of light”: at the head of a clause in the present tense."""
    if not _opens_clause(today) or verb.tag_ not in ("VBZ", "VBP") or head.lemma_ in _TOLD_TODAY:
        return False
    subject = syntax.own_subject(head)
    return subject is not None and subject.lower_ not in _SPEAKING and subject.i > today.i


def _predicate(token: Token) -> Token | None:
    """The verb of a clause by its head: itself, or the copula of “in *use*”, “the best *lamps*”."""
    return token if syntax.is_verb(token) else syntax.copula(token)


def _opens_clause(today: Token) -> bool:
    """“*Today*, lamps are …”, “but *today*, lamps are …”."""
    return bool(today.is_sent_start) or (today.i > 0 and today.nbor(-1).lower_ in ("but", "and"))


@VETO.rule(
    "date.how-and-not-when",
    examples=("The overnight train to Lima was full.", "An overnight guard sat at the gate."),
    counterexamples=("Two houses burned overnight.",),
)
def how_and_not_when(expression: Expression, span: Span) -> str | None:
    """“the *overnight* train”: the word tells how, and not when."""
    if expression.part("other") != "overnight":
        return None
    token = span[-1]
    kind = token.pos_ in ("ADJ", "NOUN") or (token.head.i > token.i and token.head.pos_ == "NOUN")
    return "it tells how and not when" if kind else None
