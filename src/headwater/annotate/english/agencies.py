"""News agencies, outlets and broadcasters by name: general knowledge, for telling kinds of sources apart.

ALIASES maps folded short forms to the name in full. A name that is not listed is judged by its words (OUTLET_WORDS).
"""

AGENCIES = frozenset(
    [
        "associated press", "reuters", "agence france-presse", "press association", "pa media", "united press international",
        "bloomberg", "bloomberg news", "dpa", "deutsche presse-agentur", "efe", "ansa", "xinhua", "tass", "interfax", "kyodo",
        "kyodo news", "yonhap", "press trust of india", "asian news international", "canadian press", "australian associated press",
        "anadolu agency", "dow jones newswires", "ria novosti", "itar-tass", "swns", "city news service", "ians", "irna", "belga",
        "austria press agency", "new zealand press association", "belta", "antara", "bernama", "petra", "sana", "wafa",
    ]
)  # fmt: skip

# Last words of a capitalised name that only an agency bears ('Springfield News Agency').
AGENCY_ENDS = (("wire",), ("newswire",), ("newswires",), ("news", "agency"), ("press", "agency"), ("news", "service"))

ALIASES: dict[str, str] = {
    "ap": "Associated Press",
    "the ap": "Associated Press",
    "afp": "Agence France-Presse",
    "pa": "Press Association",
    "upi": "United Press International",
    "aap": "Australian Associated Press",
    "pti": "Press Trust of India",
    "ani": "Asian News International",
    "nyt": "The New York Times",
    "wsj": "The Wall Street Journal",
    "ft": "Financial Times",
    "thr": "The Hollywood Reporter",
    "beeb": "BBC",
}

# Short forms that are safe in a dateline or credit line in brackets.
DATELINE = frozenset(
    [
        "AP", "Reuters", "REUTERS", "AFP", "PA", "UPI", "AAP", "PTI", "ANI", "CNN", "BBC", "dpa", "DPA", "EFE",
        "ANSA", "Xinhua", "Bloomberg", "CBS", "NBC", "ABC", "NPR", "IANS", "TASS"
    ]
)  # fmt: skip

BROADCASTERS = frozenset(
    [
        "bbc", "cnn", "nbc", "abc", "cbs", "fox news", "fox", "msnbc", "npr", "pbs", "itv", "sky news", "channel 4", "channel 4 news",
        "al jazeera", "rt", "euronews", "france 24", "dw", "cbc", "ctv", "nbc news", "abc news", "cbs news", "bbc news",
        "bbc radio", "c-span", "cnbc", "univision", "telemundo", "rai", "zdf", "ard", "nhk", "rte", "sabc", "ndtv", "cctv",
    ]
)  # fmt: skip

# Outlets whose names have none of OUTLET_WORDS.
OUTLETS = frozenset(
    [
        "the guardian", "guardian", "the independent", "independent", "daily mail", "mailonline", "the sun", "the mirror", "vox",
        "buzzfeed", "buzzfeed news", "politico", "axios", "vice", "slate", "salon", "the hill", "the verge", "variety", "deadline",
        "the hollywood reporter", "tmz", "people", "rolling stone", "wired", "forbes", "fortune", "the economist", "time", "newsweek",
        "the atlantic", "the new yorker", "new yorker", "vanity fair", "business insider", "breitbart", "huffpost", "huffington post",
        "usa today", "le monde", "le figaro", "der spiegel", "bild", "el pais", "la repubblica", "the straits times", "techcrunch",
        "propublica", "mother jones", "esquire", "vogue", "billboard", "nme", "pitchfork", "e!", "espn", "entertainment weekly",
        "the standard", "the telegraph", "the times", "the post", "the daily beast", "gizmodo", "mashable", "recode", "quartz",
        "national review", "the nation", "the intercept", "haaretz", "daily caller", "politifact", "factcheck.org",
    ]
)  # fmt: skip

# Last words that name an outlet when they end a capitalised name ('Springfield Gazette').
OUTLET_WORDS = frozenset(
    [
        "times", "post", "news", "herald", "tribune", "gazette", "journal", "chronicle", "telegraph", "standard",
        "mirror", "express", "mail", "star", "observer", "advertiser", "examiner", "inquirer", "courier", "bulletin",
        "dispatch", "globe", "review", "register", "press", "echo", "argus", "mercury", "sentinel", "record",
        "magazine", "daily", "weekly", "newspaper", "paper", "enquirer", "times-news", "news-press", "post-gazette",
        "star-telegram", "times-union", "sun-times", "democrat-gazette", "reporter", "tabloid", "website", "zeitung",
        "monitor", "evening", "citizen", "leader", "beacon", "independent", "guardian", "banner"
    ]
)  # fmt: skip
BROADCAST_WORDS = frozenset(["tv", "television", "radio", "broadcaster", "channel", "fm"])

# Words for an outlet already named: resolved to the one cited last.
OUTLET_REFERENCES = frozenset(
    ["the paper", "the newspaper", "the outlet", "the magazine", "the news agency", "the agency", "the news organization",
     "the broadcaster", "the network", "the website", "the site", "the publication", "the station", "the channel", "the tabloid",
     "the article", "the newspaper article"]
)  # fmt: skip
