"""What each function is worth: the facts of articles with its answers, and with a forced one in their place.

    python -m tests.house.forced [--only NAME] [--parses FOLDER] [--at-most 40] [--enough 5] ARTICLES.jsonl…

Each line of a file is an article (`id`, `text`, and `title` and `published` where they are known); the examples of rules
and words stand for articles, too. A test is forced to say no and yes, what may find nothing finds nothing, and what
gives back something of the kind that it was given gives that back. One run notes in which texts an answer is another
than the forced one; only these are read again, and no more of them than it takes to see `--enough` facts change. A line
for each function and forced answer goes to standard output: its name, the answer, and for the articles and the examples
how many there are where the answer differs, how many were read again, and how many facts changed. What changes no fact
anywhere has no case; what changes none of an example has no case that we wrote.
"""

import argparse
import functools
import hashlib
import importlib
import inspect
import json
import pkgutil
import random
import re
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType, FunctionType
from typing import Any

from spacy.tokens import Doc, DocBin

import factx
from factx import analysis, annotate, extract, resolve
from factx.article import Article
from factx.facts import Record
from factx.lexicon.schema import TABLES
from factx.pipeline.parsing import parse_all
from factx.registry import RULES
from factx.rules import Rule

# An article is read in a tenth of this; a forced answer may send a search round and round.
_SECONDS = 20
# What is derived from the lexicon is derived anew every so many texts, so that these functions are noted, too.
_KEPT = 100
_EMPTY: dict[str, Callable[[], Any]] = {
    "list": list, "set": set, "frozenset": frozenset, "dict": dict, "Counter": Counter, "Mapping": dict, "Links": tuple,
    "Sequence": tuple, "Iterator": lambda: iter(()), "Iterable": tuple,
}  # fmt: skip

Call = Callable[..., Any]


@dataclass(frozen=True)
class Text:
    """A parsed article or example."""

    doc: Doc
    article: Article

    @property
    def is_example(self) -> bool:
        return self.article.id == ""

    def facts(self, extractor: factx.Extractor) -> Counter[str]:
        """What is found in it, less what numbers the facts; an error, where the rules break off or find no end."""
        signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS)
        try:
            records = analysis.analyse(self.doc, self.article, extractor.lexicon, extractor.rules)
            return Counter(_plain(record) for record in records)
        except Exception as error:
            return Counter([repr(error)])
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _plain(record: Record) -> str:
    return record.model_copy(update={"id": ""}).model_dump_json()


@dataclass
class Forced:
    """A function, an answer it may be forced to give, and the texts in which its own answer is another."""

    name: str
    function: FunctionType
    answer: str
    instead: Call
    texts: set[int] = field(default_factory=set)


def all_forced(only: str) -> Iterator[Forced]:
    """All functions of the rooms whose names hold a word, with what each may be forced to say."""
    for package in (annotate, extract, resolve):
        for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            module = importlib.import_module(info.name)
            for name, function in _functions(vars(module), module.__name__):
                whole = f"{module.__name__.removeprefix('factx.')}:{name}"
                if only in whole:
                    yield from _answers(whole, function)


def _functions(names: Any, module: str, prefix: str = "") -> Iterator[tuple[str, FunctionType]]:
    """What is defined there: functions, those of rules and properties, and methods."""
    for name, value in [*names.items()]:
        if isinstance(value, type) and value.__module__ == module:
            yield from _functions(vars(value), module, f"{name}.")
            continue
        inside = value.apply if isinstance(value, Rule) else value
        inside = getattr(inside, "fget", None) or getattr(inside, "func", None) or inside
        inside = getattr(inside, "__func__", None) or inspect.unwrap(inside) if callable(inside) else None
        if not isinstance(inside, FunctionType) or inside.__module__ != module or name.startswith("__"):
            continue
        if not inside.__code__.co_freevars:
            yield prefix + name, inside


def _answers(name: str, function: FunctionType) -> Iterator[Forced]:
    signature = inspect.signature(function)
    returns = _written(signature.return_annotation)
    if returns == "bool":
        yield Forced(name, function, "False", lambda *_, **__: False)
        yield Forced(name, function, "True", lambda *_, **__: True)
    elif returns.endswith("| None"):
        yield Forced(name, function, "None", lambda *_, **__: None)
    elif returns.partition("[")[0] in _EMPTY:
        empty = _EMPTY[returns.partition("[")[0]]
        yield Forced(name, function, "empty", lambda *_, **__: empty())
    elif re.fullmatch(r"tuple\[.*\.\.\.\]", returns):
        yield Forced(name, function, "empty", lambda *_, **__: ())
    alike = [argument for argument, kind in signature.parameters.items() if _written(kind.annotation) == returns]
    if len(alike) == 1 and returns != "bool":
        yield Forced(name, function, alike[0], lambda *a, **n: signature.bind(*a, **n).arguments.get(alike[0]))


def _written(annotation: Any) -> str:
    text = annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)
    return re.sub(r"\b(?:\w+\.)+(?=\w)", "", text)


def _ask_another(*arguments: Any, **named: Any) -> Any:
    return another(*arguments, **named)  # type: ignore[name-defined] # noqa: F821


@contextmanager
def replaced(function: FunctionType, by: Call) -> Iterator[None]:
    """The function does what another does, by whatever name and table it is known: its code is another's."""
    own, name = function.__code__, f"another_{id(function)}"
    function.__globals__[name] = by
    function.__code__ = _ask_another.__code__.replace(co_names=(name,))
    try:
        yield
    finally:
        function.__code__ = own
        del function.__globals__[name]


