"""English words that put information into somebody's mouth, and the small words around them.

Forms are listed as they stand in print (no lemmatiser is needed). Compiled by hand from general usage.
"""


def forms(*lemmas: str) -> dict[str, str]:
    """Printed form -> lemma, for regular verbs: finite forms and the -ing form."""
    out: dict[str, str] = {}
    for lemma in lemmas:
        if lemma.endswith("e"):
            past, ing, third = lemma + "d", lemma[:-1] + "ing", lemma + "s"
        elif lemma.endswith("y") and lemma[-2] not in "aeiou":
            past, ing, third = lemma[:-1] + "ied", lemma + "ing", lemma[:-1] + "ies"
        else:
            past, ing, third = (
                lemma + "ed",
                lemma + "ing",
                lemma + ("es" if lemma.endswith(("s", "ch", "sh", "x")) else "s"),
            )
        out |= {lemma: lemma, past: lemma, ing: lemma, third: lemma}
    return out


# Verbs whose plain use is to report words or a statement: any subject that can speak makes an attribution.
STRONG: dict[str, str] = {
    **forms(
        "add", "announce", "argue", "assert", "claim", "confirm", "continue", "declare", "explain", "insist", "maintain",
        "recall", "remark", "report", "tweet", "warn", "caution", "conclude", "comment", "reply", "joke", "quip", "acknowledge",
        "concede", "allege", "testify", "predict", "note", "complain", "estimate", "contend", "stress", "reiterate", "caption",
        "observe", "recount", "lament", "exclaim", "muse", "emphasize", "emphasise", "retweet", "respond",
    ),
    "said": "say", "says": "say", "say": "say", "saying": "say",
    "told": "tell", "tells": "tell", "tell": "tell", "telling": "tell",
    "wrote": "write", "writes": "write", "write": "write", "writing": "write", "written": "write",
    "admitted": "admit", "admits": "admit", "admit": "admit", "admitting": "admit",
    "swore": "swear", "swears": "swear",
}  # fmt: skip

# Verbs that report a statement only with a speaker as subject and something said after them.
WEAK: dict[str, str] = {
    **forms(
        "accuse", "advise", "allude", "blame", "criticize", "criticise", "describe", "demand", "deny", "disclose", "doubt", "expect",
        "express", "forecast", "hint", "identify", "indicate", "mention", "post", "promise", "propose", "question", "quote",
        "reveal", "share", "signal", "state", "suggest", "suspect", "tease", "urge", "voice", "vow", "pledge", "cite", "agree",
        "believe", "call", "thank", "ask", "request", "learn", "point", "release", "upload", "apologize", "apologise", "publish",
        "dispute", "praise", "accept", "highlight", "condemn", "dismiss", "reject", "hope", "fear", "worry", "recommend", "record", "film",
        "attack", "mock", "denounce", "ridicule", "chastise", "lambaste", "defend", "encourage", "liken",
        "compare", "label", "dub", "chant", "shout", "yell", "pronounce", "outline", "detail", "echo",
        "speculate", "wonder", "boast", "tout", "hail", "laud", "applaud", "decry", "deride", "assail",
        "berate", "rebuke", "scold", "deplore", "bemoan", "plead", "beg", "implore", "exhort", "instruct",
        "rule", "decide", "determine", "threaten", "object", "protest", "counter", "retort", "rebut",
        "refute", "repeat", "stipulate", "specify", "underscore", "underline", "imply", "insinuate",
        "clarify", "elaborate", "summarize", "summarise", "inform", "notify", "alert", "assure", "reassure",
        "remind", "blast", "slam", "brand", "brag", "order", "invite",
        # What somebody wants or holds is passed on too.
        "want", "plan", "intend", "seek", "oppose", "support", "back", "endorse", "favor", "favour", "prefer",
        "consider", "view", "regard", "wish", "regret", "love", "hate", "like", "dislike", "trust", "assume",
        "presume", "aim",
    ),
    "begged": "beg", "begging": "beg", "rebutted": "rebut", "rebutting": "rebut", "planned": "plan", "planning": "plan",
    "dubbed": "dub", "dubbing": "dub", "slammed": "slam", "slamming": "slam", "bragged": "brag", "bragging": "brag",
    "preferred": "prefer", "preferring": "prefer", "regretted": "regret", "regretting": "regret", "likes": "like", "sought": "seek",
    "seeks": "seek", "seeking": "seek",
    "thought": "think", "thinks": "think", "think": "think", "thinking": "think",
    "knew": "know", "knows": "know", "felt": "feel", "feels": "feel",
    "denies": "deny", "denied": "deny", "referred": "refer", "refers": "refer", "spoke": "speak", "speaking": "speak",
    "found": "find", "finds": "find", "showed": "show", "shows": "show", "showing": "show", "depicts": "depict", "depicted": "depict",
    "quipped": "quip", "forecast": "forecast", "heard": "hear", "understands": "understand", "meant": "mean",
}  # fmt: skip

