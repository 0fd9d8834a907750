"""How alike two articles are and what makes it, as `shapes` hands it out."""

from typing import TypedDict


class Shared(TypedDict):
    """A term that two articles share, and what it adds to their likeness."""

    word: str
    share: float


class Parts(TypedDict):
    """What the score of two sketches is made of: (text + title) * time * outlet * told, at most 1.

    likeness: of the shared terms, of which `words` add the most; in_effect: from how many terms it comes; text: what of it counts, less
    where these are few. title: what the titles add. time, outlet, told: factors. apart: days between the publications, null unknown.
    told is that of the days and ages that the first article and the second tell: days as month-day, ages in years; people:
    named by both, whose age one of them tells."""

    likeness: float
    in_effect: float
    words: list[Shared]
    text: float
    title: float
    time: float
    apart: float | None
    outlet: float
    told: float
    days: list[list[str]]
    ages: list[list[int]]
    people: list[str]


class Score(TypedDict):
    """How alike two articles are, worked out anew. score: that of their parts; or the share of a full copy, where that is higher and the copy was not set aside (stories.cluster.verbatim); or 1,
    where their texts are the same.

    threshold: the mean score from which groups of articles are joined. closest, adopted: an article left alone joins a story where its mean
    score with the `closest` likest texts of it is `adopted` or more. mean: of one story, that of all its pairs; of two stories, that of
    all pairs between them (equal texts count once); null where they are too large for that. rest: the mean
    score of the first article with the other texts of the second one's story, and of the second with those of the first one's; likest: with the
    `closest` likest of them, null where these are fewer, or where the stories are two and its own has other texts. same: equal texts. copied:
    the share of their full copy, null none. compared: both were in one bundle, so that the run scored them too. across: of two stories
    of stories.cluster.crowd texts or more, how alike they are by what they say, whenever and by whom; asked: how alike each is in itself, at
    least, times stories.cluster.apart; below it they stay two; both null else."""

    score: float
    threshold: float
    closest: int
    adopted: float
    mean: float | None
    rest: list[float | None]
    likest: list[float | None]
    same: bool
    copied: float | None
    compared: bool
    across: float | None
    asked: float | None
    parts: Parts
