import datetime
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from headwater.errors import UsageError
from headwater.reading import ReadSettings, pages
from headwater.reading.array import elements
from headwater.reading.names import name_in, renamed
from headwater.records import Dropped

TEXT = "The ferry to Norra Holm stopped at noon on Monday."


def read(path: Path, settings: ReadSettings | None = None) -> tuple[list[dict[str, Any]], list[Dropped]]:
    out = list(pages(path, settings))
    rows = [json.loads(x[0].data) for x in out if isinstance(x, tuple)]
    return rows, [x for x in out if isinstance(x, Dropped)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_tables_separated_rows_by_common_names(tmp_path: Path, encoding: str, sign: str) -> None:
    record = [["Article ID", "Headline", "Body", "Publisher", "Date", "votes"]]
    record += [["7", "Café stops", f'"{TEXT}\n\nA ""quoted"" word."', "Orrisk Echo", "2020-10-05", "3"]] * 2
    path = tmp_path / "a.csv"
    path.write_bytes("\n".join(sign.join(cells) for cells in record).encode(encoding))
    rows, said = read(path)
    assert not said
    assert rows == [
        {
            "id": "7", "title": "Café stops", "text": f'{TEXT}\n\nA "quoted" word.', "outlet": "Orrisk Echo",
            "published": "2020-10-05", "votes": "3",
        }
    ] * 2  # fmt: skip


def test_tables_rows_that_are_wrong_are_named_by_their_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'id,text\n1,"a\nb"\n2,\n\n3,a,b\n4,"{"x" * 600}"\n5,{TEXT}\n')
    rows, said = read(path, ReadSettings(line=500))
    assert [r["id"] for r in rows] == ["1", "5"]
    assert [d.record.rpartition(":")[2] for d in said] == ["4", "6", "7"]


def test_tables_a_quotation_mark_within_a_cell_swallows_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'id,text\n1,A 5" pipe burst.\n2,{TEXT}\n3,{TEXT}\n4,A 6" pipe.\n')
    rows, said = read(path)
    assert not said
    assert [r["id"] for r in rows] == ["1", "2", "3", "4"]


def test_tables_a_quotation_mark_that_none_closes_costs_its_row_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'id,text\n1,{TEXT}\n2,"{TEXT}\n3,{TEXT}\n4,{TEXT}')
    rows, said = read(path)
    assert [r["id"] for r in rows] == ["1", "3", "4"]
    assert [(d.record.rpartition(":")[2], d.reason[:37]) for d in said] == [
        ("3", "a quotation mark that none closes; th")
    ]


@pytest.mark.parametrize(
    "later", ['5,"Norra, Holm","The ferry sailed."', '5,Norra,"The ferry sailed."', "5,Norra,Sailed"]
)
@pytest.mark.parametrize("stray", ['2,"Norra,The ferry stopped.', '2,Norra,"The ferry stopped.'])
def test_tables_a_stray_quotation_mark_before_quoted_cells_costs_its_row_alone(
    tmp_path: Path, stray: str, later: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"id,title,text\n1,Holm,One.\n{stray}\n3,Holm,Three.\n4,Holm,Four.\n{later}\n6,Holm,Six.\n")
    rows, said = read(path)
    assert [r["id"] for r in rows] == ["1", "3", "4", "5", "6"]
    assert [(d.record.rpartition(":")[2], d.kept) for d in said] == [("3", False)]


def test_tables_marks_and_paragraphs_within_a_quoted_cell_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    text = f'{TEXT}\n\nA ""dry, warm"" week, it said.\n{TEXT}'
    path.write_text(f'id,title,text\n1,Holm,"{text}"\n2,Holm,"{TEXT}\n"\n')
    rows, said = read(path)
    assert not said
    assert [r["id"] for r in rows] == ["1", "2"]
    assert rows[0]["text"].endswith(f'A "dry, warm" week, it said.\n{TEXT}')


def test_tables_many_stray_marks_take_no_longer_than_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,title,text\n" + '1,"a"b,"c\n' * 20_000)
    rows, said = read(path)
    assert len(rows) + len(said) > 20


def test_tables_a_file_cut_within_a_cell_keeps_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'id,text\n1,{TEXT}\n2,"{TEXT}\n\nA second paragraph, cut')
    rows, said = read(path)
    assert [r["text"] for r in rows] == [TEXT, f"{TEXT}\n\nA second paragraph, cut"]
    assert [d.reason[:30] for d in said] == ["the file ends within quotation"]


