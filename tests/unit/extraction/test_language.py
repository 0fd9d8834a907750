from headwater.extraction.language import language


def test_language_of_clear_text() -> None:
    assert language("The ferry to the island stopped at noon on Monday after its engine failed. " * 2) == "en"
    assert language("Die Fähre zur Insel blieb am Montagmittag stehen, weil der Motor ausfiel. " * 2) == "de"


def test_language_of_short_or_wordless_text_is_unknown() -> None:
    assert language("Norra Holm") is None
    assert language("") is None
    assert language("12345 67890 " * 20) is None
