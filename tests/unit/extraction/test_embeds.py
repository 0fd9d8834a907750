"""Embedded posts and links."""

import pytest

from headwater.extraction.chrome import label
from headwater.extraction.embeds import Found, embedded, flattened, links
from headwater.extraction.lines import rows
from headwater.extraction.outline import outline
from headwater.extraction.platforms import place

BEGIN = "<p>The goat of Holm is famous now, and it does not care at all.</p>"
END = "<p>It ate a hat on Friday.</p>"


def posts(code: str) -> list[Found]:
    read = outline(f"<body>{BEGIN}{code}{END}</body>")
    return embedded(read, [True] * len(read.passages), "https://holm.example/goat")


@pytest.mark.parametrize(
    ("code", "platform", "handle", "url"),
    [
        ('<blockquote class="twitter-tweet"><p>Baa</p>&mdash; Ada (@ada_b) <a href="https://twitter.com/ada_b/status/12?ref_src=x">May 4</a></blockquote>',
         "x", "ada_b", "https://twitter.com/ada_b/status/12"),
        ('<iframe src="https://platform.twitter.com/embed/Tweet.html?dnt=1&amp;id=99"></iframe>', "x", None, "https://x.com/i/status/99"),
        ('<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/Ab-1/?utm=1"><p>A post shared by Ada (@ada.b)</p></blockquote>',
         "instagram", "ada.b", "https://www.instagram.com/p/Ab-1/"),
        ('<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@ada/video/77"><section></section></blockquote>', "tiktok", "ada", "https://www.tiktok.com/@ada/video/77"),
        ('<iframe src="https://www.youtube.com/embed/AAbbCC11?rel=0"></iframe>', "youtube", None, "https://www.youtube.com/watch?v=AAbbCC11"),
        ('<lite-youtube videoid="AAbbCC11"></lite-youtube>', "youtube", None, "https://www.youtube.com/watch?v=AAbbCC11"),
        ('<iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fholm%2Fposts%2F5&amp;w=5"></iframe>',
         "facebook", "holm", "https://www.facebook.com/holm/posts/5"),
        ('<div class="fb-post" data-href="https://www.facebook.com/holm/posts/5"></div>', "facebook", "holm", "https://www.facebook.com/holm/posts/5"),
        ('<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:abc/app.bsky.feed.post/3k"><p>Hi</p><a href="https://bsky.app/profile/ada.example/post/3k">x</a></blockquote>',
         "bluesky", "ada.example", "https://bsky.app/profile/ada.example/post/3k"),
        ('<iframe src="https://embed.bsky.app/embed/did:plc:abc/app.bsky.feed.post/3k?id=1"></iframe>', "bluesky", None, "https://bsky.app/profile/did:plc:abc/post/3k"),
        ('<iframe src="https://www.instagram.com/p/Ab-1/embed/captioned/?v=1"></iframe>', "instagram", None, "https://www.instagram.com/p/Ab-1/"),
        ('<iframe class="mastodon-embed" src="https://social.example/@ada/110011001100/embed"></iframe>', "mastodon", "ada", "https://social.example/@ada/110011001100"),
        ('<script async src="https://telegram.org/js/telegram-widget.js" data-telegram-post="holmnews/12"></script>', "telegram", "holmnews", "https://t.me/holmnews/12"),
        ('<blockquote class="text-post-media" data-text-post-permalink="https://www.threads.net/@ada/post/C1"></blockquote>', "threads", "ada", "https://www.threads.net/@ada/post/C1"),
    ],
)  # fmt: skip
def test_embeds_are_read_from_their_code(code: str, platform: str, handle: str | None, url: str) -> None:
    (found,) = posts(code)
    assert (found.platform, found.handle, found.url) == (platform, handle, url)


