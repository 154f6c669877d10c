"""Whom a pronoun cannot mean: “Putin met *him*”, “*he* described **Montalvo**”, “Zameer should not, *he* said”."""

from spacy.tokens import Token

from factx import syntax
from factx.lexicon import Lexicon
from factx.lexicon.closed_classes import word_set
from factx.resolve.discourse import Discourse, Mentions, Pronoun, Referent, main_subject

POSSESSIVES = word_set("his her its")
_LOOSE_CLAUSE = syntax.RELATIVE_CLAUSE | syntax.ADVERBIAL_CLAUSE | syntax.PARATAXIS | syntax.ADNOMINAL_CLAUSE
_GOES_ON = 2  # sentences: somebody quoted once more
_BEFORE_SAYING = frozenset(",\"”’'»")
_CLOSING_MARKS, _OPENING_MARKS = frozenset('"”»'), frozenset('"“«')


def named_by_itself(pronoun: Pronoun, told: Mentions, speaker: Referent | None = None) -> set[int]:
    """“*He* described **Montalvo** as …”, “**Zameer** should not say that, *he* said”: whom a subject names, it is not.

    All that hangs on its verb, and all that it is the speaker of; but where the reporter retells what who spoke last
    (`speaker`) says, they may be named: “**Sosa** paid the money back, *she* said”.
    """
    token, verb = pronoun.token, pronoun.token.head
    if token.dep in syntax.POSSESSIVE:
        # “*his* friend **Ivo Bos**”
        beside = [child for child in verb.children if renames(child) and child.i > token.i]
        return {id(referent) for child in beside for _, referent in told.within(child.i, child.i + 1)}
    found = {id(referent) for start, end in pronoun.contents for _, referent in told.within(start, end)}
    if token.dep in syntax.SUBJECT:
        below = told.within(token.i + 1, verb.right_edge.i + 1)
        found.update(id(referent) for named, referent in below if _in_clause(token.doc[named], verb))
        before = (r for start, end in _said_before(token, verb) for _, r in told.within(start, end))
        found.update(id(referent) for referent in before if referent is not speaker)
    return found


def named_by_last_speaker(pronoun: Pronoun, discourse: Discourse, told: Mentions) -> set[int]:
    """““**Sosa** looks up to **Bos**. “He is a hard act to follow,” *she* said”: who goes on to speak is who spoke
    last, and not whom only the words just said name.
    """
    speaker, token = discourse.speaker, pronoun.token
    if speaker is None or speaker.is_body or speaker.gender not in ("", pronoun.gender) or not pronoun.speaks:
        return set()
    if pronoun.sentence - speaker.sentence > _GOES_ON or not (sets_off(token) or main_subject(token)):
        return set()
    named = ((start, end, r) for start, end in discourse.heard for _, r in told.within(start, end))
    return {id(r) for start, end, r in named if r is not speaker and start <= r.last < end}


def _in_clause(token: Token, verb: Token) -> bool:
    """Whether a token hangs on a verb without a looser clause between: not in “met Bos, **who told Sosa** that …”."""
    for _ in range(12):
        if token == verb or token.head == token:
            return token == verb
        if token.dep in _LOOSE_CLAUSE or (token.dep in syntax.CONJUNCT and syntax.own_subject(token) is not None):
            return False
        token = token.head
    return False


def joint_speakers(pronoun: Token, discourse: Discourse) -> set[int]:
    """“**Mafu and Bos** said *he* should go”: of two named persons who act together, a singular means neither."""
    for above in syntax.ancestors(pronoun, 8):
        subject = syntax.own_subject(above)
        if subject is None or subject.i >= pronoun.i:
            continue
        both = [discourse.at.get(token.i) for token in (subject, *syntax.conjuncts(subject))]
        named = [referent for referent in both if referent is not None and referent.cluster is not None]
        return {id(r) for r in named} if len(both) == len(named) > 1 else set()
    return set()


def sets_off(token: Token) -> bool:
    """“…, *he* said”, “…, *he* warned, …”: the subject of a verb that is set beside what was said."""
    before = min(token.i, token.head.i) - 1
    near = before >= 0 and abs(token.head.i - token.i) < 3
    return near and token.dep in syntax.SUBJECT and token.doc[before].text in _BEFORE_SAYING


