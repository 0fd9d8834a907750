"""What the read side hands out: JSON objects, typed. Ids are sixteen hexadecimal digits; offsets are half-open code points
of the article's text; days are ISO dates, inclusive; null is unknown, open, or not worked out yet.

The same objects are the lines of `headwater export`, the output of `--json`, and what the terminal and the page draw.
"""

from typing import Any, TypedDict

from headwater.views.score_shapes import Score


class Span(TypedDict):
    """A passage of one article."""

    article: str
    start: int
    end: int


class Range(TypedDict):
    start: int
    end: int


class Piece(TypedDict):
    """A run of words of a cut against the longest cut. how: same | left_out (only the longest has it) | added (only the cut has it)."""

    how: str
    text: str


class Quoted(TypedDict):
    """Words in quotation marks, without the marks."""

    article: str
    start: int
    end: int
    text: str


class Cut(TypedDict):
    """One article's cut of an utterance: its quoted parts joined by ' … '. pieces: against the longest cut, in its order."""

    article: str
    text: str
    pieces: list[Piece]


class Quote(TypedDict):
    """One utterance. text: its longest cut; mentions: every quoted part; cuts: one an article. story: null before the story
    is resolved; then there is one mention each."""

    id: str
    story: str | None
    text: str
    speaker: str | None
    person: str | None
    mentions: list[Quoted]
    cuts: list[Cut]


class Attribution(TypedDict):
    """A passage that credits a source. source, carrier: source ids, null before the story is resolved (carrier: also where
    there is none). name: the source's name, or the words that name it. blanket: credits the whole article. content: the words passed on, null where they cannot
    be told."""

    article: str
    start: int
    end: int
    cue: Range
    content: Range | None
    source: str | None
    name: str | None
    kind: str | None
    carrier: str | None
    blanket: bool
    hedge: str


class Source(TypedDict):
    """What information rests on. outlet: the story's article that stands for it in the graph. doubtful: sources that may be
    this one. root: rests on no other known source. articles: those of the story that rest on it, directly or not."""

    id: str
    story: str
    kind: str
    name: str
    handle: str | None
    person: str | None
    outlet: str | None
    doubtful: list[str]
    root: bool
    articles: list[str]


# "from" is a keyword, so this shape has no class form.
Edge = TypedDict("Edge", {"story": str, "from": str, "to": str})


class Independent(TypedDict):
    """The smallest number of nodes (articles or sources) that would all have to be wrong, as a range. cut_low, cut_high: those
    nodes; roots: the sources that rest on no other known source."""

    low: int
    high: int
    cut_low: list[str]
    cut_high: list[str]
    roots: list[str]


class Telling(TypedDict):
    """A passage that asserts a claim. rests_on: source ids, the origin first where the article says so."""

    article: str
    start: int
    end: int
    rests_on: list[str]


class Claim(TypedDict):
    """One proposition. articles: how many assert it. independent: null before the story is traced."""

    id: str
    story: str
    text: str
    articles: int
    mentions: list[Telling]
    independent: Independent | None


class Value(TypedDict):
    value: str
    mentions: list[Span]


class Disagreement(TypedDict):
    """Different values for the same thing, the value that was printed first standing first."""

    id: str
    story: str
    about: str
    kind: str
    relation: str
    values: list[Value]


class Passage(TypedDict):
    a: Range
    b: Range


class Copy(TypedDict):
    """Passages that two articles share: `a` lies in articles[0], `b` in articles[1]. origin: the article that had them first, None where
    that cannot be told; how: what tells it; agency: whose text it is."""

    id: str
    articles: list[str]
    kind: str
    relation: str
    origin: str | None
    how: str
    agency: str | None
    share: float
    words: int
    passages: list[Passage]


class Line(TypedDict):
    """A printed sentence, byte for byte the passage that it cites."""

    text: str
    mentions: list[Span]
    claim: str | None
    earliest: str | None
    latest: str | None


class Chrome(TypedDict):
    """Lines of an article's page that were not taken for the article."""

    article: str
    lines: list[str]


class Link(TypedDict):
    """Two articles linked. score: 0 to 1; words: the shared words that weighed most, heaviest first."""

    a: str
    b: str
    score: float
    words: list[str]


