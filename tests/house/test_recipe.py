"""The recipe of the bundled pipeline hangs together: every step's inputs are data, scripts or what an earlier step made."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import srsly

MODELS = Path(__file__).resolve().parents[2] / "models"
RECIPE: dict[str, Any] = srsly.read_yaml(MODELS / "project.yml")
COMMANDS: dict[str, dict[str, Any]] = {command["name"]: command for command in RECIPE["commands"]}
ASSETS = [asset["dest"] for asset in RECIPE["assets"]]
STEPS = RECIPE["workflows"]["rebuild"]
WEIGHTS = MODELS.parent / "src" / "factx" / "confidence" / "weights.json"
FITTED = (MODELS / "scripts" / "fit_confidence.py").read_text(encoding="utf-8")


def outputs(name: str) -> list[str]:
    """What a step makes."""
    return [*COMMANDS[name].get("outputs", []), *COMMANDS[name].get("outputs_no_cache", [])]


def is_within(path: str, others: list[str]) -> bool:
    """Whether one of the others is the path, lies below it or holds it."""
    return any(o == path or o.startswith(f"{path}/") or path.startswith(f"{o}/") for o in others)


def exists_before(path: str, made: list[str]) -> bool:
    """Whether the path is data, a file of the recipe, or among what has been made."""
    if path.startswith(("scripts/", "configs/")):
        return (MODELS / path).is_file()
    return is_within(path, ASSETS if path.startswith("${vars.data}") else made)


def test_every_workflow_names_commands() -> None:
    assert {step for steps in RECIPE["workflows"].values() for step in steps} <= set(COMMANDS)
    assert RECIPE["workflows"]["all"] == ["check", *STEPS]


@pytest.mark.parametrize("name", STEPS)
def test_inputs_are_there_before_the_step(name: str) -> None:
    made = [path for earlier in STEPS[: STEPS.index(name)] for path in outputs(earlier)]
    assert [path for path in COMMANDS[name]["deps"] if not exists_before(path, made)] == []


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "check"])
def test_a_step_declares_the_scripts_that_it_runs(name: str) -> None:
    run = [word for line in COMMANDS[name]["script"] for word in line.split() if re.match(r"(scripts|configs)/", word)]
    assert set(run) <= set(COMMANDS[name]["deps"])


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "check"])
def test_a_step_declares_the_files_that_it_reads(name: str) -> None:
    read = {w for line in COMMANDS[name]["script"] for w in line.split() if re.match(r"(training|corpus)/|\$", w)}
    known = [*COMMANDS[name]["deps"], *outputs(name)]
    # Bare numbers and names among the variables are settings; what a step writes on the way is its own.
    undeclared = {w for w in read if not is_within(w, known) and w.startswith(("training", "corpus", "${vars.data}"))}
    assert undeclared <= {"corpus/raw.txt"}


def test_imports_between_scripts_are_declared() -> None:
    scripts = {path.stem: path.read_text(encoding="utf-8") for path in (MODELS / "scripts").glob("*.py")}
    missing = []
    for name in STEPS:
        deps = set(COMMANDS[name]["deps"])
        for script in [d for d in deps if d.endswith(".py")]:
            imported = re.findall(r"^from (\w+) import|^import (\w+)", scripts[Path(script).stem], re.MULTILINE)
            found = {f"scripts/{a or b}.py" for a, b in imported if (a or b) in scripts}
            missing += [f"{name}: {path}" for path in sorted(found - deps)]
    assert missing == []


def test_each_asset_has_a_checksum_and_a_description() -> None:
    assert all(re.fullmatch(r"[0-9a-f]{32}", asset["checksum"]) and asset["description"] for asset in RECIPE["assets"])


def test_the_step_that_fits_the_confidence_writes_the_weights_that_ship() -> None:
    command = COMMANDS["confidence"]
    assert (MODELS / command["outputs_no_cache"][0]).resolve() == WEIGHTS
    assert set(json.loads(WEIGHTS.read_text(encoding="utf-8"))) == set(
        re.findall(r'^        "([a-z ]+)": ', FITTED, re.M)
    )
    assert "confidence" not in STEPS, "the rules need the finished pipeline, and change more often"


def test_verdicts_judge_places_of_articles_and_hold_no_text_of_them() -> None:
    fields = {"article", "kind", "start_char", "end_char", "key", "right"}
    verdicts = [json.loads(line) for line in (MODELS / "verdicts.jsonl").read_text(encoding="utf-8").splitlines()]
    assert all(set(verdict) == fields and verdict["start_char"] < verdict["end_char"] for verdict in verdicts)
    assert {verdict["kind"] for verdict in verdicts} == {"casualty", "mention", "organization", "quote"}
    assert all(len(verdict["key"].split()) <= 20 for verdict in verdicts)  # an outcome, a kind, a name
    keys = [tuple(verdict[name] for name in sorted(fields - {"right"})) for verdict in verdicts]
    assert len(keys) == len(set(keys))
