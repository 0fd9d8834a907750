"""Who is credited for a whole report, and who owns the outlet."""

from pathlib import Path

import pytest

from headwater.errors import InputError
from headwater.extraction.agencies import agencies
from headwater.extraction.chrome import label
from headwater.extraction.credits import credited, distinct
from headwater.extraction.lines import rows
from headwater.extraction.owners import owner

PROSE = "The old mill of Holm was sold on Tuesday night, the council of the island said in a letter.\n" * 3


def told(text: str) -> tuple[str, ...]:
    lines = rows(text)
    return credited(lines, label(lines))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("HOLM, Iowa (AP) — " + PROSE, ("Associated Press",)),
        ("Holm (dpa/AFP) - " + PROSE, ("dpa", "Agence France-Presse")),
        ("By Ada Brandt, Reuters\n" + PROSE, ("Reuters",)),
        (PROSE + "Copyright 2018 The Associated Press. All rights reserved. This material may not be published.", ("Associated Press",)),
        (PROSE + "(KNA/epd)", ("KNA", "epd")),
        (PROSE + "Information from: Holm Daily Ledger, http://ledger.example", ("Holm Daily Ledger",)),
        (PROSE + "The mayor told the Associated Press that she had not read the letter yet.", ()),
        ("Holm (Iowa) - " + PROSE, ()),
        ("HOLM, Iowa (Norlund Press) — " + PROSE, ("Norlund Press",)),
        ("HOLM (Press) — " + PROSE, ()),
        (PROSE + "Information from the Holm Herald was used in this report.", ("Holm Herald",)),
        (PROSE + "Information from the Associated Press was used in this report.", ("Associated Press",)),
        (PROSE + "Information from the mayor was used in this report.", ()),
    ],
)  # fmt: skip
def test_credits_of_lines(text: str, names: tuple[str, ...]) -> None:
    assert told(text) == names


def test_credits_that_differ_only_in_case_are_one() -> None:
    assert distinct(["NORLUND PRESS", "AFP", "Norlund Press", "norlund press"]) == ("Norlund Press", "AFP")


def test_credits_initials_count_only_as_they_are_written() -> None:
    assert agencies("apa, tass and ap pa sid") == []
    assert agencies("AP-style (AFP) PATENT") == ["Agence France-Presse"]
    assert agencies("x" * 100_000) == []


def test_owners_by_domain_and_by_the_users_own_table(tmp_path: Path) -> None:
    assert owner("https://eu.usatoday.com/story", None) == "Gannett"
    assert owner(None, "bbc.co.uk") == "BBC"
    assert owner("https://holm.example/x", "Holm Herald") is None
    assert owner("http://[", None) is None
    table = tmp_path / "owners.toml"
    table.write_text('"Holm Press" = ["holm.example", "usatoday.com"]\n')
    assert owner("https://www.holm.example/x", None, str(table)) == "Holm Press"
    assert owner("https://usatoday.com/x", None, str(table)) == "Holm Press"
    table.with_name("bad.toml").write_text("x = 1\n")
    with pytest.raises(InputError, match=r"bad\.toml"):
        owner(None, "a.b", str(table.with_name("bad.toml")))
