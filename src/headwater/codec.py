"""Records to Arrow and back, to JSON, and to a digest: one place that knows how a field's type is stored.

int and Id: int64; float: float64; str: large_string; bytes: large_binary; bool: bool; tuple[X, ...]: list of X; `X | None`: nullable.
"""

import dataclasses
import json
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, cast, get_args, get_origin, get_type_hints

from headwater.ids import Id, show
from headwater.records import Record
from headwater.step import Lists, R

if TYPE_CHECKING:
    import pyarrow as pa

_MASK = (1 << 63) - 1


def fields(table: type[Record]) -> dict[str, tuple[Any, bool, bool]]:
    """{field: (scalar type, is a tuple, may be None)}."""
    return _fields(cast("Any", table))


@cache
def _fields(table: Any) -> dict[str, tuple[Any, bool, bool]]:
    hints = get_type_hints(table)
    return {f.name: _shape(hints[f.name]) for f in dataclasses.fields(table)}


def _shape(hint: Any) -> tuple[Any, bool, bool]:
    if get_origin(hint) in (Union, UnionType):
        (inner,) = [a for a in get_args(hint) if a is not type(None)]
        scalar, many, _ = _shape(inner)
        return scalar, many, True
    if get_origin(hint) is tuple:
        return get_args(hint)[0], True, False
    return hint, False, False


def schema(table: type[Record]) -> "pa.Schema":
    """The Arrow schema of a table."""
    return _schema(cast("Any", table))


@cache
def _schema(table: Any) -> "pa.Schema":
    import pyarrow as pa

    kinds: dict[Any, Any] = {
        int: pa.int64(),
        Id: pa.int64(),
        float: pa.float64(),
        str: pa.large_string(),
        bytes: pa.large_binary(),
        bool: pa.bool_(),
    }
    return pa.schema(
        [
            pa.field(name, pa.list_(kinds[scalar]) if many else kinds[scalar], nullable=optional)
            for name, (scalar, many, optional) in fields(table).items()
        ]
    )


def to_arrow(table: type[Record], rows: Sequence[Record]) -> "pa.Table":
    import pyarrow as pa

    columns = schema(table)
    return pa.table([pa.array([getattr(r, f.name) for r in rows], f.type) for f in columns], schema=columns)


def from_arrow(table: type[R], arrow: "pa.Table") -> list[R]:
    """The rows of `arrow`, whose columns may be more than the table's."""
    columns: list[list[Any]] = []
    for name, (_, many, _) in fields(table).items():
        values = arrow.column(name).to_pylist()
        columns.append([tuple(v or ()) for v in values] if many else values)
    return [table(*values) for values in zip(*columns, strict=True)]


def to_numpy(column: "pa.ChunkedArray[Any]") -> Any:
    """A column of numbers as an array (floats, with NaN for None, where it has any), of tuples of numbers as Lists."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_list(column.type):
        return column.to_numpy()
    whole: Any = column.combine_chunks()
    return Lists(
        whole.flatten().to_numpy(zero_copy_only=False), pc.list_value_length(whole).to_numpy(zero_copy_only=False)
    )


@cache
def _values(table: Any) -> Any:
    return attrgetter(*fields(table))


def digest(row: Record) -> int:
    """63 bits over the table's name and every value; equal rows have equal digests on every machine and Python."""
    values = _values(cast("Any", type(row)))(row)
    text = json.dumps([type(row).__name__, values], default=_bytes_digest, separators=(",", ":"))
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") & _MASK


def _bytes_digest(value: object) -> str:
    if isinstance(value, bytes):
        return blake2b(value, digest_size=16).hexdigest()
    raise TypeError(f"cannot digest {type(value).__name__}")


def to_json(row: Record, leave: Iterable[str] = ()) -> dict[str, Any]:
    """The row as a JSON object: ids as hexadecimal digits, tuples as lists, bytes as their length.

    leave: fields to omit.
    """
    out: dict[str, Any] = {}
    left = set(leave)
    for name, (scalar, many, _) in fields(type(row)).items():
        if name in left:
            continue
        value = getattr(row, name)
        if many:
            out[name] = [show(v) for v in value] if scalar is Id else list(value)
        elif value is not None and scalar is Id:
            out[name] = show(value)
        elif isinstance(value, bytes):
            out[name] = len(value)
        else:
            out[name] = value
    return out
