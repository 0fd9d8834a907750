import html

from hypothesis import given
from hypothesis import strategies as st

from headwater.extract.places import Places

PAGE = """<html><head><script>var a = "Ferry stops";</script></head><body><!-- Ferry stops -->
<p>Ferry  <b>stops</b> at&nbsp;noon, caf&eacute; &amp; quay.</p><p>Ferry stops</p></body>"""


def test_places_finds_paragraphs_past_tags_and_entities() -> None:
    places = Places(PAGE)
    start, end = places.find("Ferry stops at noon, café & quay.")
    assert PAGE[start:end] == "Ferry  <b>stops</b> at&nbsp;noon, caf&eacute; &amp; quay."
    start, end = places.find("Ferry stops")
    assert start > PAGE.index("quay")
    assert PAGE[start:end] == "Ferry stops"


def test_places_unknown_paragraph_has_no_place() -> None:
    places = Places(PAGE)
    assert places.find("Train") == (-1, -1)
    assert places.find(" ") == (-1, -1)
    assert places.find('var a = "Ferry stops";') == (-1, -1)


@given(st.lists(st.text(alphabet=st.sampled_from("ab&<>é 1;"), max_size=12), max_size=5))
def test_places_range_holds_the_paragraph(texts: list[str]) -> None:
    page = "".join(f"<p>{html.escape(text)}</p>" for text in texts)
    places = Places(page)
    for text in texts:
        start, end = places.find(text)
        if text.strip():
            assert "".join(html.unescape(page[start:end]).split()) == "".join(text.split())
        else:
            assert (start, end) == (-1, -1)


def test_places_reads_hostile_pages_in_bounded_time() -> None:
    for piece in ("<", "<!--", "<script>", "&", "&#1;", "<p", "&a;"):
        Places(piece * 100_000).find("x")
