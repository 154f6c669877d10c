"""The rules that find what somebody is: nothing else lists them. A new rule is a function and a line here."""

from factx.extract.actors import titles_before, titles_behind, titles_said, titles_shared
from factx.rules import AnyRule

RULES: tuple[AnyRule, ...] = (
    titles_before.beside_name,
    titles_before.of_something,
    titles_shared.of_several,
    titles_before.calling_before,
    titles_behind.behind_name,
    titles_behind.calling_behind,
    titles_said.in_clause,
    titles_said.moved,
)
