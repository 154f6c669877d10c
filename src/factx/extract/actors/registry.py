"""The modules whose rules find what somebody is: nothing else lists them."""

from factx.extract.actors import titles_before, titles_behind, titles_said, titles_shared
from factx.rules import rules_of

RULES = rules_of(titles_before, titles_behind, titles_said, titles_shared)
