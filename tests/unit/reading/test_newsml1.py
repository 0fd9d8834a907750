import json
from pathlib import Path
from typing import Any

import pytest

from headwater.reading import pages
from headwater.records import Dropped

TEXT = "The ferry to Norra Holm stopped at noon on Monday."


def read(path: Path, *items: str) -> tuple[list[dict[str, Any]], list[str]]:
    doctype = '<?xml version="1.0"?><!DOCTYPE NewsML SYSTEM "http://a.example/NewsML_1.2.dtd">'
    path.write_text(f'{doctype}<NewsML Version="1.2"><NewsEnvelope/>{"".join(items)}</NewsML>', encoding="utf-8")
    out = list(pages(path))
    rows = [json.loads(x[0].data) for x in out if isinstance(x, tuple)]
    return rows, [x.reason for x in out if isinstance(x, Dropped)]


def item(content: str, status: str = "Usable") -> str:
    return f"""<NewsItem><Identification><NewsIdentifier><ProviderId>coastwire.example</ProviderId><DateId>20031005</DateId>
        <NewsItemId>cw1</NewsItemId><PublicIdentifier>urn:newsml:coastwire.example:20031005:cw1:1</PublicIdentifier>
        </NewsIdentifier></Identification><NewsManagement><NewsItemType FormalName="News"/>
        <FirstCreated>20031005T101500+0000</FirstCreated><ThisRevisionCreated>20031005T111500+0000</ThisRevisionCreated>
        <Status FormalName="{status}"/></NewsManagement><NewsComponent><NewsLines><HeadLine>Ferry stops</HeadLine>
        <ByLine>By Ann Lee</ByLine><CreditLine>Coast Wire</CreditLine></NewsLines><AdministrativeMetadata>
        <Provider><Party FormalName="Coast Wire"/></Provider><Source><Party FormalName="Orrisk Echo"/></Source>
        </AdministrativeMetadata><RightsMetadata><Copyright><CopyrightHolder>Coast Wire Ltd</CopyrightHolder></Copyright>
        </RightsMetadata><DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>{content}</NewsComponent></NewsItem>"""


def text(content: str, role: str = "", media: str = "Text", form: str = "") -> str:
    named = f'<Role FormalName="{role}"/>' if role else ""
    return f"""<NewsComponent>{named}<ContentItem><MediaType FormalName="{media}"/><Format FormalName="{form}"/>
        <DataContent>{content}</DataContent></ContentItem></NewsComponent>"""


def test_newsml1_item_gives_its_credits(tmp_path: Path) -> None:
    rows, said = read(tmp_path / "a.xml", item(text(f"<p>{TEXT}</p><p>More.</p>")), item(text(f"<p>{TEXT}</p>")))
    assert not said
    assert len(rows) == 2
    assert rows[0] == {
        "id": "urn:newsml:coastwire.example:20031005:cw1:1", "outlet": "Coast Wire", "title": "Ferry stops",
        "published": "2003-10-05T10:15:00+0000", "updated": "2003-10-05T11:15:00+0000", "language": "en",
        "authors": ["Ann Lee"], "credits": ["Orrisk Echo", "Coast Wire", "Coast Wire Ltd"], "text": f"{TEXT}\n\nMore.",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "form", "key"),
    [
        (f"<nitf><body><body.content><p>{TEXT}</p></body.content></body></nitf>", "NITF", "text"),
        (f"<html><head/><body><p>{TEXT}</p></body></html>", "XHTML", "html"),
        (f"&lt;p&gt;{TEXT}&lt;/p&gt;", "HTML", "html"),
        (TEXT, "", "text"),
    ],
)
def test_newsml1_content_comes_in_several_forms(tmp_path: Path, content: str, form: str, key: str) -> None:
    rows, _ = read(tmp_path / "a.xml", item(text(content, form=form)))
    assert TEXT in rows[0][key]


def test_newsml1_main_text_is_read_and_not_what_stands_beside_it(tmp_path: Path) -> None:
    beside = text("<p>The ferry at its berth.</p>", "Caption") + text("aGVsbG8=", media="Photo")
    rows, _ = read(tmp_path / "a.xml", item(beside + text("<p>Also.</p>") + text(f"<p>{TEXT}</p>", "Main")))
    assert [r["text"] for r in rows] == [TEXT]


def test_newsml1_cancelled_items_and_pictures_are_dropped(tmp_path: Path) -> None:
    assert read(tmp_path / "a.xml", item(text(TEXT), "Canceled"))[1] == ["an item that its agency cancelled"]
    assert read(tmp_path / "a.xml", item(text("aGVsbG8=", media="Photo")))[1] == ["an item without a text"]
    assert read(tmp_path / "a.xml", item(text(TEXT, "Caption")))[1] == ["an item without a text"]
