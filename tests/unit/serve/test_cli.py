import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from headwater import views
from headwater.engine.memory import Tables
from headwater.errors import HeadwaterError, StoreError, StoreLockedError
from headwater.records import Story
from headwater.serve import cli, session

HEAVY = (
    "pyarrow",
    "sqlalchemy",
    "numpy",
    "scipy",
    "trafilatura",
    "lxml",
    "jinja2",
    "rich",
    "wordfreq",
    "rapidfuzz",
    "httpx",
    "protego",
)


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch, whole: Tables) -> Tables:
    """The command line over rows in memory instead of a store."""

    @contextlib.contextmanager
    def reading(store: Path) -> Iterator[views.Index]:
        yield views.Index(whole)

    monkeypatch.setattr(session, "reading", reading)
    monkeypatch.setattr(session, "why", lambda store, a, b: views.why(whole, a, b))
    return whole


def test_cli_help_imports_nothing_heavy() -> None:
    code = f"""
import sys
from headwater.serve import cli
assert cli.call(["--help"]) == 0
assert cli.call(["show", "--help"]) == 0
print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert "independent sources" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    "args",
    [
        ["nonsense"],
        ["show", "a", "b"],
        ["run", "--store", "/nowhere/at/all"],
        ["run", "x", "--workers", "0"],
        ["stories", "--sort"],
    ],
)
def test_cli_wrong_use_exits_2_and_tells_on_stderr(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.call(args) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err


def test_cli_unknown_record_exits_2_and_names_the_nearest(stub: Tables, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.call(["export", "quote"]) == 2
    assert "did you mean 'quotes'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (HeadwaterError("no"), 1),
        (HeadwaterError("\x1b[2Ja\nb"), 1),
        (StoreError("no"), 3),
        (KeyboardInterrupt(), 130),
        (OSError(28, "disk full"), 1),
    ],
)
def test_cli_errors_become_one_line_and_a_code(
    error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(store: Path) -> str:
        raise error

    monkeypatch.setattr(session, "digest", fail)
    assert cli.call(["store", "digest"]) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("headwater: ")
    assert told.err.count("\n") == 1 and "\x1b" not in told.err


def test_cli_export_prints_json_lines(stub: Tables, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.call(["export", "dossiers"]) == 0
    (dossier,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(dossier["articles"]) == 5


@pytest.mark.parametrize(
    "command", [["stories"], ["show", "a0"], ["article", "a0"], ["why", "a0", "a3"], ["verify"], ["dropped"]]
)
def test_cli_json_is_one_document(command: list[str], stub: Tables, capsys: pytest.CaptureFixture[str]) -> None:
    given = [stub_id(stub) if c == "a0" and command[0] == "show" else c for c in command]
    assert cli.call([*given, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)
    assert cli.call(given) == 0
    assert capsys.readouterr().out


def stub_id(tables: Tables) -> str:
    return views.stories(views.Index(tables))[0]["id"]


def test_cli_show_writes_a_page(stub: Tables, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "page.html"
    assert cli.call(["show", stub_id(stub)[:6], "--html", str(target)]) == 0
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert capsys.readouterr().out == ""
    assert cli.call(["show", stub_id(stub), "--html", "-"]) == 0
    assert capsys.readouterr().out.startswith("<!DOCTYPE html>")
    assert cli.call(["show", stub_id(stub), "--html", str(tmp_path)]) == 1


def test_cli_show_reads_an_unread_story_first(
    monkeypatch: pytest.MonkeyPatch, unread: Tables, marked: Tables, whole: Tables
) -> None:
    states = iter((unread, whole))
    asked: list[Any] = []

    @contextlib.contextmanager
    def reading(store: Path) -> Iterator[views.Index]:
        yield views.Index(next(states))

    monkeypatch.setattr(session, "reading", reading)
    monkeypatch.setattr(session, "read_closely", lambda store, article, progress: asked.append(article))
    assert cli.call(["show", stub_id(unread)]) == 0
    assert asked == [unread.rows(Story)[0].articles[0]]


def test_cli_show_while_another_writes_shows_what_there_is(
    monkeypatch: pytest.MonkeyPatch, unread: Tables, capsys: pytest.CaptureFixture[str]
) -> None:
    @contextlib.contextmanager
    def reading(store: Path) -> Iterator[views.Index]:
        yield views.Index(unread)

    def locked(*_: object) -> None:
        raise StoreLockedError("another process writes")

    monkeypatch.setattr(session, "reading", reading)
    monkeypatch.setattr(session, "read_closely", locked)
    assert cli.call(["show", stub_id(unread)]) == 0
    told = capsys.readouterr()
    assert "another process writes" in told.err
    assert "Not read closely yet" in told.out


def test_cli_verify_and_check_exit_1_where_something_is_wrong(
    stub: Tables, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.call(["verify"]) == 0
    monkeypatch.setattr(views, "verify", lambda tables: {"checked": {}, "problems": [
        {"record": "lines", "article": "0", "start": 0, "end": 1, "reason": "no"}]})  # fmt: skip
    assert cli.call(["verify"]) == 1
    monkeypatch.setattr(session, "check", lambda store: ["part x is gone"])
    assert cli.call(["store", "check"]) == 1
    assert "part x is gone" in capsys.readouterr().out


def test_cli_of_a_reader_that_goes_away_is_quiet() -> None:
    code = """
