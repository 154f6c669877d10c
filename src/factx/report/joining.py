"""Which mentions make up a person or body, and which pass joined them: “Sosa … the mayor … she”."""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from factx import marks
from factx.facts import Entity, Mention
from factx.report.rules import PASSES, Rule

# Characters shown on each side of a mention.
_CONTEXT = 14

Passes = Mapping[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class Joined:
    """Mentions of one wording that one pass joined; `context` shows the first of them."""

    text: str
    form: str
    mentions: int
    passed: str
    meaning: str
    context: str


def passes(doc: Doc) -> dict[tuple[int, int], str]:
    """First and last character of each joined mention → the pass."""
    spans = ((mark.span(doc), mark.label) for mark in marks.get(doc, marks.Joined))
    return {(span.start_char, span.end_char): label for span, label in spans}


def joined(text: str, entity: Entity, passes: Passes) -> tuple[Joined, ...]:
    """The mentions of a record by wording and pass, in the order of print; pronouns of one pass are one group."""
    groups: dict[tuple[str, str, str], list[Mention]] = {}
    for mention in entity.mentions:
        passed = passes.get((mention.start_char, mention.end_char), "")
        wording = "" if mention.form == "pronominal" else " ".join(mention.text.split())
        groups.setdefault((wording, mention.form, passed), []).append(mention)
    return tuple(
        Joined(
            wording or ", ".join(dict.fromkeys(mention.text.lower() for mention in group)),
            form,
            len(group),
            passed,
            PASSES.get(passed, Rule("", "")).meaning,
            _context(text, group[0]),
        )
        for (wording, form, passed), group in groups.items()
    )


def resolved(mention: Mention, passes: Passes) -> str:
    """Whom a mention stands for: “pronominal → Ana Sosa (pass: pronoun)”; no pass where a name in it tells."""
    if mention.name is None:
        return mention.form if mention.form == "named" else f"{mention.form}, not resolved to a record"
    if " ".join(mention.text.split()) == mention.name:
        return mention.form
    passed = passes.get((mention.start_char, mention.end_char))
    return f"{mention.form} → {mention.name}" + (f" (pass: {passed})" if passed else "")


def _context(text: str, mention: Mention) -> str:
    left = text[max(0, mention.start_char - _CONTEXT) : mention.start_char]
    right = text[mention.end_char : mention.end_char + _CONTEXT]
    return f"{' '.join(left.split())} [{mention.text}] {' '.join(right.split())}".strip()
