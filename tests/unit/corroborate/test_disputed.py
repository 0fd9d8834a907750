from headwater.corroborate.disputed import disputes
from headwater.ids import Id
from headwater.records import Quantity

ONE = "The line says 148 people sailed. But the harbour master counted 163 ticket stubs."
OTHER = "It is a dispute: 148 people or 163 tickets."
THIRD = "The ferry carried 148 people.\nShe had 163 chairs."


def quantities(n: int, text: str) -> list[Quantity]:
    rows = []
    for figure, unit in ((148, "person"), (163, "ticket")):
        at = text.index(str(figure))
        rows.append(Quantity(Id(n), at, at + 3, figure, figure, unit, "", False))
    return rows


def find(*texts: str) -> list[list[tuple[Id, str, str]]]:
    by = {Id(11 + i): t for i, t in enumerate(texts)}
    rows = [q for n, t in by.items() for q in quantities(n, t)]
    return [[(v.article, v.label, by[v.article][v.start : v.end]) for v in slot] for slot in disputes(rows, by)]


def test_disputed_figures_need_two_articles_that_set_them_side_by_side() -> None:
    assert find(ONE) == find(ONE, THIRD) == []
    (slot,) = find(ONE, OTHER, THIRD)
    assert [(a, label) for a, label, _ in slot] == [(11, "148"), (11, "163"), (12, "148"), (12, "163"), (13, "148")]


def test_disputed_figures_are_shown_with_their_clause() -> None:
    (slot,) = find(ONE, OTHER)
    assert slot[0][2] == "The line says 148 people sailed"
