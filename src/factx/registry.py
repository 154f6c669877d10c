"""All rules of factx in one place: the lists of the rooms, one after the other.

>>> RULES.get("quote.hearsay").stage.value
'propose'
"""

from factx.extract import actors, casualties, dates, quotations
from factx.resolve import registry as resolving
from factx.rules import Rules

RULES = Rules((*quotations.RULES, *casualties.RULES, *dates.RULES, *actors.RULES, *resolving.RULES))
