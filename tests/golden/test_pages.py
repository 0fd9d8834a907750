"""Golden pages: NAME.html beside NAME.json in `pages/`. A new page needs these two files and no test code.

NAME.json: title, outlet, authors, published, language … as the article must hold them (leave out what is not asked for);
first, last: how the text begins and ends; without: passages that must not be in it; with: passages that must;
references: [kind, platform, handle, url] of the posts and links, in the order of the text, links to posts left out; live: the times of
a live blog's posts, in the order of the page.
"""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from headwater.extraction import records, rules
from headwater.extraction.body import source_text
from headwater.reading import pages
from headwater.records import Article, LivePost, Reference, SourceMap
from headwater.text import fold

FOLDER = Path(__file__).parent / "pages"
FIELDS = ("title", "outlet", "published", "published_how", "updated", "section", "canonical", "language", "owner")
LISTS = ("authors", "credits")
KEYS = {*FIELDS, *LISTS, "first", "last", "with", "without", "references", "live"}


def golden(folder: Path) -> list[Path]:
    """The truths of a folder, each beside its page."""
    return sorted(folder.glob("*.json"))


@pytest.mark.parametrize("truth", golden(FOLDER), ids=lambda path: path.stem)
def test_pages_golden(truth: Path) -> None:
    check(truth)


def test_pages_every_rule_for_an_outlet_has_a_golden_page() -> None:
    addresses = [json.loads(truth.read_text(encoding="utf-8")).get("canonical") for truth in golden(FOLDER)]
    shown = {rule.hosts for address in addresses if (rule := rules.rule(address))}
    held = [f for f in files("headwater.extraction.outlets").iterdir() if f.name.endswith(".toml")]
    assert {rules.read(f.read_text(encoding="utf-8"), f.name).hosts for f in held} == shown


@pytest.fixture
def outlets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder where the built-in rules were."""
    (tmp_path / "outlets").mkdir()
    monkeypatch.setattr(rules, "files", lambda package: tmp_path / "outlets")
    rules._rules.cache_clear()
    yield tmp_path / "outlets"
    rules._rules.cache_clear()


def test_pages_a_rule_and_its_golden_page_are_two_files_more_and_no_code(outlets: Path, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    odd = "<p>The well at Brack ran dry on Monday.</p>"
    usual = "<div>" + "<p>Prose that any extractor would take for the report, since it is long and ends well.</p>" * 9
    head = '<link rel="canonical" href="https://brack.example/well"><title>Well</title>'
    (pages / "well.html").write_text(f"<head>{head}</head><body><div class=odd>{odd}</div>{usual}</div></body>")
    (pages / "well.json").write_text(json.dumps({"first": "The well at Brack", "last": "dry on Monday."}))
    (truth,) = golden(pages)
    with pytest.raises(AssertionError):
        check(truth)
    (outlets / "brack.toml").write_text("hosts = ['brack.example']\nbody = ['div.odd']\n")
    rules._rules.cache_clear()
    check(truth)


def check(truth: Path) -> None:
    """The page beside `truth` is read as it says."""
    wanted = json.loads(truth.read_text(encoding="utf-8"))
    assert set(wanted) <= KEYS
    read = [x for x in pages(truth.with_suffix(".html")) if isinstance(x, tuple)]
    assert len(read) == 1
    page = read[0][0]
    rows = records(page)
    (article,) = (row for row in rows if isinstance(row, Article))
    for name in FIELDS:
        if name in wanted:
            assert getattr(article, name) == wanted[name], name
    for name in LISTS:
        if name in wanted:
            assert list(getattr(article, name)) == wanted[name], name
    assert article.text.startswith(wanted["first"])
    assert article.text.endswith(wanted["last"])
    assert [passage for passage in wanted.get("with", []) if passage not in article.text] == []
    assert [passage for passage in wanted.get("without", []) if passage in article.text] == []
    if "references" in wanted:
        found = [row for row in rows if isinstance(row, Reference)]
        posts = {row.url for row in found if row.kind == "post"}
        told = [
            [r.kind, r.platform, r.handle, r.url]
            for r in sorted(found, key=lambda r: r.start)
            if r.kind == "post" or r.url is None or r.url.partition("?")[0] not in posts
        ]
        assert told == wanted["references"]
    if "live" in wanted:
        assert [row.published for row in rows if isinstance(row, LivePost)] == wanted["live"]
    _mapped(article, next(row for row in rows if isinstance(row, SourceMap)), source_text(page))


def _mapped(article: Article, places: SourceMap, document: str) -> None:
    """Every character but line breaks between paragraphs is in a run, and every run reads alike in page and text."""
    covered = sum(end - start for start, end in zip(places.starts, places.ends, strict=True))
    assert covered == len(article.text) - article.text.count("\n")
    for start, end, source, source_end in zip(
        places.starts, places.ends, places.source_starts, places.source_ends, strict=True
    ):
        shown, written = article.text[start:end], document[source:source_end]
        assert written.startswith("&") or fold(written).text == fold(shown).text
