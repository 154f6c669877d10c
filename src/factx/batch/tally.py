"""What a run has done so far, and the exit status that follows from it."""

from collections import Counter
from dataclasses import dataclass, field

FINE, SOME_FAILED, ALL_FAILED = 0, 3, 4


@dataclass(slots=True)
class Tally:
    """Counts of one run.

    Attributes:
        articles: articles whose facts are in the output.
        reused: those of them whose facts an earlier run found.
        failed: inputs that could not be read or analysed.
        words: words of the articles, as blanks part them.
        facts: facts written, by type.
        repeated_ids: articles whose id another article of the run had before them.
        new_words: words of the articles that this run worked on.
        inputs: how many inputs there are, those of other shards included; as many as were seen yet.
    """

    articles: int = 0
    reused: int = 0
    failed: int = 0
    words: int = 0
    facts: Counter[str] = field(default_factory=Counter)
    repeated_ids: int = 0
    new_words: int = 0
    inputs: int = 0

    @property
    def done(self) -> int:
        """Inputs that are through."""
        return self.articles + self.failed

    @property
    def exit_status(self) -> int:
        """0 when nothing failed, 3 when some inputs did, 4 when all did.

        >>> Tally(articles=2).exit_status, Tally(articles=2, failed=1).exit_status, Tally(failed=1).exit_status
        (0, 3, 4)
        """
        if not self.failed:
            return FINE
        return SOME_FAILED if self.articles else ALL_FAILED
