"""What kind of document some bytes are, by their first bytes and, where these leave it open, by name."""

import codecs
import json
import re
import tarfile

from headwater.reading.names import row_names

_BY_NAME = {
    "jsonl": "rows", "ndjson": "rows", "html": "html", "htm": "html", "xhtml": "html", "shtml": "html",
    "php": "html", "asp": "html", "aspx": "html", "txt": "text", "text": "text", "md": "text",
    "csv": "table", "tsv": "table", "tab": "table", "json": "json",
}  # fmt: skip
# First bytes that are trusted over any name.
_MAGIC = (
    (b"\x1f\x8b", "gzip"), (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"PAR1", "parquet"),
    (b"WARC/", "warc"), (b"filedesc://", "arc"), (b"%PDF-", "binary"), (b"\xfd7zXZ\0", "xz"), (b"\x28\xb5\x2f\xfd", "zstd"),
)  # fmt: skip
# bzip2, whose first letters might be those of a text, by its first block or its end; and the frames that zstd skips.
_PACKED = ((re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"), "bzip2"), (re.compile(rb"[\x50-\x5f]\*M\x18"), "zstd"))
# Endings that say how a file is packed, looked through for what it is.
_PACKINGS = (".gz", ".bz2", ".xz", ".zst")
_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<article[\s>]", re.I)
# The first element of a document, past declarations and comments. Doctypes with brackets in them may hide the root.
_ROOT = re.compile(
    r"\s*(?:<\?[^>]{0,500}>\s*|<!--.{0,1000}?-->\s*|<!doctype[^>\[]{0,500}(?:\[[^]]*\]\s*)?>\s*){0,9}<([A-Za-z_][\w.:-]{0,80})",
    re.I | re.S,
)
# Elements that an XML document which is read begins with, without their prefix.
VOCABULARIES = frozenset(
    {"rss", "RDF", "feed", "urlset", "sitemapindex", "opml", "newsItem", "newsMessage", "NewsML", "nitf"}
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_TAR_BLOCK = 512
_TARS = ("tar", "tgz", "tbz", "tbz2", "txz", "tzst")


def form(name: str, head: bytes) -> str:
    """gzip bzip2 xz zstd zip tar warc arc parquet | xml json rows table html text, or binary | other for what is not read.

    head: the first bytes, at most a few thousand. The bytes are trusted over the name where they are plain: a page saved
    as .txt is a page. Files of other kinds, such as a style sheet saved with a page, are text too but no reports.
    """
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    for pattern, kind in _PACKED:
        if pattern.match(head):
            return kind
    ending = extension(name)
    if _is_tar(head, ending):
        return "tar"
    encoding = wide(head)
    if not encoding and len(_CONTROL.findall(head)) * 50 > len(head):
        return "binary"
    text = head.decode(encoding or "utf-8", "replace").removeprefix("\ufeff")
    return _of_text(text.lstrip(), ending)


def _of_text(text: str, ending: str) -> str:
    if text[:1] == "<":
        root = _ROOT.match(text)
        if root and root[1].rpartition(":")[2] in VOCABULARIES:
            return "xml"
        if _HTML.search(text):
            return "html"
        if text.startswith("<?xml") or (root and ending in ("xml", "rss", "atom", "opml")):
            return "xml"
    if re.match(r"\[\s*[{\]]", text) or (ending == "json" and text[:1] == "["):
        return "json"
    if _BY_NAME.get(ending) == "rows":
        return "rows"
    if _is_row(text):
        return "rows"
    if re.match(r'\{\s*"', text) and _BY_NAME.get(ending) in (None, "json"):
        return "json"
    if ending in _BY_NAME:
        return _BY_NAME[ending]
    if not ending and delimiter(text):
        return "table"
    return "other" if ending else "text"


def wide(head: bytes) -> str | None:
    """The encoding of text in units of two bytes, by its mark, else by the places of its zeros; None for other text."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    # Text in letters of Europe has a zero in every second byte, but for its dashes and curly quotes.
    even, odd = head[0::2], head[1::2]
    for name, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if len(others) > 8 and zeros.count(0) * 10 > len(zeros) * 9 and others.count(0) * 50 < len(others):
            return name
    return None


def delimiter(text: str) -> str | None:
    """What divides the columns, where the first line names a column that is a text or a page; None for no such line."""
    line = text.lstrip().partition("\n")[0].strip()
    for sign in ("\t", ",", ";", "|"):
        cells = [cell.strip().strip('"') for cell in line.split(sign)]
        if len(cells) > 1 and all(0 < len(c) < 60 for c in cells) and {"text", "html"} & set(row_names(cells)):
            return sign
    return None


def extension(name: str) -> str:
    """Lower-case extension of a file name, looking through .gz and the like; '' for none."""
    return _split(name)[1].lower()


def stem(name: str) -> str:
    """The name less .gz and the like, and then its extension."""
    return _split(name)[0]


def _split(name: str) -> tuple[str, str]:
    packing = next((p for p in _PACKINGS if name.lower().endswith(p) and len(name) > len(p)), "")
    name = name[: len(name) - len(packing)]
    base, dot, last = name.rpartition(".")
    # 'St. Mary' and '2020.10' have no extension: one is a letter and then letters or digits, and short.
    if dot and base and re.fullmatch(r"[A-Za-z][A-Za-z0-9]{0,6}", last):
        return base, last
    return name, ""


def _is_tar(head: bytes, ending: str) -> bool:
    block = head[:_TAR_BLOCK]
    if block[257:262] != b"ustar" and ending != "tar":
        return False
    if not any(block):  # an empty archive is nothing but zeros
        return ending in _TARS and len(block) == _TAR_BLOCK
    try:
        tarfile.TarInfo.frombuf(block, "utf-8", "replace")
    except tarfile.HeaderError:
        return False
    return True


def _is_row(text: str) -> bool:
    line, end, _ = text.partition("\n")
    if not re.match(r'\{\s*"', line):
        return False
    if not end and len(line) > 1000:  # the row is longer than what was looked at
        return True
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