def _said_before(token: Token, verb: Token) -> list[tuple[int, int]]:
    """“**Zameer should not say that**, *he* said”: what stands before the one who says it, up to a comma or mark.

    Of “Zameer said so. “**We won**,” *he* added”, only what is in marks, where a parse takes both for one sentence.
    """
    before = min(token.i, verb.i) - 1
    if not sets_off(token):
        return []
    if verb.dep in syntax.PARATAXIS:
        spans = [(verb.head.left_edge.i, before)]
    else:
        spans = [syntax.extent(clause) for clause in syntax.clausal_complements(verb) if clause.right_edge.i <= before]
    return [(max(start, _opening(token, start, before)), end) for start, end in spans]


def _opening(token: Token, start: int, closing: int) -> int:
    """Where the quotation mark opens that closes at a token; `start` where none does."""
    doc = token.doc
    if doc[closing].text not in _CLOSING_MARKS:
        return start
    return next((i for i in range(closing - 1, start, -1) if doc[i].text in _OPENING_MARKS), start)


def barred(pronoun: Token, lexicon: Lexicon) -> set[int]:
    """Who cannot be meant: “Putin met *him*”, “Biden called Bos and urged *him*”, “Putin’s brother”: the other
    arguments of the same verb."""
    if pronoun.lower_.endswith("self"):
        return {pronoun.head.i}
    if pronoun.lower_ in POSSESSIVES and pronoun.dep in syntax.POSSESSIVE:
        return {pronoun.head.i, *_named(_likened(pronoun)), *_named(_before_neighbour(pronoun.head))}
    verb = pronoun.head
    if pronoun.dep in syntax.SUBJECT:
        # “**Bos**, with whom *she* had worked”
        return _named([verb.head]) if verb.dep in syntax.RELATIVE_CLAUSE else set()
    others = [child for child in verb.children if child.dep in syntax.SUBJECT | syntax.OBJECT and child != pronoun]
    if verb.dep in syntax.RELATIVE_CLAUSE and any(other.tag_ in ("WP", "WDT") for other in others):
        others.append(verb.head)  # “Judge **Bos**, who remanded *him*”
    result = verb.tag_ == "VBG" and verb.lemma_ in lexicon.naming(
        "resulting"
    )  # “Sosa is a lawyer, making *her* a good choice”
    if syntax.is_verb(verb) and syntax.own_subject(verb) is None and not result:
        shared = _doer(verb)
        others += [shared] if shared is not None else []
    return _named(others)


def _named(nouns: list[Token]) -> set[int]:
    """The heads of some phrases, with the names set beside them."""
    return {token.i for noun in nouns for token in (noun, *filter(renames, noun.children))}


def _likened(pronoun: Token) -> list[Token]:
    """“**Sosa** was *her* teacher”, “named **Bos** as *his* heir”: nobody is his own; but “was *her* own teacher”."""
    noun, verb = pronoun.head, pronoun.head.head
    if pronoun.i + 1 < len(pronoun.doc) and pronoun.nbor().lower_ == "own":
        return []
    if noun.dep in syntax.OBLIQUE and pronoun.nbor(-1).lower_ == "as":
        return syntax.objects(verb)
    subject = syntax.own_subject(noun)
    return [subject] if subject is not None and subject.i < pronoun.i else []


def _before_neighbour(noun: Token) -> list[Token]:
    """“**Ana Sosa**, Mia Bos and *her* daughter”: of those listed, whose daughter it is stands next to her."""
    first = syntax.coordination_head(noun)
    listed = sorted((first, *syntax.conjuncts(first)), key=lambda member: member.i)
    before = [member for member in listed if member.i < noun.i]
    return before[:-1] if before and before[-1].tag_ == "NNP" else []


def _doer(verb: Token) -> Token | None:
    """Who does what an infinitive or a participle tells: “**Yeh** had no grounds to question *her*”."""
    if verb.dep not in syntax.ADNOMINAL_CLAUSE:
        return syntax.subject(verb)
    above = next((a for a in syntax.ancestors(verb, 4) if syntax.own_subject(a) is not None), None)
    return syntax.own_subject(above) if above is not None and verb.tag_ == "VB" else verb.head


def renames(token: Token) -> bool:
    """“the mayor, **Ana** Sosa”: a name set beside the noun that it hangs on."""
    return token.dep in syntax.FLAT | syntax.APPOSITION | syntax.COMPOUND