# Nouns that pass on what their owner said or holds: "the ministry's claim that".
SAID_NOUNS = frozenset(
    [
        "accusation", "admission", "advice", "allegation", "announcement", "argument", "assertion", "assessment", "assurance", "belief",
        "call", "claim", "comment", "complaint", "conclusion", "concern", "confirmation", "contention", "conviction", "criticism", "decision",
        "declaration", "demand", "denial", "description", "estimate", "expectation", "explanation", "fear", "feeling", "finding", "forecast",
        "hope", "idea", "insistence", "judgment", "judgement", "message", "notion", "observation", "opinion", "pledge", "prediction",
        "promise", "proposal", "recommendation", "remark", "request", "ruling", "statement", "suggestion", "suspicion", "testimony",
        "theory", "threat", "view", "vow", "warning", "wish", "worry",
    ]
)  # fmt: skip

# Weak verbs that are mere states of mind: only with a clause after them ("believes that …").
MIND = frozenset(
    [
        "think", "believe", "know", "feel", "hope", "fear", "worry", "expect", "doubt", "suspect", "agree", "see",
        "hear", "learn", "find", "understand", "mean"
    ]
)  # fmt: skip

# Weak verbs of putting something before the public: a speaker and a medium word make the attribution.
SHOWING = frozenset(["share", "post", "tease", "release", "upload", "publish", "show", "depict", "record", "film"])

# Verbs that stand before their subject after a quotation or clause: '…," said Smith'.
INVERTING = frozenset(
    [
        "say", "add", "write", "tweet", "note", "explain", "ask", "continue", "recall", "warn", "report", "reply",
        "insist", "tell", "argue", "claim", "conclude", "declare", "joke", "quip", "remark", "observe", "announce",
        "admit", "agree", "respond", "exclaim"
    ]
)  # fmt: skip

# Not finite, or not said: what stands before the verb and takes the attribution away.
UNSAID = frozenset(
    [
        "not", "n't", "never", "to", "cannot", "will", "would", "could", "should", "might", "may", "can", "must", "don't",
        "didn't", "doesn't", "won't"
    ]
)  # fmt: skip

AUXILIARIES = frozenset(
    [
        "has", "have", "had", "having", "is", "are", "was", "were", "be", "been", "being", "did", "does", "do",
        "'s", "'ve"
    ]
)  # fmt: skip

# Adverbs that stand between subject and verb (besides those in -ly).
ADVERBS = frozenset(
    [
        "also", "already", "later", "then", "further", "once", "now", "still", "just", "even", "again", "first", "soon", "even",
        "too", "both", "all", "previously", "earlier", "sometimes", "often", "yesterday", "today", "tonight",
        "afterwards", "afterward", "meanwhile", "instead", "since", "ever", "thus", "therefore", "monday", "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday"
    ]
)  # fmt: skip

PRONOUNS_HE = frozenset(["he", "him", "his", "himself"])
PRONOUNS_SHE = frozenset(["she", "her", "hers", "herself"])
SUBJECT_PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "who"])

DETERMINERS = frozenset(
    [
        "the", "a", "an", "his", "her", "their", "its", "our", "my", "this", "that", "these", "those", "one", "two",
        "three", "four", "five", "some", "many", "several", "another", "other", "most", "few", "both", "all", "each",
        "every", "any", "no", "more", "various", "dozens", "hundreds"
    ]
)  # fmt: skip

# A noun phrase may run on over these prepositions: 'a spokesman for the company'.
NOUN_PREPOSITIONS = frozenset(["of", "for", "from", "at", "with", "in", "to", "by", "on"])

# Where a clause begins: a noun phrase never runs over these.
CLAUSE_WORDS = frozenset(
    [
        "that", "which", "who", "whom", "because", "when", "while", "as", "but", "if", "after", "before", "although",
        "though", "since", "where", "than", "so", "whether", "until", "unless", "whose", "what", "how", "why", "and",
        "or", "nor", "yet", "once", "amid", "despite"
    ]
)  # fmt: skip

# Finite verbs and auxiliaries that end a noun phrase walked from either side.
FINITE = frozenset(
    [
        "is", "are", "was", "were", "be", "been", "has", "have", "had", "did", "does", "do", "will", "would",
        "could", "should", "may", "might", "must", "can", "cannot", "can't", "don't", "didn't", "won't", "wasn't",
        "isn't", "aren't", "weren't", "hasn't", "haven't", "came", "went", "took", "made", "got", "gave", "left",
        "began", "became", "seems", "seemed", "appears", "appeared", "saw", "put", "kept", "used", "came"
    ]
)  # fmt: skip

# Hedges: the information is passed on from nobody named.
HEDGES = frozenset(["reportedly", "allegedly", "supposedly", "purportedly", "apparently", "rumored", "rumoured"])

PASSIVE_HEDGES = (
    "is believed", "are believed", "was believed", "were believed", "is thought", "are thought", "was thought", "were thought",
    "it is understood", "is said to", "are said to", "was said to", "were said to", "was reported",
    "were reported", "are reported", "is reported", "it has been reported", "it is reported", "has been reported", "is understood to",
    "are understood to", "was understood to", "were understood to",
    "it emerged", "is rumored", "is rumoured", "is alleged", "are alleged", "was alleged", "it is alleged", "it is claimed",
)  # fmt: skip

# Subjects that are nobody.
NOBODY = frozenset(["nobody", "none", "neither", "no", "nothing"])

# Subjects that take a verb without -s, besides nouns in -s.
PLURALS = frozenset(
    [
        "they", "we", "i", "you", "who", "people", "police", "men", "women", "parents", "some", "many", "others",
        "most", "and", "children", "officials", "both", "all"
    ]
)  # fmt: skip
