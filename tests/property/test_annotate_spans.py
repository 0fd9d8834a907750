from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.annotate.sentences import spans

PIECES = st.lists(
    st.sampled_from(
        [
            "Mr. ",
            "Olden ",
            "said ",
            "U.S. ",
            "“Yes.” ",
            ".",
            "\n",
            " ",
            "\u200b",
            "week.The ",
            "5 ",
            "p.m. ",
            "...",
            "é",
            "\u2028",
            "’s ",
        ]
    )
    | st.text(max_size=6),
    max_size=40,
).map("".join)


@given(PIECES)
@settings(max_examples=200, deadline=None)
def test_annotate_sentences_are_trimmed_ordered_and_cover_every_letter(text: str) -> None:
    found = list(spans(text))
    assert all(text[start:end] and text[start:end] == text[start:end].strip() for start, end in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert all("\n" not in text[start:end] for start, end in found)
    covered = {i for start, end in found for i in range(start, end)}
    assert all(i in covered for i, c in enumerate(text) if c.isalnum())