import contextlib
from headwater import views
from headwater.serve import cli, session
session.reading = lambda store: contextlib.nullcontext()
views.export = lambda index, name: (dict(number=i) for i in range(3_000_000))
cli.main()
"""
    line = f"{sys.executable} -c '{code}' export x | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True)
    assert done.stdout == '{"number": 0}\n141\n'
    assert done.stderr == ""


def test_cli_without_a_store_exits_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.call(["stories", "--store", str(tmp_path / "none")]) == 3
    assert "none" in capsys.readouterr().err


def test_cli_prints_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.call(["--version"]) == 0
    assert capsys.readouterr().out.startswith("headwater ")


def test_cli_article_where_shows_the_place(stub: Tables, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.call(["article", "a0", "--where", "0", "14", "--json"]) == 0
    place = json.loads(capsys.readouterr().out)
    assert place["text"] == "The lower gate" and place["location"] == "place/0"
    assert cli.call(["article", "a0", "--where", "0", "14"]) == 0
    assert "place/0" in capsys.readouterr().out
    assert cli.call(["article", "a0", "--where", "5", "99999"]) == 2
    assert "not a passage" in capsys.readouterr().err


def test_cli_evidence_is_written_listed_and_checked(
    stub: Tables, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "e.warc.gz"
    assert cli.call(["evidence", stub_id(stub), "--out", str(target)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 5
    assert [p.name for p in tmp_path.iterdir()] == ["e.warc.gz"]
    assert cli.call(["evidence", str(target), "--check"]) == 0
    assert capsys.readouterr().out == "sound\n"
    target.write_bytes(b"no archive")
    assert cli.call(["evidence", str(target), "--check"]) == 1
    assert cli.call(["evidence", stub_id(stub), "--out", str(tmp_path)]) == 2
    capsys.readouterr()
    assert cli.call(["evidence", stub_id(stub), "--out", str(tmp_path / "gone" / "e.warc.gz")]) == 2
    told = capsys.readouterr().err
    assert "e.warc.gz: cannot be written" in told and ".part" not in told


def test_cli_watch_tells_what_is_no_list_of_feeds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "feeds.opml"
    empty.write_text("<opml><body></body></opml>")
    for args in ([str(empty)], [str(tmp_path / "none")], ["http://h.example/f", "--notify", ""]):
        assert cli.call(["watch", *args, "--once", "--store", str(tmp_path / "s")]) == 2
        assert capsys.readouterr().err.startswith("headwater: ")
    assert not (tmp_path / "s").exists()


def test_cli_watch_passes_its_flags_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Any] = []

    def watch(store: Path, feeds: list[str], *rest: Any) -> Any:
        given.append((feeds, *rest[:2]))
        return None

    monkeypatch.setattr(session, "watch", watch)
    assert cli.call(["watch", "f.opml", "--every", "60", "--pace", "5", "--notify", "tell", "--allow-private"]) == 0
    assert cli.call(["watch", "f.opml", "--once", "--at-once", "3", "--leave-reserved", "--close", "none"]) == 0
    assert given == [
        (["f.opml"], session.HowToWatch(60.0, 5.0, 8, "tell", False, True), session.HowToRun()),
        (["f.opml"], session.HowToWatch(None, 2.0, 3, None, True, False), session.HowToRun(close="none")),
    ]


def test_cli_config_of_a_store_is_that_of_its_last_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(
        "Bridge to close\n\nThe bridge of Orrisk closes in May, the council said on Monday.\n"
    )
    store = ["--store", str(tmp_path / "s")]
    assert (
        cli.call(
            ["run", str(tmp_path / "a.txt"), *store, "--until", "extract", "--set", "stories.cluster.threshold=0.2"]
        )
        == 0
    )
    capsys.readouterr()
    assert cli.call(["config", *store, "--json"]) == 0
    rows = {(r["step"], r["field"]): (r["value"], r["origin"]) for r in json.loads(capsys.readouterr().out)}
    assert rows["stories.cluster", "threshold"] == (0.2, "the store's last run")
    assert rows["stories.cluster", "links"][1] == "default"


def test_cli_show_writes_the_page_and_prints_json(
    stub: Tables, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    assert cli.call(["show", "--json", "--html", str(page)]) == 0
    assert page.read_text(encoding="utf-8").startswith("<!")
    assert json.loads(capsys.readouterr().out)["id"]
    assert cli.call(["show", "--json", "--html", "-"]) == 2


def test_cli_store_digest_as_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(session, "digest", lambda store: "0a")
    assert cli.call(["store", "digest", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"digest": "0a"}
