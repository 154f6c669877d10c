"""`factx.report` is a function, whatever was imported before."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("before", ["", "import factx.report.ledger", "from factx.report.html import page", "factx.ledger([])"])  # fmt: skip
def test_report_is_called_whatever_was_imported_before(before: str) -> None:
    code = f"import factx\n{before}\nprint(factx.report([])[:15])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("<!DOCTYPE html>\n", "")
