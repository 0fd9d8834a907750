import random

from hypothesis import given
from hypothesis import strategies as st

from headwater.brief.lines import WriteBrief
from headwater.ids import Id
from headwater.records import Article, Claim, Independence, Line, Mention, Record, Rest, Sentence, Time
from headwater.step import Group

STORY = Id(1)
TEXT = (
    "The ferry Marigold struck the pier, injuring nine. Ada Quill resigned on 3 May. "
    "Nobody had checked the engines since 2019. The ferry Marigold struck the pier."
)
SPANS = [(0, 50), (51, 79), (80, 122), (123, 154)]


def article(n: int = 11, text: str = TEXT) -> Article:
    return Article(Id(n), Id(n), f"a{n}", None, None, None, None, "none", None, None, (), "en", text)


def claim(n: int, start: int, end: int, articles: int = 1, low: int = 1) -> list[Record]:
    measured = Independence(STORY, Id(n), low, low, (), (), ())
    return [Claim(Id(n), STORY, TEXT[start:end], articles), Mention(Id(n), STORY, Id(11), start, end), measured]


def write(*rows: Record, step: WriteBrief | None = None) -> list[Line]:
    group: dict[type[Record], list[Record]] = {}
    for row in rows:
        group.setdefault(type(row), []).append(row)
    step = step or WriteBrief()
    out = list(step.reduce(STORY, Group(group)))
    for table in group.values():
        random.Random(9).shuffle(table)
    assert list(step.reduce(STORY, Group(group))) == out
    lines = [r for r in out if isinstance(r, Line)]
    assert all(line.text == TEXT[line.start : line.end] for line in lines)
    return lines


SENTENCES = [Sentence(Id(11), i, start, end) for i, (start, end) in enumerate(SPANS)]


def test_lines_put_the_best_supported_claim_first() -> None:
    rows = [*claim(901, *SPANS[0], low=1), *claim(902, *SPANS[1], low=2), *claim(903, *SPANS[2], articles=3)]
    assert [line.claim for line in write(article(), *SENTENCES, *rows)] == [902, 903, 901]


def test_lines_prefer_claims_that_credit_a_source() -> None:
    rows = [*claim(901, *SPANS[0]), *claim(902, *SPANS[1]), Rest(STORY, Id(902), Id(11), *SPANS[1], Id(50))]
    assert [line.claim for line in write(article(), *SENTENCES, *rows)] == [902, 901]


def test_lines_are_whole_sentences_around_a_clause() -> None:
    lines = write(article(), *SENTENCES, *claim(901, 36, 49))
    assert [line.text for line in lines] == [TEXT[slice(*SPANS[0])]]


def test_lines_do_not_repeat_one_another() -> None:
    rows = [*claim(901, *SPANS[0], low=2), *claim(902, *SPANS[3])]
    assert [line.claim for line in write(article(), *SENTENCES, *rows)] == [901]


def test_lines_are_bounded() -> None:
    rows = [*claim(901, *SPANS[0]), *claim(902, *SPANS[1]), *claim(903, *SPANS[2])]
    assert len(write(article(), *SENTENCES, *rows, step=WriteBrief(longest_brief=2))) == 2


def test_lines_of_the_timeline_go_by_day() -> None:
    rows = [*claim(901, *SPANS[1]), *claim(902, *SPANS[2]), *claim(903, *SPANS[0])]
    times = [
        Time(Id(11), 73, 78, "2031-05-03", "2031-05-03"),
        Time(Id(11), 117, 121, "2019-01-01", "2019-12-31"),
        Time(Id(11), 4, 9, "1950-01-01", "1999-12-31"),
        Time(Id(11), 10, 18, None, "2031-05-04"),
    ]
    lines = [line for line in write(article(), *SENTENCES, *rows, *times) if line.section == "timeline"]
    assert [(line.order, line.claim, line.earliest, line.latest) for line in lines] == [
        (0, 902, "2019-01-01", "2019-12-31"),
        (1, 901, "2031-05-03", "2031-05-03"),
    ]


