"""What can go wrong, as one small tree.

    FactxError                      anything that factx itself raises
    ├── InputError                  one input cannot be read (missing, binary, too long, not an article)
    ├── OutputError                 the output cannot be written
    ├── PipelineError               a spaCy pipeline cannot be found, loaded or used
    ├── LexiconError                a lexicon file does not hold what its schema asks for
    ├── EngineError                 workers or a cluster cannot be started, reached or used
    ├── ManifestError               the manifest of a run is missing, broken, or that of another run
    ├── QueryError                  a question in SQL cannot be answered
    ├── RuleError                   no rule bears a name that was given
    ├── SettingsError               a settings file cannot be read or names what is no setting
    └── MissingExtraError           an optional package is not installed

Every message is one line, `WHERE: what is wrong; what to do`, so that the command can print it as it is.

>>> raise InputError("news.txt", "no such file", "check the path")
Traceback (most recent call last):
    ...
factx.errors.InputError: news.txt: no such file; check the path
"""

from factx import installing


class FactxError(Exception):
    """Base of all errors of factx; `where`, `what` and `remedy` make up its one-line message.

    `code` is the exit status that the command ends with when the error stops it.
    """

    code = 1

    def __init__(self, where: str, what: str, remedy: str = "") -> None:
        self.where, self.what, self.remedy = where, what, remedy
        super().__init__(where, what, remedy)

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" + (f"; {self.remedy}" if self.remedy else "")
        return " ".join(line.split())


class InputError(FactxError):
    """One input cannot be read as an article; in a batch the others go on."""

    code = 4


class OutputError(FactxError):
    """The output exists already or cannot be written."""

    code = 2


class PipelineError(FactxError):
    """The spaCy pipeline is missing, broken or lacks a component that the rules need."""

    code = 5


class LexiconError(FactxError):
    """A lexicon file is missing, is not TOML or breaks its schema."""

    code = 5


class EngineError(FactxError):
    """Workers cannot be started, or a cluster cannot be reached or runs another factx."""

    code = 5


class ManifestError(FactxError):
    """A run cannot be resumed, or parts cannot be merged, by the manifests that are there."""

    code = 2


class QueryError(FactxError):
    """A question in SQL is wrong, or asks for more than facts."""

    code = 2


class SettingsError(FactxError):
    """A settings file cannot be read, is not TOML or names what is no setting."""

    code = 5


class RuleError(FactxError):
    """A rule is named that there is none of."""

    code = 2


class MissingExtraError(FactxError):
    """A feature needs a package of one of the extras (`factx[html]`, `factx[parquet]`, `factx[cluster]`)."""

    code = 2

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(feature, f"needs the extra '{extra}'", installing.advice(extra))
        self.args = feature, extra  # so that it can be pickled: workers send errors
