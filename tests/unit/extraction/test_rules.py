"""Rules for single outlets."""

from pathlib import Path

import pytest

from headwater.errors import InputError
from headwater.extraction.outline import outline
from headwater.extraction.rules import read, rule

PAGE = "<div id=main class='a story'><p>one</p><div class=box><p>two</p></div></div><p class='intro big'>three</p><p>four</p>"


def chosen(**given: list[str]) -> list[str]:
    text = "hosts = ['h.example']\n" + "\n".join(f"{key} = {value!r}" for key, value in given.items())
    read_page = outline(PAGE)
    return [p.text for p, keep in zip(read_page.passages, read(text, "x").choose(read_page), strict=True) if keep]


def test_rules_choose_what_stands_in_the_body_and_not_in_what_is_dropped() -> None:
    assert chosen(body=["div.story"]) == ["one", "two"]
    assert chosen(body=["#main.a", "p.intro"], drop=["div.story .box"]) == ["one", "three"]
    assert chosen(body=["div.box div.story"]) == []


@pytest.mark.parametrize(
    "text",
    ["hosts = 1", "hosts = ['a']", "hosts = ['a']\nbody = ['p']\nmore = 1", "hosts = ['a']\nbody = ['p > a']", "[", "hosts = ['a']\nbody = [1]"],
)  # fmt: skip
def test_rules_that_are_none_are_named(text: str) -> None:
    with pytest.raises(InputError, match=r"here\.toml"):
        read(text, "here.toml")


def test_rules_are_found_by_host_and_own_ones_go_first(tmp_path: Path) -> None:
    assert rule("https://www.holmherald.example/x") is not None
    assert rule("https://other.example/x") is None
    assert rule("https://[broken") is None
    assert rule(None) is None
    (tmp_path / "own.toml").write_text("hosts = ['holmherald.example']\nbody = ['main']\n")
    own = rule("https://holmherald.example/", str(tmp_path))
    assert own is not None
    assert own.body[0][0].tag == "main"
