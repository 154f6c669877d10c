"""The modules whose rules find who said what: nothing else lists them."""

from factx.extract.quotations.bounds import asides, reporter_again
from factx.extract.quotations.join import passed_on
from factx.extract.quotations.propose import (
    cited,
    complements,
    direct,
    hearsay,
    labels,
    noun_clauses,
    parenthetical,
    participles,
    phrases,
    sources,
    unattributed,
    unparsed,
)
from factx.extract.quotations.speakers import beside_verb, parsed, subject_recovery
from factx.extract.quotations.veto import empty, nobodys
from factx.rules import rules_of

RULES = (
    *rules_of(cited, direct, parenthetical, complements, phrases, unparsed, participles, sources, noun_clauses),
    *rules_of(hearsay, labels, unattributed),
    *rules_of(nobodys, empty),
    *rules_of(beside_verb, subject_recovery, parsed),
    *rules_of(reporter_again, asides),
    *rules_of(passed_on),
)
