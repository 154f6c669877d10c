"""*She praised* the nurses. *He called* it “a gift”. *Farmers talked about* the drought.: nouns that stand for what
was said."""

from spacy.tokens import Token

from factx import syntax
from factx.extract.quotations.bounds.content import content_end
from factx.extract.quotations.passage import BREAKS, Passage
from factx.extract.quotations.propose.complements import relative_pronoun
from factx.extract.quotations.reporting_clause import ReportingClause, statement_of
from factx.extract.quotations.statement import Shape, Statement
from factx.extract.quotations.steps import PROPOSE_FROM_CLAUSE

_REASON_MARKS = frozenset(("for", "of", "as", "to", "from", "into"))
_CIRCUMSTANCES = frozenset(
    ("through", "in", "at", "during", "by", "after", "before", "on", "amid", "via", "since", "until", "following")
)
_QUESTIONS = frozenset(("if", "whether", "why", "how", "about"))
_LONGEST_CIRCUMSTANCE = 8
# Not “call on the port to wait and *apologize*”, where a present looks like an infinitive.
_FINITE_ALONE = syntax.FINITE - {"VBP"}
_SUBORDINATORS = frozenset(("after", "when", "as", "while", "before", "on", "during", "because"))
_IN_PHRASE_CONTENT = (
    syntax.OBJECT
    | syntax.INDIRECT_OBJECT
    | syntax.CLAUSAL_COMPLEMENT
    | syntax.OPEN_COMPLEMENT
    | syntax.OBLIQUE
    | syntax.PREPOSITION
    | syntax.PREDICATE
)


@PROPOSE_FROM_CLAUSE.rule(
    "quote.phrase",
    tier=8,
    examples=("She praised the nurses.", "Farmers talked about the drought."),
    counterexamples=("She said that the nurses were tired.", "By attacking the paper he lost votes."),
)
def governed_phrase(passage: Passage, clause: ReportingClause) -> Statement | None:
    """*She praised* the nurses. *He called* it “a gift”. *Farmers talked about* the drought."""
    if clause.entry.content in ("clause", "quotation") and not clause.entry.prepositions:
        return None
    verb = passage.token(clause.verb)
    first, last = passage.sentence(clause.verb)
    if passage.tags[clause.verb] == "VBG" and clause.verb > first and not syntax.auxiliaries(verb):
        k = passage.skip_back(clause.verb - 1, first)
        document = ("noun", passage.doc[k].lemma_.lower()) in passage.lexicon.cue_index
        if passage.pos[k] not in ("ADV", "PUNCT") and not document:
            return None  # “by attacking the paper” tells of a deed; “a statement attacking the paper” of words
        last = _before_main_verb(passage, verb, last)
    heads = []
    if clause.entry.content in ("phrase", "any"):
        told = clause.cue.lemma == "ask" and not _QUESTIONS.isdisjoint(passage.lower[clause.verb : last])
        # “asked *the board* if it knew”: who was asked; “asked *the board to pay*” is what was asked
        heads = [] if told else [noun for noun in syntax.objects(verb) if noun.i > clause.verb]
        heads += [head for head in syntax.clausal_complements(verb) if head.i > clause.verb]
    preposed = [
        noun
        for preposition, noun in syntax.prepositional(verb)
        if preposition.lower_ in clause.entry.prepositions and noun.i > clause.verb and not passage.is_date(noun.i)
    ]
    if not heads and not preposed:
        return (
            _role_of_relative(passage, clause, last)
            or _after_preposition(passage, clause, last)
            or _object_beside(passage, clause, last)
        )
    start, end = _phrase_extent(clause, verb, heads, preposed, last)
    end = _before_next_verb(passage, start, _to_next_break(passage, end, last))
    start, end = passage.trimmed(start, content_end(passage, clause.verb, start, end))
    if start >= end:
        return _role_of_relative(passage, clause, last)
    contents = [*relative_pronoun(passage, clause, start), (start, end)]
    return statement_of(clause, contents, Shape.PHRASE, passage.stretches_in(start, end))


def _phrase_extent(
    clause: ReportingClause, verb: Token, heads: list[Token], preposed: list[Token], last: int
) -> tuple[int, int]:
    """Tokens of the nouns and clauses that a verb governs, up to a gap."""
    first_head = min((*heads, *preposed), key=lambda token: token.i)
    start = first_head.left_edge.i
    if first_head in preposed:
        start = max(start, (syntax.preposition_of(first_head) or first_head).i + 1)
    behind = clause.verb + 1
    if first_head in preposed and verb.doc[behind].lower_ in clause.entry.prepositions:
        start = behind + 1  # “called *for* a halt on loans”, which the parse may take for “called for … *loans*”
    start = max(start, behind)
    end = start
    for child in verb.rights:
        if child.right_edge.i >= start and (child.dep in _IN_PHRASE_CONTENT or _is_reason(child)):
            if child.left_edge.i > end + 1 and end > start:
                break
            end = max(end, min(child.right_edge.i + 1, last))
    return start, end


def _before_next_verb(passage: Passage, start: int, end: int) -> int:
    """“She declined that offer *and has left*”: what the parse joins with a noun goes on about her."""
    for i in range(start + 1, end - 1):
        if passage.is_finite(i) or passage.lower[i] in BREAKS:
            return end
        joined = passage.lower[i] in ("and", "but") and not passage.quoted[i]
        if joined and passage.tags[i + 1] in _FINITE_ALONE and not passage.quoted[i + 1]:
            return i
    return end


