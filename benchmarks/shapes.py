"""Texts of one shape, endlessly repeated: what makes a step that looks too far back, or at all pairs, grow faster.

>>> long("12 dead; ", 20)
'12 dead; 12 dead; 12'
"""

# Repeated as they stand. What a page may hold by accident (tables, rules, blanks), what feeds go wrong with, and what
# each rule looks for, many times over in one sentence.
REPEATED: dict[str, str] = {
    # casualties
    "toll and toll": "12 people were killed and ",
    "tolls by semicolon": "12 dead; ",
    "tolls by comma": "five killed, ",
    "a toll and a toll": "a toll and a toll ",
    "said and said": "the minister said that 12 people died and ",
    "according to": "according to police ",
    "including": "12 people including ",
    "of whom": "12 of whom ",
    "at least": "at least 12 or more than ",
    "the dead": "the dead and the injured of the ",
    "killing": "killing 12 and wounding ",
    "range": "between 12 and 14 to 16 ",
    "death toll": "the death toll rose to ",
    # numbers
    "telephones": "555-1234 ",
    "numbers": "12345 ",
    "number words": "two three four ",
    "comma numbers": "12,345,",
    "comma list of numbers": "1, 2, 3, ",
    "scores": "3-2 4-1 ",
    "money": "$5m £4bn ",
    "one digit": "7",
    "percent": "5% ",
    # marks
    "double marks": '"',
    "double marks parted": '" ',
    "curly opening": "“",
    "curly closing": "”",
    "curly pairs": "“a” ",
    "curly opening words": "“no ",
    "single marks": "'",
    "single pairs": "'a' ",
    "single in words": "'a'",
    "curly single": "’",
    "curly single opening": "‘no ",
    "guillemets": "«",
    "guillemet pairs": "«a» ",
    "backticks": "`",
    "low marks": "„",
    "mixed marks": "“\"'‘",
    "measures": "6'2\" ",
    "brackets": "(",
    "closing brackets": ")",
    "bracket pairs": "[]",
    "bracketed words": "(a) ",
    "hyphens": "-",
    "dashes": "—",
    "spaced dashes": "— ",
    "double hyphens in words": "a--b",
    "ampersands": "&",
    "commas": ",",
    "full stops": ".",
    "spaced stops": ". ",
    "exclamations": "!",
    "colons": ":",
    "semicolons": ";",
    "slashes": "/",
    "stars": "*",
    "pipes": "|",
    "underlines": "_",
    "equals": "=",
    "tildes": "~",
    "bullets": "•",
    "angles": "<",
    "dollars": "$",
    "hashes": "#",
    "at signs": "@",
    "tags": "<b>a</b>",
    "open tags": "<b ",
    "entities": "&amp;",
    # blanks
    "blanks": " ",
    "tabs": "\t",
    "line ends": "\n",
    "paragraphs": "a\n\n",
    "no-break blanks": "\u00a0",
    "zero-width blanks": "\u200b",
    "blank then letter": "    a\n",
    # letters
    "one letter": "a",
    "one capital": "A",
    "capital words": "NEWS ",
    "one word": "word ",
    "dotted letters": "a.",
    "hyphened words": "a-",
    "apostrophes": "n't",
    "emoji": "👍",
    "joined emoji": "👨\u200d👩\u200d👧",
    "combining": "a\u0301",
    "chinese": "新闻",
    "arabic": "خبر ",
    "addresses": "https://a.b/c ",
    "one address": "http://a.b/",
    "mail": "a@b.c ",
    "dotted address": "a.b.c/",
    "tweets": "RT @ana: see https://t.co/ab #news ",
    # names and dates
    "names by comma": "Ana Sosa, ",
    "names by and": "Ana Sosa and ",
    "one long name": "Ana ",
    "titles": "President ",
    "title and name": "President Ana Sosa ",
    "bodies": "Ministry of ",
    "of the": "of the ",
    "acronyms": "the WHO (WHO) ",
    "possessives": "Ana’s ",
    "pronouns": "he said she said ",
    "on Friday": "on Friday ",
    "months": "May ",
    "dates": "3 May 2021, ",
    "ago": "two days ago ",
    # quotations
    "said": "said ",
    "he said": "he said ",
    "he said that": "he said that ",
    "she said, marks": '"a," he said ',
    "interrupted": "“We,” he said, “",
    "colon speaker": "Sosa: ",
    "cited as saying": "quoted Sosa as saying ",
    "if and not": "if not ",
    "which": "which ",
    "and": "and ",
    "to": "to ",
}
PROSE = (
    "Police in Marenga said on Friday that at least 12 people were killed and 30 wounded when a lorry ran into a "
    "market. “We heard one bang,” said Ana Sosa, who sells fruit there. The governor, Tomas Brill, told reporters that "
    "the driver had been detained.\n\n"
)


def long(unit: str, characters: int) -> str:
    """A shape as long as asked, cut where it falls."""
    return (unit * (characters // len(unit) + 1))[:characters]


def shapes() -> dict[str, str]:
    """Every shape by its name, prose among them."""
    return {"prose": PROSE, **REPEATED}
