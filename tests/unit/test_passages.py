import pytest

from headwater.passages import after_dateline, refuses


@pytest.mark.parametrize(
    ("dateline", "sentence"),
    [
        ("TOLLHAVEN (Norvik Press) — ", "Two people died."),
        ("TOLLHAVEN — ", "Two people died."),
        ("PORT SKELL, Norvik — ", "“Aye,” she said."),
        ("(NP) ", "A ferry sank."),
        ("Tollhaven (NP) - ", "A ferry sank."),
        ("", "The ro-ro ferry Marigold (built 1998) sank."),
        ("", "NASA said the probe — launched in May — was lost."),
        ("", "The harbour — shut since May — opened."),
        ("", "Ada Quill (the mate) — a Skell native — swam."),
    ],
)
def test_passages_after_dateline(dateline: str, sentence: str) -> None:
    text = f"Before. {dateline}{sentence}"
    assert after_dateline(text, 8, len(text)) == 8 + len(dateline)


def test_passages_after_dateline_of_nothing_else_is_the_end() -> None:
    assert after_dateline("TOLLHAVEN (Norvik Press)", 0, 24) == 24


@pytest.mark.parametrize(
    "text",
    [
        "The line declined to comment.",
        "Quill did not immediately respond to messages.",
        "The mate couldn’t be reached.",
        "It was not clear what had caused the fire.",
        "The cause was unclear.",
        "Their names were not released.",
        "A spokeswoman said it would be wrong to comment.",
    ],
)
def test_passages_refuses(text: str) -> None:
    assert refuses(text)


@pytest.mark.parametrize(
    "text",
    ["The line said two had died.", "The sky was clear.", "The mate is not known for haste.", "It did not sink."],
)
def test_passages_refuses_is_no_mere_denial(text: str) -> None:
    assert not refuses(text)


@pytest.mark.parametrize("text", ["A" * 100_000, "A B, " * 20_000, "(" * 100_000, "did not " * 12_000])
def test_passages_survive_endless_text(text: str) -> None:
    assert 0 <= after_dateline(text, 0, len(text)) <= len(text)
    assert not refuses(text)
