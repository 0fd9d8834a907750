"""What stood before at an article's address, how it was changed, and what was taken back."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from headwater import ids, records
from headwater.ids import Id
from headwater.records import Former, Version, Withdrawal
from headwater.text import fold
from headwater.views import shapes
from headwater.views.cuts import LONGEST, pieces
from headwater.views.rows import Index, show_all

# Words at each end of a run that two versions share, for the change beside it to be understood.
ENDS = 8


def versions(index: Index, one: records.Story) -> list[shapes.Versions]:
    """The articles of the story that stood otherwise before, in the story's order."""
    return [found for article in one.articles if (found := of_article(index, article))]


def of_article(index: Index, article: Id) -> shapes.Versions | None:
    """None where nothing else stood at the article's address, as far as is known."""
    standing = index.by(records.Article, "id", article)
    former = sorted(index.by(Former, "article", article), key=lambda f: (-f.number, f.id))
    if not standing or not former:
        return None
    return {
        "article": ids.show(article),
        "url": standing[0].url,
        "pages": len(index.by(Version, "newest", standing[0].page)) or 1 + len(former),
        "former": list(_changed(standing[0], former)),
    }


def _changed(standing: records.Article, former: list[Former]) -> Iterator[shapes.FormerText]:
    title, text = standing.title, standing.text
    for one in former:
        if fold(one.text).text == fold(text).text and (one.title or "") == (title or ""):
            continue
        yield {
            "id": ids.show(one.id),
            "number": one.number,
            "stood": one.stood,
            "how": one.how,
            "title": one.title,
            "published": one.published,
            "changes": difference(one.text, text),
        }
        title, text = one.title, one.text


def difference(before: str, after: str) -> list[shapes.Piece]:
    """Paragraph by paragraph: what only `before` has is left_out, what only `after` has is added, the rest same and shortened."""
    old, new = before.split("\n"), after.split("\n")
    if max(len(old), len(new)) > LONGEST:
        return _between(old, new)
    found: list[shapes.Piece] = []
    for how, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how != "equal":
            found += _between(old[a:b], new[c:d])
    return found


def _between(old: list[str], new: list[str]) -> list[shapes.Piece]:
    if not old:
        return [{"how": "added", "text": line} for line in new if line.strip()]
    if not new:
        return [{"how": "left_out", "text": line} for line in old if line.strip()]
    found = pieces("\n".join(old), "\n".join(new))
    if all(p["how"] == "same" for p in found):
        # Alike but for marks and spaces, or too long to be compared word by word.
        if fold("\n".join(old)).text == fold("\n".join(new)).text:
            return []
        return [{"how": "left_out", "text": "\n".join(old)}, {"how": "added", "text": "\n".join(new)}]
    return [{"how": p["how"], "text": _shortened(p["text"]) if p["how"] == "same" else p["text"]} for p in found]


def _shortened(text: str) -> str:
    words = text.split()
    return text if len(words) <= 2 * ENDS else f"{' '.join(words[:ENDS])} … {' '.join(words[-ENDS:])}"


def withdrawn(index: Index, one: records.Story) -> list[shapes.Withdrawn]:
    """What stands in older versions only comes first."""
    order = {article: n for n, article in enumerate(one.articles)}
    found = sorted(
        index.by(Withdrawal, "story", one.id),
        key=lambda w: (bool(w.told_by), order.get(w.article, 0), w.former, w.former_start),
    )
    return [_withdrawn(x) for x in found]


def _withdrawn(one: Withdrawal) -> shapes.Withdrawn:
    return {
        "story": ids.show(one.story),
        "text": one.text,
        "article": ids.show(one.article),
        "former": ids.show(one.former),
        "start": one.former_start,
        "end": one.former_end,
        "instead": None if one.start < 0 else {"article": ids.show(one.article), "start": one.start, "end": one.end},
        "told_by": show_all(one.told_by),
    }
