"""docs/cli.md and docs/records.md, made from the command line and the records themselves: `scripts/docs` writes them."""

import re
import sys
import types
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args, get_type_hints

import typer.main

from headwater.ids import Id
from headwater.records import TABLES
from headwater.serve.cli import EXIT_CODES, app
from headwater.views import names, score_shapes, shapes
from headwater.views.export import COMPOSED, flat, plural

MADE = "<!-- Made by scripts/docs from the code; edit that instead. -->"
# Which shape the rows of a composed export have.
SHAPES: dict[str, Any] = {
    "dossiers": shapes.Dossier,
    "stories": shapes.Story,
    "quotes": shapes.Quote,
    "attributions": shapes.Attribution,
    "sources": shapes.Source,
    "graph": shapes.Edge,
    "claims": shapes.Claim,
    "disagreements": shapes.Disagreement,
    "copies": shapes.Copy,
}
EDGE = "`from` (article or source) rests on `to` (source, or the article of the outlet cited)."


def cli_page() -> str:
    """The command-line reference in Markdown."""
    parts = [
        "# The command line",
        MADE,
        "stdout is data, stderr is talk and progress. A story or article is named by its id, by an unique beginning of it "
        "(three digits or more), a story also by a former id of it or by one of its articles, an article also by its input id.",
        *_commands("headwater", typer.main.get_command(app)),
        "## Exit codes\n",
        "| code | meaning |\n|---|---|\n" + "\n".join(f"| {code} | {text} |" for code, text in EXIT_CODES.items()),
    ]
    return "\n\n".join(p.strip() for p in parts) + "\n"


def _commands(name: str, command: Any) -> Iterator[str]:
    for child, one in getattr(command, "commands", {}).items():
        if hasattr(one, "commands"):
            yield from _commands(f"{name} {child}", one)
            continue
        arguments = [p for p in one.params if p.param_type_name == "argument"]
        options = [p for p in one.params if p.param_type_name == "option"]
        yield f"## {name} {child}\n\n{one.help}"
        yield f"`{' '.join([name, child, *(a.metavar or a.name.upper() for a in arguments), '[OPTIONS]'])}`"
        rows = [(a.metavar or a.name.upper(), a.help) for a in arguments]
        rows += [(" ".join([", ".join(o.opts), *_takes(o)]), (o.help or "") + _default(o)) for o in options]
        yield "| | |\n|---|---|\n" + "\n".join(f"| `{what}` | {text or ''} |" for what, text in rows)


def _takes(option: Any) -> list[str]:
    return [] if option.is_flag else [option.metavar or option.name.upper()]


def _default(option: Any) -> str:
    return "" if option.is_flag or option.default in (None, ()) else f" Default: `{option.default}`."


def records_page() -> str:
    """The reference of what `headwater export` prints, in Markdown."""
    parts = [
        "# Records",
        MADE,
        "`headwater export NAME` prints one JSON object a line. Ids are sixteen hexadecimal digits; `start` and `end` are "
        "half-open ranges of code points in the article's `text`; days are ISO dates, inclusive; null is unknown or open.",
    ]
    for name in names():
        parts += _composed(name, SHAPES[name]) if name in COMPOSED else _table(name, flat()[name])
    parts.append("# Parts of the records")
    for shape in _inner():
        parts += [f"## {shape.__name__}", *_described(shape), _fields(get_type_hints(shape))]
    return "\n\n".join(parts) + "\n"


def _composed(name: str, shape: Any) -> list[str]:
    tables = [t for t in TABLES if plural(t) == name]
    about = _described(shape) or [EDGE]
    fields = _fields(get_type_hints(shape))
    return [f"## {name}", *about, fields, *(f"Composed from the table `{t.__name__}` and others." for t in tables)]


def _table(name: str, table: Any) -> list[str]:
    known = get_type_hints(table)
    hints = {f.name: known[f.name] for f in fields(table) if known[f.name] is not bytes}
    return [f"## {name}", *_described(table), _fields(hints), f"Table `{table.__name__}`."]


def _described(thing: Any) -> list[str]:
    text = thing.__doc__ or ""
    # A dataclass or TypedDict without words of its own has its signature, or dict's words, as docstring.
    if text.startswith(f"{thing.__name__}(") or text == dict.__doc__:
        return []
    return [re.sub(r"\s+", " ", text).replace("None", "null").strip()]


def _fields(hints: dict[str, Any]) -> str:
    return "| field | type |\n|---|---|\n" + "\n".join(f"| `{f}` | {_type(h)} |" for f, h in hints.items())


def _type(hint: Any) -> str:
    inner = [a for a in get_args(hint) if a not in (type(None), Ellipsis)]
    if isinstance(hint, types.UnionType):
        return " or ".join(_type(a) for a in inner) + " or null"
    if hint is Id:
        return "id"
    if get_args(hint) and getattr(hint, "__origin__", None) in (list, tuple):
        return f"list of {_type(inner[0])}"
    if getattr(hint, "__origin__", None) is dict:
        return "object"
    known = {str: "string", int: "integer", float: "number", bool: "true or false"}
    return known.get(hint) or f"[{hint.__name__}](#{hint.__name__.lower()})"


def _inner() -> list[Any]:
    """The shapes that stand within others and have no export of their own, in the order of the modules."""
    shown = {s.__name__ for s in SHAPES.values()}
    among = dict.fromkeys(v for module in (shapes, score_shapes) for v in vars(module).values() if isinstance(v, type))
    return [s for s in among if hasattr(s, "__total__") and s.__name__ not in shown]


def pages() -> dict[str, str]:
    """{file name in docs: what it should hold}."""
    return {"cli.md": cli_page(), "records.md": records_page()}


if __name__ == "__main__":
    for file, text in pages().items():
        (Path(sys.argv[1]) / file).write_text(text, encoding="utf-8")
