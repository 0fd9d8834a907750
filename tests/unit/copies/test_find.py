from collections.abc import Callable

from headwater.copies.find import FindCopies
from headwater.engine.memory import Tables, run
from headwater.ids import Id
from headwater.records import Article, Copy, Family
from headwater.step import Group

Make = Callable[..., Article]
Find = Callable[..., list[Copy]]


def test_find_calls_an_agency_text_run_twice_a_full_copy(article: Make, copies: Find, wire: str) -> None:
    mine, theirs = article("a", wire), article("b", "By our own staff\n" + wire.replace("Nobody was", "No one was"))
    [copy] = copies(mine, theirs)
    assert copy.articles == tuple(sorted((mine.id, theirs.id)))
    assert copy.kind == "full"
    assert copy.share > 0.9


def test_find_gives_the_same_words_on_both_sides(article: Make, copies: Find, wire: str, other: str) -> None:
    texts = {
        a.id: a.text for a in (article("a", wire), article("b", other + "\n" + wire.replace("early", "very early")))
    }
    [copy] = copies(article("a", texts[article("a", "").id]), article("b", texts[article("b", "").id]))
    a, b = (texts[i] for i in copy.articles)
    assert len(copy.starts_a) == len(copy.ends_a) == len(copy.starts_b) == len(copy.ends_b) == 1
    assert sorted((a[copy.starts_a[0] : copy.ends_a[0]], b[copy.starts_b[0] : copy.ends_b[0]])) == sorted(
        (wire.rstrip("."), wire.replace("early", "very early").rstrip("."))
    )


def test_find_bridges_a_light_edit_inside_a_sentence(article: Make, copies: Find, wire: str) -> None:
    edited = wire.replace("early on Tuesday", "on Tuesday morning").replace("forty", "some 40")
    [copy] = copies(article("a", wire), article("b", edited))
    assert len(copy.starts_a) == 1
    assert copy.words < 80


def test_find_calls_two_shared_sentences_in_longer_texts_a_passage(
    article: Make, copies: Find, wire: str, other: str
) -> None:
    lines = wire.split("\n")
    [copy] = copies(article("a", other * 2 + "\n" + lines[1] + "\n" + lines[2]), article("b", wire + " x y z" * 30))
    assert copy.kind == "passage"
    assert 0 < copy.share < 0.5


def test_find_takes_short_shared_fragments_for_no_copy(article: Make, copies: Find, wire: str, other: str) -> None:
    sentence = wire.split("\n", maxsplit=1)[0]
    assert copies(article("a", other + "\n" + sentence), article("b", sentence + " Much else happened that day.")) == []


def test_find_takes_a_long_quotation_in_both_for_no_copy(article: Make, copies: Find, wire: str) -> None:
    quote = "“" + wire.replace("\n", " ") + "”"
    assert (
        copies(article("a", "She wrote on the board:\n" + quote), article("b", "On its page she said\n" + quote)) == []
    )


def test_find_takes_a_statement_in_british_marks_or_after_a_colon_for_no_copy(
    article: Make, copies: Find, wire: str
) -> None:
    said = wire.replace("\n", " ")
    forms = (f"'{said}' the board's spokesman said.", f"The board said in a statement:\n{said}", f"“{said}”")
    assert copies(*(article(str(i), form) for i, form in enumerate(forms))) == []


def test_find_asks_for_less_of_a_brief_that_is_cut_from_a_report(
    article: Make, copies: Find, wire: str, other: str, third: str
) -> None:
    taken = (
        "A burst main flooded eleven homes in the lower town of Elmstead early on Tuesday.\n"
        "Crews from three districts worked through the night to close the valves and pumped out cellars."
    )
    [copy] = copies(article("a", wire), article("b", taken))
    assert copy.words < 40
    assert copies(article("a", wire + "\n" + third), article("b", taken + "\n" + other * 3)) == []


def test_find_does_not_depend_on_the_order_of_rows(article: Make, copies: Find, wire: str, other: str) -> None:
    articles = [
        article(str(i), text) for i, text in enumerate((wire, wire + " More.", other, "Before. " + wire, other))
    ]
    assert copies(*articles) == copies(*reversed(articles))


def test_find_gives_nothing_for_nothing(article: Make, copies: Find, wire: str) -> None:
    assert list(FindCopies().reduce(Id(0), Group({}))) == []
    assert not run([FindCopies()], Tables([Family(Id(1), (Id(2), Id(3)), (Id(2),), (Id(3),))])).rows(Copy)
    assert copies(article("a", ""), article("b", ""), article("c", "word")) == []
    assert copies(article("a", wire)) == []


def test_find_takes_a_text_that_repeats_itself(article: Make, copies: Find, wire: str) -> None:
    assert copies(article("a", "again and " * 5000), article("b", "again and " * 4000)) == []
    [copy] = copies(article("a", wire * 50), article("b", wire * 40))
    assert copy.kind == "full"
    assert copy.share <= 1.0
