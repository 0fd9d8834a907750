"""The command that tells where new articles belong, without keeping them."""

from typing import Annotated

import typer

from headwater.errors import HeadwaterError
from headwater.serve import session
from headwater.serve.options import STORE, Json, Store, print_json
from headwater.serve.talk import say


def place(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, archives, as for run.")],
    store: Store = STORE,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Compare with articles from then on, and with those without a date; with all if not given.",
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Tell which story each new article would join, and why. Nothing is kept: run does that, and settles stories."""
    found = []
    for one in session.place(store, paths, since):
        if isinstance(one, str):
            say(one)
            continue
        found.append(one)
        if not as_json:
            from headwater.serve import terminal

            terminal.show_placed(terminal.console(), one)
    if as_json:
        print_json(found)
    if not found:
        raise HeadwaterError("nothing could be read")
