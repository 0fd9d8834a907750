"""Every printed sentence equals the passage it cites, and every mark lies in its article."""

from collections.abc import Iterator
from typing import Any

from headwater import ids, records
from headwater.ids import Id
from headwater.records import Article, Former, Line, Withdrawal
from headwater.views import shapes
from headwater.views.export import plural
from headwater.views.rows import Tables

# Ranges of a row beside its own: the fields' common beginning, and whether -1 may stand for "there is none".
INNER: dict[str, tuple[str, bool]] = {
    "cue_start": ("cue", False),
    "content_start": ("content", True),
    "source_start": ("source", True),
    "speaker_start": ("speaker", True),
}


def verify(tables: Tables) -> shapes.Verification:
    text = {a.id: a.text for a in tables.rows(Article)} | {f.id: f.text for f in tables.rows(Former)}
    checked: dict[str, int] = {}
    problems: list[shapes.Problem] = []
    for table in records.TABLES:
        fields = set(table.__dataclass_fields__)
        if not fields & {"start", "starts", "starts_a"} or not fields & {"article", "articles"}:
            continue
        rows: list[Any] = tables.rows(table)
        checked[plural(table)] = len(rows)
        for row in rows:
            for article, start, end, none_allowed in spans(row):
                if none_allowed and start == -1 and end == -1:
                    continue
                if reason := _wrong(text, article, start, end) or _not_printed(row, text, article, start, end):
                    at: shapes.Problem = {
                        "record": plural(table),
                        "article": ids.show(article),
                        "start": start,
                        "end": end,
                        "reason": reason,
                    }
                    problems.append(at)
    return {
        "checked": checked,
        "problems": sorted(problems, key=lambda p: (p["record"], p["article"], p["start"], p["end"])),
    }


def spans(row: Any) -> Iterator[tuple[Id, int, int, bool]]:
    """(article, start, end, whether -1 to -1 means none) for every passage that the record points to."""
    if isinstance(row, records.Copy):
        a, b = row.articles
        yield from ((a, s, e, False) for s, e in zip(row.starts_a, row.ends_a, strict=True))
        yield from ((b, s, e, False) for s, e in zip(row.starts_b, row.ends_b, strict=True))
    elif isinstance(row, records.Reference) and row.start == row.end:
        return  # an embed that stands there without words of its own
    elif isinstance(row, Withdrawal):
        yield row.former, row.former_start, row.former_end, False
        yield row.article, row.start, row.end, True
    elif isinstance(row, records.SourceMap | records.Syntax):
        yield from ((row.article, s, e, False) for s, e in zip(row.starts, row.ends, strict=True))
    elif hasattr(row, "starts"):
        yield from ((a, s, e, False) for a, s, e in zip(row.articles, row.starts, row.ends, strict=True))
    else:
        yield row.article, row.start, row.end, False
        for field, (name, none_allowed) in INNER.items():
            if hasattr(row, field):
                none = none_allowed or isinstance(row, records.Quote)
                yield row.article, getattr(row, f"{name}_start"), getattr(row, f"{name}_end"), none


def _wrong(text: dict[Id, str], article: Id, start: int, end: int) -> str:
    if article not in text:
        return "there is no such article"
    if not 0 <= start < end <= len(text[article]):
        return f"lies outside the text of {len(text[article])} characters, or is empty"
    return ""


def _not_printed(row: Any, text: dict[Id, str], article: Id, start: int, end: int) -> str:
    if isinstance(row, Withdrawal) and article != row.former:
        return ""
    if isinstance(row, Line | Withdrawal) and row.text != text[article][start:end]:
        return "the printed sentence is not what stands there"
    return ""
