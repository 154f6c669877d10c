"""Who is who in a hand-built parse: all stages from mentions to the records of persons and bodies."""

from collections.abc import Sequence

from spacy.tokens import Doc

from factx.annotate import mentions
from factx.article import Article
from factx.document import Document
from factx.extract import actors
from factx.facts import Quote
from factx.lexicon import Lexicon
from factx.resolve import entities


def people_in(doc: Doc, lexicon: Lexicon, quotes: Sequence[Quote] = ()) -> entities.Entities:
    """The persons and bodies of a parse that nobody has marked yet."""
    mentions.annotate(doc, lexicon)
    document = Document(doc, lexicon)
    return entities.resolve(document, Article("a", doc.text), actors.describe(document), quotes)


def who(doc: Doc, lexicon: Lexicon, quotes: Sequence[Quote] = ()) -> dict[str, str]:
    """Each pronoun → the name of its record; of pronouns that stand twice, the last."""
    return meant(doc, lexicon, "pronominal", quotes)


def meant(doc: Doc, lexicon: Lexicon, form: str, quotes: Sequence[Quote] = ()) -> dict[str, str]:
    """Each mention of a form → the name of its record."""
    records = people_in(doc, lexicon, quotes).records
    return {mention.text: record.name for record in records for mention in record.mentions if mention.form == form}
