"""A row of any source -> its page, with what is wrong with it said by field."""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

from headwater import dates
from headwater.errors import InputError
from headwater.reading import numeric, services
from headwater.reading.document import Document, Found
from headwater.reading.folder import STEP
from headwater.reading.form import stem
from headwater.reading.location import canonical
from headwater.reading.names import renamed
from headwater.records import Dropped
from headwater.text import mend

# Fields that hold text or nothing. An id and a date may be a number too; `authors` and `credits` may be one name or a list of names.
_TEXTS = ("url", "outlet", "title", "language", "section", "source")
_DATES = ("published", "updated")
_NAMES = ("authors", "credits")
# Fields of one row whose faults are told one by one: a row may be made of nothing but faults.
_MOST_FAULTS = 20
ADDRESS = "an address, not a text; headwater watch fetches it: "


def parse(line: bytes, where: str) -> Any:
    """The JSON value. Raises InputError for what is none."""
    try:
        return json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(where, f"not UTF-8: byte {error.start + 1} of the line") from error
    except RecursionError as error:
        raise InputError(where, "broken JSON: nested too deeply") from error
    except json.JSONDecodeError as error:
        raise InputError(where, f"broken JSON: {error.msg} (character {error.pos + 1})") from error
    except ValueError as error:
        raise InputError(where, "broken JSON: a number with too many digits") from error


def found(document: Document, data: bytes, number: int) -> Iterator[Found | Dropped]:
    """The pages in one JSON text: a row, or a document of a service that holds several.

    A row in our own names is kept byte for byte; others are written anew. number: of the line or entry, for the reader's eye.
    """
    where = f"{document.where}:{number}"
    try:
        value = parse(data, where)
        if not isinstance(value, dict):
            raise InputError(where, f"a row must be a JSON object, not {_kind(value)}")
        several = services.entries(value)
    except InputError as error:
        yield Dropped(error.where, STEP, error.reason)
        return
    if several is None:
        row = services.item(value) or _named(value, document)
        yield page(document, row, number, data if row is value else None)
        return
    feed, items = several
    if not items:
        yield Dropped(where, STEP, "a feed without entries")
    for order, entry in enumerate(items, 1):
        place = f"{where}, entry {order}"
        try:
            document.budget.enter(place)
            if not isinstance(entry, dict):
                raise InputError(place, f"an entry must be a JSON object, not {_kind(entry)}")
        except InputError as error:
            yield Dropped(error.where, STEP, error.reason)
            if document.budget.spent:
                return
            continue
        row = services.feed_item(entry, feed) or services.item(entry) or _named(entry, document)
        if "text" not in row and "html" not in row and isinstance(row.get("url"), str):
            yield Dropped(place, STEP, ADDRESS + mend(row["url"][:500])[0])
            continue
        yield page(document, row, order)


def page(document: Document, row: Mapping[str, Any], number: int, data: bytes | None = None) -> Found | Dropped:
    """The page of a row. data: the bytes it was read from, where these are a row in our names."""
    where = f"{document.where}:{number}"
    try:
        kept = usable(row, where)
    except InputError as error:
        return Dropped(error.where, STEP, error.reason)
    if kept is not row:
        row, data = kept, None
    said, url = row.get("id"), row.get("url")
    named = said != "" and not _is_missing(said) and (isinstance(said, str) or _is_number(said))
    name = mend(str(said))[0] if named else f"{mend(stem(document.name))[0]}:{number}"
    location = (canonical(url) if isinstance(url, str) else None) or f"{document.name}/{name}"
    return Found("record", data or written(row), name, location, number, faults=tuple(faults(row)))


def usable(row: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    """The row with its dates in ISO order, and with no `text` where that is none and it has an `html`; itself where nothing is to be done.
    Raises InputError for a row without a text."""
    if _body(row, where) == "html" and row.get("text") is not None:
        row = {name: value for name, value in row.items() if name != "text"}
    dated = _dated(row)
    return {**row, **dated} if dated else row


def _dated(row: Mapping[str, Any]) -> dict[str, str]:
    """The dates of the row in ISO order that are printed in another, or are one number, and can be told."""
    out = {}
    for name in _DATES:
        said = row.get(name)
        iso = numeric.counted(said) or (numeric.in_order(said.strip(), row) if isinstance(said, str) else None)
        if iso and dates.parse(iso):
            out[name] = iso
    return out


def written(row: Mapping[str, Any]) -> bytes:
    """The row as JSON, the same for equal rows; halves of surrogate pairs stay escaped, as in the rows of others."""
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"), default=str)
    try:
        return text.encode()
    except UnicodeEncodeError:
        return json.dumps(row, separators=(",", ":"), default=str).encode()


def _body(row: Mapping[str, Any], where: str) -> str:
    """The field that holds the text. Raises InputError for a row without one, which says what is wrong with the first that is there."""
    for name in ("text", "html"):
        if isinstance(row.get(name), str) and row[name].strip():
            return name
    given = next((name for name in ("text", "html") if row.get(name) is not None), None)
    if given is None:
        raise InputError(where, "no field 'text'")
    if isinstance(row[given], str):
        raise InputError(where, f"field {given!r} is empty")
    raise InputError(where, f"field {given!r} must be text, not {_kind(row[given])}")


def faults(row: Mapping[str, Any]) -> list[str]:
    """What is let go of a row that is kept: fields of a wrong type, a date that cannot be, halves of surrogate pairs."""
    wrong = []
    for name in ("id", *_TEXTS, *_DATES):
        value = row.get(name)
        if not (_is_missing(value) or isinstance(value, str) or (name not in _TEXTS and _is_number(value))):
            wrong.append(f"field {name!r} must be text, not {_kind(value)}")
        elif name in _DATES and not _is_missing(value) and (printed := str(value).strip()) and not dates.parse(printed):
            what = "may be two dates, the day or the month first" if numeric.is_two(printed) else "is not a date"
            wrong.append(f"field {name!r} {what}: {printed[:40]!r}")
    wrong += [f"field {name!r} must be a list of names" for name in _NAMES if not _are_names(row.get(name))]
    out = [f"{what}; the article is kept without it" for what in wrong]
    halves = [(name, bad) for name in sorted(row) if isinstance(row[name], str) and (bad := mend(row[name])[1])]
    for name, bad in halves[:_MOST_FAULTS]:
        out.append(f"field {name[:40]!r}: {bad} unpaired surrogates replaced by U+FFFD; the article is kept")
    if len(halves) > _MOST_FAULTS:
        out.append(f"unpaired surrogates in {len(halves) - _MOST_FAULTS} more fields; the article is kept")
    return out


def _named(row: dict[str, Any], document: Document) -> dict[str, Any]:
    """The row itself where it has a text by our name and no names are set, else by our names."""
    given = document.settings.fields
    if not given and ("text" in row or "html" in row):
        return row
    return renamed(row, given)


def _is_missing(value: object) -> bool:
    """Null, or the number that tables write where there is nothing (the only one that is not itself)."""
    return value is None or (isinstance(value, float) and math.isnan(value))


def _are_names(value: object) -> bool:
    """One name, a list of names, or nothing."""
    if isinstance(value, list):
        return all(isinstance(name, str) for name in value)
    return isinstance(value, str) or _is_missing(value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _kind(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    names = ((str, "text"), (list, "a list"), (dict, "an object"))
    return next((name for kind, name in names if isinstance(value, kind)), "a number")
