from itertools import pairwise

from headwater.serve.timeline_picture import LABEL, draw


def test_timeline_picture_keeps_days_in_order_and_apart() -> None:
    strip = draw(
        [("2024-03-04", "2024-03-04"), ("1999-01-01", "1999-12-31"), (None, "2024-03-05")], ["2024-03-05T10:00Z", None]
    )
    assert strip
    assert [d.label for d in strip.days] == ["1 Jan 1999", "31 Dec 1999", "4 Mar 2024", "5 Mar 2024"]
    places = [d.x for d in strip.days]
    assert all(b - a >= LABEL for a, b in pairwise(places))
    assert [(b.number, b.open_left) for b in strip.bars] == [(2, False), (1, False), (3, True)]
    assert [r.number for r in strip.reports] == [1]
    assert all(b.y < strip.height for b in strip.bars)


def test_timeline_picture_of_no_known_day_is_none() -> None:
    assert draw([(None, None), ("next week", None)], [None, "0000-99-99"]) is None


def test_timeline_picture_puts_overlapping_ranges_in_rows() -> None:
    strip = draw([("2024-03-01", "2024-03-09"), ("2024-03-02", "2024-03-08")], [])
    assert strip
    assert len({b.y for b in strip.bars}) == 2
