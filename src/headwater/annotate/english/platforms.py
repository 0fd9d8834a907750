"""Social platforms and the words for what is posted there."""

PLATFORMS: dict[str, str] = {
    "instagram": "Instagram", "insta": "Instagram", "twitter": "Twitter", "tweet": "Twitter", "tweets": "Twitter", "tweeted": "Twitter",
    "tweeting": "Twitter", "retweeted": "Twitter", "facebook": "Facebook", "tiktok": "TikTok", "youtube": "YouTube",
    "snapchat": "Snapchat", "reddit": "Reddit", "linkedin": "LinkedIn", "weibo": "Weibo", "telegram": "Telegram",
    "whatsapp": "WhatsApp", "tumblr": "Tumblr", "bluesky": "Bluesky", "mastodon": "Mastodon", "threads": "Threads",
    "vine": "Vine", "vk": "VK", "periscope": "Periscope", "truth social": "Truth Social", "vimeo": "Vimeo",
}  # fmt: skip

# Platform names that are also common words: only when capitalised, or after 'on'.
CAPITALISED_ONLY = frozenset(["vine", "threads", "telegram", "tweet", "periscope", "vk"])

SOCIAL_WORDS = ("social media", "social network", "social networking site", "online post", "hashtag", "livestream")

# What a post, page or report shows: 'the video shows', 'his photo depicts'.
MEDIA_NOUNS = frozenset(
    [
        "video", "videos", "photo", "photos", "photograph", "photographs", "picture", "pictures", "image", "images",
        "footage", "clip", "clips", "snap", "snaps", "selfie", "post", "posts", "tweet", "tweets", "caption",
        "message", "messages", "film", "recording", "livestream", "glimpse", "glimpses", "screenshot"
    ]
)  # fmt: skip
