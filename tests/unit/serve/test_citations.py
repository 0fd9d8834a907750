from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater import ids, views
from headwater.engine.memory import Tables
from headwater.records import Article, Mention, Story
from headwater.serve.citations import Citations
from headwater.views.shapes import Dossier


def dossier(tables: Tables) -> Dossier:
    index = views.Index(tables)
    return views.dossier(index, index.rows(Story)[0])


def test_citations_number_articles_in_their_order_and_share_anchors(whole: Tables) -> None:
    found = dossier(whole)
    citations = Citations(found)
    cited = citations.cite_all([m for c in found["claims"] for m in c["mentions"]])
    assert [c.number for c in cited] == [1, 1, 2, 2, 3, 3, 4]
    assert len(set(citations.anchors())) == len(citations.anchors())
    assert {c.anchor for c in cited} <= set(citations.anchors())


def test_citations_every_anchor_stands_once_in_the_texts(whole: Tables) -> None:
    found = dossier(whole)
    citations = Citations(found)
    stand = [x for a in found["articles"] for line in citations.paragraphs(a) for s in line for x in s.anchors]
    assert sorted(stand) == sorted(citations.anchors())


def test_citations_outside_the_story_are_none(whole: Tables) -> None:
    citations = Citations(dossier(whole))
    assert citations.cite({"article": ids.show(1), "start": 0, "end": 1}) is None


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 45)), max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(text=st.text("ab \n", min_size=1, max_size=40), spans=SPANS)
def test_citations_paragraphs_hold_the_text_and_cover_each_passage(
    unread: Tables, text: str, spans: list[tuple[int, int]]
) -> None:
    first = next(a for a in unread.rows(Article) if a.id == unread.rows(Story)[0].articles[0])
    found = dossier(unread)
    found["articles"][0]["text"] = text
    shown = ids.show(first.id)
    claim = ids.show(1)
    mentions = [Mention(ids.parse(claim), ids.parse(found["id"]), first.id, s, e) for s, e in spans]
    found["claims"] = [{
        "id": claim, "story": found["id"], "text": "", "articles": 1, "independent": None,
        "mentions": [{"article": shown, "start": m.start, "end": m.end, "rests_on": []} for m in mentions],
    }]  # fmt: skip
    citations = Citations(found)
    rows = citations.paragraphs(found["articles"][0])
    kept = [line for line in text.split("\n") if line.strip()]
    assert [line for row in rows if (line := "".join(s.text for s in row)).strip()] == kept
    for index, anchor in enumerate(citations.anchors()):
        start, end = (int(x) for x in anchor.split("-")[1:])
        covered = "".join(s.text for row in rows for s in row if index in s.passages)
        whole_lines = text[start:end].replace("\n", "") if 0 <= start < end <= len(text) else ""
        assert covered.replace(" ", "") == whole_lines.replace(" ", "")
