"""The command line. stdout is data, stderr is talk.

Nothing heavy is imported before a command needs it, so that `headwater --help` answers at once.
"""

import io
import os
import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from headwater import __version__
from headwater.errors import HeadwaterError, StoreError, StoreLockedError, UsageError
from headwater.serve import placing, session, upkeep, watching
from headwater.serve.options import STORE, Address, Json, Set, Store, print_json, print_lines
from headwater.serve.printable import one_line
from headwater.serve.talk import Progress, ReaderGone, data, flush, say

# What the shell sees when it was interrupted from the keyboard, and when the reader of a pipe went away (128 + signal).
INTERRUPTED, NO_READER = 130, 141
EXIT_CODES = {
    0: "Done.",
    HeadwaterError.exit_code: "It failed, or `verify` or `store check` found something wrong.",
    UsageError.exit_code: "A name, key, path or value that was given is not one that Headwater knows.",
    StoreError.exit_code: "The store cannot be used: there is none, another process writes, another version, or damage.",
    INTERRUPTED: "Interrupted from the keyboard. What was done is kept; the next run goes on from there.",
    NO_READER: "Whoever read the output, such as `head`, went away.",
}
# Beyond this many, what was dropped while reading is counted, not listed: `headwater dropped` lists all.
MOST_DROPPED = 20

