"""Who “he”, “her”, “its” and, inside a quotation, “I” stand for; what is not certain stays unresolved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factx import marks
from factx.document import Document
from factx.facts import Quote
from factx.lexicon.closed_classes import word_set
from factx.marks import Nominal
from factx.resolve import antecedents, supposed
from factx.resolve.binding import renames
from factx.resolve.chooser import Chooser, Chooses
from factx.resolve.clusters import Cluster, Mention
from factx.resolve.discourse import Discourse, Pronoun, mentions
from factx.resolve.supposed import Reading
from factx.rules import Rules

THIRD = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
    "it": "body", "its": "body", "itself": "body",
    "they": "bodies", "them": "bodies", "their": "bodies", "theirs": "bodies", "themselves": "bodies",
}  # fmt: skip
_SHOWN = 3  # candidates that an explanation tells beside the chosen one
_FIRST = word_set("i me my mine myself")


def resolve(
    view: Document,
    clusters: Sequence[Cluster],
    strangers: Sequence[Nominal],
    quotes: Sequence[Quote],
    third: Sequence[int],
    chooser: Chooses | None,
    rules: Rules,
) -> None:
    """Add the pronouns of a Doc to the clusters that they stand for.

    “Sosa told reporters that **she** would stay. “**I** am not afraid,” **she** said.” `third` are the tokens that
    look like pronouns of the third person.
    """
    said = _said(view, quotes)
    by_token = {i: c for c in clusters for m in c.mentions for i in range(m.start, m.end) if c.kind == "person"}
    scene = _Scene(view, clusters, strangers, quotes, third, said, by_token, chooser, rules)
    reading = supposed.likeliest(scene.read) if isinstance(chooser, Chooser) else scene.read({})
    for cluster, mention in reading.found:
        cluster.add(mention)
        if cluster.kind == "person":
            by_token[mention.start] = cluster
    for i, speaker in _speakers(said, by_token).items():
        lower = view.words.lowers[i]
        if lower in _FIRST and (lower != "i" or view.words.texts[i] == "I") and view.words.tags[i].startswith("PRP"):
            speaker.add(Mention(i, i + 1, "pronominal", rule="speaker of the quotation"))


@dataclass(frozen=True, slots=True)
class _Scene:
    """What all readings of an article's pronouns share."""

    view: Document
    clusters: Sequence[Cluster]
    strangers: Sequence[Nominal]
    quotes: Sequence[Quote]
    third: Sequence[int]
    said: Sequence[tuple[list[int], list[int]]]
    by_token: Mapping[int, Cluster]
    chooser: Chooses | None
    rules: Rules

    def read(self, sexes: Mapping[Cluster, str]) -> Reading:
        """Resolve one pronoun after the other, supposing the sex of some persons; the clusters stay as they are."""
        view, quotes, reading = self.view, self.quotes, Reading(dict(sexes))
        doc, lowers = view.doc, view.words.lowers
        told = mentions(view, self.clusters, self.strangers)
        for referent in told.referents:
            referent.gender = sexes.get(referent.cluster, referent.gender) if referent.cluster else referent.gender
        inside = marks.covered(doc, marks.get(doc, marks.Name))
        quoted = marks.covered(doc, marks.get(doc, marks.Quoted))
        speakers, contents = _speakers(self.said, self.by_token), said_in_marks(view, quotes, "pronominal")
        discourse, position, saying = Discourse(self.rules), 0, _saying(view, quotes)
        for i in [i for i in self.third if not inside[i] and view.words.tags[i].startswith("PRP")]:
            while position < len(told.tokens) and told.tokens[position] <= i:
                token = told.tokens[position]
                discourse.mention(told.referents[position], doc[token], view.sentence_of[token], told.forms[position])
                if token in saying:
                    discourse.speaker, discourse.heard = told.referents[position], saying[token]
                position += 1
            gender = THIRD[lowers[i]]
            discourse.forget(view.sentence_of[i])
            pronoun = Pronoun(doc[i], gender, view.sentence_of[i], speakers.get(i), contents.get(i, ()), i in saying)
            answer = antecedents.choose(view, pronoun, discourse, told, self.chooser)
            reading.weigh(gender, answer)
            if answer is None or answer.referent is None:
                continue
            chosen, antecedent = answer.referent, answer.referent.last
            discourse.mention(chosen, doc[i], view.sentence_of[i], "pronominal")
            discourse.last_pronoun[gender] = chosen, view.sentence_of[i]
            if i in saying:
                discourse.speaker, discourse.heard = chosen, saying[i]
            if chosen.cluster is not None:
                for start, end in contents.get(i, ()):
                    speakers.update((j, chosen.cluster) for j in range(start, end) if quoted[j])
                others = tuple((other.last, chance) for other, chance in answer.others[:_SHOWN] if other.last >= 0)
                mention = Mention(i, i + 1, "pronominal", rule="pronoun", antecedent=antecedent)
                mention.chance, mention.others, mention.rows = answer.chance, others, answer.rows
                reading.found.append((chosen.cluster, mention))
                if not chosen.gender and gender in supposed.SEXES:
                    chosen.gender = gender
                    reading.told.setdefault(chosen.cluster, gender)
        return reading


