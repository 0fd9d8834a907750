"""The one door for parts: steps, stores and engines come by entry point, the built-in ones too.

Groups: headwater.steps (name = 'stage.step'), headwater.engines, headwater.stores. Nothing is imported before `load`.
"""

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from headwater.errors import HeadwaterError, unknown
from headwater.records import TABLES, Record


@cache
def names(group: str) -> dict[str, EntryPoint]:
    """{name: entry point} of a group, e.g. 'steps'. Raises HeadwaterError where two installed packages claim one name."""
    found: dict[str, EntryPoint] = {}
    for point in sorted(entry_points(group=f"headwater.{group}"), key=lambda p: (p.name, p.value)):
        other = found.setdefault(point.name, point)
        if other.value != point.value:
            raise HeadwaterError(
                f"two {group} are called {point.name!r}: {other.value} and {point.value}; uninstall one"
            )
    return found


def load(group: str, name: str) -> Any:
    """The object behind a name. UsageError for a name that nobody offers."""
    found = names(group)
    if name not in found:
        raise unknown(group.rstrip("s"), name, found)
    return found[name].load()


def tables() -> dict[str, type[Record]]:
    """{name: table}: the built-in tables, and those that steps of other packages write. Imports such steps, if there are any."""
    found = {t.__name__: t for t in TABLES}
    for name, point in names("steps").items():
        if not point.value.startswith("headwater."):
            found |= {t.__name__: t for t in load("steps", name).writes}
    return found
