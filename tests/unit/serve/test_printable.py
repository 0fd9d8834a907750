import pytest

from headwater.serve.printable import one_line, printable, web_address


def test_printable_disarms_escape_sequences_and_direction_overrides() -> None:
    assert printable("a\x1b[31mb\u202ec\x9bd\ud800") == "a\ufffd[31mb\ufffdc\ufffdd\ufffd"
    assert printable("a\tb\nc é") == "a\tb\nc é"


def test_printable_one_line_evens_out_space_and_cuts() -> None:
    assert one_line(" a\n\n b\u00a0c ") == "a b c"
    assert one_line("abcdef", 4) == "abc…"


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "vbscript:x", "//host/x",
     "http://", "https://a b", "http://[::1", "file:///etc/passwd", "", None, " https://a.example"],
)  # fmt: skip
def test_printable_web_address_refuses_what_is_not_one(url: str | None) -> None:
    assert web_address(url) is None


def test_printable_web_address_keeps_http_and_https() -> None:
    assert web_address("https://a.example/x?y=1#z") == "https://a.example/x?y=1#z"
