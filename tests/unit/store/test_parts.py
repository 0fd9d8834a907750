from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.errors import StoreDamagedError
from headwater.ids import Id
from headwater.records import Sentence
from headwater.store import parts


@pytest.fixture(scope="module")
def long_part(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A part of more than two groups of rows; row n ends at n."""
    folder = tmp_path_factory.mktemp("parts")
    (part,) = parts.write(folder, "made", {1: [Sentence(Id(1), 0, 0, n) for n in range(2 * parts.ROW_GROUP + 100)]})
    return folder, part.file


@settings(deadline=None)
@given(at=st.lists(st.integers(0, 2 * parts.ROW_GROUP + 99), max_size=20))
def test_parts_rows_at_positions_in_any_order(at: list[int], long_part: tuple[Path, str]) -> None:
    rows = parts.read_rows(long_part[0], Sentence, long_part[1], np.array(at, dtype=np.int64))
    assert [row.end for row in rows] == at


@settings(deadline=None)
@given(
    at=st.sets(st.integers(0, 2 * parts.ROW_GROUP + 99), max_size=20) | st.just(set(range(2 * parts.ROW_GROUP + 100)))
)
def test_parts_columns_in_pieces_of_bounded_size(at: set[int], long_part: tuple[Path, str]) -> None:
    pieces = [p["end"].to_pylist() for p in parts.read_pieces(*long_part, ("end",), np.array(sorted(at), np.int64))]
    assert [end for piece in pieces for end in piece] == sorted(at)
    assert all(0 < len(piece) <= parts.PIECE for piece in pieces)


def test_parts_columns_beyond_the_end_are_damage(long_part: tuple[Path, str]) -> None:
    with pytest.raises(StoreDamagedError, match="the catalogue more"):
        list(parts.read_pieces(*long_part, ("end",), np.array([1, 2 * parts.ROW_GROUP + 100])))


def test_parts_rows_beyond_the_end_are_damage(long_part: tuple[Path, str]) -> None:
    with pytest.raises(StoreDamagedError, match="the catalogue more"):
        parts.read_rows(long_part[0], Sentence, long_part[1], np.array([2 * parts.ROW_GROUP + 100]))


def test_parts_several_in_one_file(tmp_path: Path) -> None:
    tables = [pa.table({"n": list(range(size))}) for size in (3, 1, 5000)]
    places = parts.write_several(tmp_path, "several.parquet", tables)
    assert [parts.read_arrow(tmp_path, place) for place in places] == tables
    assert parts.read_at(tmp_path, places[2], ["n"], np.array([4999, 7])).column("n").to_pylist() == [4999, 7]
    assert [p.name for p in tmp_path.iterdir()] == ["several.parquet"]


def test_parts_a_place_that_is_no_part_is_damage(tmp_path: Path) -> None:
    parts.write_several(tmp_path, "several.parquet", [pa.table({"n": [1]})])
    for place in ("several.parquet@1:9", "several.parquet@9999999:9999999", "none.parquet@0:1"):
        with pytest.raises(StoreDamagedError):
            parts.read_arrow(tmp_path, place)
