from collections.abc import Callable

from headwater.copies.find import FindCopies
from headwater.copies.fingerprint import FingerprintText
from headwater.engine.memory import Tables, run
from headwater.ids import Id
from headwater.records import Article, Copy
from headwater.step import Group

Make = Callable[[str, str], Article]

WIRE = (
    "ELMSTEAD - A burst main flooded eleven homes in the lower town of Elmstead early on Tuesday, the water board said.\n"
    "Crews from three districts worked through the night to close the valves and pumped out cellars until noon.\n"
    "The board expects the repair of the pipe, which dates from 1931, to take at least nine days and to cost a great deal.\n"
    "Nobody was hurt, but a school near the mill stayed closed and forty pupils were taught in the parish hall instead."
)
OTHER = (
    "The orchestra of Port Callis will play the whole of a lost symphony next spring, its conductor announced today.\n"
    "A librarian had come upon the score in a box of railway tickets while she was looking for something else entirely.\n"
    "Rehearsals begin in the winter and the first performance is planned for the last week of April in the old hall."
)


def _copies(*articles: Article) -> list[Copy]:
    return run([FingerprintText(), FindCopies()], Tables(articles)).rows(Copy)


def test_find_calls_an_agency_text_run_twice_a_full_copy(article: Make) -> None:
    mine, theirs = article("a", WIRE), article("b", "By our own staff\n" + WIRE.replace("Nobody was", "No one was"))
    [copy] = _copies(mine, theirs)
    assert copy.articles == tuple(sorted((mine.id, theirs.id)))
    assert copy.kind == "full"
    assert copy.share > 0.9


def test_find_gives_the_same_words_on_both_sides(article: Make) -> None:
    texts = {
        a.id: a.text for a in (article("a", WIRE), article("b", OTHER + "\n" + WIRE.replace("early", "very early")))
    }
    [copy] = _copies(article("a", texts[article("a", "").id]), article("b", texts[article("b", "").id]))
    a, b = (texts[i] for i in copy.articles)
    assert len(copy.starts_a) == len(copy.ends_a) == len(copy.starts_b) == len(copy.ends_b) == 1
    assert sorted((a[copy.starts_a[0] : copy.ends_a[0]], b[copy.starts_b[0] : copy.ends_b[0]])) == sorted(
        (WIRE.rstrip("."), WIRE.replace("early", "very early").rstrip("."))
    )


def test_find_bridges_a_light_edit_inside_a_sentence(article: Make) -> None:
    edited = WIRE.replace("early on Tuesday", "on Tuesday morning").replace("forty", "some 40")
    [copy] = _copies(article("a", WIRE), article("b", edited))
    assert len(copy.starts_a) == 1
    assert copy.words < 80


def test_find_calls_two_shared_sentences_in_longer_texts_a_passage(article: Make) -> None:
    lines = WIRE.split("\n")
    [copy] = _copies(article("a", OTHER * 2 + "\n" + lines[1] + "\n" + lines[2]), article("b", WIRE + " x y z" * 30))
    assert copy.kind == "passage"
    assert 0 < copy.share < 0.5


def test_find_takes_short_shared_fragments_for_no_copy(article: Make) -> None:
    sentence = WIRE.split("\n", maxsplit=1)[0]
    assert (
        _copies(article("a", OTHER + "\n" + sentence), article("b", sentence + " Much else happened that day.")) == []
    )


def test_find_takes_a_long_quotation_in_both_for_no_copy(article: Make) -> None:
    quote = "“" + WIRE.replace("\n", " ") + "”"
    assert (
        _copies(article("a", "She wrote on the board:\n" + quote), article("b", "On its page she said\n" + quote)) == []
    )


def test_find_does_not_depend_on_the_order_of_rows(article: Make) -> None:
    articles = [
        article(str(i), text) for i, text in enumerate((WIRE, WIRE + " More.", OTHER, "Before. " + WIRE, OTHER))
    ]
    assert _copies(*articles) == _copies(*reversed(articles))


def test_find_pairs_a_bounded_number_of_many_identical_articles(article: Make) -> None:
    step = FindCopies(widest=10, next_few=3)
    table = run([FingerprintText()], Tables(article(str(i), WIRE) for i in range(200)))
    pairs = run([step], table).rows(Copy)
    assert 0 < len(pairs) <= 200 * 3


def test_find_gives_nothing_for_nothing(article: Make) -> None:
    assert list(FindCopies().reduce(Id(0), Group({}))) == []
    assert _copies(article("a", ""), article("b", ""), article("c", "word")) == []
    assert _copies(article("a", WIRE)) == []


def test_find_takes_a_text_that_repeats_itself(article: Make) -> None:
    assert _copies(article("a", "again and " * 5000), article("b", "again and " * 4000)) == []
    [copy] = _copies(article("a", WIRE * 50), article("b", WIRE * 40))
    assert copy.kind == "full"
    assert copy.share <= 1.0
