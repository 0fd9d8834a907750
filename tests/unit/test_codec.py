import hypothesis.strategies as st
import pytest
from hypothesis import given

from headwater import codec
from headwater.ids import Id
from headwater.records import TABLES, Article, Body, Mention, Page, Record


def _values(table: type[Record]) -> st.SearchStrategy[Record]:
    kinds = {
        int: st.integers(-(2**62), 2**62),
        Id: st.integers(0, 2**63 - 1),
        float: st.floats(allow_nan=False),
        str: st.text(st.characters(exclude_categories=["Cs"])),
        bytes: st.binary(),
        bool: st.booleans(),
    }
    fields = {}
    for name, (scalar, many, optional) in codec.fields(table).items():
        value: st.SearchStrategy[object] = kinds[scalar]
        if many:
            value = st.lists(value, max_size=3).map(tuple)
        fields[name] = st.none() | value if optional else value
    return st.builds(table, **fields)


@pytest.mark.parametrize("table", TABLES)
def test_codec_schema_covers_every_field(table: type[Record]) -> None:
    assert codec.schema(table).names == list(codec.fields(table))


@given(st.sampled_from(TABLES).flatmap(lambda t: st.lists(_values(t), max_size=3)))
def test_codec_arrow_round_trip_keeps_rows_and_digests(rows: list[Record]) -> None:
    if not rows:
        return
    back = codec.from_arrow(type(rows[0]), codec.to_arrow(type(rows[0]), rows))
    assert back == rows
    assert [codec.digest(r) for r in back] == [codec.digest(r) for r in rows]


def test_codec_digest_is_the_same_on_every_machine() -> None:
    # A changed digest makes every existing store's work be done again: raise store.FORMAT with it.
    assert codec.digest(Mention(Id(1), Id(2), Id(3), 0, 5)) == 5710035886438348217
    page = Page(Id(1), "a/b", "b", "text", "00", b"\xff\x00")
    assert codec.digest(page) == 2390896370033268082


def test_codec_digest_tells_tables_and_values_apart() -> None:
    a = Body(Id(1), "a/x", "x", None, None, None, (), None, None, "none")
    b = Body(Id(1), "a/x", "x", None, None, None, ("",), None, None, "none")
    assert codec.digest(a) != codec.digest(b)


def test_codec_json_shows_ids_as_digits_and_bytes_as_length() -> None:
    page = codec.to_json(Page(Id(255), "a/b", "b", "text", "00", b"abc"))
    assert page["id"] == "00000000000000ff"
    assert page["data"] == 3
    assert "data" not in codec.to_json(Page(Id(255), "a/b", "b", "text", "00", b"abc"), leave=["data"])


def test_codec_fields_know_optional_and_tuple() -> None:
    fields = codec.fields(Article)
    assert fields["authors"] == (str, True, False)
    assert fields["first"] == (int, False, True)
