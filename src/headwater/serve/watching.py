"""Commands between the store and the world: what feeds bring in, what is handed out as evidence."""

import os
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from headwater.errors import UsageError
from headwater.serve import session
from headwater.serve.options import STORE, Json, Set, Store, print_json
from headwater.serve.printable import one_line
from headwater.serve.talk import Progress, data, say


def watch(  # noqa: PLR0913, PLR0917
    feeds: Annotated[
        list[str],
        typer.Argument(metavar="FEEDS...", help="OPML files, files with one address a line, or addresses of feeds."),
    ],
    store: Store = STORE,
    once: Annotated[bool, typer.Option("--once", help="Do one round and end.")] = False,
    every: Annotated[
        float, typer.Option(min=1, metavar="SECONDS", help="From the end of a round to the next.")
    ] = 900.0,
    pace: Annotated[
        float,
        typer.Option(min=0.1, metavar="SECONDS", help="Between two visits to one host; more where it asks for more."),
    ] = 2.0,
    at_once: Annotated[
        int, typer.Option("--at-once", min=1, max=256, metavar="N", help="Hosts visited at the same time.")
    ] = 8,
    close: Annotated[
        str | None, typer.Option(metavar="WHICH", help="Which stories to read closely, as for run.")
    ] = None,
    notify: Annotated[
        str | None,
        typer.Option(
            metavar="COMMAND|URL",
            help="Tell this command (JSON on its standard input) or web address (by POST) when a story gains a root, a "
            "disagreement or a changed count.",
        ),
    ] = None,
    leave_reserved: Annotated[
        bool, typer.Option("--leave-reserved", help="Take no page whose rights to text and data mining are reserved.")
    ] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also fetch from private addresses, such as an intranet's.")
    ] = False,
    early: Annotated[
        bool,
        typer.Option(
            "--early", help="Say at once which story each new article seems to join; the run then settles it."
        ),
    ] = False,
    overrides: Set = None,
    as_json: Json = False,
) -> None:
    """Poll FEEDS politely: take every article once, and its later versions as versions."""
    how = session.HowToWatch(None if once else every, pace, at_once, notify, leave_reserved, allow_private, early)
    with Progress() as progress:
        report = session.watch(
            store,
            feeds,
            how,
            session.HowToRun(close=close, overrides=tuple(overrides or ())),
            progress,
        )
    if as_json:
        print_json(session.told(report))


def _opened(draft: Path, target: Path) -> BinaryIO:
    """The file that is written in place of `target`, which is the one that the user knows."""
    try:
        return draft.open("wb")
    except OSError as error:
        raise UsageError(f"--out {target}: cannot be written: {(error.strerror or str(error)).lower()}") from error


def evidence(
    given: Annotated[
        str, typer.Argument(metavar="STORY", help="A story, as for show; with --check, an evidence file.")
    ],
    store: Store = STORE,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE.warc.gz", help="Where to write; STORY.warc.gz if not given.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Check a file against the hashes in it, instead of writing one.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Write the originals that a story rests on as a web archive with a list of their hashes."""
    from headwater import views

    if check:
        problems = views.check_evidence(Path(given))
        if as_json:
            print_json({"problems": problems})
        else:
            data("sound" if not problems else "\n".join(map(one_line, problems)))
        if problems:
            raise typer.Exit(1)
        return
    with session.reading(store) as index:
        found = views.find_story(index, given)
        target = out or Path(f"{found.id:016x}.warc.gz")
        if target.is_dir():
            raise UsageError(f"--out {target}: a folder; name a file")
        # A file that was begun and not ended is never mistaken for a whole one.
        draft = target.with_name(f"{target.name}.{os.getpid()}.part")
        try:
            with _opened(draft, target) as stream:
                made = views.evidence(index, found, stream)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    if as_json:
        print_json(made)
    else:
        for page in made["pages"]:
            data(one_line(f"{page['sha256']}  {page['location']}"))
    say(f"wrote {target}")
