"""Posts of live blogs, as the page lists them."""

import json

import pytest

from headwater.extraction.markup import article

POSTS = (
    ("2025-02-03T10:00:00Z", "Mayor speaks to the press", "The mill stays shut until March at least, Mayor Ada Brandt said on Monday."),
    ("2025-02-03T09:00:00Z", "Wheel is cracked", "The council of Holm voted to shut the mill after engineers found cracks."),
)  # fmt: skip


@pytest.mark.parametrize("count", [1, 2])
def test_live_posts_that_the_page_lists_are_a_live_blog_from_two_on(count: int) -> None:
    posts = POSTS[:count]
    told = [{"@type": "BlogPosting", "headline": h, "datePublished": t, "articleBody": b} for t, h, b in posts]
    data = {"@type": "LiveBlogPosting", "headline": "Mill live", "liveBlogUpdate": told}
    body = "".join(f"<div><h2>{h}</h2><p>{b}</p></div>" for _, h, b in posts)
    page = f'<html><head><script type="application/ld+json">{json.dumps(data)}</script></head><body><h1>Mill live</h1>{body}</body></html>'
    found = article(page, "box/a")
    assert sorted(found.live.values(), reverse=True) == [t.replace("Z", "+00:00") for t, _, _ in posts if count > 1]
