"""“Imagine that she had won”, “his critics denounced him”: statements that rules proposed and others refused, and why.

For the reader who asks why something was *not* found; the extraction itself has no use for it.
"""

from typing import Any

from spacy.tokens import Doc

from factx.article import Article
from factx.document import Document
from factx.extract.quotations import extract
from factx.extract.quotations.registry import RULES
from factx.extract.quotations.statement import Statement
from factx.lexicon import Lexicon
from factx.rules import AnyRule, Rules, Stage

_ALL = Rules(RULES)


def refused(doc: Doc, article: Article, lexicon: Lexicon, rules: Rules = _ALL) -> dict[int, str]:
    """First token of a cue → why what it attributes is nobody's statement, and the rule that says so."""
    reasons: dict[int, str] = {}

    def hear(rule: AnyRule, asked: tuple[Any, ...], answer: Any) -> None:
        statement = asked[-1]
        if rule.stage is Stage.VETO and isinstance(statement, Statement) and statement.cue is not None:
            reasons.setdefault(statement.cue.start, f"{answer} ({rule.id})")

    extract(Document(doc, lexicon), article, [], rules.told_to(hear))
    return reasons
