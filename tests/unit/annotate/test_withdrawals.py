from headwater import ids
from headwater.annotate.sentences import SplitSentences
from headwater.annotate.withdrawals import FindWithdrawals
from headwater.engine.memory import Tables, run
from headwater.ids import Id
from headwater.records import Article, Former, Record, Story, Withdrawal

STORY = ids.make("story", 1)
NOW = "Twelve boats broke loose at Tarn Weir on Monday. The trust shut the lower gate. Nobody was hurt, Ms Brandt said."


def article(name: str, text: str) -> Article:
    key = ids.make(name)
    return Article(key, key, name, name, None, None, None, "none", None, None, (), "en", text)


def former(text: str, number: int = 1) -> Former:
    key = ids.make("former", text)
    return Former(key, key, ids.make("now"), number, None, "none", "f", "Post", None, None, None, "en", text)


def withdrawn(*formers: Former, others: tuple[str, ...] = (), now: str = NOW) -> list[Withdrawal]:
    articles = [article("now", now), *(article(f"other{i}", text) for i, text in enumerate(others))]
    story = Story(STORY, None, tuple(a.id for a in articles), (), None, None)
    rows: list[Record] = [*articles, story, *formers]
    return run((SplitSentences(), FindWithdrawals()), Tables(rows)).rows(Withdrawal)


def test_withdrawals_of_a_sentence_that_was_taken_out() -> None:
    gone = "A diver drowned below the sluice."
    (found,) = withdrawn(former(f"{NOW} {gone}"))
    assert (found.text, found.start, found.end, found.told_by) == (gone, -1, -1, ())
    assert found.former_end - found.former_start == len(gone)


def test_withdrawals_of_a_number_name_what_stands_instead() -> None:
    (found,) = withdrawn(former(NOW.replace("Twelve", "Fourteen")))
    assert found.text.startswith("Fourteen")
    assert NOW[found.start : found.end] == "Twelve boats broke loose at Tarn Weir on Monday."


def test_withdrawals_of_a_negation() -> None:
    (found,) = withdrawn(former(NOW.replace("The trust shut", "The trust never shut")))
    assert "never" in found.text


def test_withdrawals_leave_rewording_and_merging_alone() -> None:
    same = "It was on Monday that twelve boats broke loose at Tarn Weir. The trust has shut the lower gate after that."
    assert withdrawn(former(same)) == []
    assert withdrawn(former("Twelve boats broke loose at Tarn Weir on Monday and the trust shut the lower gate.")) == []


def test_withdrawals_name_who_still_tells_it() -> None:
    gone = "A diver drowned below the sluice."
    (found,) = withdrawn(
        former(f"{NOW} {gone}"), others=("A diver drowned below the main sluice on Monday.", "Nothing.")
    )
    assert found.told_by == (ids.make("other0"),)


def test_withdrawals_come_once_from_the_latest_of_several_versions() -> None:
    gone = "A diver drowned below the sluice."
    later = former(f"{gone} {NOW}", 2)
    (found,) = withdrawn(former(f"{NOW} {gone}"), later)
    assert found.former == later.id


def test_withdrawals_need_the_article_that_stands() -> None:
    other = Former(
        Id(1), Id(1), Id(99), 1, None, "none", "f", None, None, None, None, "en", "A diver drowned there today."
    )
    assert withdrawn(other) == []


def test_withdrawals_are_bounded_for_long_texts() -> None:
    long = " ".join(f"Word{i} boats drifted ashore downstream." for i in range(4000))
    assert len(withdrawn(former(long), now=long.replace("Word", "Name"))) <= FindWithdrawals().most


def test_withdrawals_another_number_elsewhere_is_not_the_same() -> None:
    (found,) = withdrawn(
        former(NOW.replace("Twelve", "Fourteen")), others=(NOW, NOW.replace("Twelve boats", "Boats, fourteen in all,"))
    )
    assert found.told_by == (ids.make("other1"),)
