"""Rules for single outlets, each a TOML file of its own: which elements of its pages hold the report.

For outlets whose pages the general way gets wrong. Files stand in `outlets/`, and in a folder of the user's own
(setting `rules` of extract.body), whose rules go first.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from headwater.errors import InputError
from headwater.extraction.outline import Element, Outline

_STEP = re.compile(r"(?P<tag>[a-z][a-z0-9-]{0,40})?(?P<marks>(?:[.#][\w-]{1,100}){0,10})")
_CLASS = re.compile(r"""\bclass\s{0,9}=\s{0,9}(?:"([^"]{0,500})"|'([^']{0,500})'|([^\s>]{1,100}))""")
_ID = re.compile(r"""\bid\s{0,9}=\s{0,9}["']?([\w-]{1,100})""")
_KEYS = {"hosts", "body", "drop"}


@dataclass(frozen=True, slots=True)
class _Step:
    tag: str
    classes: frozenset[str]
    name: str

    def fits(self, element: Element) -> bool:
        if self.tag and element.tag != self.tag:
            return False
        if self.name and not ((found := _ID.search(element.raw)) and found[1] == self.name):
            return False
        if not self.classes:
            return True
        said = _CLASS.search(element.raw)
        return said is not None and self.classes <= set((said[1] or said[2] or said[3] or "").split())


Selector = tuple[_Step, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """hosts: with all their subdomains. body, drop: selectors; a passage is of the report in the one and not in the other."""

    hosts: tuple[str, ...]
    body: tuple[Selector, ...]
    drop: tuple[Selector, ...]

    def choose(self, outline: Outline) -> list[bool]:
        """For each passage, whether it is of the report."""
        held, left = _inside(outline, self.body), _inside(outline, self.drop)
        return [held[p.element] and not left[p.element] for p in outline.passages]


def rule(url: str | None, folder: str = "") -> Rule | None:
    """The rule for the host of an address; None where there is none. Raises InputError for a file that is no rule."""
    try:
        host = (urlsplit(url).hostname or "") if url else ""
    except ValueError:
        return None
    labels = host.split(".")
    rules = _rules(folder)
    return next((found for at in range(len(labels)) if (found := rules.get(".".join(labels[at:])))), None)


@cache
def _rules(folder: str) -> dict[str, Rule]:
    built_in = [f for f in files("headwater.extraction.outlets").iterdir() if f.name.endswith(".toml")]
    own = sorted(Path(folder).glob("*.toml")) if folder else []
    found = [read(f.read_text(encoding="utf-8"), f.name) for f in [*sorted(built_in, key=lambda f: f.name), *own]]
    return {host: one for one in found for host in one.hosts}


def read(text: str, where: str) -> Rule:
    """The rule that a TOML text holds. Raises InputError, naming `where`."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(where, f"no rule for an outlet: {error}") from error
    lists = {key: given.get(key, []) for key in _KEYS}
    if set(given) - _KEYS or not lists["hosts"] or not lists["body"]:
        raise InputError(where, "a rule for an outlet has hosts and body, and may have drop, and nothing else")
    if not all(isinstance(v, list) and all(isinstance(x, str) for x in v) for v in lists.values()):
        raise InputError(where, "hosts, body and drop are lists of texts")
    return Rule(tuple(lists["hosts"]), _selectors(lists["body"], where), _selectors(lists["drop"], where))


def _selectors(written: Sequence[str], where: str) -> tuple[Selector, ...]:
    found = []
    for selector in written:
        steps = [_STEP.fullmatch(step) for step in selector.split()]
        if not steps or any(step is None or not step[0] for step in steps):
            raise InputError(where, f"{selector!r} is no selector: TAG, .class, #id, or several set apart by spaces")
        found.append(tuple(_step(step) for step in steps if step))
    return tuple(found)


def _step(found: re.Match[str]) -> _Step:
    marks = re.findall(r"[.#][\w-]+", found["marks"])
    name = next((mark[1:] for mark in marks if mark[0] == "#"), "")
    return _Step(found["tag"] or "", frozenset(mark[1:] for mark in marks if mark[0] == "."), name)


def _inside(outline: Outline, selectors: Sequence[Selector]) -> list[bool]:
    """For each element, whether it or one around it fits a selector: how far each selector has come is handed down."""
    done: list[bool] = []
    reached: list[tuple[int, ...]] = []
    for element in outline.elements:
        above = reached[element.parent] if element.parent >= 0 else (0,) * len(selectors)
        now = tuple(
            at + (at < len(steps) and steps[at].fits(element)) for at, steps in zip(above, selectors, strict=True)
        )
        reached.append(now)
        whole = any(at == len(steps) for at, steps in zip(now, selectors, strict=True))
        done.append(whole or (element.parent >= 0 and done[element.parent]))
    return done
