"""The list of stories, and a story or an article found by its id, an earlier id or a unique beginning of one."""

import difflib
import heapq
from collections.abc import Iterable
from itertools import takewhile

from headwater import ids, records
from headwater.errors import UsageError
from headwater.ids import Id
from headwater.records import Article, Former, Independence, Lineage, Sentence
from headwater.views import shapes
from headwater.views.rows import Index, show_all

# Fewer digits than this say too little: a typing slip would often name another article.
SHORTEST_PREFIX = 3
# Names compared letter by letter with one that is not known, and the letters of each: that is slow, and a store has many.
_MOST_COMPARED, _LONGEST_COMPARED = 1000, 60


def story(index: Index, one: records.Story) -> shapes.Story:
    spread = index.by(Independence, "of", one.id)
    return {
        "id": ids.show(one.id),
        "title": one.title,
        "articles": show_all(one.articles),
        "outlets": list(one.outlets),
        "first": one.first,
        "last": one.last,
        "aliases": [ids.show(old) for old in index.once(_former).get(one.id, ())],
        "read": any(index.by(Sentence, "article", article) for article in one.articles),
        "independent": independent(spread[0]) if spread else None,
    }


def independent(one: Independence) -> shapes.Independent:
    return {
        "low": one.low,
        "high": one.high,
        "cut_low": show_all(one.cut_low),
        "cut_high": show_all(one.cut_high),
        "roots": show_all(one.roots),
    }


def stories(index: Index) -> list[shapes.Story]:
    """All stories, those of the most outlets first, then the most articles, then the latest."""
    ordered = sorted(index.rows(records.Story), key=lambda s: (-len(s.outlets), -len(s.articles), -(s.last or 0), s.id))
    return [story(index, one) for one in ordered]


def aliases(index: Index) -> dict[Id, Id]:
    """{former story id: the story that it is now}. Where a story was split, the part named first in its lineage."""
    live = {s.id for s in index.rows(records.Story)}
    went: dict[Id, Id] = {}
    split: set[Id] = set()
    for row in sorted(index.rows(Lineage), key=lambda row: row.run):
        if row.event == "split":
            if row.story not in row.others:
                went[row.story] = row.others[0]
                split.add(row.story)
            continue
        # Whatever it was before, there is a story of this id now; what a split story went into is told by the split.
        went.pop(row.story, None)
        split.discard(row.story)
        went |= dict.fromkeys((other for other in row.others if other != row.story and other not in split), row.story)
    ends: dict[Id, Id | None] = {}
    for old in went:
        passed, now = dict[Id, None](), old
        while now in went and now not in live and now not in ends and now not in passed:
            passed[now] = None
            now = went[now]
        ends |= dict.fromkeys(passed, now if now in live else ends.get(now))
    return {old: now for old, now in ends.items() if now is not None}


def _former(index: Index) -> dict[Id, list[Id]]:
    """{story: its former ids, ascending}."""
    found: dict[Id, list[Id]] = {}
    for old, now in sorted(index.once(aliases).items()):
        found.setdefault(now, []).append(old)
    return found


def find_story(index: Index, given: str | None) -> records.Story:
    """The story whose id, former id or article's id begins with `given`, or with an article of that input id; None: the first
    of `stories`. UsageError where none or several do."""
    by_id = {s.id: s for s in index.rows(records.Story)}
    if given is None:
        if not by_id:
            raise UsageError("there is no story in the store")
        given = stories(index)[0]["id"]
    names = {ids.show(i): s for i, s in by_id.items()}
    names |= {ids.show(old): by_id[now] for old, now in index.once(aliases).items()}
    fits = _begins(given, names)
    if not fits:
        of_article = {ids.show(a): s for s in by_id.values() for a in s.articles}
        inputs = {ids.show(a.id) for a in index.rows(Article) if a.input_id == given}
        fits = _begins(given, of_article) or sorted(inputs & set(of_article))
        names |= of_article
    found = {id(names[name]): names[name] for name in fits}
    if len(found) == 1:
        return next(iter(found.values()))
    raise _not_one("story", given, fits, [ids.show(i) for i in by_id])


def find_article(index: Index, given: str) -> Article | Former:
    """The article whose id begins with `given`, or whose input id is `given`; a former version where none that stands is.
    UsageError where none or several are."""
    standing, former = index.rows(Article), index.rows(Former)
    every: list[Article | Former] = [*standing, *former]
    names = {ids.show(a.id): a for a in every}
    fits = _begins(given, names)
    for among in (standing, former):
        if not fits:
            fits = [ids.show(a.id) for a in among if a.input_id == given]
    if len(fits) == 1:
        return names[fits[0]]
    raise _not_one("article", given, fits, [*names, *(a.input_id for a in every)])


def _alike(one: str, other: str) -> int:
    """How many letters the two begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one[:_LONGEST_COMPARED], other, strict=False)))


def _begins(given: str, names: Iterable[str]) -> list[str]:
    wanted = given.strip().lower()
    if len(wanted) < SHORTEST_PREFIX:
        return []
    return sorted(name for name in names if name.startswith(wanted))


def _not_one(what: str, given: str, fits: list[str], valid: list[str]) -> UsageError:
    if len(fits) > 1:
        shown = ", ".join(fits[:5]) + (" …" if len(fits) > 5 else "")
        return UsageError(f"{given!r} names {len(fits)} {what} ids: {shown}; give more digits")
    if not valid:
        return UsageError(f"no {what} {given!r}: the store holds none")
    alike = heapq.nlargest(_MOST_COMPARED, valid, key=lambda name: _alike(name, given))
    cut = [name[:_LONGEST_COMPARED] for name in alike]
    near = difflib.get_close_matches(given[:_LONGEST_COMPARED], cut, n=1)
    return UsageError(
        f"no {what} {given!r}" + (f"; the nearest is {near[0]!r}" if near else ", nor one of a name like it")
    )
