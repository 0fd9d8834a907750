"""The words passed on: attributions of made-up sentences, read with the pipeline that ships."""

import pytest

from headwater import ids
from headwater.annotate.attributions import FindAttributions
from headwater.annotate.entities import FindEntities
from headwater.annotate.quotes import FindQuotes
from headwater.annotate.sentences import SplitSentences
from headwater.annotate.syntax import ParseSentences
from headwater.engine.memory import Tables, run
from headwater.records import Article, Attribution

ID = ids.make("test")


def _contents(text: str) -> list[str]:
    article = Article(ID, ID, "a", None, None, None, None, "none", None, None, (), "en", text)
    steps = [SplitSentences(), ParseSentences(), FindEntities(), FindQuotes(), FindAttributions()]
    found = run(steps, Tables([article])).rows(Attribution)
    for x in found:
        assert x.content_start == x.content_end == -1 or x.start <= x.content_start < x.content_end <= x.end
    return [text[x.content_start : x.content_end] for x in found if x.content_start >= 0]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ann Marlow said that the mill was shut.", "the mill was shut"),
        ("The mill was shut for good, Ann Marlow said on Monday.", "The mill was shut for good"),
        ("The mill was shut, according to Oakford Police.", "The mill was shut"),
        ("“The mill is shut for good,” said Ann Marlow.", "The mill is shut for good"),
        ("Ann Marlow said the mill was “shut for good”.", "the mill was “shut for good"),
        ("“The mill is shut,” said Ann Marlow. “It will not open again.”", "The mill is shut,” said Ann Marlow. “It will not open again.”"),
        ("Ann Marlow: The mill is shut and will not open.", "The mill is shut and will not open"),
        ("Ann Marlow told reporters the mill was shut.", "the mill was shut"),
    ],
)  # fmt: skip
def test_content_is_what_the_source_said(text: str, content: str) -> None:
    assert _contents(text) == [content]


def test_content_of_a_dateline_is_not_told() -> None:
    text = "OAKFORD (Reuters) — The mill was shut on Monday after a fire."
    assert _contents(text) == []
