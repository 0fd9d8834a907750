from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.reading import pages
from headwater.reading.encoding import betrayed

RUSSIAN = "Паром на остров остановился в понедельник в полдень, сообщили в управлении порта, и не пойдет до пятницы. "
GREEK = (
    "Το φέρι προς το νησί σταμάτησε το μεσημέρι της Δευτέρας, είπε το λιμεναρχείο, και δεν θα πάει πριν την Παρασκευή. "
)
JAPANESE = "港の事務所によると、島行きのフェリーは月曜日の正午に止まった。壊れた桟橋のため、金曜日まで再開しない。約四十人が島に残る。"
CHINESE = "港务局说，前往岛上的渡轮周一中午停航，由于码头损坏，周五之前不会恢复。约四十人滞留岛上，两艘船已出发。"
KOREAN = "항만 사무소는 섬으로 가는 여객선이 월요일 정오에 멈췄다고 밝혔다. 부서진 부두 때문에 금요일 이전에는 다니지 않는다. "
ARABIC = "توقفت العبارة المتجهة إلى الجزيرة ظهر يوم الاثنين، بحسب مكتب الميناء، ولن تعمل قبل يوم الجمعة. "
GERMAN = (
    "Die Fähre fuhr am Montagmittag nicht mehr, sagte das Hafenamt, größtenteils wegen übler Schäden an der Brücke. "
)
POLISH = (
    "Prom na wyspę zatrzymał się w południe, poinformował zarząd, i nie popłynie wcześniej niż w piątek. Żółć źle. "
)


def page(text: str, encoding: str, head: str = "") -> bytes:
    markup = f"<html><head>{head}<title>x</title></head><body><div class='a'><p>{text * 4}</p></div></body></html>"
    return markup.encode(encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (RUSSIAN, "iso-8859-5"), (GREEK, "cp1253"), (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"), (CHINESE, "gb18030"), (KOREAN, "euc-kr"), (ARABIC, "cp1256"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("head", ["", '<meta charset="utf-8">', '<meta charset="none-such">'])
def test_encoding_of_another_script_is_betrayed_by_it(text: str, encoding: str, head: str, tmp_path: Path) -> None:
    data = page(text, encoding, head)
    (tmp_path / "a.html").write_bytes(data)
    (found,) = pages(tmp_path)
    assert isinstance(found, tuple)
    assert found[0].encoding
    assert data.decode(found[0].encoding) == data.decode(encoding)


@pytest.mark.parametrize(
    ("text", "encoding"), [(GERMAN, "cp1252"), (POLISH, "cp1250"), (POLISH, "iso-8859-2"), (RUSSIAN, "utf-8"), (RUSSIAN[:6], "cp1251")]
)  # fmt: skip
def test_encoding_of_latin_letters_is_not_guessed(text: str, encoding: str) -> None:
    assert betrayed(page(text, encoding)) is None


def test_encoding_that_is_declared_or_unicode_with_faults_is_left() -> None:
    assert betrayed(page(RUSSIAN, "cp1251", '<meta charset="windows-1251">')) is None
    assert betrayed(page(RUSSIAN, "utf-8") * 9 + b"\xff") is None


def test_encoding_of_a_long_page_is_told_by_its_beginning() -> None:
    assert betrayed(page(JAPANESE * 300, "shift_jis")) in ("cp932", "shift_jis", "shift_jis_2004", "shift_jisx0213")


@given(st.binary(max_size=3000))
def test_encoding_named_can_be_looked_up(data: bytes) -> None:
    if name := betrayed(data):
        data.decode(name, "replace")
