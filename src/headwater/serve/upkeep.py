"""Commands that look after a store: what is wrong with it, what was let go, how it is set, what is taken out."""

from pathlib import Path
from typing import Annotated

import typer

from headwater.serve import session
from headwater.serve.options import STORE, Json, Set, Store, print_json
from headwater.serve.printable import one_line
from headwater.serve.talk import data, say


def verify(store: Store = STORE, as_json: Json = False) -> None:
    """Check that every printed sentence equals the passage it cites, and that every mark lies in its article."""
    from headwater import views

    with session.reading(store) as index:
        found = views.verify(index)
    if as_json:
        print_json(found)
    else:
        data(f"{sum(found['checked'].values())} records checked, {len(found['problems'])} problems")
        for p in found["problems"]:
            data(f"{p['record']} at article {p['article']} {p['start']}–{p['end']}: {p['reason']}")
    if found["problems"]:
        raise typer.Exit(1)


def dropped(store: Store = STORE, as_json: Json = False) -> None:
    """List what was let go, where and why, and notes of what is kept but for a part."""
    from headwater import views

    with session.reading(store) as index:
        found = list(views.export(index, "dropped"))
    if as_json:
        print_json(found)
        return
    for gone in found:
        data(one_line(f"{'note' if gone['kept'] else 'dropped'} {gone['record']}: {gone['reason']} ({gone['step']})"))


def config(
    store: Annotated[
        Path | None,
        typer.Option("--store", metavar="FOLDER", help="Those of this store's last run, whatever is set here."),
    ] = None,
    overrides: Set = None,
    as_json: Json = False,
) -> None:
    """Print every setting of every step, its value and where the value comes from."""
    found = session.effective(overrides or ()) if store is None else session.noted(store)
    rows = [{"step": s.step, "field": s.field, "value": s.value, "origin": s.origin} for s in found]
    if as_json:
        print_json(rows)
        return
    from headwater.serve import terminal

    terminal.show_settings(terminal.console(), rows)


def forget(
    given: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="An article's id, the beginning of one, or its input id.")
    ],
    store: Store = STORE,
) -> None:
    """Take an article's page out of the store; the next run takes away what rests on it."""
    from headwater import views

    with session.reading(store) as index:
        found = views.find_article(index, given)
    session.forget(store, found.id)
    say(f"forgot {one_line(found.title or found.input_id)}; the next run updates what rested on it")


def store_check(store: Store = STORE, as_json: Json = False) -> None:
    """Read every part of the store and say what is wrong with it."""
    problems = session.check(store)
    if as_json:
        print_json({"problems": problems})
    else:
        data("sound" if not problems else "\n".join(problems))
    if problems:
        raise typer.Exit(1)


def store_digest(store: Store = STORE, as_json: Json = False) -> None:
    """Print a hash of all records: equal stores have equal digests."""
    found = session.digest(store)
    if as_json:
        print_json({"digest": found})
    else:
        data(found)
