"""Everything known about one story, composed of its records."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from headwater import ids, records
from headwater.ids import Id
from headwater.records import Article, Attribution, Credit, Independence, Mention, Position, Rest, Utterance
from headwater.views import shapes
from headwater.views.cuts import cuts
from headwater.views.independence import in_words, node_names, reach
from headwater.views.rows import Index, row, show_all, show_some
from headwater.views.stories import independent, story
from headwater.views.versions import versions, withdrawn


def dossier(index: Index, one: records.Story) -> shapes.Dossier:
    head = story(index, one)
    members = one.articles
    origins = sources(index, one)
    return {
        "id": head["id"],
        "title": head["title"],
        "outlets": head["outlets"],
        "first": head["first"],
        "last": head["last"],
        "aliases": head["aliases"],
        "read": head["read"],
        "independent": head["independent"],
        "in_words": in_words(head, origins, node_names(index, one, origins)),
        "articles": [row(a) for member in members for a in index.by(Article, "id", member)],
        "entities": [row(x) for x in index.of_articles(records.Entity, members)],
        "times": [row(x) for x in index.of_articles(records.Time, members)],
        "quantities": [row(x) for x in index.of_articles(records.Quantity, members)],
        "people": [row(x) for x in sorted(index.by(records.Person, "story", one.id), key=_person)],
        "quotes": quotes(index, one),
        "attributions": attributions(index, one),
        "sources": origins,
        "graph": graph(index, one),
        "claims": claims(index, one),
        "disagreements": disagreements(index, one),
        "copies": copies(index, one),
        "brief": lines(index, one, "brief"),
        "timeline": lines(index, one, "timeline"),
        "versions": versions(index, one),
        "withdrawn": withdrawn(index, one),
        "chrome": [{"article": ids.show(a), "lines": found} for a in members if (found := chrome(index, a))],
        "dropped": [x for a in members for x in dropped(index, a)],
    }


def _person(person: records.Person) -> tuple[int, str, Id]:
    return -len(person.articles), person.name, person.id


def texts(index: Index, articles: Iterable[Id]) -> dict[Id, str]:
    return {article: found[0].text for article in articles if (found := index.by(Article, "id", article))}


def quotes(index: Index, one: records.Story) -> list[shapes.Quote]:
    """The story's utterances; where it is not resolved yet, each quotation by itself."""
    merged = index.by(Utterance, "story", one.id)
    if not merged:
        return [quote_mark(x, texts(index, (x.article,))) for x in index.of_articles(records.Quote, one.articles)]
    order = {article: i for i, article in enumerate(one.articles)}
    found = [utterance(x, texts(index, x.articles), order) for x in merged]
    place = {
        x.id: (-len(set(x.articles)), min(order.get(a, 0) for a in x.articles), min(x.starts), x.id) for x in merged
    }
    return sorted(found, key=lambda q: place[ids.parse(q["id"])])


def utterance(one: Utterance, text: dict[Id, str], order: dict[Id, int]) -> shapes.Quote:
    parts = sorted(zip(one.articles, one.starts, one.ends, strict=True), key=lambda p: (order.get(p[0], 0), *p[1:]))
    mentions = [_quoted(article, start, end, text) for article, start, end in parts]
    whole, found = cuts(mentions)
    return {
        "id": ids.show(one.id),
        "story": ids.show(one.story),
        "text": whole,
        "speaker": one.speaker,
        "person": show_some(one.person),
        "mentions": mentions,
        "cuts": found,
    }


def quote_mark(one: records.Quote, text: dict[Id, str]) -> shapes.Quote:
    mentions = [_quoted(one.article, one.start, one.end, text)]
    whole, found = cuts(mentions)
    return {
        "id": ids.show(one.id),
        "story": None,
        "text": whole,
        "speaker": one.name or one.speaker,
        "person": None,
        "mentions": mentions,
        "cuts": found,
    }


def _quoted(article: Id, start: int, end: int, text: dict[Id, str]) -> shapes.Quoted:
    return {"article": ids.show(article), "start": start, "end": end, "text": text.get(article, "")[start:end]}


