"""The modules whose rules tell who is who: nothing else lists them."""

from factx.resolve import announced, beside, collectives, descriptions, preferences, salience, vetoes
from factx.resolve.names import acronyms, known_as, parts, persons, spellings, surnames
from factx.rules import rules_of

_NAMES = (persons, spellings, surnames, acronyms, parts, known_as)
_DESCRIPTIONS = (beside, descriptions, announced, salience, collectives)
RULES = rules_of(*_NAMES, *_DESCRIPTIONS, vetoes, preferences)
