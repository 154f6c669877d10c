"""All rules of factx in one place: the lists of the rooms, one after the other.

>>> RULES.get("quote.hearsay").stage.value
'propose'
"""

from factx.extract import casualties, dates, quotations
from factx.rules import Rules

RULES = Rules((*quotations.RULES, *casualties.RULES, *dates.RULES))
