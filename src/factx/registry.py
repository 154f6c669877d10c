"""All rules of factx in one place: the lists of the rooms, one after the other.

>>> RULES.get("quote.hearsay").stage.value
'propose'
"""

from factx.extract import quotations
from factx.extract.casualties import place
from factx.rules import Rules

RULES = Rules((*quotations.RULES, *place.RULES))
