"""English verbs that report somebody's words only beside words in quotation marks ('ordered her to "go on"', '"Run!" shouted NAME')."""

from headwater.annotate.english.speech import forms

QUOTING: dict[str, str] = {
    **forms(
        "instruct", "order", "offer", "invite", "label", "brand", "dub", "hail", "slam", "blast", "plead", "whisper", "shout", "scream",
        "yell", "murmur", "mutter", "chant", "beg", "boast", "brag", "proclaim", "opine", "pronounce", "assure", "remind", "counter",
        "interject", "rant", "gush", "deadpan", "liken", "characterize", "characterise", "portray", "decry", "denounce", "bemoan", "vent",
        "lambast", "lambaste", "ridicule", "mock", "taunt", "scold", "chide", "rebuke", "retort", "scoff", "sigh", "laugh", "gasp", "roar",
    ),
    "cried": "cry", "cries": "cry", "snapped": "snap", "snaps": "snap", "read": "read", "reads": "read",
}  # fmt: skip

# Verbs that stand in a tag beside quoted words ('"…?" NAME asked'), whatever they need elsewhere.
TAGS = frozenset(
    [
        "say", "add", "write", "tweet", "note", "explain", "ask", "continue", "recall", "warn", "reply", "insist", "tell", "argue", "claim",
        "conclude", "declare", "joke", "quip", "remark", "observe", "announce", "admit", "agree", "respond", "exclaim", "state", "demand",
        "suggest", "urge", "promise", "vow", "think", "wonder", "post", "read", *QUOTING.values()
    ]
)  # fmt: skip
