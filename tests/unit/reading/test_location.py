import pytest

from headwater.reading.location import canonical, canonical_link


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("https://A.example/x#y", "https://a.example/x"),
        ("http://a.example/x?fbclid=1&b=&utm_medium=m", "http://a.example/x?b="),
        (" https://a.example/x ", "https://a.example/x"),
        ("ftp://a.example/x", None),
        ("/relative", None),
        ("http://[bad", None),
        ("", None),
        (None, None),
    ],
)
def test_location_canonical_gives_one_spelling(url: str | None, same: str | None) -> None:
    assert canonical(url) == same


def test_location_canonical_link_is_read_in_any_order_of_attributes() -> None:
    assert canonical_link(b"<link href='https://a.example/x' rel='canonical'/>") == "https://a.example/x"
    assert canonical_link(b"<LINK REL=canonical HREF=https://a.example/x>") == "https://a.example/x"
    assert canonical_link(b'<link rel="canonical" href="/x">') is None
    assert canonical_link(b'<link rel="stylesheet" href="https://a.example/x">') is None


def test_location_canonical_link_of_a_hostile_page_is_none() -> None:
    assert canonical_link(b"<link " * 100_000) is None
    assert canonical_link(b"<link " + b"href=" * 100_000 + b">") is None
