"""What a date expression is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression: its characters, the rule that found it, what its groups hold, and the text beside it."""

    start_char: int
    end_char: int
    text: str
    rule: str
    parts: dict[str, str]
    before: str = ""
    following: str = ""

    def part(self, name: str) -> str:
        """What a group of the pattern holds, in lower case with single blanks; empty where it holds nothing."""
        return " ".join(self.parts.get(name, "").lower().split())
