"""Dossiers, stories and articles in a terminal. Text from outside is never read as markup or control codes."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from headwater.serve import reasons
from headwater.serve.citations import Citations
from headwater.serve.printable import one_line, printable
from headwater.serve.talk import ReaderGone
from headwater.serve.words import days, kind_name, spread_name
from headwater.views import shapes
from headwater.views.place import Place

NOT_TRUTH = "independence of reporting, not truth"
# A table of more claims than this is scrolled past; the page and --json have all.
MOST_CLAIMS = 25
PIECE_STYLES: Mapping[str, str] = {"same": "", "left_out": "dim", "added": "yellow"}
# Of a longer run of words that a cut leaves out only the ends are shown, with their number.
LEFT_OUT_WHOLE = 10


class _Console(Console):
    def on_broken_pipe(self) -> None:
        raise ReaderGone


def console(file: TextIO | None = None) -> Console:
    return _Console(file=file or sys.stdout, highlight=False, markup=False, emoji=False)


def show_dossier(out: Console, dossier: shapes.Dossier) -> None:
    citations = Citations(dossier)
    out.print(_head(dossier))
    for title, body in (
        ("Brief", _lines(dossier["brief"], citations)),
        ("Sources", _sources(dossier)),
        ("Claims", _claims(dossier, citations)),
        ("Quotes", _quotes(dossier, citations)),
        ("Disagreements", _disagreements(dossier, citations)),
        ("Time line", _timeline(dossier, citations)),
        ("Withdrawn", _withdrawn(dossier, citations)),
        ("Former versions", _versions(dossier["versions"], citations)),
        ("Copies", _copies(dossier, citations)),
        ("Articles", _articles(dossier)),
        ("Let go", [Text(one_line(f"{d['record']}: {d['reason']} ({d['step']})")) for d in dossier["dropped"]]),
    ):
        if body:
            out.print()
            out.print(Text(title.upper(), "bold cyan"))
            out.print(Padding(Group(*body), (0, 0, 0, 2)))


def _head(dossier: shapes.Dossier) -> RenderableType:
    rows = [Text(one_line(dossier["title"] or "(no title)"), "bold")]
    counts = (
        f"{_count(len(dossier['articles']), 'article')} · {_count(len(dossier['outlets']), 'outlet')} · {dossier['id']}"
    )
    rows.append(Text(counts, "dim"))
    if dossier["independent"]:
        rows.append(Text.assemble(("independent ", "bold"), _badge(dossier["independent"]), (f"  {NOT_TRUTH}", "dim")))
    rows += [Text(one_line(sentence)) for sentence in dossier["in_words"]]
    return Group(*rows)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _badge(spread: shapes.Independent | None) -> Text:
    low = spread["low"] if spread else 0
    return Text(f" {spread_name(spread)} ", "reverse green" if low > 1 else "reverse yellow" if low else "reverse")


def _cites(citations: Citations, spans: Iterable[Mapping[str, Any]]) -> Text:
    """[article's number start–end] for each passage."""
    shown = [f"[{c.number} {c.start}–{c.end}]" for c in citations.cite_all(spans)]
    return Text(" ".join(shown), "dim cyan")


def _lines(lines: Sequence[shapes.Line], citations: Citations) -> list[Text]:
    return [Text.assemble(one_line(x["text"]), " ", _cites(citations, x["mentions"])) for x in lines]


def _timeline(dossier: shapes.Dossier, citations: Citations) -> list[RenderableType]:
    if not dossier["timeline"]:
        return []
    table = _table()
    for line, told in zip(dossier["timeline"], _lines(dossier["timeline"], citations), strict=True):
        table.add_row(Text(days(line["earliest"], line["latest"]), "bold"), told)
    return [table]


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE if columns else None, show_header=bool(columns), padding=(0, 1, 0, 0), pad_edge=False)
    for column in columns:
        table.add_column(Text(column))
    return table


def _sources(dossier: shapes.Dossier) -> list[RenderableType]:
    if not dossier["sources"]:
        return []
    table = _table("source", "kind", "", "articles resting on it")
    for source in dossier["sources"]:
        table.add_row(
            Text(one_line(source["name"])),
            kind_name(source["kind"]),
            "root" if source["root"] else "",
            f"{len(source['articles'])} of {len(dossier['articles'])}",
        )
    return [table]


