"""Options that several commands take, and how they print JSON."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from headwater.serve.talk import data

Store = Annotated[Path, typer.Option("--store", metavar="FOLDER", help="The folder that holds the store.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Set = Annotated[list[str] | None, typer.Option("--set", metavar="STEP.FIELD=VALUE", help="Change a setting of a step.")]
Address = Annotated[
    str | None,
    typer.Option(
        "--address", metavar="HOST:PORT", help="The cluster for --engine ray; none: one started on this machine."
    ),
]
STORE = Path("headwater-store")


def print_json(value: Any) -> None:
    from headwater import views

    data(views.to_json(value, indent=2))


def print_lines(values: Iterable[Any]) -> None:
    """JSON Lines."""
    from headwater import views

    for value in values:
        data(views.to_json(value))
