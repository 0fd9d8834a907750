"""What a feed says of a page that it lists: believed where the page itself says nothing."""

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from headwater import dates
from headwater.records import Body, Listing

# How a page's day is known where the page itself does not tell it.
_UNTOLD = ("none", "guess")


def completed(body: Body, listings: Iterable[Listing]) -> Body:
    """The body with what is missing in it. Of several listings the first by the feed's address counts."""
    said = min(listings, key=lambda x: x.feed, default=None)
    if said is None:
        return body
    published = dates.parse(said.published or "") if body.published_how in _UNTOLD else None
    return replace(
        body,
        outlet=said.outlet
        if said.outlet and any(_is_host(body.outlet, x) for x in (body.url, body.canonical))
        else body.outlet,
        title=body.title or said.title,
        authors=body.authors or said.authors,
        language=body.language or said.language,
        section=body.section or said.section,
        published=published or body.published,
        published_how="given" if published else body.published_how,
        updated=body.updated or dates.parse(said.updated or ""),
    )


def _is_host(outlet: str | None, url: str | None) -> bool:
    """Is the outlet only the name of its host, for the page gives none?"""
    try:
        return outlet is None or outlet == (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return False
