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


def test_utterances_a_phrase_said_twice_does_not_make_one_of_two() -> None:
    phrase = "one of the hardest days of my life"
    first = f"We lost the roof and the river rose. It was {phrase}, and I wept."
    second = f"The vote went on all night long. Again, that was {phrase}; nobody slept."
    found = _utterances(
        (0, first, "Ann Marlow"), (0, second, "Ann Marlow"), (1, first, "Ann Marlow"), (2, phrase, "Ann Marlow")
    )
    assert sorted(len(u.articles) for u in found) == [1, 3]
    assert next(u for u in found if len(u.articles) == 3).text == first


def test_utterances_small_words_alone_bind_nothing() -> None:
    a = "We are checking a number of tickets"
    b = "Together we are working to free two more. A number of people have been hurt, and sadly we are out of time."
    assert len(_utterances((0, a, "Ann Marlow"), (1, b, None))) == 2


def test_utterances_cut_that_two_halves_overlap_makes_them_one() -> None:
    half = "the valley flooded twice before the autumn harvest came home"
    first, second = f"Nobody in town remembers that {half}", f"{half} and every barn along the river stood empty"
    assert (
        len(
            _utterances(
                (0, first, "Ann Marlow"),
                (1, second, "Ann Marlow"),
                (2, f"Nobody in town remembers that {half} and every barn", None),
            )
        )
        == 1
    )


def test_utterances_words_of_a_spokesman_and_of_the_person_who_is_one() -> None:
    found = _utterances(
        (0, "speaks for itself", "spokesman for Oakford Rail"), (1, "The letter speaks for itself.", "Oakford Rail")
    )
    assert len(found) == 1


def test_utterances_hyphens_do_not_part_words() -> None:
    assert (
        len(_utterances((0, "any non-violent protest", None), (1, "any nonviolent protest is welcome here", None))) == 1
    )


def test_utterances_two_translations_of_one_statement_are_one() -> None:
    a = "The ministers in Oakford will open 12 schools for the children of the valley before the winter"
    b = "Before winter comes, ministers in Oakford are going to open 12 schools for valley children"
    assert len(_utterances((0, a, "Ann Marlow"), (1, b, "Ann Marlow"))) == 1
    assert len(_utterances((0, a, "Ann Marlow"), (1, b, "Karl Hobbs"))) == 2
    assert len(_utterances((0, a, "Ann Marlow"), (1, b.replace("12", "14"), "Ann Marlow"))) == 2
    assert len(_utterances((0, a, "Ann Marlow"), (1, b.replace("are going", "are not going"), "Ann Marlow"))) == 2
    assert len(_utterances((0, a, "Ann Marlow"), (1, b.replace("Oakford", "Elmbridge"), "Ann Marlow"))) == 2


def _quoted(text: str, *marks: tuple[str, str | None, int]) -> list[tuple[str, ...]]:
    """The cuts of each utterance of one article. marks: words in it, their speaker, where their cue stands."""
    article = ids.make("article")
    row = Article(article, article, "a", None, None, None, None, "none", None, None, (), "en", text)
    found = [
        Quote(ids.make("quote", n), article, text.index(cut), text.index(cut) + len(cut), name, -1, -1, name, cue, cue)
        for n, (cut, name, cue) in enumerate(marks)
    ]
    rows: dict[type[Record], list[Record]] = {Article: [row], Quote: list(found), Person: []}
    made = [u for u in MergeQuotes().reduce(STORY, Group(rows)) if isinstance(u, Utterance)]
    return [tuple(text[s:e] for s, e in zip(u.starts, u.ends, strict=True)) for u in made]


def test_utterances_paragraphs_of_one_speech_are_one() -> None:
    text = "Ann said: “It began at the mill.\nThe mill at Oakford\n“Nobody was in there.”\n“They had all gone home.”"
    cuts = (
        ("It began at the mill.", "Ann", 4),
        ("Nobody was in there.", "Ann", 4),
        ("They had all gone home.", "Ann", 4),
    )
    assert _quoted(text, *cuts) == [("It began at the mill.", "Nobody was in there."), ("They had all gone home.",)]


def test_utterances_parts_under_two_cues_are_two() -> None:
    text = "Ann regretted “the long delay” and “the bad roads” but denied “any fault of hers”."
    cuts = (("the long delay", "Ann", 4), ("the bad roads", "Ann", 4), ("any fault of hers", "Ann", 50))
    assert _quoted(text, *cuts) == [("the long delay", "the bad roads"), ("any fault of hers",)]


def test_utterances_whoever_quotes_somebody_has_not_said_it() -> None:
    text = "“I was scared. He told me: ‘The road is straight and dry.’ It was not at all dry,” Ann said."
    outer = "I was scared. He told me: ‘The road is straight and dry.’ It was not at all dry,"
    cuts = ((outer, "Ann", 85), ("The road is straight and dry.", None, 18))
    assert len(_quoted(text, *cuts)) == 2
