import pytest

from headwater.errors import InputError
from headwater.extraction.markup import article

TEXT = "The ferry to Norra Holm stopped at noon on Monday, the harbour master said. " * 9


def test_markup_scripts_are_no_tags_of_many_attributes() -> None:
    script = "<script>if (a<b) { " + "let x = f(y, z) || g; " * 5000 + "}</script>"
    page = f"<html><body>{script}<article><p>{TEXT}</p></article></body></html>"
    assert "Norra Holm" in article(page, "a.html").passages[0].text


@pytest.mark.parametrize("attribute", ["a{}=1", 'a{}="<b>"', "a{}"])
def test_markup_a_tag_of_very_many_attributes_is_refused(attribute: str) -> None:
    many = " ".join(attribute.format(n) for n in range(20_000))
    with pytest.raises(InputError, match=r"a\.html: a tag of more than 10,000 attributes"):
        article(f"<html><body><p {many}>{TEXT}</p></body></html>", "a.html")


@pytest.mark.parametrize("line", ["HOLM, August 8 (Norlund Press) --", "Holm, Iowa (Reuters) —"])
@pytest.mark.parametrize("tag", ["p", "div", "p class=dateline", "b"])
def test_markup_a_dateline_on_its_own_line_stays(line: str, tag: str) -> None:
    more = "".join(f"<p>{n}. The harbour office said so again on Monday.</p>" for n in range(3))
    page = f"<html><body><div><h1>Ferry stops</h1><{tag}>{line}</{tag.split(maxsplit=1)[0]}><p>{TEXT}</p>{more}</div></body></html>"
    passages = article(page, "a.html").passages
    assert line in [p.text for p in passages]
