"""Has a passage a finite verb? Without one it asserts nothing: a heading, a caption, a credit, a list."""

import re

from headwater.text import words

# Auxiliaries, and pasts that do not end in -ed (those that are commoner as nouns left out). Their contractions count too.
# fmt: off
_FINITE = frozenset(["am", "is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "cannot", "ain't", "said", "says", "say", "told", "tells", "tell", "went", "goes", "go", "came", "comes", "come", "became", "becomes", "become", "began", "begins", "begin", "broke", "breaks", "brought", "brings", "built", "builds", "bought", "buys", "caught", "catches", "chose", "chooses", "cost", "costs", "cut", "cuts", "dealt", "deals", "drew", "draws", "drove", "drives", "ate", "eats", "fell", "falls", "felt", "feels", "fought", "fights", "found", "finds", "fled", "flees", "flew", "flies", "forgot", "gave", "gives", "give", "got", "gets", "get", "grew", "grows", "hit", "hits", "held", "holds", "hurt", "kept", "keeps", "knew", "knows", "know", "laid", "lays", "led", "leads", "left", "leaves", "let", "lets", "lay", "lies", "lit", "lost", "loses", "made", "makes", "make", "meant", "means", "met", "meets", "paid", "pays", "put", "puts", "ran", "runs", "run", "rang", "rises", "rose", "sat", "saw", "sees", "see", "seen", "sold", "sells", "sent", "sends", "set", "sets", "shook", "shot", "shut", "sank", "sang", "slept", "spoke", "speaks", "spent", "spends", "stood", "stands", "struck", "sought", "stole", "stuck", "swam", "swept", "swore", "threw", "throws", "took", "takes", "take", "taught", "thought", "thinks", "think", "understood", "wore", "wears", "won", "wins", "withdrew", "wrote", "writes", "written", "read", "reads", "rode", "rides", "spread", "stays", "sees", "shows", "show", "shown", "appears", "seems", "looks", "looks", "remains", "remain", "wants", "want", "needs", "need", "believes", "believe", "expects", "expect", "hopes", "hope", "plans", "includes", "include", "contains", "carries", "carry", "marks", "plays", "stars", "stars", "features", "brings", "adds", "warns", "argues", "claims", "reports", "denies", "confirms", "announces", "describes", "insists", "suggests", "reveals", "admits", "agrees", "asks", "calls", "faces", "follows", "joins", "hears", "heard", "helps", "happens", "lives", "works", "moves", "opens", "closes", "starts", "ends", "turns", "uses", "gets", "owns", "serves", "supports", "allows", "requires", "provides", "offers", "represents", "releases", "release", "arrives", "leaves", "departs", "operates", "teases", "delivers", "discusses", "continues", "keeps", "crosses", "depicts", "depends", "matters", "hit", "came", "exists", "love", "loves", "like", "thank", "thanks", "miss", "hate", "mean", "guess", "wish"])
# fmt: on
_CONTRACTED = re.compile(r"(?:n['’]t|['’](?:re|ve|ll|d|m))$")
_HERE_IS = re.compile(r"^(?:it|he|she|that|there|here|what|who|this|everyone|everybody|nobody)['’]s$")
# Words after which a form in -ed stands before a noun: "the injured", "a vessel and its damaged hull".
_BEFORE_NOUNS = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "this",
        "these",
        "those",
        "some",
        "many",
        "most",
        "other",
        "in",
        "for",
        "with",
        "by",
    ]
)
_BEFORE_DAYS = frozenset(["on", "since", "until", "last", "next", "this", "early", "late", "mid", "from"])
# Right behind one of these stands no verb: "a lost glove".
_ARTICLES = frozenset(["a", "an", "the", "his", "its", "their", "our", "my", "your"])
_SUBJECTS = frozenset(["i", "we", "you", "they", "he", "she", "it", "who"])
_NO_VERBS = frozenset(
    [
        "and",
        "or",
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "of",
        "to",
        "for",
        "with",
        "from",
        "not",
        "both",
        "all",
        "too",
        "who",
    ]
)
_DETERMINERS = frozenset(
    ["the", "a", "an", "another", "his", "her", "its", "their", "our", "my", "your", "this", "these", "those"]
)
# A participle that opens no proposition of its own: what it says belongs to the words around it.
_PREPOSITIONS = frozenset(
    [
        "according",
        "following",
        "including",
        "during",
        "regarding",
        "concerning",
        "excluding",
        "considering",
        "citing",
        "pending",
        "speaking",
    ]
)


def has_finite_verb(text: str) -> bool:
    """Holds it a word that is, as far as its form tells, a verb that says when? In doubt, yes."""
    found = words(text)
    return any(_finite(*three) for three in zip(["", *found], found, [*found[1:], ""], strict=False))


def stands_alone(text: str) -> bool:
    """May this clause be a proposition: with a finite verb, or a participle that tells what came of it (', killing seven')?"""
    first = next(iter(words(text)), "")
    return has_finite_verb(text) or (len(first) > 5 and first.endswith("ing") and first not in _PREPOSITIONS)


def _finite(before: str, word: str, after: str) -> bool:
    if before in _ARTICLES or (word == "may" and before in _BEFORE_NOUNS | _BEFORE_DAYS):
        return False
    if word in _FINITE or _CONTRACTED.search(word) or _HERE_IS.match(word):
        return True
    if before in _SUBJECTS and word not in _NO_VERBS:
        return True
    if len(word) > 3 and word.endswith("ed"):
        return before not in _BEFORE_NOUNS
    return (
        before not in _BEFORE_NOUNS
        and len(word) > 3
        and word.endswith("s")
        and word[-2] not in "su'’"
        and (before.endswith("ly") or after in _DETERMINERS)
    )
