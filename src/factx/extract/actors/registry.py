"""The modules whose rules find what somebody is: nothing else lists them."""

from factx.extract.actors.titles import behind, beside, callings, clauses, moves, of_several, roles_before
from factx.rules import rules_of

RULES = rules_of(beside, roles_before, of_several, callings, behind, clauses, moves)
