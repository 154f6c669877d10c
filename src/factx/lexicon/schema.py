"""What the lexicon files hold: one entry type per table, checked when a file is read.

Every entry names its words, gives an example that a test executes (the words in question in [brackets]), a
counterexample where one teaches, and a note that says why it is there.
"""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from factx.facts import CueClass
from factx.lexicon import patterns
from factx.outcomes import Outcome


class Entry(BaseModel):
    """Words that behave alike, with their reason.

    Words are lemmas in lower case, or phrases of lower-case tokens with single blanks; a table may say otherwise.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)

    words: tuple[str, ...] = Field(min_length=1)
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    note: str = ""


class CueEntry(Entry):
    """`cues.toml`: words that introduce what somebody says, by class."""

    cue_class: CueClass = Field(alias="class")
    part_of_speech: str = Field("verb", pattern="^(verb|noun|preposition|phrase)$")
    addressee: bool = Field(False, description="its object is who was told: tell, inform, assure")
    content: str = Field(
        "clause",
        pattern="^(quotation|clause|phrase|any)$",
        description="what it governs beside words in quotation marks: nothing, a clause, nouns, or any of them",
    )
    prepositions: tuple[str, ...] = Field((), description="prepositions that lead to its content: talk *about*")
    everyday: bool = Field(False, description="mostly tells of other things than speech: begin, open, share")


class OutcomeEntry(Entry):
    """`outcomes.toml`: words that tell what befell people."""

    outcome: Outcome
    part_of_speech: str = Field("verb", pattern="^(verb|noun|adjective|phrase)$")
    role: str = Field("", description="where the victims stand: subject, object, of, …; the table's head explains")
    selects: str = Field(
        "",
        pattern="^(|persons|wounds|hospital|captives)$",
        description="`persons`: only of nouns known to be people (“released two tapes”); `wounds`: of those, and only "
        "by a bullet or in a part of the body (“struck in the arm”); `hospital`: of those, and only to a hospital; "
        "`captives`: of those, and only in a text that tells of captives",
    )


class TitleEntry(Entry):
    """`titles.toml`: roles, ranks and forms of address that stand before or after a person's name."""

    kind: str = Field(pattern="^(role|rank|honorific|nobility|religious|kin|person)$")
    gender: str = Field(
        "", pattern="^(male|female|)$", description="what the word tells of the person: spokeswoman, king"
    )


class OrganizationEntry(Entry):
    """`organizations.toml`: nouns that head the names of bodies, or describe them, with their category."""

    category: str
    kind: str = Field("noun", pattern="^(noun|leading|name|seat|sector|event|place)$")
    country: str | None = None
    institution: bool = Field(
        False, description="with a country before it, it picks out one body: Russian defence ministry"
    )


class CountryEntry(Entry):
    """`countries.toml`: a country or territory; `words` are its names, as printed."""

    alpha3: str = Field(pattern="^[A-Z]{3}$")
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()


class WordEntry(Entry):
    """A table of plain words under a class: `persons.toml` (nouns for people), `hedges.toml`, `furniture.toml`, …"""

    word_class: str = Field("", alias="class")


class FurnitureEntry(WordEntry):
    """`furniture.toml`: patterns over a line of a page (`line`, `start`), and exact phrases (`phrase`)."""

    @model_validator(mode="after")
    def _check_patterns(self) -> Self:
        """Patterns that cannot be read, or would take long on some lines, are refused when the file is read."""
        if self.word_class in ("line", "start"):
            for word in self.words:
                patterns.check(word)
        return self


TABLES: dict[str, type[Entry]] = {
    "cues": CueEntry,
    "outcomes": OutcomeEntry,
    "persons": WordEntry,
    "hedges": WordEntry,
    "titles": TitleEntry,
    "organizations": OrganizationEntry,
    "countries": CountryEntry,
    "forenames": WordEntry,
    "furniture": FurnitureEntry,
    "modality": WordEntry,
    "quoting": WordEntry,
    "surroundings": WordEntry,
    "nicknames": WordEntry,
    "bodies": WordEntry,
    "regions": WordEntry,
    "hazards": WordEntry,
    "linking": WordEntry,
    "naming": WordEntry,
    "calendar": WordEntry,
    "events": WordEntry,
}

# What each table lists, for `factx lexicon list`.
SUBJECTS = {
    "cues": "words that introduce what somebody says",
    "outcomes": "words for what befell people",
    "persons": "nouns for people, and for what is counted and is none",
    "hedges": "at least, about, up to: what bounds a number",
    "titles": "roles, ranks and forms of address",
    "organizations": "nouns that head the names of bodies, with their category",
    "countries": "countries and territories with peoples and capitals",
    "forenames": "first names that tell of a gender",
    "furniture": "lines of a web page that are no part of its article",
    "modality": "what denies an event, or makes it unreal",
    "quoting": "function words that the quotation rules ask for",
    "surroundings": "words around a count that the casualty rules ask for",
    "nicknames": "first names that stand for one another",
    "bodies": "names that one body goes by",
    "regions": "parts of countries with bodies of their own",
    "hazards": "what happened: earthquake, raid, shooting",
    "calendar": "words that tell whether a date lies ahead or back",
    "naming": "words around names that the rules on persons and bodies ask for",
    "linking": "words in the names of persons and bodies, and for those hurt, that linking asks for",
    "events": "what tells where and when an event was",
}
