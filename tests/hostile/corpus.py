"""The hostile corpus: {file name: how it is made, what must be said of it, how many pages must come}."""

import bz2
import gzip
import json
import lzma
import random
import zipfile

from tests.hostile.pieces import (
    GOOD,
    HTML,
    MILLION,
    ROW,
    TEXT,
    Case,
    arc,
    attribute_laughs,
    bad_utf8_parquet,
    bombs_of_bombs,
    brotli,
    damage,
    encrypted,
    http,
    item,
    laughs,
    lying_size,
    many_files,
    nested_zip,
    onion,
    overlapping,
    parquet,
    quadratic,
    rss,
    tar_header,
    tarred,
    warc,
    xz_memory,
    zip64_count,
    zipped,
    zstd,
    zstd_frame,
    zstd_run,
    zstd_skipped,
)

GOOD_ARC = arc(("http://a.example/1", http(HTML)))

XML: dict[str, Case] = {
    "laughs.xml": Case(laughs, "declares entities"),
    "quadratic.xml": Case(quadratic, "declares entities"),
    "laughs_in_attribute.xml": Case(attribute_laughs, "entities|XML"),
    "outside_entity.xml": Case(
        lambda: rss(item("&x;"), '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "declares entities"
    ),
    "outside_parameter.xml": Case(
        lambda: rss(item("x"), '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>'), "declares entities"
    ),
    "outside_dtd.xml": Case(
        lambda: rss(item(TEXT), '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">'), None, 1
    ),
    "laughs_utf16.xml": Case(
        lambda: laughs().decode().replace('version="1.0"', 'version="1.0" encoding="utf-16"').encode("utf-16"),
        "declares entities",
    ),
    "include.xml": Case(
        lambda: rss(item('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>')), "an address"
    ),
    "stylesheet.xml": Case(lambda: rss(item(TEXT), '<?xml-stylesheet href="file:///etc/passwd"?>'), None, 1),
    "deep.xml": Case(lambda: rss("<a>" * MILLION), "damaged XML|without entries"),
    "deep_item.xml": Case(lambda: rss("<item>" * MILLION), "damaged XML|without entries"),
    "attribute.xml": Case(lambda: rss(item(TEXT, f'<guid a="{"x" * 11_000_000}">g</guid>')), None, None),
    "attributes.xml": Case(
        lambda: rss(item(TEXT, "<guid " + " ".join(f'a{n}="1"' for n in range(100_000)) + ">g</guid>")), None, None
    ),
    "endless_item.xml": Case(lambda: rss("<item>" + "<p>x</p>" * 3_000_000), "larger than the bound|damaged XML"),
    "endless_feed.xml.gz": Case(
        lambda: gzip.compress(rss(item("x") * 100_000)), "decompression bomb|more entries|an address", None
    ),
    "cut.xml": Case(lambda: rss(item(TEXT) * 3)[:-150], "damaged XML", 2),
    "script.xml": Case(
        lambda: rss(item(f"&lt;script&gt;alert(1)&lt;/script&gt;&lt;p onload=x&gt;{TEXT}&lt;/p&gt;")), None, 1
    ),
    "dates.xml": Case(
        lambda: rss(item(TEXT, "<pubDate>Mon, 00 Foo 0000 99:99:99 XYZ</pubDate>") + item(TEXT, "<pubDate>9999-12-31</pubDate>")),
        "not a date", 2,
    ),
    "undefined_entity.xml": Case(lambda: rss(item(TEXT + "&nbsp;&bogus;")), None, None),
    "control.xml": Case(lambda: rss(item(TEXT + "\x01\x02")), None, None),
    "encoding.xml": Case(lambda: b'<?xml version="1.0" encoding="x-none"?>' + rss(item(TEXT))[21:], None, None),
    "namespaces.xml": Case(
        lambda: b"<rss " + b" ".join(b'xmlns:n%d="u%d"' % (n, n) for n in range(50_000)) + b"><channel/></rss>", None, None
    ),
    "comments.xml": Case(lambda: rss("<!--" + "-" * 5_000_000 + "-->" + item(TEXT)), None, None),
    "unknown_root.xml": Case(lambda: b'<?xml version="1.0"?><svg><script>x</script></svg>', "no kind that is read"),
    "outlines.opml": Case(lambda: b"<opml><body>" + b"<outline>" * 100_000, "damaged XML|without entries"),
    "sitemap.xml": Case(
        lambda: b"<urlset><url><loc>file:///etc/passwd</loc></url><url><loc>http://127.0.0.1/</loc></url></urlset>", "an address"
    ),
    "newsml_cancelled.xml": Case(
        lambda: b'<newsItem guid="g"><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta></newsItem>', "cancelled"
    ),
    "newsml1.xml": Case(
        lambda: b"<NewsML><NewsItem><NewsComponent>" * 2 + b"<NewsComponent>" * 100 + b"<ContentItem><DataContent/></ContentItem>",
        "damaged XML|without a text|without entries",
    ),
    "newsml1_laughs.xml": Case(
        lambda: laughs().replace(b"<rss", b"<NewsML").replace(b"</rss", b"</NewsML").replace(b"DOCTYPE rss", b"DOCTYPE NewsML"),
        "declares entities",
    ),
    "nitf_empty.xml": Case(lambda: b"<nitf><body><body.content/></body></nitf>", "without a text"),
}  # fmt: skip

ARCHIVES: dict[str, Case] = {
    "bomb.txt.gz": Case(lambda: gzip.compress(b"\0" * (256 << 20)), "decompression bomb|binary"),
    "bomb.html.gz": Case(lambda: gzip.compress(b"<html>" + b" " * (256 << 20)), "decompression bomb|larger"),
    "bomb.jsonl.gz": Case(lambda: gzip.compress(b'{"text": "' + b"a" * (256 << 20)), "decompression bomb"),
    "members.txt.gz": Case(lambda: gzip.compress(b"") * 50_000 + gzip.compress(TEXT.encode()), None, 1),
    "cut.html.gz": Case(lambda: gzip.compress(HTML)[:-12], "damaged gzip"),
    "lying.html.gz": Case(lambda: gzip.compress(HTML)[:-4] + b"\xff\xff\xff\x7f", "damaged gzip"),
    "crc.html.gz": Case(lambda: gzip.compress(HTML)[:-8] + b"\0" * 8, "damaged gzip"),
    "tail.html.gz": Case(lambda: gzip.compress(HTML) + b"more", "damaged gzip"),
    "padded.html.gz": Case(lambda: gzip.compress(HTML) + b"\0" * 1000, None, 1),
    "magic.gz": Case(lambda: b"\x1f\x8b", "damaged gzip"),
    "onion.gz": Case(lambda: onion(50), "deeper than the bound"),
    "bomb.zip": Case(lambda: zipped({"a.txt": b"a" * (64 << 20)}), "decompression bomb"),
    "bombs.zip": Case(bombs_of_bombs, "decompression bomb"),
    "nested.zip": Case(lambda: nested_zip(30), "deeper than the bound"),
    "slip.zip": Case(lambda: zipped({"../../../../tmp/slip.html": HTML, "/etc/abs.html": HTML, "C:\\x\\y.html": HTML}), None, 3),
    "names.zip": Case(lambda: zipped({"a\x1b[2J\n.html": HTML, "n" * 60_000 + ".html": HTML, "\u202egnp.html": HTML}), None, 3),
    "lying.zip": Case(lying_size, "damaged zip|decompression bomb", None),
    "overlap.zip": Case(overlapping, "decompression bomb", None),
    "wide.zip": Case(zip64_count, "damaged zip|more entries"),
    "empty.zip": Case(lambda: zipped({}), "empty archive"),
    "cut.zip": Case(lambda: zipped({"a.html": HTML})[:-30], "damaged zip"),
    "encrypted.zip": Case(encrypted, "encrypted"),
    "lzma.zip": Case(lambda: zipped({"a.html": HTML}, zipfile.ZIP_LZMA), "method that is not read"),
    "damaged.zip": Case(lambda: damage(zipped({f"{n}.html": HTML for n in range(9)})), "damaged|more entries", None),
    "many.zip": Case(lambda: many_files(3000), "empty file"),
    "bomb.tar.gz": Case(lambda: gzip.compress(tarred(("a.txt", b"0", b"a" * (64 << 20)))), "decompression bomb"),
    "links.tar": Case(lambda: tarred(("a", b"2", b""), ("b", b"1", b""), link="/etc/passwd"), "link in an archive"),
    "devices.tar": Case(lambda: tarred(("a", b"3", b""), ("b", b"6", b"")), "not a plain file"),
    "slip.tar": Case(lambda: tarred(("../../a.html", b"0", HTML), ("/etc/b.html", b"0", HTML)), None, 2),
    "lying.tar": Case(lambda: tar_header("a.html", b"0", 1 << 40) + HTML, "damaged tar"),
    "long_name.tar": Case(lambda: tar_header("x", b"L", 1 << 32) + b"x" * 4096, "damaged tar"),
    "pax.tar": Case(lambda: tar_header("x", b"x", 512) + b"9999999 path=a\n".ljust(512, b"\0") + tar_header("a.txt", b"0", 0), None),
    "pax_size.tar": Case(
        lambda: tar_header("x", b"x", 32) + b"32 size=99999999999999999999999\n".ljust(512, b"\0") + tar_header("a.txt", b"0", 0),
        "damaged tar",
    ),
    "sparse.tar": Case(lambda: tar_header("a.txt", b"S", 1 << 33), "not a plain file"),
    "zeros.tar": Case(lambda: b"\0" * 10_240, "empty archive"),
    "checksum.tar": Case(lambda: tarred(("a.html", b"0", HTML), ("b.html", b"0", HTML)).replace(b"b.html", b"c.html"), "damaged tar", 1),
}  # fmt: skip

PACKED: dict[str, Case] = {
    "bomb.html.bz2": Case(lambda: bz2.compress(b"<html>" + b"a" * (256 << 20)), "decompression bomb"),
    "bomb.html.xz": Case(lambda: lzma.compress(b"<html>" + b"a" * (64 << 20), preset=1), "decompression bomb"),
    "bomb.html.zst": Case(lambda: zstd(b"<html>" + b"a" * (256 << 20)), "decompression bomb"),
    "runs.txt.zst": Case(
        lambda: zstd_frame(17, zstd_run(1 << 17) * 100_000 + zstd_run(1, last=True)), "decompression bomb"
    ),
    "window.txt.zst": Case(lambda: zstd_frame(31, zstd_run(9, last=True)), "damaged zstd"),
    "memory.txt.xz": Case(xz_memory, "damaged xz: memory usage limit"),
    "members.txt.bz2": Case(lambda: bz2.compress(b"") * 50_000 + bz2.compress(TEXT.encode()), None, 1),
    "members.txt.xz": Case(lambda: lzma.compress(b"") * 50_000 + lzma.compress(TEXT.encode()), None, 1),
    "members.txt.zst": Case(lambda: zstd(b"") * 50_000 + zstd_skipped(b"") * 50_000 + zstd(TEXT.encode()), None, 1),
    "skipped.zst": Case(lambda: zstd_skipped(b"a" * (1 << 20)) * 8, "empty file"),
    "skipped_length.zst": Case(lambda: zstd_skipped(b"a" * 99)[:60], "damaged zstd: it ends"),
    "dictionary.warc.zst": Case(lambda: zstd_skipped(b"\x37\xa4\x30\xec" + b"\xff" * 200, 0x5D) + zstd(GOOD), "its dictionary is none"),
    "dictionary_bomb.warc.zst": Case(lambda: zstd_skipped(zstd(b"a" * (256 << 20)), 0x5D) + zstd(GOOD), "dictionary ends early or is too large"),
    "dictionary_length.warc.zst": Case(lambda: b"\x5d\x2a\x4d\x18\xff\xff\xff\xff" + zstd(GOOD), "a dictionary larger than the bound"),
    "dictionary_cut.warc.zst": Case(lambda: zstd_skipped(zstd(TEXT.encode()), 0x5D)[:30], "ends before its dictionary"),
    "cut.html.bz2": Case(lambda: bz2.compress(HTML)[:-12], "damaged bzip2"),
    "cut.html.xz": Case(lambda: lzma.compress(HTML)[:-12], "damaged xz"),
    "cut.html.zst": Case(lambda: zstd(HTML)[:-12], "damaged zstd"),
    "cut.warc.zst": Case(lambda: zstd(GOOD) + zstd(GOOD)[:-30], "damaged zstd", 1),
    "damaged.html.bz2": Case(lambda: damage(bz2.compress(HTML * 99)), "damaged bzip2|larger", None),
    "damaged.html.xz": Case(lambda: damage(lzma.compress(HTML * 99)), "damaged xz", None),
    "damaged.html.zst": Case(lambda: damage(zstd(HTML * 99)), "damaged zstd", None),
    "magic.bz2": Case(lambda: b"BZh91AY&SY", "damaged bzip2"),
    "magic.xz": Case(lambda: b"\xfd7zXZ\0", "damaged xz"),
    "magic.zst": Case(lambda: b"\x28\xb5\x2f\xfd", "damaged zstd"),
    "tail.html.xz": Case(lambda: lzma.compress(HTML) + b"more", "damaged xz: other bytes"),
    "mixed.html.gz": Case(lambda: gzip.compress(HTML) + bz2.compress(HTML), "damaged gzip: other bytes"),
    "onion.xz": Case(
        lambda: bz2.compress(lzma.compress(zstd(gzip.compress(bz2.compress(lzma.compress(HTML)))))), "deeper than the bound"
    ),
    "bomb.tar.xz": Case(lambda: lzma.compress(tarred(("a.txt", b"0", b"a" * (64 << 20))), preset=1), "decompression bomb"),
}  # fmt: skip

CRAWLS: dict[str, Case] = {
    "bomb.warc.gz": Case(lambda: gzip.compress(warc("response", http(b"a" * (256 << 20)))), "bomb|larger than the bound"),
    "bomb_inside.warc": Case(
        lambda: warc("response", http(gzip.compress(b"a" * (256 << 20)), "Content-Encoding: gzip\r\n")) + GOOD, "unpacks to more", 1
    ),
    "bomb_brotli.warc": Case(
        lambda: warc("response", http(brotli(b"a" * (64 << 20)), "Content-Encoding: br\r\n")) + GOOD, "unpacks to more", 1
    ),
    "bomb_twice.warc": Case(
        lambda: warc("response", http(gzip.compress(gzip.compress(b"a" * (64 << 20))), "Content-Encoding: gzip, gzip\r\n")),
        "unpacks to more",
    ),
    "long.warc": Case(lambda: warc("response", http(HTML), 10**9) + GOOD, "ends before the record"),
    "short.warc": Case(lambda: warc("response", http(HTML), 100) + GOOD, "no record begins", 2),
    "negative.warc": Case(lambda: warc("response", http(HTML), -5) + GOOD, "usable header", 1),
    "digits.warc": Case(lambda: warc("response", http(HTML), "9" * 5000) + GOOD, "usable header", 1),
    "arabic.warc": Case(lambda: warc("response", http(HTML), "\u0663\u0664") + GOOD, "usable header", 1),
    "cut.warc": Case(lambda: GOOD + GOOD[:-60], "ends before the record", 1),
    "cut.warc.gz": Case(lambda: gzip.compress(GOOD) + gzip.compress(GOOD)[:-30], "damaged gzip", 1),
    "garbage.warc": Case(lambda: GOOD + b"\0garbage\n" * 1000 + GOOD, "no record begins", 2),
    "header.warc": Case(lambda: b"WARC/1.0\r\n" + b"X: y\r\n" * MILLION + b"\r\n" + GOOD, "usable header", 1),
    "header_line.warc": Case(lambda: b"WARC/1.0\r\nX: " + b"y" * 5_000_000 + b"\r\n\r\n" + GOOD, "usable header|no record", 1),
    "http_header.warc": Case(lambda: warc("response", http(HTML, "X: y\r\n" * 10_000)) + GOOD, "header without end", 1),
    "chunks.warc": Case(
        lambda: warc("response", http(b"ffffffff\r\n" + HTML, "Transfer-Encoding: chunked\r\n")) + GOOD, None, 2
    ),
    "chunk_sizes.warc": Case(lambda: warc("response", http(b"1\r\na\r\n" * 200_000, "Transfer-Encoding: chunked\r\n")), None, 1),
    "not_http.warc": Case(lambda: warc("response", bytes(range(256)) * 9) + GOOD, "not an HTTP response", 1),
    "not_gzip.warc": Case(lambda: warc("response", http(b"\x1f\x8bnothing", "Content-Encoding: gzip\r\n")), "damaged page"),
    "dates.warc": Case(
        lambda: b"".join(warc("response", http(HTML), date=d) for d in ("0000-00-00T00:00:00Z", "9999-12-31T23:59:59-12:00", "\0")),
        None, 3,
    ),
    "revisits.warc": Case(lambda: warc("revisit", http(b""), extra="WARC-Payload-Digest: sha1:X\r\n"), "a revisit"),
    "bomb_zstd.warc": Case(
        lambda: warc("response", http(zstd(b"a" * (64 << 20)), "Content-Encoding: zstd\r\n")) + GOOD, "unpacks to more", 1
    ),
    "not_zstd.warc": Case(lambda: warc("response", http(b"nothing", "Content-Encoding: zstd\r\n")) + GOOD, "damaged page", 1),
    "digest.warc": Case(
        lambda: warc("response", http(HTML), extra=f"WARC-Payload-Digest: sha1:{'A' * 32}\r\n"), "digest lies", 1
    ),
    "digest_long.warc": Case(
        lambda: warc("response", http(HTML), extra=f"WARC-Payload-Digest: sha1:{'A' * 9000}\r\n") + GOOD, None, 2
    ),
    "parts.warc": Case(
        lambda: b"".join(
            warc(kind, http(HTML), extra=f"WARC-Segment-Number: {n}\r\n")
            for kind, n in (("response", "1"), ("continuation", "2"), ("continuation", "9" * 5000), ("response", "-1"))
        ),
        "part 2 of a record in parts", 1,
    ),
    "good.arc": Case(lambda: arc(("http://a.example/1", http(HTML))), None, 1),
    "long.arc": Case(lambda: arc(("http://a.example/1", http(HTML)), length=10**9), "ends before the record"),
    "short.arc": Case(lambda: arc(("http://a.example/1", http(HTML)), length=100) + GOOD_ARC, "no record begins", 2),
    "negative.arc": Case(lambda: arc(("http://a.example/1", http(HTML)), length=-5) + GOOD_ARC, "no record begins", 1),
    "digits.arc": Case(lambda: arc(("http://a.example/1", http(HTML)), length="9" * 5000) + GOOD_ARC, "no record begins", 1),
    "garbage.arc": Case(lambda: GOOD_ARC + b"\0garbage 1 2 3 4\n" * 100_000 + GOOD_ARC, "no record begins", 2),
    "line.arc": Case(lambda: GOOD_ARC + b"a " * 5_000_000 + b"\n" + GOOD_ARC, "no record begins", 2),
    "bomb_inside.arc": Case(
        lambda: arc(("http://a.example/1", http(gzip.compress(b"a" * (256 << 20)), "Content-Encoding: gzip\r\n"))), "unpacks to more"
    ),
    "uri.arc": Case(lambda: GOOD_ARC.replace(b"http://a.example/1", b"file:///etc/passwd\xff\x00"), None, 1),
    "uri.warc": Case(lambda: GOOD.replace(b"http://a.example/1", b"file:///etc/passwd\xff\x00"), None, 1),
    "empty.warc": Case(lambda: b"WARC/1.0\r\n\r\n", "usable header"),
}  # fmt: skip

ROWS: dict[str, Case] = {
    "deep.json": Case(lambda: b"[" * MILLION, "broken JSON|not closed"),
    "deep.jsonl": Case(lambda: b'{"a":' * MILLION, "broken JSON"),
    "deep_element.json": Case(lambda: b'[{"a":' + b"[" * MILLION + b"]" * MILLION + b"}," + ROW.encode() + b"]", "too deeply", 1),
    "open.json": Case(f"[{ROW},{ROW}".encode, "not closed", 1),
    "commas.json": Case(f"[{ROW},,{ROW},]".encode, "broken JSON", 2),
    "no_comma.json": Case(f"[{ROW} {ROW}]".encode, "broken JSON", 0),
    "after.json": Case(f"[{ROW}] and more".encode, "follows the array", 1),
    "empty.json": Case(lambda: b"[]", "without entries"),
    "strings.json": Case(lambda: b'[{"a": "' + b'\\"[{' * 200_000 + b'"}, ' + ROW.encode() + b"]", "no field 'text'", 1),
    "large_element.json": Case(lambda: b'[{"text": "' + b"x" * (17 << 20) + b'"}, ' + ROW.encode() + b"]", "larger than the bound", 1),
    "numbers.json": Case(f'[{{"id": {"9" * 5000}, "text": "a"}}, {{"id": 1e999, "text": "{TEXT}"}}]'.encode, "digits", 1),
    "surrogates.jsonl": Case(lambda: b'{"text": "x\\ud800y ' + TEXT.encode() + b'", "url": "http://a.example/\\udfff"}', "surrogates", 1),
    "nul.jsonl": Case(lambda: json.dumps({"id": "\0", "text": "\0" + TEXT, "outlet": "\x1b[2J"}).encode(), None, 1),
    "invisible.jsonl": Case(lambda: json.dumps({"text": "\u200b\u202e\u2066" * 9}).encode(), None, None),
    "dates.jsonl": Case(
        lambda: b"\n".join(json.dumps({"text": TEXT, "published": d}).encode() for d in ("0000-00-00", "9999-99-99", "1e9", "\u0661")),
        "not a date", 4,
    ),
    "types.jsonl": Case(lambda: b'{"text": {"a": 1}}\n{"text": "a", "authors": [[1]]}\n[]\nnull', "must be", 1),
    "duplicate_keys.json": Case(lambda: b'{"text": 1, ' + b'"a": 1, ' * 100_000 + b'"text": "' + TEXT.encode() + b'"}', None, 1),
    "feed.json": Case(
        lambda: json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [3, None, {"id": {}}, {"content_html": 5}]}).encode(),
        "must be", 0,
    ),
    "ninjs.json": Case(lambda: json.dumps({"uri": "u", "body_text": TEXT, "headline": [1], "subject": 3}).encode(), "must be", 1),
    "cell.csv": Case(lambda: b'id,text\n1,"' + b"x" * (20 << 20) + b'"\n2,' + TEXT.encode().replace(b",", b"") + b"\n", "larger than", 1),
    "open_quote.csv": Case(lambda: b'id,text\n1,"' + b"a,b\n" * 1000, None, None),
    "columns.csv": Case(lambda: b"text" + b",c" * 100_000 + b"\n", "usable first row"),
    "cells.csv": Case(lambda: b"id,text\n" + b"," * MILLION + b"x\n", "cells"),
    "no_text.csv": Case(lambda: b"a,b\n1,2\n", "no column holds a text"),
    "nul.csv": Case(lambda: b"id,text\n1,a\0b" + TEXT.encode().replace(b",", b"") + b"\n", None, None),
    "empty.parquet": Case(lambda: parquet({"text": []}), "without rows"),
    "schema.parquet": Case(lambda: parquet({"a": [1, 2]}), "no column holds a text"),
    "types.parquet": Case(lambda: parquet({"text": [1, 2]}), "must be text"),
    "nested.parquet": Case(lambda: parquet({"text": [{"a": [TEXT]}]}), "must be text|no field"),
    "utf8.parquet": Case(bad_utf8_parquet, "damaged Parquet"),
    "cut.parquet": Case(lambda: parquet({"text": [TEXT]})[:-20], "damaged Parquet"),
    "garbage.parquet": Case(lambda: b"PAR1" + random.Random(1).randbytes(5000) + b"PAR1", "damaged Parquet"),
    "damaged.parquet": Case(lambda: damage(parquet({"text": [TEXT] * 50})), "damaged Parquet", None),
    "bomb.parquet": Case(lambda: parquet({"text": ["a" * (8 << 20)] * 20}, "zstd"), "bomb", None),
}  # fmt: skip

