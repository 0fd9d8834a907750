"""Why two articles are in one story or in two, in lines of words and figures."""

from collections.abc import Iterator, Sequence

from headwater.serve.printable import one_line
from headwater.stories.agree import OTHER_WEEK
from headwater.stories.score import ENOUGH_TERMS
from headwater.views import shapes
from headwater.views.score_shapes import Parts, Score

# Input ids may be whole addresses.
_LONGEST_NAME = 60


def lines(why: shapes.Why) -> Iterator[str]:
    """The first says whether they are in one story, those after it what decided, the rest what their score is made of."""
    a, b = _names(why)
    if why["articles"][0] == why["articles"][1]:
        yield f"both are the same article, {a}"
        yield from _articles(why, 1)
        return
    yield f"{a} and {b} are both in story {why['story']}" if why["story"] else f"{a} and {b} are not in one story"
    yield from _articles(why, 2)
    if why["score"]:
        yield from _outcome(why["score"], (a, b), together=why["story"] is not None, settled=None not in why["stories"])
        yield from _score(why["score"])
        yield from _parts(why["score"]["parts"])
    else:
        yield "no score: one of them is a former version, or stories have not been made yet"
    yield from _path(why)
    for copy in why["copies"]:
        yield f"they share {copy['words']} words to the letter, {copy['share']:.0%} of the shorter ({copy['kind']})"
        yield f"  {_first(copy)}"


def _names(why: shapes.Why) -> list[str]:
    """Input ids; ids where these are the same, as those of two versions are."""
    names = [one_line(name, _LONGEST_NAME) for name in why["inputs"]]
    return names if names[0] != names[1] or why["articles"][0] == why["articles"][1] else why["articles"]


def _articles(why: shapes.Why, how_many: int) -> Iterator[str]:
    for name, article, title in list(zip(_names(why), why["articles"], why["titles"], strict=True))[:how_many]:
        yield f"  {name}: {article}, {one_line(title or '(no title)')}"


def _path(why: shapes.Why) -> Iterator[str]:
    if why["path"] and not why["story"]:
        yield "links between articles lead from the one to the other, and do not join their stories:"
    here = why["articles"][0]
    for link in why["path"]:
        there = link["b"] if link["a"] == here else link["a"]
        yield f"{here} — {there}: {link['score']:.3f}, sharing {one_line(', '.join(link['words']))}"
        here = there
    if not why["path"]:
        yield "no chain of links leads from one to the other"


def _score(one: Score) -> Iterator[str]:
    yield f"their own score is {_beside(one['score'], one['threshold'])}"
    if one["same"]:
        yield "  their texts are the same; by their parts it would be"
    elif one["copied"] == one["score"]:
        yield "  that is the share of their full copy; by their parts it would be"


def _beside(score: float, threshold: float) -> str:
    side = "below" if score < threshold else "above" if score > threshold else "at"
    # Two figures that differ are not shown as one.
    digits = 3 if score == threshold or round(score, 3) != round(threshold, 3) else 6
    return f"{score:.{digits}f}, {side} the threshold of {threshold:.3f}"


def _parts(parts: Parts) -> Iterator[str]:
    yield (
        f"  ({parts['text']:.3f} terms + {parts['title']:.3f} titles) × {parts['time']:.2f} time × {parts['outlet']:.2f} outlet"
        f" × {parts['told']:.2f} days, people and results"
    )
    if parts["told"] <= OTHER_WEEK:
        yield "  what they tell of days, people or results is of another event"
    # What rounds to nothing says nothing.
    words = ", ".join(f"{one['word']} {one['share']:.3f}" for one in parts["words"] if one["share"] >= 0.0005)
    counted = "" if parts["text"] >= parts["likeness"] else f", of {ENOUGH_TERMS:.0f} that count in full"
    yield f"  terms: {parts['likeness']:.3f} from {parts['in_effect']:.1f} in effect{counted}: {one_line(words) or 'none'}"
    if parts["apart"] is None:
        yield "  time: not known of both, so nothing fades"
    else:
        yield f"  time: published {parts['apart']:.1f} days apart"
    if parts["outlet"] < 1.0:
        yield "  outlet: both are of one"
    for name, told in (("days", parts["days"]), ("ages", parts["ages"])):
        if any(told):
            yield f"  {name} told: {_listed(told[0])}; {_listed(told[1])}"
    if parts["people"]:
        yield f"  people of a known age in both: {one_line(_listed(parts['people']))}"


def _listed(values: Sequence[object]) -> str:
    return ", ".join(map(str, values)) or "none"


def _outcome(one: Score, names: tuple[str, str], together: bool, settled: bool) -> Iterator[str]:
    """names: of the two. settled: each is in a story."""
    if not settled:
        yield "stories have not been made of both yet"
        return
    if not one["compared"]:
        yield "they are in two bundles, so the run did not compare them (stories.bundle)"
    if one["mean"] is not None:
        where = "of their story" if together else "between their two stories"
        yield f"the mean score of all pairs {where} is {_beside(one['mean'], one['threshold'])}"
    if (one["score"] < one["threshold"]) == together:
        yield (
            "their own score does not decide: two groups become one story by the mean of all scores between them, "
            f"then an article that is left alone joins by the mean of its {one['closest']} highest"
        )
    for name, rest, likest in zip(names, one["rest"], one["likest"], strict=True):
        yield from _alone(one, name, rest, likest, together)
    joined = one["mean"] is not None and one["mean"] >= one["threshold"]
    if joined and one["across"] is not None and one["asked"] is not None and one["across"] < one["asked"]:
        yield (
            f"by what they say, the two stories are {one['across']:.3f} alike, and {one['asked']:.3f} is asked of stories that are so alike "
            "each in itself (stories.cluster.apart): they stay two"
        )


def _alone(one: Score, name: str, rest: float | None, likest: float | None, together: bool) -> Iterator[str]:
    """How like the story an article is that is less like it than the threshold, so that it may have been left alone."""
    if rest is None or likest is None or rest >= one["threshold"]:
        return
    whole, some = ("the rest of the story", "it") if together else ("the other story", "that")
    yield (
        f"{name}: its mean score with {whole} is {_beside(rest, one['threshold'])}; with the {one['closest']} likest of {some} {likest:.3f}, "
        f"where {one['adopted']:.3f} is enough for one left alone"
    )


def _first(copy: shapes.Copy) -> str:
    """'copy; abc… had it first, by time; the agency is Wire'"""
    origin = f"{copy['origin']} had it first, by {copy['how']}" if copy["origin"] else "who had it first is not known"
    agency = f"; a text of {one_line(copy['agency'])}" if copy["agency"] else ""
    return f"{copy['relation']}; {origin}{agency}"
