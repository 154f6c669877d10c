"""“shot in the leg on Oak Street on **Friday**”: what a date is said of, by the words before it.

The parse often hangs a date at the end of a long clause on the wrong verb; the nearest word that tells, happens or is a
finite verb is what a reader ties it to.
"""

from collections.abc import Iterator

from factx import syntax
from factx.extract.casualties.place.view import View, When
from factx.lexicon.closed_classes import word_set

_CLOCK = word_set("a.m. p.m. a.m p.m am pm noon midnight o'clock")
_NO_TELLING = word_set("known called named")
# Words before a date that are asked; a clause is seldom longer.
_REACH = 40
_ENDS = frozenset((";", ":"))
# Words between a date and the verb of saying behind it: “on Friday police *said*”.
_BESIDE = 3
# A clock time and its day stand so near: “10 p.m. on Friday”.
_SAME_DATE = 4


def hangs_on_event(view: View, when: When) -> bool:
    """“**Sunday’s** earthquake”, “the **March 10** raid”, “the attack in Orsk on **Friday**”: a date of an event."""
    words, nouns = view.scene.words, view.scene.event_words("event noun")
    stop = view.scene.stops[when.start]
    end = when.end + (when.end < stop and words[when.end] in ("'s", "’s"))
    for index in range(end, min(end + 3, stop)):
        if words[index] in nouns:
            return True
        if view.scene.doc[index].pos_ in ("ADP", "DET"):
            break  # “a statement on Tuesday *after* the fire”
    return view.event_over(when.end - 1) >= 0 or is_event(view, nearest(view, when))


def is_event(view: View, token: int) -> bool:
    """Whether a token is an event noun, or a verb of what happens."""
    if token < 0:
        return False
    return view.happens(view.scene.doc[token]) or view.scene.words[token] in view.scene.event_words("event noun")


def nearest(view: View, when: When) -> int:
    """The word before a date that it is said of: one that tells or happens, or a finite verb; -1 where none stands."""
    found = view.ties.get(when.start)
    if found is None:
        found = view.ties[when.start] = next((index for index in _before(view, when) if _ties(view, index)), -1)
    return found


def _before(view: View, when: When) -> Iterator[int]:
    """Tokens before a date in its sentence, the nearest first, without what stands in brackets."""
    depth = 0
    for index in range(when.start - 1, max(view.scene.starts[when.start], when.start - _REACH) - 1, -1):
        word = view.scene.words[index]
        if word in _ENDS:
            return
        depth = max(0, depth + (word == ")") - (word == "("))
        if not depth:
            yield index


def _ties(view: View, index: int) -> bool:
    return _tells(view, index) or is_event(view, index) or view.scene.doc[index].tag_ in syntax.FINITE


def _tells(view: View, index: int) -> bool:
    word = view.scene.words[index]
    return (view.tells(index) and word not in _NO_TELLING) or word in view.scene.words_of("document")


def is_told_then(view: View, when: When) -> bool:
    """Whether a date is nearer to what tells than to what happens, or to another date: “said on **Friday** that a man
    was shot”, “a man was shot, police said on **Friday**”."""
    teller = view.verb_over(when.end - 1)
    if 0 <= teller.i - when.end < _BESIDE and view.tells(teller.i):
        return True
    near = nearest(view, when)
    if near < 0:  # “**At 10 p.m. on Friday**, officers say, they found …”
        words = view.scene.words
        clocked = view.scene.has(max(0, when.start - _SAME_DATE), min(len(words), when.end + _SAME_DATE), _CLOCK)
        return view.tells(teller.i) and not clocked
    return _tells(view, near) and not any(index in view.date_ends for index in range(near, when.start - _SAME_DATE))


def outcome_over(view: View, when: When) -> str:
    """The outcome that a date is said of: `detained` of “arrested on **Monday**”; empty where it is none."""
    near = nearest(view, when)
    token = near if near >= 0 else view.verb_over(when.end - 1).i
    word = view.scene.covering.get(token)
    return word.outcome if word is not None else ""
