"""Every link of the documentation leads somewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")])
_LINK = re.compile(r"\]\(([^)\s]+)\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_docs_links_lead_to_files_of_the_repository(page: Path) -> None:
    links = [x for x in _LINK.findall(page.read_text(encoding="utf-8")) if "://" not in x and not x.startswith("#")]
    assert [x for x in links if not (page.parent / x.partition("#")[0]).is_file()] == []
