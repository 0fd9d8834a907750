"""Text from outside made safe for a terminal, for one line and for a link."""

import re
from urllib.parse import urlsplit

# Escape sequences could move the cursor, rename the window or hide text; direction overrides could turn a sentence round.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SPACE = re.compile(r"\s+")


def printable(text: str) -> str:
    """`text` with control characters and direction overrides shown as U+FFFD; tabs and line ends are kept."""
    return _CONTROL.sub("\ufffd", text)


def one_line(text: str, longest: int | None = None) -> str:
    """Printable, white space evened out, cut with an ellipsis at `longest` characters."""
    line = _SPACE.sub(" ", printable(text)).strip()
    return line if longest is None or len(line) <= longest else line[: longest - 1].rstrip() + "…"


def web_address(url: str | None) -> str | None:
    """`url` if it is an http or https address with a host, else None: nothing else becomes a link."""
    if not url or _CONTROL.search(url) or _SPACE.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