class Why(TypedDict):
    """Why two articles stand in one story, or why not. articles: their ids; inputs: as the input calls them; titles: null where one has none.
    story: the one both are in, null where they are not together; stories: that of each, null
    none. score: null where one is not sketched, or both are the same article. path: the strongest chain of links from the first to the second,
    empty where there is none."""

    articles: list[str]
    inputs: list[str]
    titles: list[str | None]
    story: str | None
    stories: list[str | None]
    score: Score | None
    path: list[Link]
    copies: list[Copy]


class Near(TypedDict):
    """An article that a new one is like, the story it is in, and the shared words that weigh most. story_title: null where it has none."""

    article: str
    story: str
    story_title: str | None
    score: float
    words: list[str]


class Placed(TypedDict):
    """Where a new article belongs until a run settles it. place: as the input calls it. known: it is in the store already. story: null
    for a new one. score: mean with the story's articles; 1 for a copy. copy_of: the earliest article with the same words."""

    article: str
    place: str
    title: str | None
    known: bool
    story: str | None
    story_title: str | None
    score: float
    copy_of: str | None
    near: list[Near]


class Problem(TypedDict):
    """A record that does not fit its article's text."""

    record: str
    article: str
    start: int
    end: int
    reason: str


class Verification(TypedDict):
    """checked: how many rows of each table were compared."""

    checked: dict[str, int]
    problems: list[Problem]


class Story(TypedDict):
    """The articles about one event, in order of publication. aliases: ids under which it was known earlier. read: whether it
    was read closely."""

    id: str
    title: str | None
    articles: list[str]
    outlets: list[str]
    first: int | None
    last: int | None
    aliases: list[str]
    read: bool
    independent: Independent | None


class FormerText(TypedDict):
    """A text that stood at an article's address before. number: from 1, oldest first. stood: the last instant (UTC seconds) that it
    is known to have stood there; how: fetched | updated | published | none. changes: against the version after it, a word
    left_out stood here only, one added stands there only; of a run that is the same only its ends are given."""

    id: str
    number: int
    stood: int | None
    how: str
    title: str | None
    published: str | None
    changes: list[Piece]


class Versions(TypedDict):
    """The former texts of one article, newest first; those that tell nothing else than the next are left out. pages: how many
    different pages its address gave in all."""

    article: str
    url: str | None
    pages: int
    former: list[FormerText]


class Withdrawn(TypedDict):
    """A sentence of a former text that the text which stands tells no more. instead: the sentence that stands in its place, null
    none. told_by: other articles of the story that still tell it; where there is none, the claim stands in the older version only."""

    story: str
    text: str
    article: str
    former: str
    start: int
    end: int
    instead: Span | None
    told_by: list[str]


class Dossier(TypedDict):
    """Everything known about one story. Flat marks (articles, entities, times, quantities, people, dropped) are rows as
    exported. in_words: what the independence means, one sentence each."""

    id: str
    title: str | None
    outlets: list[str]
    first: int | None
    last: int | None
    aliases: list[str]
    read: bool
    independent: Independent | None
    in_words: list[str]
    articles: list[dict[str, Any]]
    entities: list[dict[str, Any]]
    times: list[dict[str, Any]]
    quantities: list[dict[str, Any]]
    people: list[dict[str, Any]]
    quotes: list[Quote]
    attributions: list[Attribution]
    sources: list[Source]
    graph: list[Edge]
    claims: list[Claim]
    disagreements: list[Disagreement]
    copies: list[Copy]
    brief: list[Line]
    timeline: list[Line]
    versions: list[Versions]
    withdrawn: list[Withdrawn]
    chrome: list[Chrome]
    dropped: list[dict[str, Any]]


class ArticleView(TypedDict):
    """One article with its marks. story: null where it is in none. now: the article that stands in its place, where it is a former
    version. read_from: where the page was found, latest last. reserved: rights to text and data mining that the page reserves."""

    article: dict[str, Any]
    story: str | None
    now: str | None
    versions: list[FormerText]
    reserved: list[dict[str, Any]]
    read_from: list[dict[str, Any]]
    entities: list[dict[str, Any]]
    times: list[dict[str, Any]]
    quantities: list[dict[str, Any]]
    quotes: list[Quote]
    attributions: list[Attribution]
    copies: list[Copy]
    chrome: list[str]
    dropped: list[dict[str, Any]]
