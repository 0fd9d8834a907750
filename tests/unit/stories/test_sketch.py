import math
from collections.abc import Callable

from headwater.records import Article, Signature, Sketch
from headwater.stories.sketch import SketchArticle


def _sketch(article: Article, **settings: int) -> Sketch:
    [[row, _]] = SketchArticle(**settings).map([article])
    assert isinstance(row, Sketch)
    return row


def test_sketch_has_unit_length_and_its_heaviest_terms_first(events: list[Article]) -> None:
    for article in events:
        row = _sketch(article)
        assert math.isclose(math.hypot(*row.weights), 1.0)
        assert list(row.weights) == sorted(row.weights, reverse=True)
        assert len(row.terms) == len(row.weights) == len(row.labels) == len(set(row.terms))


def test_sketch_weighs_rare_words_and_names_most(events: list[Article]) -> None:
    labels = _sketch(events[0]).labels
    assert "Elmstead" in labels[:3]
    assert "the" not in labels


def test_sketch_weighs_words_of_the_title_more(article: Callable[..., Article]) -> None:
    text = "The weir and the granary were both shut"
    row = _sketch(article("a", text, "Granary shut"))
    weight = dict(zip(row.labels, row.weights, strict=True))
    assert weight["Granary"] > weight["weir"]


def test_sketch_keeps_a_bounded_number_of_terms(article: Callable[..., Article]) -> None:
    text = " ".join(f"barge{i}" for i in range(1000))
    assert len(_sketch(article("a", text)).terms) == 150
    assert len(_sketch(article("a", text), most=7).terms) == 7


def test_sketch_of_one_word_or_none(article: Callable[..., Article]) -> None:
    assert _sketch(article("a", "Flooded")).weights == (1.0,)
    for text in ("", "the and of", "\u200b \n"):
        row = _sketch(article("a", text))
        assert not row.terms and not row.weights and not row.labels


def test_sketch_does_not_depend_on_other_articles(events: list[Article]) -> None:
    together = [rows[0] for rows in map(list, SketchArticle().map(events))]
    assert together == [_sketch(article) for article in events]


def test_sketch_has_a_signature_of_its_heaviest_terms(events: list[Article], article: Callable[..., Article]) -> None:
    rows = [
        list(made) for made in SketchArticle(keys=5).map([*events, article("a", "Flooded"), article("b", "Flooded")])
    ]
    for sketch, signature in rows:
        assert isinstance(sketch, Sketch) and isinstance(signature, Signature)
        assert (signature.article, signature.first, signature.last) == (sketch.article, sketch.first, sketch.last)
        assert (signature.terms, signature.weights) == (sketch.terms[:5], sketch.weights[:5])
        assert (signature.outlet == 0) == (sketch.outlet is None)
    # Sketches of a word or two are equal without the texts' being so.
    assert len({signature.whole for _, signature in rows if isinstance(signature, Signature)}) == len(rows)