def test_tables_a_header_that_never_ends_names_no_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('id,"text\n' + "a,b\n" * 300)
    assert "usable first row" in read(path, ReadSettings(line=500))[1][0].reason


def test_tables_fields_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"k,words\n1,{TEXT}\n")
    assert "no column holds a text" in read(path)[1][0].reason
    rows, _ = read(path, ReadSettings(fields=("text=words", "id=k")))
    assert rows == [{"id": "1", "text": TEXT}]
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "not this", "words": TEXT}))
    assert read(path, ReadSettings(fields=("text=words",)))[0][0]["text"] == TEXT


@pytest.mark.parametrize(("pair", "why"), [("txt=story", "did you mean 'text'"), ("text", "OURS=THEIRS")])
def test_tables_fields_that_name_nothing_are_refused(pair: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        ReadSettings(fields=(pair,))


def test_tables_parquet_reads_only_what_it_knows(tmp_path: Path) -> None:
    path = tmp_path / "a"
    when = datetime.datetime(2020, 10, 5, 10)
    columns = {"maintext": [TEXT, None], "date_publish": [when] * 2, "authors": [["Ann Lee"], []], "vector": [1.0, 2.0]}
    pq.write_table(pa.table(columns), path)
    rows, said = read(path)
    assert rows == [{"text": TEXT, "published": "2020-10-05T10:00:00", "authors": ["Ann Lee"]}]
    assert [d.reason for d in said] == ["no field 'text'"]


def test_tables_dates_that_are_numbers(tmp_path: Path) -> None:
    told = ["2020-10-05T09:50:00+00:00", "2020-10-05T09:50:00+00:00", "2020-10-05"]
    (tmp_path / "a.csv").write_text("text,published\n" + f"{TEXT},1601891400\n{TEXT},1601891400000\n{TEXT},20201005\n")
    numbers = pa.array([1601891400, 1601891400000, 20201005], pa.int64())
    pq.write_table(pa.table({"text": [TEXT] * 3, "published": numbers}), tmp_path / "a.parquet")
    (tmp_path / "a.jsonl").write_text(
        "".join(json.dumps({"text": TEXT, "published": n}) + "\n" for n in (1601891400.9, 1601891400000, 20201005))
    )
    for name in ("a.csv", "a.parquet", "a.jsonl"):
        rows, said = read(tmp_path / name)
        assert [row["published"] for row in rows] == told
        assert not said


def test_tables_numbers_that_are_no_dates_are_told(tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": [TEXT] * 3, "published": [3.0, float("nan"), None]}), tmp_path / "a")
    rows, said = read(tmp_path / "a")
    assert len(rows) == 3
    assert [d.reason for d in said] == ["field 'published' is not a date: '3.0'; the article is kept without it"]


def test_tables_json_array_is_read_element_by_element(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps([{"headline": '[}\\"', "body": TEXT}, 3, {"text": TEXT, "source": {"name": "x"}}], indent=2)
    )
    rows, said = read(path)
    assert rows[0] == {"title": '[}\\"', "text": TEXT}
    assert [d.reason for d in said] == [
        "a row must be a JSON object, not a number",
        "field 'source' must be text, not an object; the article is kept without it",
    ]


def test_tables_list_in_a_document_of_a_service(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps({"status": "ok", "articles": [{"content": TEXT, "source": {"id": None, "name": "Echo"}}]})
    )
    assert read(path)[0] == [{"text": TEXT, "outlet": "Echo"}]


class _Slow:
    """A stream that gives few bytes at a time, so that every state is met at the end of a piece."""

    def __init__(self, data: bytes, size: int) -> None:
        self._data, self._size = data, size

    def read(self, size: int) -> bytes:
        out, self._data = self._data[: self._size], self._data[self._size :]
        return out


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_tables_array_elements_do_not_depend_on_the_pieces(size: int) -> None:
    values = [{"a": '\\"[{]},'}, [1, [2]], "x,]", 3, None, {"b": "y" * 50}, {}]
    found = list(elements(_Slow(json.dumps(values).encode(), size), "x", 40))  # type: ignore[arg-type]
    assert [v if v is None else json.loads(v) for v in found] == [*values[:5], None, {}]


def test_tables_names_are_told_by_any_spelling() -> None:
    assert renamed({"publishedAt": "x", "Author": "By Ann Lee", "other": 1}) == {
        "published": "x", "authors": ["Ann Lee"], "other": 1,
    }  # fmt: skip
    assert name_in("ann@paper.example (Ann Lee)") == "Ann Lee"
    assert name_in("Byron Ash") == "Byron Ash"
