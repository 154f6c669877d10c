"""The modules whose rules find where and when an event was; nothing else lists them."""

from factx.extract.casualties.place import date_vetoes, dates_chosen, place_vetoes, places_chosen
from factx.rules import rules_of

RULES = rules_of(place_vetoes, places_chosen, date_vetoes, dates_chosen)
