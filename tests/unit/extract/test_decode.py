import codecs

import pytest

from headwater.extract.decode import decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("café".encode(), "café"),
        (codecs.BOM_UTF8 + "café".encode(), "café"),
        ("café".encode("utf-16"), "café"),
        (b"<meta charset='iso-8859-2'>" + "zażółć".encode("iso-8859-2"), "<meta charset='iso-8859-2'>zażółć"),
        (b"<meta charset=nonsense>caf\xe9", "<meta charset=nonsense>café"),
        (b"<meta charset=unicode_escape>\\ud800\xe9", "<meta charset=unicode_escape>\\ud800é"),
        ("“quoted”".encode("cp1252"), "“quoted”"),
        (b"x" * 300 + b"\xff" + "é".encode(), "x" * 300 + "\ufffdé"),
        (b"", ""),
    ],
)
def test_decode_by_mark_then_utf8_then_declaration(data: bytes, text: str) -> None:
    assert decode(data) == text
