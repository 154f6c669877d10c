"""The rules that find who said what: nothing else lists them. A new rule is a function and a line here."""

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
from factx.extract.quotations.veto import empty, nobodys
from factx.rules import AnyRule

RULES: tuple[AnyRule, ...] = (
    cited.cited_as_saying,
    direct.quotation_then_clause,
    direct.clause_then_quotation,
    parenthetical.as_reported,
    complements.said_to_be,
    complements.complement,
    parenthetical.parenthetical,
    phrases.governed_phrase,
    unparsed.unparsed_clause,
    participles.asked,
    participles.as_reported_by,
    sources.in_the_words_of,
    sources.according_to,
    noun_clauses.noun_clause,
    hearsay.hearsay,
    labels.speaker_label,
    unattributed.label_in_marks,
    unattributed.after_colon,
    unattributed.signed,
    unattributed.continued_sentence,
    unattributed.after_mention,
    nobodys.own_content,
    nobodys.nobodys_thought,
    nobodys.things_infinitive,
    nobodys.telling_fact,
    empty.noun_form,
    empty.deed,
    empty.bare_object,
    passed_on.cited_source,
    passed_on.citing_participle,
    passed_on.report_of_quotation,
    passed_on.report_of_report,
)
