"""Addresses of social posts: which platform, whose post, and the address to keep."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urljoin, urlsplit

# Longest address kept: beyond it an address is data, not a place.
_LONGEST = 2000
_HANDLE = r"@?([\w.-]{1,60})"
# (platform, pattern of host and path). The first group, where there is one, is the handle.
_POSTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("x", re.compile(rf"(?:twitter|x)\.com/{_HANDLE}/status(?:es)?/\d")),
    ("instagram", re.compile(r"(?:instagram\.com|instagr\.am)/(?:([\w.]{1,40})/)?(?:p|reel|reels|tv)/[\w-]")),
    ("tiktok", re.compile(rf"tiktok\.com/{_HANDLE}/video/\d")),
    ("tiktok", re.compile(r"tiktok\.com/embed/(?:v2/)?()\d")),
    ("youtube", re.compile(r"(?:youtube(?:-nocookie)?\.com/(?:watch|embed/|v/|shorts/|live/)|youtu\.be/)()")),
    # An account is named by its handle, or by an identifier that is none.
    ("bluesky", re.compile(rf"bsky\.app/profile/(?:did:[\w:.%-]{{1,120}}|{_HANDLE})/post/\w")),
    ("telegram", re.compile(r"(?:t\.me|telegram\.me)/(?:s/)?([\w]{3,60})/\d")),
    ("threads", re.compile(rf"threads\.(?:net|com)/{_HANDLE}/post/\w")),
    ("facebook", re.compile(r"facebook\.com/([\w.-]{1,80})/(?:posts|videos|photos)/")),
    ("facebook", re.compile(r"(?:facebook\.com/(?:watch|reel|story\.php|permalink\.php|photo|video|groups)|fb\.watch/)()")),
    ("mastodon", re.compile(r"[\w.-]{3,80}/(?:@|users/)([\w]{1,40})/(?:statuses/)?\d{6}")),
)  # fmt: skip
_PROFILES = re.compile(
    r"(?P<platform>twitter|x|instagram|tiktok|facebook|youtube|bsky|t|telegram|threads)\.(?:com|app|me|net)/(?:profile/|c/|channel/|user/)?@?"
    r"(?P<handle>[\w.-]{1,60})/?$"
)
_PLATFORMS = {"twitter": "x", "bsky": "bluesky", "t": "telegram"}
# Path heads that are no accounts.
_PAGES = frozenset(
    (
        "share",
        "sharer",
        "intent",
        "hashtag",
        "search",
        "home",
        "login",
        "explore",
        "about",
        "watch",
        "i",
        "plugins",
        "dialog",
    )
)


@dataclass(frozen=True, slots=True)
class Place:
    """platform: None for an address on no social platform. handle: without '@', None unknown. post: whether it is one post's."""

    url: str
    platform: str | None
    handle: str | None
    post: bool


def place(url: str | None, base: str | None = None) -> Place | None:
    """What an address points to; None for one that is not of http(s), or none at all. base: the page's own address."""
    if not url or len(url) > _LONGEST:
        return None
    try:
        whole = urljoin(base or "", url.strip())
        parts = urlsplit(whole)
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    inner = _inner(host, parts.path, parts.query)
    if inner and inner != url:
        return place(inner)
    where = host.removeprefix("www.").removeprefix("m.").removeprefix("mobile.") + parts.path
    for platform, pattern in _POSTS:
        if found := pattern.match(where):
            return Place(_plain(whole, platform), platform, found[1] or None, True)
    if (profile := _PROFILES.match(where)) and profile["handle"].lower() not in _PAGES:
        platform = profile["platform"]
        return Place(whole, _PLATFORMS.get(platform, platform), profile["handle"], False)
    return Place(whole, None, None, False)


def _inner(host: str, path: str, query: str) -> str | None:
    """The address of the post that an embedding frame shows."""
    if host.endswith("facebook.com") and path.startswith("/plugins/"):
        return next(iter(parse_qs(query).get("href", [])), None)
    if host == "platform.twitter.com" and (tweet := parse_qs(query).get("id")) and tweet[0].isdigit():
        return f"https://x.com/i/status/{tweet[0]}"
    if host == "embed.bsky.app" and (
        found := re.match(r"/embed/(did:[\w:]{1,80})/app\.bsky\.feed\.post/(\w{1,40})", path)
    ):
        return f"https://bsky.app/profile/{found[1]}/post/{found[2]}"
    return None


def _plain(url: str, platform: str) -> str:
    """The permalink, without what tracks where it was embedded."""
    if platform == "youtube":
        parts = urlsplit(url)
        video = next(iter(parse_qs(parts.query).get("v", [])), None) or parts.path.rstrip("/").rsplit("/", 1)[-1]
        return f"https://www.youtube.com/watch?v={video}"
    if platform == "facebook":
        return url
    plain = url.partition("?")[0].partition("#")[0]
    return re.sub(r"/embed(?:/captioned)?/?$", "/" if platform == "instagram" else "", plain)
