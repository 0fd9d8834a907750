import json
from pathlib import Path

import pytest

from headwater.serve import cli

TEXTS = (
    "A burst main flooded eleven homes in the lower town of Elmstead early on Tuesday, the water board said.",
    "Eleven homes in Elmstead were under water on Tuesday after a main burst near the mill, officials of the board said.",
)
LATE = "Homes in Elmstead that a burst main flooded on Tuesday are dry again, the water board said; eleven cellars are wet."
FAIR = "A cheese fair opened in Old Harrow with ninety sorts of goat cheese, its founder Tilda Quarrie announced."


def _lines(path: Path, texts: dict[str, str]) -> Path:
    rows = [
        {"id": name, "outlet": name, "title": f"Of {name}", "published": "2024-03-05", "text": text}
        for name, text in texts.items()
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows))
    return path


@pytest.fixture
def store(tmp_path: Path) -> str:
    given = _lines(tmp_path / "known.jsonl", {f"post {n}": text for n, text in enumerate(TEXTS)})
    folder = str(tmp_path / "store")
    assert cli.call(["run", str(given), "--store", folder, "--until", "stories", "--workers", "1"]) == 0
    return folder


def test_placing_tells_the_story_or_that_it_is_new(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = _lines(
        tmp_path / "new.jsonl", {"late": LATE, "fair": FAIR, "fair again": FAIR, "post 0": TEXTS[0], "copy": TEXTS[0]}
    )
    capsys.readouterr()
    assert cli.call(["place", str(new), "--store", store, "--json"]) == 0
    late, fair, again, known, copy = json.loads(capsys.readouterr().out)
    assert late["story"] == copy["story"]
    assert late["story_title"]
    assert {"Elmstead", "burst"} <= set(late["near"][0]["words"])
    assert (fair["story"], fair["near"], fair["copy_of"]) == (None, [], None)
    # What was placed before is known to what comes after it.
    assert again["story"] == fair["article"]
    assert copy["near"][0]["score"] == max(near["score"] for near in copy["near"])
    assert not known["known"] or known["story"] == late["story"]
    capsys.readouterr()
    assert cli.call(["stories", "--store", store, "--json"]) == 0
    assert sum(len(one["articles"]) for one in json.loads(capsys.readouterr().out)) == 2


def test_placing_prints_lines(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = _lines(tmp_path / "new.jsonl", {"late": LATE, "fair": FAIR})
    capsys.readouterr()
    assert cli.call(["place", str(new), "--store", store]) == 0
    told = capsys.readouterr().out
    assert "Of late\njoins story" in told
    assert "Of fair\na new story\n" in told
    assert "sharing" in told


def test_placing_of_known_pages_says_so(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.call(["place", str(tmp_path / "known.jsonl"), "--store", store]) == 0
    assert capsys.readouterr().out.count("is in the store as") == 2


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (["place", "nowhere.html"], 1, "dropped nowhere.html: no such file or folder"),
        (["place", "nowhere.html", "--since", "soon"], 2, "'soon' is no date"),
        (["place", "nowhere.html", "--store", "no-store"], 3, "there is no store at no-store"),
        (["place"], 2, "Missing argument"),
    ],
)
def test_placing_tells_what_is_wrong(
    args: list[str], code: int, told: str, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert cli.call([*args, *(() if "--store" in args else ("--store", store))]) == code
    assert told in " ".join(capsys.readouterr().err.replace("headwater: ", "").split())


def test_placing_of_an_empty_page_names_it(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.html").write_text("<html></html>")
    capsys.readouterr()
    assert cli.call(["place", str(tmp_path / "empty.html"), "--store", store]) == 1
    assert "empty.html" in capsys.readouterr().err
