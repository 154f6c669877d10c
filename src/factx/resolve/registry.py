"""The rules on whom a pronoun means: nothing else lists them. A new rule is a function and a line here."""

from factx.resolve import preferences, vetoes
from factx.rules import AnyRule

RULES: tuple[AnyRule, ...] = (
    vetoes.co_argument,
    vetoes.named_below,
    vetoes.of_last_speaker,
    vetoes.of_two_together,
    preferences.fronted_topic,
    preferences.subject_above,
    preferences.topic_before,
)
