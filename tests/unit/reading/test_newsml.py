import json
from pathlib import Path
from typing import Any

import pytest

from headwater.reading import pages
from headwater.records import Dropped

TEXT = "The ferry to Norra Holm stopped at noon on Monday."
NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
NITF = 'xmlns="http://iptc.org/std/NITF/2006-10-18/"'


def read(path: Path, text: str) -> tuple[list[dict[str, Any]], list[str]]:
    path.write_text(text, encoding="utf-8")
    out = list(pages(path))
    rows = [json.loads(x[0].data) for x in out if isinstance(x, tuple)]
    return rows, [x.reason for x in out if isinstance(x, Dropped)]


def item(content: str, status: str = "stat:usable") -> str:
    return f"""<newsItem {NAR} guid="urn:n:1" xml:lang="en"><rightsInfo><copyrightHolder><name>Coast Wire</name></copyrightHolder>
        </rightsInfo><itemMeta><provider qcode="p:cw"><name>Coast Wire</name></provider>
        <versionCreated>2020-10-05T11:00:00Z</versionCreated><pubStatus qcode="{status}"/></itemMeta>
        <contentMeta><contentCreated>2020-10-05T10:00:00Z</contentCreated><infoSource literal="Orrisk Echo"/>
        <by>By Ann Lee</by><headline>Ferry stops</headline><creditline>Coast Wire/Orrisk Echo</creditline>
        <subject qcode="medtop:1"><name>Transport</name></subject></contentMeta><contentSet>{content}</contentSet></newsItem>"""


def test_newsml_item_gives_its_credits(tmp_path: Path) -> None:
    body = f"<inlineXML><nitf {NITF}><body><body.content><p>{TEXT}</p><p>More.</p><media><p>Caption</p></media></body.content></body></nitf></inlineXML>"
    message = f"<newsMessage {NAR}><itemSet>{item(body)}{item(body)}</itemSet></newsMessage>"
    rows, said = read(tmp_path / "a.xml", message)
    assert not said
    assert len(rows) == 2
    assert rows[0] == {
        "id": "urn:n:1", "outlet": "Coast Wire", "title": "Ferry stops", "published": "2020-10-05T10:00:00Z",
        "updated": "2020-10-05T11:00:00Z", "language": "en", "authors": ["Ann Lee"], "section": "Transport",
        "credits": ["Orrisk Echo", "Coast Wire/Orrisk Echo", "Coast Wire"], "text": f"{TEXT}\n\nMore.",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (
            f'<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{TEXT}</p></body></html></inlineXML>',
            "html",
        ),
        (f'<inlineData contenttype="text/plain">{TEXT}</inlineData>', "text"),
        (f'<inlineData contenttype="text/html">&lt;p&gt;{TEXT}&lt;/p&gt;</inlineData>', "html"),
    ],
)
def test_newsml_content_comes_in_several_forms(tmp_path: Path, content: str, key: str) -> None:
    rows, _ = read(tmp_path / "a.xml", item(content))
    assert TEXT in rows[0][key]


def test_newsml_cancelled_items_and_pictures_are_dropped(tmp_path: Path) -> None:
    assert read(tmp_path / "a.xml", item("", "stat:canceled"))[1] == ["an item that its agency cancelled"]
    assert read(tmp_path / "a.xml", item('<remoteContent href="x.jpg"/>'))[1] == ["an item without a text"]


def test_newsml_nitf_report_is_a_row(tmp_path: Path) -> None:
    rows, said = read(
        tmp_path / "a.xml",
        f"""<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-3.dtd"><nitf><head><docdata>
        <doc-id regsrc="CW" id-string="cw1"/><date.issue norm="20201005T101500Z"/><doc.copyright holder="Coast Wire"/></docdata>
        <pubdata name="Orrisk Echo" position.section="Local"/></head><body><body.head><hedline><hl1>Ferry stops</hl1></hedline>
        <byline>By <person>Ann Lee</person>, staff</byline><distributor>Coast Wire</distributor></body.head>
        <body.content><block><p>{TEXT}</p><p>More.</p></block></body.content></body></nitf>""",
    )
    assert not said
    assert rows == [
        {
            "id": "cw1", "outlet": "Orrisk Echo", "title": "Ferry stops", "published": "2020-10-05T10:15:00Z",
            "authors": ["Ann Lee"], "section": "Local", "credits": ["Coast Wire", "CW"], "text": f"{TEXT}\n\nMore.",
        }
    ]  # fmt: skip


def test_newsml_nitf_byline_names_its_persons_and_not_what_they_are(tmp_path: Path) -> None:
    for byline in (
        "By Ann Lee and Bo Kite<byttl>Coast Wire Writers</byttl>",
        "By <person>Ann Lee and Bo Kite</person><byttl>Writers</byttl>",
    ):
        rows, _ = read(
            tmp_path / "a.xml",
            f'<?xml version="1.0"?><nitf><body><body.head><byline>{byline}</byline></body.head>'
            f"<body.content><p>{TEXT}</p></body.content></body></nitf>",
        )
        assert rows[0]["authors"] == ["Ann Lee and Bo Kite"]
    rows, _ = read(
        tmp_path / "a.xml",
        '<?xml version="1.0"?><nitf><body><body.head><byline>By <person>Ann Lee</person> and <person>Bo Kite</person></byline>'
        f"</body.head><body.content><p>{TEXT}</p></body.content></body></nitf>",
    )
    assert rows[0]["authors"] == ["Ann Lee", "Bo Kite"]


@pytest.mark.parametrize(
    "item",
    [
        {"uri": "urn:x:1", "headline": "H", "byline": "By Ann Lee", "body_html": f"<p>{TEXT}</p>", "infosource": [{"name": "Coast Wire"}]},
        {
            "uri": "urn:x:1", "headlines": [{"role": "main", "value": "H"}], "bylines": [{"value": "By Ann Lee"}],
            "bodies": [{"contenttype": "text/html", "value": f"<p>{TEXT}</p>"}], "infosources": [{"name": "Coast Wire"}],
        },
    ],
)  # fmt: skip
def test_newsml_ninjs_of_all_versions_is_a_row(tmp_path: Path, item: dict[str, Any]) -> None:
    rows, said = read(tmp_path / "a.json", json.dumps(item))
    assert not said
    assert rows == [
        {"id": "urn:x:1", "title": "H", "authors": ["Ann Lee"], "credits": ["Coast Wire"], "html": f"<p>{TEXT}</p>"}
    ]