def _claims(dossier: shapes.Dossier, citations: Citations) -> list[RenderableType]:
    if not dossier["claims"]:
        return []
    table = _table("independent", "articles", "claim")
    for claim in dossier["claims"][:MOST_CLAIMS]:
        told = Text.assemble(one_line(claim["text"]), " ", _cites(citations, claim["mentions"]))
        table.add_row(_badge(claim["independent"]), str(claim["articles"]), told)
    rows: list[RenderableType] = [table]
    if (more := len(dossier["claims"]) - MOST_CLAIMS) > 0:
        rows.append(Text(f"and {more} more: see --html or --json", "dim"))
    return rows


def _quotes(dossier: shapes.Dossier, citations: Citations) -> list[RenderableType]:
    rows: list[RenderableType] = []
    for quote in dossier["quotes"]:
        speaker = Text(f" — {one_line(quote['speaker'] or 'speaker unknown')}", "bold")
        rows.append(Text.assemble(f"“{one_line(quote['text'])}”", speaker))
        for cut in quote["cuts"]:
            pieces = [(_piece(p) + " ", PIECE_STYLES[p["how"]]) for p in cut["pieces"]]
            same = all(p["how"] == "same" for p in cut["pieces"])
            words = Text("the same words", "dim") if same else Text.assemble(*pieces)
            where = _cites(citations, [m for m in quote["mentions"] if m["article"] == cut["article"]])
            rows.append(Padding(where if len(quote["cuts"]) == 1 else Text.assemble(where, " ", words), (0, 0, 0, 4)))
    return rows


def _piece(piece: shapes.Piece) -> str:
    text = one_line(piece["text"])
    if piece["how"] != "left_out":
        return text
    words = text.split()
    if len(words) > LEFT_OUT_WHOLE:
        text = f"{' '.join(words[:3])} … {' '.join(words[-3:])} ({len(words)} words)"
    return f"[left out: {text}]"


def _disagreements(dossier: shapes.Dossier, citations: Citations) -> list[RenderableType]:
    rows: list[RenderableType] = []
    for rift in dossier["disagreements"]:
        rows.append(Text.assemble((one_line(rift["about"]), "bold"), (f"  {rift['relation']}, {rift['kind']}", "dim")))
        table = _table()
        for value in rift["values"]:
            table.add_row(Text(f"    {one_line(value['value'])}"), _cites(citations, value["mentions"]))
        rows.append(table)
    return rows


def _withdrawn(dossier: shapes.Dossier, citations: Citations) -> list[Text]:
    rows = []
    for gone in dossier["withdrawn"]:
        others = [f"[{citations.number[a]}]" for a in gone["told_by"] if a in citations.number]
        still = f"still told by {' '.join(others)}" if others else "stands in the older version only"
        rows.append(
            Text.assemble(
                one_line(gone["text"]), (f" once [{citations.number[gone['article']]}]", "dim cyan"), f", {still}"
            )
        )
        if gone["instead"]:
            rows.append(Text.assemble("    instead ", _cites(citations, [gone["instead"]])))
    return rows


def _versions(found: Sequence[shapes.Versions], citations: Citations) -> list[RenderableType]:
    rows: list[RenderableType] = []
    for one in found:
        rows.append(Text(f"[{citations.number[one['article']]}] {_count(one['pages'], 'page')} of one address"))
        rows += _former(one["former"])
    return rows


def _former(found: Sequence[shapes.FormerText]) -> list[RenderableType]:
    rows: list[RenderableType] = []
    for former in found:
        when = former["published"] or "no date"
        rows.append(
            Text(one_line(f"    version {former['number']}, {when}: {former['title'] or '(no title)'}"), "bold")
        )
        changes = [(_piece(p) + " ", PIECE_STYLES[p["how"]]) for p in former["changes"]]
        rows.append(Padding(Text.assemble(*changes) if changes else Text("another title", "dim"), (0, 0, 0, 8)))
    return rows


def _copies(dossier: shapes.Dossier, citations: Citations) -> list[Text]:
    rows = []
    for copy in dossier["copies"]:
        a, b = (f"[{citations.number[x]}]" for x in copy["articles"])
        rows.append(
            Text(f"{a} and {b} share {copy['words']} words, {copy['share']:.0%} of the shorter ({copy['kind']})")
        )
    return rows


def _articles(dossier: shapes.Dossier) -> list[RenderableType]:
    table = _table()
    for number, article in enumerate(dossier["articles"], 1):
        table.add_row(
            f"[{number}]",
            Text(one_line(article["outlet"] or "unnamed outlet"), "bold"),
            Text(one_line(article["published"] or "no date")),
            Text(one_line(article["title"] or "")),
            Text(article["id"], "dim"),
        )
    return [table]


