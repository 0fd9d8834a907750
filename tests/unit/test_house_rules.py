"""The rules of the house that a program can check."""

import ast
from pathlib import Path

import pytest

from headwater import records, step

SOURCES = sorted((Path(__file__).parents[2] / "src").rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION, MOST_PARAMETERS = 400, 60, 8
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(p.parents[2])))
def test_house_rules_of_size_and_names(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    assert path.stem not in VAGUE
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "every module says in a line what it is for"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, f"{node.name} is too long"
            # Command-line functions have a parameter a flag.
            if "\nimport typer\n" not in text:
                given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                assert len(given) <= MOST_PARAMETERS, f"{node.name} has too many parameters"


def test_house_rules_records_are_frozen_slotted_and_flat() -> None:
    for table in records.TABLES:
        assert table.__dataclass_params__.frozen  # type: ignore[attr-defined]
        assert "__slots__" in vars(table)
        assert table.__doc__


def test_house_rules_every_setting_has_a_default() -> None:
    from headwater.pipeline import plan

    for kind in plan.step_kinds():
        assert issubclass(kind, step.Step)
        kind()
