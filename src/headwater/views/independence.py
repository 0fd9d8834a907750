"""What a story rests on, in words: the same sentences in the terminal, on the page and in JSON."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from headwater import ids, records
from headwater.ids import Id
from headwater.records import Article
from headwater.views import shapes
from headwater.views.rows import Index

KINDS: Mapping[str, str] = {
    "social_post": "post",
    "press_release": "press release",
    "official_statement": "official statement",
    "news_agency": "news agency",
    "news_outlet": "news outlet",
    "interview": "interview",
    "document": "document",
    "eyewitness": "eyewitness",
    "broadcast": "broadcast",
    "company_statement": "company statement",
    "expert": "expert",
    "unnamed": "unnamed source",
    "other": "source",
}

# A sentence with more names than this is not read to its end.
NAMED = 4


def reach(edges: Iterable[tuple[Id, Id]], start: Id) -> set[Id]:
    """All nodes on some way from `start`, without `start` itself (unless a cycle leads back to it)."""
    after: dict[Id, list[Id]] = defaultdict(list)
    for head, tail in edges:
        after[head].append(tail)
    seen: set[Id] = set()
    todo = [start]
    while todo:
        for node in after[todo.pop()]:
            if node not in seen:
                seen.add(node)
                todo.append(node)
    return seen


def node_names(index: Index, one: records.Story, sources: Sequence[shapes.Source]) -> dict[str, str]:
    """{shown id of an article or source of the story: what a reader would call it}."""
    names = {s["id"]: s["name"] for s in sources}
    for member in one.articles:
        for article in index.by(Article, "id", member):
            names[ids.show(member)] = f"{article.outlet or 'an unnamed outlet'}’s report"
    return names


def in_words(story: shapes.Story, sources: Sequence[shapes.Source], names: Mapping[str, str]) -> list[str]:
    """Sentences: what most of the coverage rests on, the other roots, and the range with the cuts that explain it."""
    spread = story["independent"]
    if spread is None:
        return ["This story has not been traced to its sources."] if story["read"] else ["Not read closely yet."]
    return [*_coverage(len(story["articles"]), sources), *_range(spread, names)]


def _coverage(articles: int, sources: Sequence[shapes.Source]) -> list[str]:
    carrying = [s for s in sources if s["root"] and s["articles"]]
    if not carrying:
        return ["No article of this story credits a source that is known."]
    widest = carrying[0]
    told = f"{_called(widest)}: {len(widest['articles'])} of {articles} {'article' if articles == 1 else 'articles'}"
    if len(widest["articles"]) * 2 > articles:
        said = [f"Most of the coverage rests on {told}."]
    else:
        said = [f"No single source carries most of the coverage; the widest is {told}."]
    if others := [_called(s) for s in carrying[1:]]:
        said.append(f"{'Another root' if len(others) == 1 else 'Other roots'}: {_listed(others)}.")
    return said


def _called(source: shapes.Source) -> str:
    kind = KINDS.get(source["kind"], source["kind"])
    said = kind in ("source", "unnamed source") or kind.split()[-1] in source["name"].lower().split()
    return source["name"] if said else f"{source['name']} ({kind})"


def _range(spread: shapes.Independent, names: Mapping[str, str]) -> list[str]:
    low, high = spread["low"], spread["high"]
    at_least = _listed([names.get(n, n) for n in spread["cut_low"]])
    at_most = _listed([names.get(n, n) for n in spread["cut_high"]])
    if low == high:
        return [_wrong("", low, at_most or at_least)] if high else []
    return [
        _wrong("Counting only what is credited and surely separate, ", low, at_least),
        _wrong("Counting every report that may be separate, ", high, at_most),
    ]


def _wrong(lead: str, size: int, who: str) -> str:
    if size == 0:
        return f"{lead}nothing stands behind the story."
    if size == 1:
        told = f"{lead}one is enough: if {who or 'it'} is wrong, every report may be."
    else:
        told = f"{lead}{size} would all have to be wrong for every report to be{': ' if who else ''}{who}."
    return told[0].upper() + told[1:]


def _listed(names: Sequence[str]) -> str:
    distinct = list(dict.fromkeys(names))
    shown = distinct[:NAMED]
    if len(distinct) > NAMED:
        return ", ".join(shown) + f" and {len(distinct) - NAMED} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