app = typer.Typer(
    name="headwater",
    help="Who reports each fact of a news story, in which words, on whose authority, on how many independent sources.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
store_app = typer.Typer(help="Look after the store itself.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(store_app, name="store")


def _version(wanted: bool) -> None:
    if wanted:
        data(f"headwater {__version__}")
        raise typer.Exit


@app.callback()
def _headwater(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Independence of reporting is measured, not truth."""


@app.command()
def run(  # noqa: PLR0913, PLR0917
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...", help="Files, folders, JSON Lines. Without any, what is there is brought up to date."
        ),
    ] = None,
    store: Store = STORE,
    until: Annotated[
        str | None,
        typer.Option(
            metavar="STAGE", help="Do this stage and what it needs, no more. annotate reads every article closely."
        ),
    ] = None,
    close: Annotated[
        str | None,
        typer.Option(
            metavar="WHICH",
            help="Which stories to read closely: all, shared (two or more outlets) or none. As at the last run; at first, shared.",
        ),
    ] = None,
    engine: Annotated[str, typer.Option(metavar="NAME", help="What carries out the steps.")] = "local",
    workers: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Processes; as many as there are cores if not given.")
    ] = None,
    address: Address = None,
    overrides: Set = None,
    as_json: Json = False,
) -> None:
    """Read PATHs and bring every step up to date."""
    if not paths and not store.exists():
        raise UsageError(f"nothing to read: give a PATH (there is no store at {store} yet)")
    how = session.HowToRun(until, close, engine, workers, tuple(overrides or ()), address)
    with Progress() as progress:
        report = session.run(store, paths or [], how, progress)
    for line in report.told(MOST_DROPPED, store):
        say(line)
    say(f"read {report.read} new, {report.known} known before, {report.counts()}")
    if as_json:
        print_json(session.told(report))
    if report.lost() and not report.read and not report.known:
        raise HeadwaterError("nothing could be read")


@app.command()
def stories(store: Store = STORE, as_json: Json = False) -> None:
    """List the stories, those of the most outlets first."""
    from headwater import views

    with session.reading(store) as index:
        found = views.stories(index)
    if as_json:
        print_json(found)
        return
    from headwater.serve import terminal

    terminal.show_stories(terminal.console(), found)


@app.command()
def show(
    story: Annotated[
        str | None,
        typer.Argument(
            metavar="[STORY]",
            help="A story's id, the beginning of one, or an article's id; the first of `stories` if not given.",
        ),
    ] = None,
    store: Store = STORE,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write one self-contained page; - for stdout.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Show the dossier of one story. A story not yet read closely is read first."""
    if as_json and str(html) == "-":
        raise UsageError("--json and --html - would both be written to stdout; name a file for the page")
    dossier = _dossier(store, story)
    if html is not None:
        from headwater.serve import page

        text = page.render(dossier)
        if str(html) == "-":
            data(text)
        else:
            html.write_text(text, encoding="utf-8")
            say(f"wrote {html}")
    if as_json:
        print_json(dossier)
    elif html is None:
        from headwater.serve import terminal

        terminal.show_dossier(terminal.console(), dossier)


def _dossier(store: Path, given: str | None) -> Any:
    from headwater import views

    with session.reading(store) as index:
        found = views.find_story(index, given)
        dossier = views.dossier(index, found)
    if dossier["read"] and dossier["independent"]:
        return dossier
    try:
        with Progress() as progress:
            session.read_closely(store, found.articles[0], progress)
    except StoreLockedError as error:
        say(f"shown as it is, not read closely: {error}")
        return dossier
    with session.reading(store) as index:
        return views.dossier(index, views.find_story(index, given))


@app.command()
def article(
    given: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="An article's id, the beginning of one, or its input id.")
    ],
    store: Store = STORE,
    where: Annotated[
        tuple[int, int] | None,
        typer.Option(metavar="START END", help="Show where this passage of the text stands in the original."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show one article with what was marked in it, or the place of a passage of it in the original."""
    from headwater import views

    with session.reading(store) as index:
        found = views.find_article(index, given)
        view = None if where else views.article_view(index, found)
        place = views.place(index, found, *where) if where else None
    if as_json:
        print_json(view or place)
        return
    from headwater.serve import terminal

    if place:
        terminal.show_place(terminal.console(), place)
    elif view:
        terminal.show_article(terminal.console(), view)


@app.command()
def why(
    a: Annotated[str, typer.Argument(metavar="A", help="An article.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Another article.")],
    store: Store = STORE,
    as_json: Json = False,
) -> None:
    """Say why two articles are in one story, or why not: their score, what makes it, and what a story asks for."""
    found = session.why(store, a, b)
    if as_json:
        print_json(found)
        return
    from headwater.serve import terminal

    terminal.show_why(terminal.console(), found)


@app.command()
def export(
    record: Annotated[str, typer.Argument(metavar="RECORD", help="Such as articles, quotes, dossiers.")],
    store: Store = STORE,
) -> None:
    """Print every record of a kind as JSON Lines."""
    from headwater import views

    with session.reading(store) as index:
        print_lines(views.export(index, record))


_COMMANDS = (
    placing.place,
    upkeep.verify,
    upkeep.dropped,
    upkeep.config,
    upkeep.forget,
    watching.watch,
    watching.evidence,
)
for _command in _COMMANDS:
    app.command()(_command)
store_app.command("check")(upkeep.store_check)
store_app.command("digest")(upkeep.store_digest)


def call(args: list[str] | None = None) -> int:
    """Carry out one command line (None: the process's own) -> exit code. What went wrong is told on stderr, in one line."""
    # Newer releases of typer carry their own copy of click: its error class is found through one that typer exports.
    wrong_use: Any = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")
    try:
        code = app(args, prog_name="headwater", standalone_mode=False)
        flush()
    except wrong_use as error:
        error.show()
        return UsageError.exit_code
    except HeadwaterError as error:
        say(one_line(str(error)))
        return error.exit_code
    except ReaderGone:
        # Python would try to flush what is left at exit, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NO_READER
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except OSError as error:
        say(one_line(f"{error.filename or ''}: {error.strerror or error}".removeprefix(": ")))
        return HeadwaterError.exit_code
    if code == INTERRUPTED:
        # Newer releases of typer make this code of the interruption themselves.
        say("interrupted; what was done is kept, and the next run goes on from there")
    return code if isinstance(code, int) else 0


def main() -> NoReturn:
    if isinstance(sys.stdout, io.TextIOWrapper):
        # JSON is UTF-8 whatever the locale says; a lone surrogate is written as the escape that JSON has for it.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(call())
