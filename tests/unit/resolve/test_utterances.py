from headwater import ids
from headwater.records import Article, Person, Quote, Record, Utterance
from headwater.resolve.utterances import MergeQuotes
from headwater.step import Group

STORY = ids.make("story")
LONG = (
    "The hills and the light of this valley have left their mark on all of us. On behalf of everyone in the team, our "
    "thanks to the Valley Trust, the Railway Museum and the patient people of Oakford. And, of course… the river. "
    "Most of all we thank those who stood in the rain. We shall miss you dearly."
)


def _utterances(*cuts: tuple[int, str, str | None], tag: int = -1) -> list[Utterance]:
    """Each cut: number of its article, its words, its speaker. A cut stands in a paragraph of its own, but with a tag (where the
    cue that speaks for all of them stands) they share one."""
    texts: dict[int, str] = {}
    marks = []
    for article, cut, name in cuts:
        before = texts.get(article, "")
        start = len(before) + 1
        texts[article] = f"{before}“{cut}”" + (" she said. " if tag >= 0 else "\n\nMeanwhile.\n\n")
        marks.append((article, start, start + len(cut), name))
    rows: dict[type[Record], list[Record]] = {Article: [], Quote: [], Person: []}
    for n, text in texts.items():
        article_id = ids.make("article", n)
        rows[Article].append(
            Article(article_id, article_id, str(n), None, None, None, None, "none", None, None, (), "en", text)
        )
    for n, (article, start, end, name) in enumerate(marks):
        article_id = ids.make("article", article)
        rows[Quote].append(Quote(ids.make("quote", n), article_id, start, end, name, -1, -1, name, tag, tag))
    person = ids.make("person")
    rows[Person].append(Person(person, STORY, "Ann Marlow", None, (), (), ()))
    found = [u for u in MergeQuotes().reduce(STORY, Group(rows)) if isinstance(u, Utterance)]
    turned = Group({t: list(reversed(r)) for t, r in rows.items()})
    assert list(MergeQuotes().reduce(STORY, turned)) == found
    assert all(u.person == (person if u.speaker == "Ann Marlow" else None) for u in found)
    return found


def test_utterances_cuts_of_one_caption_are_one() -> None:
    (one,) = _utterances(
        (0, LONG, "Ann Marlow"),
        (1, LONG.split(". ", maxsplit=1)[0] + ",", "Marlow"),
        (2, "the Valley Trust, the Railway Museum and the patient people of Oakford", None),
        (3, "Most of all we thank those who stood in the rain. We’ll miss you dearly.", "Marlow"),
    )
    assert (one.text, one.speaker, len(one.articles)) == (LONG, "Ann Marlow", 4)


def test_utterances_cut_that_runs_on_from_another_belongs_to_it() -> None:
    first, second = LONG[: LONG.index(" Most")] + " (sic)", LONG[LONG.index("And, of") :]
    assert len(_utterances((0, first, "Ann Marlow"), (1, second, "Ann Marlow"))) == 1


def test_utterances_bracketed_changes_and_ellipses_are_let_pass() -> None:
    a = "I told my son that I never want to see such a bill again in all my life"
    b = "I told [him] that I never want to see such a bill again …"
    assert len(_utterances((0, a, "Ann Marlow"), (1, b, "Ann Marlow"))) == 1


def test_utterances_short_cuts_merge_only_for_one_speaker() -> None:
    assert len(_utterances((0, "very tired", "Ann Marlow"), (1, "very tired", "Ann Marlow"))) == 1
    assert len(_utterances((0, "very tired", "Ann Marlow"), (1, "very tired", "Karl Hobbs"))) == 2
    assert len(_utterances((0, "very tired", None), (1, "very tired", None))) == 2


def test_utterances_a_turn_of_phrase_is_no_bond() -> None:
    a = "it was one of the worst days that this town has seen"
    b = "that goal was one of the best I have scored"
    assert len(_utterances((0, a, "Ann Marlow"), (1, b, "Ann Marlow"))) == 2


def test_utterances_one_tag_speaks_for_the_parts_around_it() -> None:
    cuts = ((0, "We ran out at once.", "Ann Marlow"), (0, "Then the roof fell in.", "Ann Marlow"))
    assert len(_utterances(*cuts, tag=7)) == 1
    assert len(_utterances(*cuts)) == 2


def test_utterances_speaker_is_the_fullest_name_that_most_give() -> None:
    cut = "it was over before any of us knew what was going on"
    (one,) = _utterances((0, cut, "Marlow"), (1, cut, "Ann Marlow"), (2, cut, None))
    assert one.speaker == "Ann Marlow"
