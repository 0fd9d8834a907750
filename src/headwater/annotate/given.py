"""Credits that the page gives outside its sentences: posts embedded in it, and the agencies its metadata name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from headwater.annotate.credits import CreditLine
from headwater.annotate.english.platforms import PLATFORMS
from headwater.annotate.kinds import outlet_kind
from headwater.records import Article, Reference, Sentence

# What a post is called on a platform; elsewhere it is a post.
_POSTS = {"tiktok": "TikTok video", "youtube": "YouTube video", "x": "Twitter post"}


def from_references(references: Iterable[Reference], lines: Sequence[CreditLine]) -> Iterator[CreditLine]:
    """A credit for the words of each embedded post: to the author whom a line of the text in or at it names, else to its handle."""
    for post in sorted((r for r in references if r.kind == "post"), key=lambda r: (r.start, r.end, r.handle or "")):
        printed = [x for x in lines if x.kind == "social_post" and x.start < post.end and post.start < x.end]
        if post.start >= post.end or any((x.start, x.end) == (post.start, post.end) for x in printed):
            continue
        if printed:
            yield replace(printed[0], start=post.start, end=post.end)
        elif post.handle is not None:
            platform = post.platform or ""
            what = _POSTS.get(platform) or f"{PLATFORMS.get(platform, 'social media')} post"
            name = f"@{post.handle.lstrip('@')}'s {what}"
            yield CreditLine(post.start, post.end, post.start, post.end, -1, -1, name, "social_post", False)


def from_metadata(article: Article, sentences: Sequence[Sentence], lines: Sequence[CreditLine]) -> Iterator[CreditLine]:
    """A blanket credit for each agency that the page's metadata name and its text does not; shown at the first sentence."""
    if not sentences:
        return
    first = min(sentences, key=lambda s: s.order)
    known = {line.name.casefold() for line in lines if line.blanket} | {(article.outlet or "").casefold()}
    for given in article.credits:
        kind, name = outlet_kind(given) or ("other", given)
        if kind == "news_agency" and name.casefold() not in known:
            known.add(name.casefold())
            yield CreditLine(first.start, first.end, first.start, first.start, -1, -1, name, kind, True)
