"""Where words go: data to stdout, talk and progress to stderr."""

import sys
from types import TracebackType

from headwater.serve.printable import one_line


class ReaderGone(Exception):
    """Whoever read our output, such as `head`, has enough of it."""


def data(text: str) -> None:
    """One line or text to stdout."""
    try:
        sys.stdout.write(text + "\n")
    except BrokenPipeError as error:
        raise ReaderGone from error


def flush() -> None:
    try:
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error


def say(text: str) -> None:
    """One line to stderr. It may name a file, an entry of an archive or a title, which hold whatever their makers like."""
    print(f"headwater: {one_line(text.encode('utf-8', 'backslashreplace').decode('utf-8'))}", file=sys.stderr)


class Progress:
    """One line on stderr that says how far each step is; nothing where stderr is not a terminal. Call it with (step, done,
    total)."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()

    def __call__(self, step: str, done: int, total: int) -> None:
        if self._live:
            # \x1b[2K clears the line, so that a shorter text leaves nothing of a longer one.
            print(f"\r\x1b[2K{step} {done:,} of {total:,}", end="", file=sys.stderr, flush=True)

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live:
            print("\r\x1b[2K", end="", file=sys.stderr, flush=True)
