"""The page of all commands says what the commands say."""

from tests.house.cli_docs import PAGE, page


def test_the_page_of_all_commands_is_as_they_are() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "write it anew: python -m tests.house.cli_docs"
