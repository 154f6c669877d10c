"""The modules whose rules find what befell whom: nothing else lists them."""

from factx.extract.casualties import place
from factx.extract.casualties.inherit import contrasts, coordination, elsewhere, later_parts, parts, restated
from factx.extract.casualties.propose import counted_nouns, left_context, parsed, predicates, sufferers, tolls, within
from factx.extract.casualties.sources import reported
from factx.extract.casualties.veto import figures, persons, rates, unmeant, wounds
from factx.rules import rules_of

RULES = (
    *rules_of(tolls, counted_nouns, left_context, predicates, parsed, within, sufferers),
    *rules_of(coordination, parts, elsewhere, restated, later_parts, contrasts),
    *rules_of(figures, rates, persons, unmeant, wounds),
    *rules_of(reported),
    *place.RULES,
)
