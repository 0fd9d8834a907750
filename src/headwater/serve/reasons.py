"""Why two articles are in one story or in two, in lines of words and figures."""

from collections.abc import Iterator, Sequence

from headwater.serve.printable import one_line
from headwater.stories.agree import OTHER_WEEK
from headwater.stories.score import ENOUGH_TERMS
from headwater.views import shapes


def lines(why: shapes.Why) -> Iterator[str]:
    """The first says whether they are in one story."""
    a, b = why["articles"]
    if why["story"]:
        yield f"{a} and {b} are both in story {why['story']}"
    else:
        yield f"{a} and {b} are not in one story"
    if why["score"]:
        yield from _score(why["score"])
        yield from _parts(why["score"]["parts"])
        yield from _outcome(why["score"], together=why["story"] is not None, settled=None not in why["stories"])
    elif a != b:
        yield "no score: one of them is a former version, or stories have not been made yet"
    if why["path"] and not why["story"]:
        yield "links between articles lead from the one to the other, and do not join their stories:"
    here = a
    for link in why["path"]:
        there = link["b"] if link["a"] == here else link["a"]
        yield f"{here} — {there}: {link['score']:.3f}, sharing {one_line(', '.join(link['words']))}"
        here = there
    if not why["path"] and a != b:
        yield "no chain of links leads from one to the other"
    for copy in why["copies"]:
        yield f"they share {copy['words']} words to the letter, {copy['share']:.0%} of the shorter ({copy['kind']})"
        yield f"  {_first(copy)}"


def _score(one: shapes.Score) -> Iterator[str]:
    yield f"score {one['score']:.3f}, {_side(one['score'], one['threshold'])} of {one['threshold']:.3f}"
    if one["same"]:
        yield "  their texts are the same; by their parts it would be"
    elif one["copied"] is not None and one["copied"] >= one["score"]:
        yield "  that is the share of their full copy; by their parts it would be"


def _side(score: float, threshold: float) -> str:
    return (
        "below the threshold"
        if score < threshold
        else "above the threshold"
        if score > threshold
        else "at the threshold"
    )


def _parts(parts: shapes.Parts) -> Iterator[str]:
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


def _outcome(one: shapes.Score, together: bool, settled: bool) -> Iterator[str]:
    """settled: each is in a story."""
    if not settled:
        yield "stories have not been made of both yet"
        return
    if one["mean"] is not None:
        where = "of their story" if together else "between their two stories"
        yield f"mean score of all pairs {where} {one['mean']:.3f}, {_side(one['mean'], one['threshold'])}"
    if together and one["score"] < one["threshold"]:
        yield (
            "their own score does not join them: two groups become one story by the mean of all scores between them, "
            "an article that is left alone by that to its few closest"
        )
    if not together and one["score"] >= one["threshold"]:
        yield "their own score does not join them: two groups become one story by the mean of all scores between them"
    joined = one["mean"] is not None and one["mean"] >= one["threshold"]
    if joined and one["across"] is not None and one["asked"] is not None and one["across"] < one["asked"]:
        yield (
            f"by what they say, the two stories are {one['across']:.3f} alike, and {one['asked']:.3f} is asked of stories that are so alike "
            "each in itself (stories.cluster.apart): they stay two"
        )
    if not one["compared"]:
        yield "they are in two bundles, so the run did not compare them (stories.bundle)"


def _first(copy: shapes.Copy) -> str:
    """'copy; abc… had it first, by time; the agency is Wire'"""
    origin = f"{copy['origin']} had it first, by {copy['how']}" if copy["origin"] else "who had it first is not known"
    agency = f"; a text of {one_line(copy['agency'])}" if copy["agency"] else ""
    return f"{copy['relation']}; {origin}{agency}"