def attributions(index: Index, one: records.Story) -> list[shapes.Attribution]:
    """Credits with their sources; where the story is not resolved yet, the attributions as marked."""
    credits = index.by(Credit, "story", one.id)
    if not credits:
        return [attribution_mark(x) for x in index.of_articles(Attribution, one.articles)]
    order = {article: i for i, article in enumerate(one.articles)}
    names = {s.id: s for s in index.by(records.Source, "story", one.id)}
    marks = {x.id: x for x in index.of_articles(Attribution, one.articles)}
    ordered = sorted(
        credits, key=lambda c: (order.get(c.article, 0), c.start, c.end, c.cue_start, c.attribution, c.source)
    )
    return [credit(c, names.get(c.source), marks.get(c.attribution)) for c in ordered]


def credit(one: Credit, of: records.Source | None, mark: Attribution | None) -> shapes.Attribution:
    return {
        "article": ids.show(one.article),
        "start": one.start,
        "end": one.end,
        "cue": {"start": one.cue_start, "end": one.cue_end},
        "content": _content(mark) if mark else None,
        "source": ids.show(one.source),
        "name": of.name if of else None,
        "kind": of.kind if of else None,
        "carrier": show_some(one.carrier),
        "blanket": one.blanket,
        "hedge": one.hedge,
    }


def attribution_mark(one: Attribution) -> shapes.Attribution:
    return {
        "article": ids.show(one.article),
        "start": one.start,
        "end": one.end,
        "cue": {"start": one.cue_start, "end": one.cue_end},
        "content": _content(one),
        "source": None,
        "name": one.name or one.source or None,
        "kind": one.kind,
        "carrier": None,
        "blanket": one.blanket,
        "hedge": one.hedge,
    }


def _content(one: Attribution) -> shapes.Range | None:
    return {"start": one.content_start, "end": one.content_end} if one.content_start >= 0 else None


def sources(index: Index, one: records.Story) -> list[shapes.Source]:
    """Those that the most articles rest on first."""
    rows = index.by(records.Source, "story", one.id)
    edges = [(e.head, e.tail) for e in index.by(records.Edge, "story", one.id)]
    spread = index.by(Independence, "of", one.id)
    known = set(spread[0].roots) if spread else {x.id for x in rows} - {head for head, _ in edges}
    under = {article: reach(edges, article) for article in one.articles}
    found = [
        source(
            x,
            x.id in known,
            [a for a in one.articles if x.id in under[a] or (x.outlet is not None and x.outlet in under[a])],
        )
        for x in rows
    ]
    return sorted(found, key=lambda s: (-len(s["articles"]), not s["root"], s["name"], s["id"]))


def graph(index: Index, one: records.Story) -> list[shapes.Edge]:
    return [edge(x) for x in sorted(index.by(records.Edge, "story", one.id), key=lambda x: (x.head, x.tail))]


def source(one: records.Source, root: bool, articles: list[Id]) -> shapes.Source:
    return {
        "id": ids.show(one.id),
        "story": ids.show(one.story),
        "kind": one.kind,
        "name": one.name,
        "handle": one.handle,
        "person": show_some(one.person),
        "outlet": show_some(one.outlet),
        "doubtful": show_all(one.doubtful),
        "root": root,
        "articles": show_all(articles),
    }


def edge(one: records.Edge) -> shapes.Edge:
    return {"story": ids.show(one.story), "from": ids.show(one.head), "to": ids.show(one.tail)}