@pytest.mark.parametrize(
    "code",
    ['<iframe src="https://ads.example/x"></iframe>', "<blockquote><p>Words</p></blockquote>", '<iframe src="javascript:x"></iframe>', "<iframe>"],
)  # fmt: skip
def test_embeds_other_frames_are_none(code: str) -> None:
    assert posts(code) == []


def test_embeds_links_keep_their_words() -> None:
    read = outline(
        '<p>See <a href="/map#a">the map</a>, <a href="#x">note</a> and <a href="https://x.com/ada">Ada</a>.</p>'
    )
    found = list(links(read, [True], "https://holm.example/goat"))
    assert [(f.text, f.url, f.platform, f.handle) for f in found] == [
        ("the map", "https://holm.example/map#a", None, None),
        ("Ada", "https://x.com/ada", "x", "ada"),
    ]


def test_embeds_of_flattened_texts() -> None:
    text = "\n".join(
        [
            "The goat of Holm is famous now, and it does not care at all.",
            "View this post on Instagram",
            "Look at her go up the hill",
            "A post shared by Ada Brandt (@ada.b)",
            "Holm has never seen the like of this goat, said the mayor on Friday.",
            "What a goat! — Jon Quill (@jonq) May 4, 2021",
            "The goat has since gone home to its owner, who was not surprised.",
        ]
    )
    lines = rows(text)
    found = list(flattened(lines, label(lines)))
    assert [(f.platform, f.handle) for f in found] == [("instagram", "ada.b"), ("x", "jonq")]
    assert "Look at her go" in found[0].text


@pytest.mark.parametrize(
    ("lines", "platform", "handle"),
    [
        (["Look at her go — Ada Brandt (@ada.holm.example) May 4, 2021 at 2:00 PM"], "bluesky", "ada.holm.example"),
        (["Look at her go — Ada Brandt (@ada@social.example) May 4, 2021"], "mastodon", "ada"),
        (["Post by @ada@social.example View on Mastodon"], "mastodon", "ada"),
        (["Post by @ada.b View on Threads"], "threads", "ada.b"),
        (["@ada", "Up she goes #goat #holm ♬ original sound - ada"], "tiktok", "ada"),
        (["Posted by Holm Fair on Friday, May 4, 2021"], "facebook", None),
        (["https://www.youtube.com/watch?v=AAbbCC11"], "youtube", None),
        (["https://t.me/holmnews/12"], "telegram", "holmnews"),
    ],
)
def test_embeds_of_flattened_texts_on_each_platform(lines: list[str], platform: str, handle: str | None) -> None:
    read = rows(
        "\n".join(["The goat of Holm is famous now, and it does not care at all.", *lines, "It ate a hat, he said."])
    )
    (found,) = flattened(read, label(read))
    assert (found.kind, found.platform, found.handle, found.block, found.last) == (
        "post",
        platform,
        handle,
        1,
        len(lines),
    )


def test_embeds_addresses_in_a_flattened_text_are_links() -> None:
    read = rows("The map (https://holm.example/map?a=1) and https://x.com/ada/status/12. Nobody was hurt, she wrote.")
    found = list(flattened(read, label(read)))
    assert [(f.kind, f.platform, f.url, read[0].text[f.start : f.end]) for f in found] == [
        ("link", None, "https://holm.example/map?a=1", "https://holm.example/map?a=1"),
        ("link", "x", "https://x.com/ada/status/12", "https://x.com/ada/status/12"),
    ]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "http://[", "//", "", None, "https://x.com:99999999/a", "x" * 3000],
)
def test_embeds_hostile_addresses_lead_nowhere(url: str | None) -> None:
    found = place(url, "https://holm.example/a")
    assert found is None or found.url.startswith("https://")


def test_embeds_many_frames_are_cheap() -> None:
    assert len(posts('<blockquote class="twitter-tweet"><p>x</p>' * 5000)) <= 500
    assert len(posts('<iframe src="https://www.youtube.com/embed/a1"></iframe>' * 20_000)) <= 500
