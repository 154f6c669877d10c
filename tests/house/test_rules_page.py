"""The page of all rules says what the registry says."""

import json

from factx.registry import RULES
from tests.house import rules_page


def test_the_page_of_all_rules_is_as_they_are() -> None:
    told = "write it anew: python -m tests.house.rules_page"
    assert rules_page.PAGE.read_text(encoding="utf-8") == rules_page.page(), told


def test_weights_are_of_rules_that_there_are() -> None:
    if rules_page.WEIGHTS.exists():
        weighed = {json.loads(line)["rule"] for line in rules_page.WEIGHTS.read_text(encoding="utf-8").splitlines()}
        assert weighed <= {rule.id for rule in RULES}