def test_lines_of_the_timeline_give_each_day_its_turn() -> None:
    rows = [*claim(901, *SPANS[0], low=3), *claim(902, *SPANS[1], low=2), *claim(903, *SPANS[2])]
    times = [
        Time(Id(11), 4, 9, "2031-05-03", "2031-05-03"),
        Time(Id(11), 73, 78, "2031-05-03", "2031-05-03"),
        Time(Id(11), 117, 121, "2019-01-01", "2019-12-31"),
    ]
    lines = write(article(), *SENTENCES, *rows, *times, step=WriteBrief(longest_timeline=2))
    assert [line.claim for line in lines if line.section == "timeline"] == [903, 901]


def test_lines_of_the_timeline_may_give_a_sentence_for_each_of_its_days() -> None:
    rows = [*claim(901, 51, 70), *claim(902, 71, 79)]
    times = [Time(Id(11), 51, 54, "2030-01-01", "2030-01-01"), Time(Id(11), 73, 78, "2031-05-03", "2031-05-03")]
    lines = [line for line in write(article(), *SENTENCES, *rows, *times) if line.section == "timeline"]
    assert [(line.start, line.earliest) for line in lines] == [(51, "2030-01-01"), (51, "2031-05-03")]


def test_lines_skip_mentions_outside_the_text() -> None:
    stray = Mention(Id(901), STORY, Id(11), 10, 10_000)
    assert write(article(), Claim(Id(901), STORY, "", 1), stray) == []


@given(st.lists(st.tuples(st.integers(0, 160), st.integers(0, 160)), max_size=6))
def test_lines_are_the_text_to_the_letter(spans: list[tuple[int, int]]) -> None:
    rows: list[Record] = []
    for i, (start, end) in enumerate(spans):
        rows += [Claim(Id(900 + i), STORY, TEXT[start:end], 1), Mention(Id(900 + i), STORY, Id(11), start, end)]
        rows.append(Time(Id(11), start, end, "2031-01-01", "2031-01-02"))
    write(article(), *SENTENCES, *rows)


def read(*texts: str, outlet: str = "The Skell Post") -> list[Record]:
    """Articles of one-sentence lines, each line a claim that the articles share by its place; with their sentences."""
    rows: list[Record] = []
    for n, text in enumerate(texts):
        at = 0
        rows.append(
            Article(Id(n + 1), Id(n + 1), f"a{n}", outlet, None, None, None, "none", None, None, (), "en", text)
        )
        for order, line in enumerate(text.split("\n")):
            rows.append(Sentence(Id(n + 1), order, at, at + len(line)))
            rows.append(Mention(Id(901 + order), STORY, Id(n + 1), at, at + len(line)))
            if not n:
                rows.append(Claim(Id(901 + order), STORY, line, len(texts)))
            at += len(line) + 1
    return rows


def brief(rows: list[Record]) -> list[str]:
    group: dict[type[Record], list[Record]] = {}
    for row in rows:
        group.setdefault(type(row), []).append(row)
    return [r.text for r in WriteBrief().reduce(STORY, Group(group)) if isinstance(r, Line) and r.section == "brief"]


def test_lines_start_after_a_dateline() -> None:
    assert brief(read("TOLLHAVEN (Norvik Press) — The ferry struck a pier.")) == ["The ferry struck a pier."]


def test_lines_begin_with_what_articles_lead_with() -> None:
    one = "The ferry struck a pier.\nHarbour master Quill resigned.\nEngines had failed twice before."
    rows = [*read(one, one), Independence(STORY, Id(903), 2, 2, (), (), ())]
    assert brief(rows) == one.split("\n")


def test_lines_keep_scenes_refusals_and_the_outlets_own_voice_for_last() -> None:
    one = (
        "I met the mate at the pier.\nThe line declined to comment on wages.\nThe Skell Post was shown round the wreck.\n"
        "The ferry struck a pier at dawn."
    )
    assert brief(read(one))[0] == "The ferry struck a pier at dawn."


def test_lines_take_the_mention_that_stands_by_itself() -> None:
    one, other = "Meanwhile, the Marigold sank in the sound.", "The Marigold sank on Monday night."
    assert brief(read(one, other)) == [other]
