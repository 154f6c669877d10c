"""Whom grammar does not let a pronoun mean, as rules."""

from factx.resolve.binding import barred, joint_speakers, named_by_itself, named_by_last_speaker
from factx.resolve.steps import VETO_ANTECEDENT, Asked, Barred, barring


@VETO_ANTECEDENT.rule(
    "entity.co-argument",
    examples=("Julian Marlow met him on Friday.", "Petra Vandal called the office and urged her to stay."),
    counterexamples=("Julian Marlow left. He was tired.",),
)
def co_argument(asked: Asked) -> Barred | None:
    """“**Putin** met *him*”: the other arguments of a verb are not whom a pronoun that hangs on it means."""
    tokens = barred(asked.pronoun.token, asked.view.lexicon)
    return Barred(tokens=frozenset(tokens)) if tokens else None


@VETO_ANTECEDENT.rule(
    "entity.named-below",
    examples=("Julian Marlow left. He described Jonas Neel as a friend.", "Jonas Neel should not leave, he said."),
    counterexamples=("Julian Marlow left. He was tired.",),
)
@barring
def named_below(asked: Asked) -> set[int]:
    """“*He* described **Montalvo** as …”, “**Zameer** should not, *he* said”: whom a subject names, it is not."""
    return named_by_itself(asked.pronoun, asked.told, asked.discourse.speaker)


@VETO_ANTECEDENT.rule(
    "entity.named-by-last-speaker",
    examples=(
        "Julian Marlow said he looks up to Jonas Neel. “It was a tough act to follow,” he said.",
        "Petra Vandal said that Amber Dorn was a leader. She said that nobody had asked.",
    ),
    counterexamples=("Julian Marlow met Jonas Neel. He said it was late.",),
)
@barring
def of_last_speaker(asked: Asked) -> set[int]:
    """“**Falk** said he looks up to **Bos**. “He is a tough act to follow,” *he* said”: who goes on to speak is who
    spoke last, and not whom only the words just said name."""
    return named_by_last_speaker(asked.pronoun, asked.discourse, asked.told)


@VETO_ANTECEDENT.rule(
    "entity.joint-speakers",
    examples=(
        "Julian Marlow and Jonas Neel said he should go.",
        "Anna Vandal and Amber Dorn said that she would go.",
    ),
    counterexamples=("Julian Marlow said he should go.",),
)
@barring
def of_two_together(asked: Asked) -> set[int]:
    """“**Mafu and Bos** said *he* should go”: of two named persons who act together, a singular means neither."""
    return joint_speakers(asked.pronoun.token, asked.discourse)
