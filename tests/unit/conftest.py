"""One invented story with every kind of record, made by hand: a lock gate that failed, told by five outlets."""

from collections.abc import Iterable

import pytest

from headwater import ids
from headwater.engine.memory import Tables
from headwater.ids import Id
from headwater.records import (
    Article,
    Attribution,
    Block,
    Claim,
    Copy,
    Credit,
    Disagreement,
    Dropped,
    Edge,
    Entity,
    Independence,
    Intake,
    Line,
    Lineage,
    Link,
    Mention,
    Page,
    Person,
    Position,
    Quantity,
    Quote,
    Record,
    Rest,
    Sentence,
    Source,
    Story,
    Time,
    Utterance,
)  # fmt: skip

OUTLETS: tuple[str | None, ...] = ("Tarn Valley Post", "Daily Meridian", "City Ledger", "Harbour Radio", None)
TITLES: tuple[str | None, ...] = (
    "Lock gate gives way at Tarn Weir, boats adrift",
    "Boats adrift after lock gate fails",
    "Gate failure leaves boats adrift",
    "Fourteen boats adrift, trust says",
    None,
)
LONG = "The lower gate opened like a barn door, I shouted to my wife, and we went over the sill backwards in the dark."
SHORT = "The lower gate opened like a barn door and we went over the sill backwards"
TEXTS = (
    f"The lower gate of Tarn Weir lock failed on Monday night. Twelve boats were carried downstream, the Weir Trust said.\n"
    f"“{LONG}” said Odile Brandt, who lives aboard the Linnet.",
    f"The lower gate of Tarn Weir lock failed on Monday night, Northwire reported. Twelve boats were carried downstream.\n"
    f"“{SHORT},” Ms Brandt said.",
    "The lower gate of Tarn Weir lock failed on Monday night. Twelve boats were carried downstream.\nSign up for our letter.",
    f"Fourteen boats were carried downstream when a gate failed at Tarn Weir, the Weir Trust said on Tuesday.\n“{SHORT}”",
    "A gate has failed at Tarn Weir. A film posted by @linnet_afloat shows the boats.",
)
A = tuple(ids.make("article", i) for i in range(5))
PAGES = tuple(ids.make("page", i) for i in range(5))
STORY, OLD = ids.make("story", 1), ids.make("story", 0)
TRUST, WIRE, FILM, BRANDT = (ids.make("source", n) for n in ("trust", "wire", "film", "brandt"))
PERSON, UTTERANCE = ids.make("person"), ids.make("utterance")
FAILED, BOATS = ids.make("claim", "failed"), ids.make("claim", "boats")
RIFT, COPY = ids.make("disagreement"), ids.make("copy")


def at(article: int, words: str) -> tuple[Id, int, int]:
    start = TEXTS[article].index(words)
    return A[article], start, start + len(words)


def _articles() -> Iterable[Record]:
    for i, text in enumerate(TEXTS):
        day = f"2024-03-{5 + i // 2:02d}"
        url = ["https://post.example/weir", "http://meridian.example/1", None, "javascript:alert(1)", None][i]
        yield Page(PAGES[i], f"place/{i}", f"a{i}", "text", "00", text.encode())
        yield Intake(PAGES[i], f"in/a{i}.txt", 0, "2024-03-09T10:00:00")
        yield Article(
            A[i],
            PAGES[i],
            f"a{i}",
            OUTLETS[i],
            url,
            TITLES[i],
            day,
            "given",
            1709596800 + i,
            1709683199 + i,
            (),
            "en",
            text,
        )
        yield Block(PAGES[i], 0, "text", text, 0, len(text))
    yield Block(PAGES[2], 1, "chrome", "Share this page", -1, -1)
    yield Dropped(f"article {ids.show(A[4])}", "annotate.times", "no day could be told")
    yield Dropped("in/broken.jsonl:7", "read", "not JSON")
    yield Copy(COPY, tuple(sorted(A[1:3])), "passage", 0.8, 14, (0,), (55,), (0,), (55,))
    for i in range(4):
        a, b = sorted((A[i], A[i + 1]))
        yield Link(a, b, 0.9 - i / 10, ("weir", "gate", "boats"))
    outlets = tuple(o for o in OUTLETS if o)
    yield Story(STORY, TITLES[0], A, outlets, 1709596800, 1709683203)
    yield Lineage(1, "2024-03-09T10:00:00+00:00", STORY, "merge", (OLD,))