def _copy(function: FunctionType) -> FunctionType:
    made = FunctionType(function.__code__, function.__globals__, function.__name__, function.__defaults__)
    made.__kwdefaults__ = function.__kwdefaults__
    return made


def _caches() -> list[Any]:
    """The functions that keep their answers, which would outlast what is forced."""
    modules = [module for name, module in [*sys.modules.items()] if name.startswith("factx.")]
    values = [value for module in modules for value in vars(module).values() if callable(value)]
    return [value for value in values if callable(getattr(value, "cache_clear", None))]


class Weigher:
    """Parsed texts, the facts that are found in them, and in which of them a forced answer would be another."""

    def __init__(self, extractor: factx.Extractor, texts: list[Text], forced: list[Forced]) -> None:
        self._extractor, self._texts, self._caches = extractor, texts, _caches()
        signal.signal(signal.SIGVTALRM, _too_long)
        self._whole = [text.facts(extractor) for text in texts]
        self._note(forced)

    def _note(self, forced: list[Forced]) -> None:
        now = 0
        by_function: dict[FunctionType, list[Forced]] = {}
        for one in forced:
            by_function.setdefault(one.function, []).append(one)

        def watched(own: Call, answers: list[Forced]) -> Call:
            def told(*arguments: Any, **named: Any) -> Any:
                found = own(*arguments, **named)
                found = [*found] if inspect.isgenerator(found) else found
                for one in answers:
                    if now not in one.texts and _differ(found, one.instead(*arguments, **named)):
                        one.texts.add(now)
                return iter(found) if isinstance(found, list) and inspect.isgeneratorfunction(own) else found

            return told

        own_codes = [(function, function.__code__) for function in by_function]
        for function, answers in by_function.items():
            copy, name = _copy(function), f"watched_{id(function)}"
            function.__globals__[name] = watched(copy, answers)
            function.__code__ = _ask_another.__code__.replace(co_names=(name,))
        for place, text in enumerate(self._texts):
            now = place
            if place % _KEPT == 0:
                self._forget()
            text.facts(self._extractor)
        for function, code in own_codes:
            function.__code__ = code
        self._forget()

    def _forget(self) -> None:
        for cache in self._caches:
            cache.cache_clear()

    def changed(self, forced: Forced, examples: bool, at_most: int, enough: int) -> tuple[int, int, int]:
        """In how many texts the answer differs, how many were read again, and how many facts changed in them.

        Where nothing changes all of them are read.
        """
        places = sorted(place for place in forced.texts if self._texts[place].is_example == examples)
        random.Random(0).shuffle(places)
        read = changes = 0
        self._forget()
        with replaced(forced.function, forced.instead):
            for place in places:
                if changes >= enough or (changes and read >= at_most):
                    break
                changes += self._changes(place)
                read += 1
        self._forget()
        return len(places), read, changes

    def _changes(self, place: int) -> int:
        facts = self._texts[place].facts(self._extractor)
        return max((facts - self._whole[place]).total(), (self._whole[place] - facts).total())


def _differ(own: Any, forced: Any) -> bool:
    if inspect.isgenerator(own) or hasattr(forced, "__next__"):
        return bool(own)
    try:
        return (type(own) is not type(forced) and bool(own or forced)) or bool(own != forced)
    except (TypeError, ValueError):
        return True


def _too_long(signal_number: int, frame: FrameType | None) -> None:
    raise TimeoutError


def parsed(file: Path, folder: Path, extractor: factx.Extractor) -> list[Text]:
    """The articles of a file, parsed once for as long as the folder stands."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    articles = [Article(row["id"], row["text"], title=row.get("title"), published=row.get("published")) for row in rows]
    return _texts(articles, folder, extractor)


def examples(folder: Path, extractor: factx.Extractor) -> list[Text]:
    """The examples of all rules and words."""
    entries = (entry for table in TABLES for entry in extractor.lexicon.entries(table))
    said = [text for one in (*RULES, *entries) for text in (*one.examples, *one.counterexamples)]
    articles = [Article("", re.sub(r"\[([^\]]+)\]", r"\1", text)) for text in dict.fromkeys(said)]
    return _texts(articles, folder, extractor)


def _texts(articles: list[Article], folder: Path, extractor: factx.Extractor) -> list[Text]:
    texts = "\0".join(article.text for article in articles)
    file = folder / f"{hashlib.sha256(texts.encode()).hexdigest()[:12]}.spacy"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        docs = parse_all(extractor.nlp, [article.text for article in articles])
        DocBin(store_user_data=True, docs=docs).to_disk(file)
    stored = DocBin(store_user_data=True).from_disk(file).get_docs(extractor.nlp.vocab)
    return [Text(doc, article) for doc, article in zip(stored, articles, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="ARTICLES")
    parser.add_argument("--only", default="", help="functions whose module and name hold this")
    parser.add_argument("--parses", type=Path, default=Path("/tmp/forced"), help="where parses are kept")
    parser.add_argument("--at-most", type=int, default=40, help="texts read again, once a fact has changed")
    parser.add_argument("--enough", type=int, default=5, help="facts changed that show a function's worth")
    options = parser.parse_args()
    extractor = factx.load()
    texts = [text for file in options.files for text in parsed(file, options.parses, extractor)]
    forced = [*all_forced(options.only)]
    weigher = Weigher(extractor, [*texts, *examples(options.parses, extractor)], forced)
    change = functools.partial(weigher.changed, at_most=options.at_most, enough=options.enough)
    for one in forced:
        print(one.name, one.answer, *change(one, False), *change(one, True), sep="\t", flush=True)


if __name__ == "__main__":
    main()
