"""Is a cited outlet one whose article is in the story?"""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from headwater.ids import Id
from headwater.records import Article
from headwater.text import fold

_SUFFIX = re.compile(r"(?:\.(?:com?|org|net|info|gov|edu|ac|[a-z]{2}))+$")


def compact(name: str) -> str:
    """Letters and digits only, 'the' and domain endings left out: 'The Example Post' and 'www.examplepost.com' are one."""
    low = fold(name).text.strip()
    if "." in low and " " not in low:
        low = _SUFFIX.sub("", low.removeprefix("www."))
        low = low.rsplit(".", 1)[-1]
    return re.sub(r"[^a-z0-9]", "", re.sub(r"^the\s?", "", low))


def outlet_article(name: str, articles: Sequence[Article]) -> Id | None:
    """The story's earliest article of the outlet that `name` names; None where there is none."""
    wanted = compact(name)
    if not wanted:
        return None
    found = []
    for a in articles:
        host = urlsplit(a.url).hostname if a.url else None
        if wanted in {compact(x) for x in (a.outlet, host) if x}:
            found.append(a)
    return min(found, key=lambda a: (a.first is None, a.first or 0, a.id)).id if found else None