def _marks() -> Iterable[Record]:
    for i, text in enumerate(TEXTS):
        yield Sentence(A[i], 0, 0, text.index(".") + 1)
    yield Entity(*at(0, "Odile Brandt"), "PERSON", "Odile Brandt")
    yield Time(*at(0, "Monday night"), "2024-03-04", "2024-03-04")
    yield Quantity(*at(0, "Twelve boats"), 12.0, 12.0, "boat", "boats", False)
    yield Quantity(*at(3, "Fourteen boats"), 14.0, 14.0, "boat", "boats", False)
    for i, words, name in ((0, LONG, "Odile Brandt"), (1, SHORT, "Brandt"), (3, SHORT, None)):
        yield Quote(ids.make("quote", i), *at(i, words), name, -1, -1, name)
    for i, said, cue, source in (
        (0, "Twelve boats were carried downstream, the Weir Trust said", "said", "the Weir Trust"),
        (1, "The lower gate of Tarn Weir lock failed on Monday night, Northwire reported", "reported", "Northwire"),
        (
            3,
            "Fourteen boats were carried downstream when a gate failed at Tarn Weir, the Weir Trust said",
            "said",
            "Weir Trust",
        ),
        (4, "A film posted by @linnet_afloat shows the boats", "posted", "@linnet_afloat"),
    ):
        yield Attribution(
            ids.make("attribution", i), *at(i, said), *at(i, cue)[1:], source, *at(i, source)[1:], None, "other", None, False, ""
        )  # fmt: skip


def _resolved() -> Iterable[Record]:
    yield Person(PERSON, STORY, "Odile Brandt", None, (A[0], A[1]), (at(0, "Odile Brandt")[1], at(1, "Brandt")[1]),
                 (at(0, "Odile Brandt")[2], at(1, "Brandt")[2]))  # fmt: skip
    cuts = (at(0, LONG), at(1, SHORT), at(3, SHORT))
    yield Utterance(UTTERANCE, STORY, LONG, "Odile Brandt", PERSON, *(tuple(c[i] for c in cuts) for i in range(3)))  # type: ignore[arg-type]
    yield Source(TRUST, STORY, "official_statement", "Weir Trust", None, None, None, ())
    yield Source(WIRE, STORY, "news_agency", "Northwire", None, None, None, ())
    yield Source(FILM, STORY, "social_post", "Film of the boats", "@linnet_afloat", None, None, (BRANDT,))
    yield Source(BRANDT, STORY, "eyewitness", "Odile Brandt", None, PERSON, None, (FILM,))
    for i, source in ((0, TRUST), (1, WIRE), (3, TRUST), (4, FILM)):
        start = {0: "Twelve", 1: "The lower", 3: "Fourteen", 4: "A film"}[i]
        cue = {0: "said", 1: "reported", 3: "said", 4: "posted"}[i]
        where = TEXTS[i].index(start)
        yield Credit(
            STORY, ids.make("attribution", i), A[i], where, where + 40, *at(i, cue)[1:], source, None, False, ""
        )
    for head, tail in ((A[0], TRUST), (A[0], BRANDT), (A[1], WIRE), (WIRE, TRUST), (A[3], TRUST), (A[4], FILM)):
        yield Edge(STORY, head, tail)


def _told() -> Iterable[Record]:
    failed = "The lower gate of Tarn Weir lock failed on Monday night"
    boats = "Twelve boats were carried downstream"
    yield Claim(FAILED, STORY, failed + ".", 3)
    yield Claim(BOATS, STORY, boats + ".", 4)
    for i in range(3):
        yield Mention(FAILED, STORY, *at(i, failed))
    for i in range(4):
        yield Mention(BOATS, STORY, *at(i, boats if i < 3 else "Fourteen boats were carried downstream"))
    yield Rest(STORY, FAILED, *at(1, failed), WIRE)
    yield Rest(STORY, BOATS, *at(0, boats), TRUST)
    yield Independence(STORY, STORY, 1, 3, (TRUST,), (TRUST, FILM, A[2]), (TRUST, FILM, BRANDT))
    yield Independence(STORY, FAILED, 1, 2, (TRUST,), (WIRE, A[0]), (TRUST,))
    yield Independence(STORY, BOATS, 1, 1, (TRUST,), (TRUST,), (TRUST,))
    yield Disagreement(RIFT, STORY, "boats carried downstream", "number", "update")
    for i, value in ((0, "12"), (1, "12"), (2, "12"), (3, "14")):
        yield Position(RIFT, STORY, value, *at(i, "Twelve boats" if value == "12" else "Fourteen boats"))
    first = at(2, failed + ".")
    yield Line(STORY, "brief", 0, FAILED, *first, failed + ".", None, None)
    yield Line(STORY, "timeline", 0, FAILED, *first, failed + ".", "2024-03-04", "2024-03-04")
    second = at(
        3, "Fourteen boats were carried downstream when a gate failed at Tarn Weir, the Weir Trust said on Tuesday."
    )
    yield Line(STORY, "timeline", 1, BOATS, *second, TEXTS[3][second[1] : second[2]], "2024-03-04", "2024-03-05")


@pytest.fixture
def unread() -> Tables:
    """Extracted, linked, not read closely."""
    return Tables(_articles())


@pytest.fixture
def marked() -> Tables:
    """Read closely, not resolved."""
    return Tables([*_articles(), *_marks()])


@pytest.fixture
def whole() -> Tables:
    """The whole way."""
    return Tables([*_articles(), *_marks(), *_resolved(), *_told()])
