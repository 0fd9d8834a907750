import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater import ids, views
from headwater.engine.memory import Tables, run
from headwater.errors import UsageError
from headwater.extraction.article import MakeArticle
from headwater.extraction.body import ExtractBody
from headwater.records import Article, Intake, Page, SourceMap
from headwater.views.place import _runs

HTML = (
    "<!DOCTYPE html><html><head><title>Gate gives way</title></head><body><article><h1>Gate gives way</h1>"
    "<p>The lower gate of Tarn Weir lock failed on Monday night &amp; <b>twelve boats</b> were carried downstream, the Trust said.</p>"
    "<p>Nobody was hurt when the gate gave way, but two boats sank below the sluice and their owners were taken in.</p>"
    "</article></body></html>"
)
ROW = (
    '{"id": "r", "text": "The lower gate of Tarn Weir lock failed on Monday night.\\nNobody was hurt, the Trust said."}'
)


def extracted(data: str, form: str) -> views.Index:
    page = Page(ids.make("page", data), "in/a", "a", form, "00", data.encode(), None)
    intake = Intake(page.id, "in/a.html", 3, "2024-03-09T10:00:00")
    return views.Index(run((ExtractBody(), MakeArticle()), Tables([page, intake])))


def test_place_in_a_page(tmp_path: object) -> None:
    index = extracted(HTML, "html")
    (article,) = index.rows(Article)
    start = article.text.index("twelve boats")
    found = views.place(index, article, start, start + len("twelve boats"))
    assert found["text"] == found["source"] == "twelve boats"
    assert found["source_start"] == HTML.index("twelve boats") and found["read_from"][0]["line"] == 3
    whole = views.place(index, article, 0, len(article.text))
    assert whole["source"] and "<b>twelve boats</b>" in whole["source"] and "&amp;" in whole["source"]


def test_place_in_a_row_names_the_field() -> None:
    index = extracted(ROW, "record")
    (article,) = index.rows(Article)
    found = views.place(index, article, 4, 14)
    assert (found["field"], found["text"], found["source"]) == ("text", "lower gate", "lower gate")


def test_place_outside_the_text_is_refused() -> None:
    index = extracted(ROW, "record")
    (article,) = index.rows(Article)
    for start, end in ((0, 0), (-1, 4), (5, 4), (0, len(article.text) + 1)):
        with pytest.raises(UsageError):
            views.place(index, article, start, end)


def test_place_without_map_or_page_says_so(whole: Tables) -> None:
    article = whole.rows(Article)[0]
    found = views.place(views.Index(whole), article, 0, 5)
    assert found["runs"] == [] and found["source"] is None and found["location"] == "place/0"
    assert views.place(views.Index(Tables([article])), article, 0, 5)["sha256"] is None


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 9), st.integers(0, 5)), max_size=8), st.data())
def test_place_runs_lie_in_the_passage_and_in_the_source(rows: list[tuple[int, int, int]], data: st.DataObject) -> None:
    starts, ends, source_starts, source_ends, at, there = [], [], [], [], 0, 0
    for gap, length, skipped in rows:
        at, there = at + gap, there + skipped
        starts.append(at)
        ends.append(at + length)
        source_starts.append(there)
        source_ends.append(there + length)
        at, there = at + length, there + length
    start = data.draw(st.integers(0, at))
    end = data.draw(st.integers(start + 1, at + 2))
    article = ids.make("a")
    source = SourceMap(article, article, tuple(starts), tuple(ends), tuple(source_starts), tuple(source_ends))
    for found in _runs(source, start, end):
        assert start <= found["start"] < found["end"] <= end
        assert found["end"] - found["start"] == found["source_end"] - found["source_start"]
        n = next(i for i in range(len(starts)) if starts[i] <= found["start"] < ends[i])
        assert found["source_start"] - source_starts[n] == found["start"] - starts[n]