def claims(index: Index, one: records.Story) -> list[shapes.Claim]:
    """Best supported first: by articles, then independence, then place of its first mention."""
    order = {article: i for i, article in enumerate(one.articles)}
    spread = {x.of: independent(x) for x in index.by(Independence, "story", one.id)}
    rests: dict[tuple[Id, Id, int, int], list[Id]] = defaultdict(list)
    for rest in index.by(Rest, "story", one.id):
        rests[rest.claim, rest.article, rest.start, rest.end].append(rest.source)
    found: list[tuple[tuple[int, int, int, int, Id], shapes.Claim]] = []
    for claim in index.by(records.Claim, "story", one.id):
        told = sorted(index.by(Mention, "claim", claim.id), key=lambda m: (order.get(m.article, 0), m.start, m.end))
        known = spread.get(claim.id)
        first = (order.get(told[0].article, 0), told[0].start) if told else (0, 0)
        shape: shapes.Claim = {
            "id": ids.show(claim.id),
            "story": ids.show(claim.story),
            "text": claim.text,
            "articles": claim.articles,
            "mentions": [_telling(m, rests[claim.id, m.article, m.start, m.end]) for m in told],
            "independent": known,
        }
        found.append(((-claim.articles, -known["low"] if known else 0, *first, claim.id), shape))
    return [shape for _, shape in sorted(found, key=lambda x: x[0])]


def _telling(one: Mention, rests_on: Sequence[Id]) -> shapes.Telling:
    return {
        "article": ids.show(one.article),
        "start": one.start,
        "end": one.end,
        "rests_on": show_all(dict.fromkeys(rests_on)),
    }


def disagreements(index: Index, one: records.Story) -> list[shapes.Disagreement]:
    order = {article: i for i, article in enumerate(one.articles)}
    found: list[shapes.Disagreement] = []
    for rift in sorted(index.by(records.Disagreement, "story", one.id), key=lambda d: (d.relation, d.about, d.id)):
        values: dict[str, list[shapes.Span]] = defaultdict(list)
        for at in sorted(
            index.by(Position, "disagreement", rift.id),
            key=lambda p: (order.get(p.article, 0), p.start, p.end, p.value),
        ):
            values[at.value].append({"article": ids.show(at.article), "start": at.start, "end": at.end})
        found.append(
            {
                "id": ids.show(rift.id),
                "story": ids.show(rift.story),
                "about": rift.about,
                "kind": rift.kind,
                "relation": rift.relation,
                "values": [{"value": value, "mentions": mentions} for value, mentions in values.items()],
            }
        )
    return found


def copies(index: Index, one: records.Story) -> list[shapes.Copy]:
    """The copies between two articles of the story, the most words first."""
    members = set(one.articles)
    within = {
        c.id: c for a in one.articles for c in index.by(records.Copy, "articles", a) if members.issuperset(c.articles)
    }
    return [copy(c) for c in sorted(within.values(), key=lambda c: (-c.words, c.id))]


def copy(one: records.Copy) -> shapes.Copy:
    runs = zip(one.starts_a, one.ends_a, one.starts_b, one.ends_b, strict=True)
    return {
        "id": ids.show(one.id),
        "articles": show_all(one.articles),
        "kind": one.kind,
        "relation": one.relation,
        "origin": show_some(one.origin),
        "how": one.how,
        "agency": one.agency,
        "share": one.share,
        "words": one.words,
        "passages": [{"a": {"start": a, "end": b}, "b": {"start": c, "end": d}} for a, b, c, d in runs],
    }


def lines(index: Index, one: records.Story, section: str) -> list[shapes.Line]:
    mine = sorted((x for x in index.by(records.Line, "story", one.id) if x.section == section), key=lambda x: x.order)
    return [line(x) for x in mine]


def line(one: records.Line) -> shapes.Line:
    return {
        "text": one.text,
        "mentions": [{"article": ids.show(one.article), "start": one.start, "end": one.end}],
        "claim": show_some(one.claim),
        "earliest": one.earliest,
        "latest": one.latest,
    }


def chrome(index: Index, article: Id) -> list[str]:
    """The blocks of the article's page that were left out of its text."""
    pages = [a.page for a in index.by(Article, "id", article)]
    blocks = sorted((b for p in pages for b in index.by(records.Block, "page", p)), key=lambda b: b.order)
    return [b.text for b in blocks if b.kind == "chrome"]


def dropped(index: Index, article: Id) -> list[dict[str, Any]]:
    return sorted((row(x) for x in index.by(records.Dropped, "record", f"article {ids.show(article)}")), key=str)


def dossiers(index: Index) -> Iterator[shapes.Dossier]:
    for one in sorted(index.rows(records.Story), key=lambda s: s.id):
        yield dossier(index, one)