def _saying(view: Document, quotes: Sequence[Quote]) -> dict[int, list[tuple[int, int]]]:
    """The heads of all speakers, and the names set beside them → the tokens of what they say."""
    found: dict[int, list[tuple[int, int]]] = {}
    for quote in quotes:
        spans = [marks.tokens_at(view.doc, content.start_char, content.end_char) for content in quote.contents]
        for head in _heads(view, quote):
            found.setdefault(head, []).extend(span for span in spans if span is not None)
    return found


def _heads(view: Document, quote: Quote) -> list[int]:
    """“the police **spokesman**, Ana **Sosa**, …”: the head of who speaks, and the names that hang on it by themselves.

    Not whose spokesman she is: “**Sosa**, a spokeswoman for Ivo Bos, said”.
    """
    who = quote.speaker and marks.tokens_at(view.doc, quote.speaker.start_char, quote.speaker.end_char)
    if not who:
        return []
    root = view.doc[who[0] : who[1]].root if who[1] - who[0] > 1 else view.doc[who[0]]
    return [root.i, *(child.i for child in root.children if who[0] <= child.i < who[1] and renames(child))]


def said_in_marks(view: Document, quotes: Sequence[Quote], form: str) -> dict[int, list[tuple[int, int]]]:
    """Head of a mention of some form that speaks → the tokens of what it says, in the paragraphs behind too."""
    found: dict[int, list[tuple[int, int]]] = {}
    for quote in quotes:
        if quote.kind != "indirect" and quote.speaker is not None and quote.speaker.form == form:
            who = marks.tokens_at(view.doc, quote.speaker.start_char, quote.speaker.end_char)
            spans = [marks.tokens_at(view.doc, content.start_char, content.end_char) for content in quote.contents]
            if who is not None:
                head = view.doc[slice(*who)].root.i
                found.setdefault(head, []).extend(span for span in spans if span is not None)
    return found


def _said(view: Document, quotes: Sequence[Quote]) -> list[tuple[list[int], list[int]]]:
    """The heads of each speaker, and the tokens in marks that are theirs."""
    doc, found = view.doc, []
    quoted = marks.covered(doc, marks.get(doc, marks.Quoted))
    for quote in quotes:
        if quote.kind == "indirect" or quote.speaker is None:
            continue
        spans = (marks.tokens_at(doc, content.start_char, content.end_char) for content in quote.contents)
        tokens = [i for span in spans if span is not None for i in range(*span) if quoted[i] or quote.kind == "direct"]
        found.append((_heads(view, quote), tokens))
    return found


def _speakers(said: Sequence[tuple[list[int], list[int]]], by_token: Mapping[int, Cluster]) -> dict[int, Cluster]:
    """Token inside quotation marks → who says it."""
    found: dict[int, Cluster] = {}
    for heads, tokens in said:
        cluster = next((by_token[head] for head in heads if head in by_token), None)
        if cluster is not None:
            found.update(dict.fromkeys(tokens, cluster))
    return found
