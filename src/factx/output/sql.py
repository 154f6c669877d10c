"""What a question in SQL may ask for: the views of facts, and functions that reach nothing else.

The question is parsed by DuckDB itself, which gives its syntax tree as JSON without binding or running anything. A list
of what is allowed, and not of what is forbidden: a function that a later DuckDB brings is refused until it is listed.
"""

import json
from collections.abc import Collection, Iterator
from importlib import resources
from typing import TYPE_CHECKING, Any

from factx.errors import QueryError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_LISTED = resources.files("factx.output").joinpath("sql_functions.txt").read_text(encoding="utf-8")
FUNCTIONS = frozenset(name for line in _LISTED.splitlines() if not line.startswith("#") for name in line.split())
TABLE_FUNCTIONS = frozenset(("generate_series", "json_each", "json_tree", "range", "regexp_split_to_table", "unnest"))
# `SHOW TABLES`, and `DESCRIBE` without a name.
_SHOWN = frozenset(("tables", "__show_tables_expanded"))


def check(connected: "DuckDBPyConnection", sql: str, views: Collection[str]) -> None:
    """Refuse everything that is not one question about the views.

    Args:
        connected: parses the question; nothing of it is run.
        sql: the question.
        views: the names of the tables that it may name.

    Raises:
        QueryError: it is no question, or more than one, or asks for something else.
        duckdb.Error: it is no SQL.
    """
    _refuse_all_but_questions(connected, sql)
    nodes = list(_nodes(_tree(connected, sql)))
    # A name that WITH gives to a part of the question stands for that part.
    known = {*views, *(entry["key"].lower() for node in nodes for entry in _named_parts(node))}
    for node in nodes:
        _check_node(node, known, views)


def _refuse_all_but_questions(connected: "DuckDBPyConnection", sql: str) -> None:
    from duckdb import StatementType

    try:
        sql.encode("utf-8")
    except UnicodeEncodeError as error:
        what = f"character {error.start + 1} is no character (half of a surrogate pair, or a byte that is no UTF-8)"
        raise QueryError("SQL", what, "write the question in UTF-8") from error
    statements = connected.extract_statements(sql)
    if len(statements) != 1:
        what = "holds no question" if not statements else f"holds {len(statements)} statements"
        raise QueryError("SQL", what, "ask one SELECT at a time")
    if statements[0].type != StatementType.SELECT:
        what = f"is no question ({statements[0].type.name}): facts are only read"
        raise QueryError("SQL", what, "ask a SELECT, DESCRIBE or SUMMARIZE")


def _tree(connected: "DuckDBPyConnection", sql: str) -> Any:
    found = connected.execute("SELECT json_serialize_sql(?::VARCHAR)", [sql]).fetchone()
    try:
        parsed = json.loads(found[0] if found else "{}")
    except (RecursionError, ValueError) as error:
        raise QueryError("SQL", "is too deep", "ask a plainer question") from error
    if parsed.get("error"):
        raise QueryError("SQL", str(parsed.get("error_message", "cannot be read")), "ask a plainer question")
    return parsed["statements"]


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object of the tree."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)


def _named_parts(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    parts = node.get("cte_map")
    if isinstance(parts, dict):
        yield from parts.get("map", ())


def _check_node(node: dict[str, Any], known: Collection[str], views: Collection[str]) -> None:
    kind, see = node.get("type"), f"use {', '.join(sorted(views))}"
    if kind == "TABLE_FUNCTION":
        name = str(node["function"]["function_name"]).lower()
        _allow(name, TABLE_FUNCTIONS, "is no table that a question may name", see)
        # Its arguments are seen as nodes of their own, it itself as a function must not be.
        node["function"]["class"] = ""
    elif kind == "BASE_TABLE":
        name = ".".join(filter(None, (node["catalog_name"], node["schema_name"], node["table_name"]))).lower()
        name = name.removeprefix("memory.").removeprefix("main.")
        _allow(name, known, "is no table that a question may name", see)
    elif kind == "SHOW_REF" and node.get("query") is None:
        name = str(node["table_name"]).strip('"').lower()
        _allow(name, _SHOWN, "cannot be shown", "ask SHOW TABLES, or DESCRIBE and the name of one")
    elif node.get("class") in ("FUNCTION", "WINDOW"):
        name = str(node["function_name"]).lower()
        if any(character.isalpha() for character in name):  # + - || ~~ and the like are operators
            _allow(name, FUNCTIONS, "is no function that a question may use", "see docs/outputs.md for those it may")


def _allow(name: str, allowed: Collection[str], what: str, remedy: str) -> None:
    if name not in allowed:
        raise QueryError("SQL", f"{name!r} {what}", remedy)