def _before_main_verb(passage: Passage, participle: Token, last: int) -> int:
    """“A statement attacking the paper *angered* readers”: a participle ends where the verb of its noun follows."""
    end = participle.right_edge.i + 1
    while end < last and (passage.pos[end] == "PUNCT" or passage.lower[end] in BREAKS):
        end += 1  # “Falk, citing “the will of the town,” *said* …”
    above = participle.dep in syntax.ADNOMINAL_CLAUSE or participle.head.i > participle.i
    return end if above and end < last and passage.is_finite(end) else last


def _object_beside(passage: Passage, clause: ReportingClause, last: int) -> Statement | None:
    """“Lord Amble *accused* ministers of …”: where the parse makes the verb a part of its object."""
    verb, start = passage.token(clause.verb), clause.verb + 1
    noun = verb.head
    misread = passage.tags[clause.verb] == "VBD" and noun.i >= start and syntax.is_nominal(noun)
    if not misread or clause.entry.content not in ("phrase", "any") or syntax.own_subject(verb) is not None:
        return None
    if any(map(passage.is_finite, range(start, noun.i))):
        return None
    end = _to_next_break(passage, min(noun.right_edge.i + 1, last), last)
    start, end = passage.trimmed(start, content_end(passage, clause.verb, start, end))
    return statement_of(clause, [(start, end)], Shape.PHRASE, passage.stretches_in(start, end)) if start < end else None


def _role_of_relative(passage: Passage, clause: ReportingClause, last: int) -> Statement | None:
    """“the crews, *whom* he described *as “peaceful”*”, “*what* they declared *as a monument*”: who or what is called
    so stands before the verb."""
    start = next((i for i in range(clause.verb + 1, min(last, clause.verb + 4)) if passage.lower[i] == "as"), last)
    if start >= last or any(passage.lower[i] in BREAKS for i in range(clause.verb, start)):
        return None
    named = _closed_by_marks(passage, start) is not None or _is_role(passage, start, last)
    if clause.entry.content not in ("phrase", "any") or not named:
        return None
    pronoun = relative_pronoun(passage, clause, start)
    end = _closed_by_marks(passage, start) or _to_next_break(passage, start + 1, last)
    start, end = passage.trimmed(start, content_end(passage, clause.verb, start, end))
    if not pronoun or start >= end:
        return None
    return statement_of(clause, [*pronoun, (start, end)], Shape.PHRASE, passage.stretches_in(start, end))


def _closed_by_marks(passage: Passage, as_: int) -> int | None:
    """“as “peaceful,” for”, “as a “rant,” he”: where words in marks right behind “as” and an article end."""
    for at in range(as_ + 1, min(len(passage), as_ + _LONGEST_CIRCUMSTANCE)):
        stretch = passage.stretch_over(at)
        if stretch is not None:
            return passage.stretches[stretch].end
        if passage.lower[at] in BREAKS or passage.is_finite(at):
            return None
    return None


def _after_preposition(passage: Passage, clause: ReportingClause, last: int) -> Statement | None:
    """“is talking to voters *about* health care”, where the parse hangs the phrase elsewhere."""
    for i in range(clause.verb + 1, min(last, clause.verb + 7)):
        if passage.lower[i] in BREAKS or passage.quoted[i] or passage.is_finite(i):
            return None
        if passage.lower[i] == "of" and passage.pos[i - 1] in ("NOUN", "PROPN") and not passage.is_date(i - 1):
            return None  # “spoke on the *condition of* anonymity”
        if passage.lower[i] in clause.entry.prepositions and passage.pos[i] in ("ADP", "SCONJ", "PART"):
            start, end = passage.trimmed(
                i + 1, content_end(passage, clause.verb, i, _to_next_break(passage, i + 1, last))
            )
            if start >= end or passage.tags[start] == "VB":
                return None
            return statement_of(clause, [(start, end)], Shape.PHRASE, passage.stretches_in(start, end))
    return None


def _to_next_break(passage: Passage, end: int, last: int) -> int:
    """A phrase that the parse ends early goes on to the next comma: “the climate in which people “hate each other””."""
    i = end
    while i < last:
        index = passage.stretch_over(i)
        if index is not None:
            i = passage.stretches[index].end
        elif (
            passage.lower[i] in BREAKS
            or (passage.lower[i] in _SUBORDINATORS and not _is_role(passage, i, last))
            or (passage.lower[i] in _CIRCUMSTANCES and passage.tags[i + 1 : i + 2] != ["WDT"])
            or _new_clause(passage, i, last)
        ):
            break
        else:
            i += 1
    return max(end, min(i, last))


def _is_role(passage: Passage, i: int, last: int) -> bool:
    """“referred to him *as “a gift”*”, “*as* a liar”, but not “*as* he left”: what somebody is called."""
    if passage.lower[i] != "as":
        return False
    end = next((k for k in range(i + 1, last) if passage.lower[k] in BREAKS and not passage.quoted[k]), last)
    return not any(passage.is_finite(k) and not passage.quoted[k] for k in range(i + 1, end))


def _new_clause(passage: Passage, i: int, last: int) -> bool:
    """“and *left*”, but not “and her commitment to the poor”."""
    if passage.lower[i] not in ("and", "but"):
        return False
    for k in range(i + 1, min(last, i + 7)):
        if passage.quoted[k] or passage.lower[k] in BREAKS:
            return False
        if k in passage.cues or passage.is_finite(k):
            return True
    return False


def _is_reason(clause: Token) -> bool:
    """“criticized him *for leaving*”, “accused them *of lying*”: UD hangs the clause on the verb as adverbial."""
    return clause.dep in syntax.ADVERBIAL_CLAUSE and any(
        mark.lower_ in _REASON_MARKS and mark.i < clause.i for mark in clause.children
    )