def show_stories(out: Console, stories: Sequence[shapes.Story]) -> None:
    table = _table("story", "articles", "outlets", "independent", "title")
    for story in stories:
        table.add_row(
            story["id"],
            str(len(story["articles"])),
            str(len(story["outlets"])),
            spread_name(story["independent"]) if story["independent"] else "not read",
            Text(one_line(story["title"] or "(no title)", 90)),
        )
    out.print(table)


def show_article(out: Console, view: shapes.ArticleView) -> None:
    article = view["article"]
    out.print(Text(one_line(article["title"] or "(no title)"), "bold"))
    facts = [article["outlet"] or "unnamed outlet", article["published"] or "no date", article["url"] or ""]
    out.print(Text(" · ".join(one_line(f) for f in facts if f)))
    out.print(Text(f"article {article['id']} · story {view['story'] or 'none'}", "dim"))
    if view["now"]:
        out.print(Text(f"a former version: article {view['now']} stands in its place", "yellow"))
    for reserved in view["reserved"]:
        terms = f", terms at {reserved['policy']}" if reserved["policy"] else ""
        out.print(Text(one_line(f"rights to text and data mining are reserved ({reserved['how']}{terms})"), "yellow"))
    for found in view["read_from"]:
        out.print(
            Text(one_line(f"read from {found['path']}{':' + str(found['line']) if found['line'] else ''}"), "dim")
        )
    out.print()
    out.print(Text(printable(article["text"])))
    out.print()
    for former in _former(view["versions"]):
        out.print(former)
    for credit in view["attributions"]:
        passage = one_line(article["text"][credit["start"] : credit["end"]], 100)
        name = one_line(credit["name"] or "a source that is not named")
        out.print(Text.assemble((f"[{credit['start']}–{credit['end']}] ", "dim cyan"), (name, "bold"), f": {passage}"))
    for line in view["chrome"]:
        out.print(Text(f"left out: {one_line(line, 100)}", "dim"))
    for gone in view["dropped"]:
        what = "note" if gone["kept"] else "let go"
        out.print(Text(one_line(f"{what}: {gone['reason']} ({gone['step']})"), "dim"))


def show_place(out: Console, found: Place) -> None:
    out.print(Text(printable(found["text"]), "bold"))
    out.print(Text(f"article {found['article']} {found['start']}–{found['end']}", "dim"))
    if found["location"] is None:
        out.print(Text("the original is not in the store"))
        return
    out.print(Text(one_line(f"original {found['location']} ({found['form']}), SHA-256 {found['sha256']}")))
    for read in found["read_from"]:
        line = f":{read['line']}" if read["line"] else ""
        offset = f", byte {read['offset']}" if read["offset"] is not None else ""
        fetched = f", fetched {read['fetched']}" if read["fetched"] else ""
        out.print(Text(one_line(f"read from {read['path']}{line}{offset}{fetched}"), "dim"))
    if not found["runs"]:
        out.print(Text("where it stood there is not known"))
        return
    within = f"field {found['field']!r}, characters" if found["field"] else "characters"
    for run in found["runs"]:
        out.print(Text(f"{run['start']}–{run['end']} stands at {within} {run['source_start']}–{run['source_end']}"))
    out.print(Text(printable(found["source"] or "")))


def show_why(out: Console, why: shapes.Why) -> None:
    head, *rest = reasons.lines(why)
    out.print(Text(head, "bold"))
    for line in rest:
        out.print(Text(line))


def show_placed(out: Console, one: shapes.Placed) -> None:
    out.print(Text(one_line(one["title"] or one["place"]), "bold"))
    if one["known"]:
        out.print(Text(f"is in the store as {one['article']}; placed here among the others"))
    if one["copy_of"]:
        out.print(Text(f"a copy of {one['copy_of']}"))
    if one["story"]:
        title = one_line(one["story_title"] or "(no title)")
        out.print(Text(f"joins story {one['story']}: {title} ({one['score']:.3f})"))
    else:
        out.print(Text("a new story"))
    for near in one["near"]:
        out.print(Text(f"  like {near['article']}: {near['score']:.3f}, sharing {one_line(', '.join(near['words']))}"))


def show_settings(out: Console, rows: Sequence[Mapping[str, Any]]) -> None:
    table = _table("setting", "value", "from")
    for row in rows:
        table.add_row(f"{row['step']}.{row['field']}", Text(repr(row["value"])), Text(one_line(row["origin"])))
    out.print(table)