PAGES: dict[str, Case] = {
    "deep.html": Case(lambda: b"<html><body>" + b"<div>" * MILLION + TEXT.encode(), None, 1),
    "deep_closed.html": Case(lambda: b"<html>" + b"<b>" * 50_000 + TEXT.encode() + b"</b>" * 50_000, None, 1),
    "deep_tables.html": Case(lambda: b"<html>" + b"<table><tr><td>" * 20_000 + TEXT.encode(), None, 1),
    "attribute.html": Case(lambda: b'<html><p title="' + b"x" * (8 << 20) + b'">' + TEXT.encode() + b"</p>", None, 1),
    "attributes.html": Case(lambda: b"<html><p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">" + TEXT.encode(), "a tag of more than 10,000 attributes", 1),
    "links.html": Case(lambda: b"<html><body>" + b'<a href="/x">a link</a> ' * 200_000 + HTML, None, 1),
    "unclosed.html": Case(lambda: HTML[:-30] + b"<!--" + b"<p>" * 100_000, None, 1),
    "angle.html": Case(lambda: b"<html>" + b"<" * MILLION, None, 1),
    "entities.html": Case(lambda: b"<html><p>" + b"&amp;" * 200_000 + b"&#x110000;&#0;&#xD800;" + TEXT.encode(), None, 1),
    "script.html": Case(lambda: b"<html><script>" + b"/*<p>*/" * 200_000 + b"</script><p>" + TEXT.encode(), None, 1),
    "ld.html": Case(lambda: b'<html><script type="application/ld+json">' + b'{"a":' * 100_000 + b"</script><p>" + TEXT.encode(), None, 1),
    "comment.html": Case(lambda: b"<html><!--" + b"-" * (1 << 20) + b"><p>" + TEXT.encode(), None, 1),
    "wrong_encoding.html": Case(lambda: b'<html><meta charset="utf-8"><p>' + "Caf\xe9 " .encode("latin-1") * 50 + TEXT.encode(), None, 1),
    "odd_encoding.html": Case(lambda: b'<html><meta charset="rot13"><p>\xe9' + TEXT.encode(), None, 1),
    "marks.html": Case(lambda: b"\xef\xbb\xbf\xff\xfe" + HTML, None, 1),
    "utf16.html": Case(lambda: HTML.decode().encode("utf-16"), None, 1),
    "utf16_no_mark.html": Case(lambda: HTML.decode().encode("utf-16-le"), None, 1),
    "utf16_odd.html": Case(lambda: HTML.decode().encode("utf-16")[:-1], None, 1),
    "utf32.html": Case(lambda: HTML.decode().encode("utf-32"), None, None),
    "nuls.html": Case(lambda: HTML.replace(b"ferry", b"fe\0rry"), None, 1),
    "all_nuls.txt": Case(lambda: b"\0" * 5000, "binary"),
    "large.html": Case(lambda: b"<html>" + b"x" * (17 << 20), "larger than the bound"),
    "one_line.txt": Case(lambda: b"word " * 400_000, None, 1),
    "lines.txt": Case(lambda: b"a\n" * 300_000, None, 1),
    "marks.txt": Case(("a\u0301\u0302\u0303\u0304" * 50_000).encode, None, 1),
    "returns.txt": Case(lambda: b"\r" * 100_000 + TEXT.encode(), None, 1),
    "empty.html": Case(lambda: b"", "empty file"),
    "blank.txt": Case(lambda: b" \n\t" * 1000, "empty file"),
}  # fmt: skip

CASES: dict[str, Case] = XML | ARCHIVES | PACKED | CRAWLS | ROWS | PAGES
