import codecs

import pytest

from headwater.extraction.decode import decode


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


@pytest.mark.parametrize(
    ("data", "server", "text"),
    [
        ("zażółć".encode("iso-8859-2"), "iso-8859-2", "zażółć"),
        ("zażółć".encode(), "iso-8859-2", "zażółć"),
        ("A café on the quay".encode("utf-16-le"), "utf-16-le", "A café on the quay"),
        ("A café on the quay".encode("utf-16-be"), "utf-16-be", "A café on the quay"),
        (b"caf\xe9", "rot13", "café"),
        (b"caf\xe9", "unicode_escape", "café"),
        (b"plain", "utf-16", "plain"),
    ],
)
def test_decode_believes_the_server_where_the_bytes_allow_it(data: bytes, server: str, text: str) -> None:
    assert decode(data, server) == text
