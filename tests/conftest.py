"""What all tests share: one loaded extractor a session, and where the evaluation sets lie."""

from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, settings

import factx
from factx.lexicon import Lexicon
from factx.lexicon import load as load_lexicon

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = REPOSITORY.parent / "shared"

# What hypothesis draws is the same in every run; `--hypothesis-profile=full` draws anew, and 10,000 times.
settings.register_profile(
    "factx", max_examples=60, deadline=None, derandomize=True, print_blob=True, suppress_health_check=list(HealthCheck)
)
settings.register_profile("full", settings.get_profile("factx"), max_examples=10_000, derandomize=False)
settings.load_profile("factx")


@pytest.fixture(scope="session")
def extractor() -> factx.Extractor:
    """The bundled pipeline, loaded once."""
    return factx.load()


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The lexicon that comes with factx."""
    return load_lexicon()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of evaluation sets; tests that need it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the evaluation sets (../shared) are not here")
    return SHARED


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a pipeline that loads in no time and knows one name: for what many processes do with any."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", name="parser")
    nlp.add_pipe("attribute_ruler", name="tagger").add([[{"ORTH": "said"}]], {"LEMMA": "say"})  # type: ignore[attr-defined]
    nlp.add_pipe("entity_ruler", name="ner").add_patterns([{"label": "PERSON", "pattern": "Ana Sosa"}])  # type: ignore[attr-defined]
    path = tmp_path_factory.mktemp("pipeline") / "tiny"
    nlp.to_disk(path)
    return path


@pytest.fixture(autouse=True)
def _installed_from_an_index(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """What is advised about extras does not depend on how the factx of the tests was installed."""
    if "installing" not in request.node.name:
        monkeypatch.setattr("factx.installing.advice", lambda extra: f"pip install 'factx[{extra}]'")
