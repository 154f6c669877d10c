"""The inline engine: all work in this process, in the order of the inputs."""

from collections.abc import Callable, Generator, Iterable

from factx.batch.work import Batch, Recipe, Work, items_of, settle


class InlineEngine:
    """Works on one batch after another; what is heavy is loaded when the first one has something to do."""

    def __init__(self, recipe: Recipe, ready: Callable[[], None] = lambda: None) -> None:
        self._recipe, self._ready = recipe, ready

    def __call__(self, batches: Iterable[Batch]) -> Generator[Batch]:
        """The batches, settled."""
        work: Work | None = None
        for batch in batches:
            if pending := batch.pending:
                if work is None:
                    work = self._recipe()
                    self._ready()
                settle(pending, work(items_of(pending)))
            yield batch
