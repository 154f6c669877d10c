"""Which mentions make up a person or body, and which pass joined them: “Sosa … the mayor … she”."""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from factx import marks
from factx.facts import Entity, Mention
from factx.report.rules import RULES, Rule
from factx.resolve import chooser

# Characters shown on each side of a mention.
_CONTEXT = 14

Passes = Mapping[tuple[int, int], str]
_NONE: Passes = {}


@dataclass(frozen=True, slots=True)
class Joined:
    """Mentions of one wording that one pass joined; `context` shows the first of them, `leans_on` what they lean on."""

    text: str
    form: str
    mentions: int
    passed: str
    meaning: str
    context: str
    leans_on: tuple[str, ...] = ()


def passes(doc: Doc) -> dict[tuple[int, int], str]:
    """First and last character of each joined mention → the pass."""
    spans = ((mark.span(doc), mark.label) for mark in marks.get(doc, marks.Joined))
    return {(span.start_char, span.end_char): label for span, label in spans}


def antecedents(doc: Doc) -> dict[tuple[int, int], str]:
    """First and last character of each joined mention → the wording of the mention that it leans on."""
    found = marks.get(doc, marks.Joined)
    by_token = {i: mark for mark in found for i in range(mark.start, mark.end)}
    return {
        (mark.span(doc).start_char, mark.span(doc).end_char): by_token[mark.antecedent].span(doc).text
        for mark in found
        if mark.antecedent is not None and mark.antecedent in by_token
    }


def weighed(doc: Doc) -> dict[tuple[int, int], str]:
    """First and last character of each mention that leans on another → its antecedent; where candidates were weighed,
    also they, and why the first was taken.

    “antecedent Sosa 0.86; others Bos 0.10, nobody 0.04; for it: topic of the sentence before, the last pronoun”
    """
    found = marks.get(doc, marks.Joined)
    by_token = {i: mark for mark in found for i in range(mark.start, mark.end)}
    return {
        (mark.span(doc).start_char, mark.span(doc).end_char): _weighed(doc, mark, by_token)
        for mark in found
        if mark.antecedent is not None
    }


def _weighed(doc: Doc, mark: marks.Joined, by_token: Mapping[int, marks.Joined]) -> str:
    def wording(token: int) -> str:
        at = by_token.get(token)
        return " ".join((at.span(doc) if at is not None else doc[token : token + 1]).text.split())

    if mark.chance is None:
        return f"antecedent {wording(mark.antecedent or 0)}"
    left = round(1 - (mark.chance or 0.0) - sum(chance for _, chance in mark.others), 2)
    others = [f"{wording(token)} {chance:.2f}" for token, chance in mark.others]
    others += [f"nobody {left:.2f}"] if left > 0 else []
    told = f"antecedent {wording(mark.antecedent or 0)} {mark.chance:.2f}"
    told += f"; others {', '.join(others)}" if others else ""
    why = chooser.reasons(chooser.persons(), mark.rows)
    return told + (f"; for it: {', '.join(why)}" if why else "")


def joined(text: str, entity: Entity, passes: Passes, antecedents: Passes = _NONE) -> tuple[Joined, ...]:
    """The mentions of a record by wording and pass, in the order of print; pronouns of one pass are one group."""
    groups: dict[tuple[str, str, str], list[Mention]] = {}
    for mention in entity.mentions:
        passed = passes.get(_place(mention), "")
        wording = "" if mention.form == "pronominal" else " ".join(mention.text.split())
        groups.setdefault((wording, mention.form, passed), []).append(mention)
    return tuple(
        Joined(
            wording or ", ".join(dict.fromkeys(mention.text.lower() for mention in group)),
            form,
            len(group),
            passed,
            RULES.get(passed, Rule("", "")).meaning,
            _context(text, group[0]),
            tuple(dict.fromkeys(told for mention in group if (told := antecedents.get(_place(mention))))),
        )
        for (wording, form, passed), group in groups.items()
    )


def resolved(mention: Mention, passes: Passes, weighed: Passes = _NONE) -> str:
    """Whom a mention stands for: “pronominal → Ana Sosa (pass: pronoun)”; no pass where a name in it tells."""
    if mention.name is None:
        return mention.form if mention.form == "named" else f"{mention.form}, not resolved to a record"
    if " ".join(mention.text.split()) == mention.name:
        return mention.form
    passed, why = passes.get(_place(mention)), weighed.get(_place(mention))
    told = f"pass: {passed}" + (f"; {why}" if why else "") if passed else ""
    return f"{mention.form} → {mention.name}" + (f" ({told})" if told else "")


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start_char, mention.end_char


def _context(text: str, mention: Mention) -> str:
    left = text[max(0, mention.start_char - _CONTEXT) : mention.start_char]
    right = text[mention.end_char : mention.end_char + _CONTEXT]
    return f"{' '.join(left.split())} [{mention.text}] {' '.join(right.split())}".strip()
