"""The modules whose rules tell whom a pronoun means: nothing else lists them."""

from factx.resolve import preferences, vetoes
from factx.rules import rules_of

RULES = rules_of(vetoes, preferences)
