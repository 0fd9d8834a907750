"""A line of JSON Lines -> its Page, with what is wrong with it said by field."""

import json
from typing import Any

from headwater import dates
from headwater.errors import InputError
from headwater.read.location import canonical
from headwater.text import mend

# Fields that hold text or nothing. An id may be a number too; `authors` may be one name or a list of names.
_TEXTS = ("url", "outlet", "title", "published", "language")


def parse(line: bytes, where: str) -> dict[str, Any]:
    """The row. Raises InputError for what is not a JSON object or has no text, and for a field of a wrong type."""
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(where, f"not UTF-8: byte {error.start + 1} of the line") from error
    except RecursionError as error:
        raise InputError(where, "broken JSON: nested too deeply") from error
    except json.JSONDecodeError as error:
        raise InputError(where, f"broken JSON: {error.msg} (character {error.pos + 1})") from error
    except ValueError as error:
        raise InputError(where, "broken JSON: a number with too many digits") from error
    if not isinstance(row, dict):
        raise InputError(where, f"a row must be a JSON object, not {_kind(row)}")
    for name in ("id", *_TEXTS):
        value = row.get(name)
        if value is not None and not isinstance(value, str) and not (name == "id" and _is_number(value)):
            raise InputError(where, f"field {name!r} must be text, not {_kind(value)}")
    authors = row.get("authors")
    if isinstance(authors, str) or authors is None:
        pass
    elif not isinstance(authors, list) or not all(isinstance(a, str) for a in authors):
        raise InputError(where, "field 'authors' must be a list of names")
    if not isinstance(row.get("text"), str):
        what = _kind(row["text"]) if row.get("text") is not None else "missing"
        raise InputError(where, f"field 'text' must be text, not {what}" if what != "missing" else "no field 'text'")
    if not row["text"].strip():
        raise InputError(where, "field 'text' is empty")
    return row


def faults(row: dict[str, Any]) -> list[str]:
    """What is let go of a row that is kept: a date that cannot be, halves of surrogate pairs."""
    out = []
    published = row.get("published")
    if published and published.strip() and dates.parse(published.strip()) is None:
        out.append(f"field 'published' is not a date: {published[:40]!r}; the article is kept without it")
    for name in sorted(row):
        if isinstance(row[name], str) and (bad := mend(row[name])[1]):
            out.append(f"field {name!r}: {bad} unpaired surrogates replaced by U+FFFD; the article is kept")
    return out


def name_of(row: dict[str, Any], default: str) -> str:
    """The row's id as text, else `default`."""
    return mend(str(row["id"]))[0] if row.get("id") not in (None, "") else default


def location_of(row: dict[str, Any], container: str, name: str) -> str:
    """Canonical URL if the row gives one, else container/name."""
    return canonical(row.get("url")) or f"{container}/{name}"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _kind(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    names = ((str, "text"), (list, "a list"), (dict, "an object"))
    return next((name for kind, name in names if isinstance(value, kind)), "a number")
