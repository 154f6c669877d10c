"""The page of all commands and the manual page say what the commands say."""

import re
import shutil
import subprocess

import pytest

from tests.house import cli_docs, man_page


def test_the_page_of_all_commands_is_as_they_are() -> None:
    assert cli_docs.PAGE.read_text(encoding="utf-8") == cli_docs.page(), "write it anew: python -m tests.house.cli_docs"


def test_no_type_of_python_stands_for_what_to_type() -> None:
    assert re.findall(r"<(?:list|str|path|int|float)\b[^>]*>", cli_docs.page()) == []


def test_the_manual_page_is_as_the_commands_are() -> None:
    assert man_page.PAGE.read_text(encoding="utf-8") == man_page.page(), "write it anew: python -m tests.house.cli_docs"


def test_the_manual_page_is_good_roff() -> None:
    if shutil.which("groff") is None:
        pytest.skip("groff is not installed")
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-Kutf8", "-ww", str(man_page.PAGE)], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert "factx extract" in done.stdout
