"""Golden pages: NAME.html beside NAME.json in `pages/`. A new page needs these two files and no test code.

NAME.json: title, outlet, authors, published, language as the article must hold them (leave out what is not asked for);
first, last: how the text begins and ends; without: passages that must not be in it; with: passages that must.
"""

import json
from pathlib import Path

import pytest

from headwater.extract import extract
from headwater.read import pages

FOLDER = Path(__file__).parent / "pages"
FIELDS = ("title", "outlet", "published", "language")
KEYS = {*FIELDS, "authors", "first", "last", "with", "without"}


@pytest.mark.parametrize("truth", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_pages_golden(truth: Path) -> None:
    wanted = json.loads(truth.read_text(encoding="utf-8"))
    assert set(wanted) <= KEYS
    read = [x for x in pages(truth.with_suffix(".html")) if isinstance(x, tuple)]
    assert len(read) == 1
    article = extract(read[0][0])
    for name in FIELDS:
        if name in wanted:
            assert getattr(article, name) == wanted[name], name
    if "authors" in wanted:
        assert list(article.authors) == wanted["authors"]
    assert article.text.startswith(wanted["first"])
    assert article.text.endswith(wanted["last"])
    assert [passage for passage in wanted.get("with", []) if passage not in article.text] == []
    assert [passage for passage in wanted.get("without", []) if passage in article.text] == []
