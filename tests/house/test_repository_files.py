"""Files beside the code that name versions, commands and paths: they name what is there."""

import re
import tomllib

import pytest
import srsly

import factx
from tests.house.pages import REPOSITORY

PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _text(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


def test_the_citation_names_this_version() -> None:
    cited = srsly.yaml_loads(_text("CITATION.cff"))
    assert (cited["version"], cited["license"]) == (factx.__version__, PROJECT["license"])


def test_every_hook_starts_a_tool_of_the_dev_extra() -> None:
    (local,) = srsly.yaml_loads(_text(".pre-commit-config.yaml"))["repos"]
    tools = {hook["entry"].split()[0].rpartition("/")[2] for hook in local["hooks"]}
    assert local["repo"] == "local"  # nothing is fetched for a commit
    assert tools == {"ruff", "mypy", "python"}


def test_the_container_copies_and_installs_what_is_there() -> None:
    text = _text("Dockerfile")
    (extras,) = re.findall(r"whl\)\[([\w,]+)\]", text)
    assert set(extras.split(",")) <= set(PROJECT["optional-dependencies"])
    assert re.search(r"^USER 1000", text, re.MULTILINE), "runs as root"
    ignored = _text(".dockerignore").split()
    assert "src" not in ignored
    assert "models" not in ignored


@pytest.mark.parametrize("page", sorted((REPOSITORY / "docs").glob("*.md")), ids=lambda page: page.stem)
def test_the_site_leads_to_every_page(page: object) -> None:
    listed = re.findall(r"^ *- (\S+\.md)$", _text("mkdocs.yml"), re.MULTILINE)
    assert getattr(page, "name", "") in listed
