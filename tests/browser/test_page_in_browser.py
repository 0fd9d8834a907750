"""The page in a real browser, where one is installed: no outside text runs or is fetched, and it prints."""

import shutil
import subprocess
from pathlib import Path

import pytest

from headwater import ids, views
from headwater.engine.memory import Tables
from headwater.records import Article, Story
from headwater.serve import page

BROWSER = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no browser is installed")
ATTACK = (
    "</style></svg></title><script>document.body.id='taken'</script><img src=x onerror=\"document.body.id='taken'\">"
)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    text = f"A gate failed at the weir. {ATTACK}"
    article = Article(
        ids.make("a"), ids.make("p"), ATTACK, ATTACK, "javascript:alert(1)", ATTACK, "2024-03-04", "given", None, None, (ATTACK,),
        "en", text,
    )  # fmt: skip
    index = views.Index(Tables([article, Story(ids.make("s"), ATTACK, (article.id,), (ATTACK,), None, None)]))
    target = tmp_path / "page.html"
    target.write_text(page.render(views.dossier(index, index.rows(Story)[0])), encoding="utf-8")
    return target


def browse(folder: Path, *args: str) -> str:
    command = [
        str(BROWSER),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder / 'profile'}",
        *args,
    ]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def test_page_in_browser_runs_nothing_from_outside(written: Path) -> None:
    dom = browse(written.parent, "--dump-dom", written.as_uri())
    assert "A gate failed at the weir." in dom
    assert 'id="taken"' not in dom
    assert "<script" not in dom


def test_page_in_browser_prints(written: Path) -> None:
    target = written.with_name("page.pdf")
    browse(written.parent, f"--print-to-pdf={target}", written.as_uri())
    assert target.read_bytes().startswith(b"%PDF")
