"""How each outlet cuts a quotation, against the longest cut of it."""

from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from headwater.text import fold, word_spans
from headwater.views.shapes import Cut, Piece, Quoted

# Alignment takes time with the square of the length; a quotation of more words is a document, and is shown as it is.
LONGEST = 1500
# A single word that two different passages share ("the") is chance, not the same words.
SHORTEST_RUN = 2

Change = tuple[str, int, int, int, int]


def cuts(mentions: Sequence[Quoted]) -> tuple[str, list[Cut]]:
    """(the longest cut, every article's cut in the order of its first mention). '' where nothing is quoted."""
    parts: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        parts[mention["article"]].append(mention["text"])
    joined = {article: " … ".join(found) for article, found in parts.items()}
    longest = max(joined.values(), key=lambda text: (len(text), text), default="")
    return longest, [{"article": a, "text": text, "pieces": pieces(longest, text)} for a, text in joined.items()]


def pieces(longest: str, cut: str) -> list[Piece]:
    """`cut` against `longest`, word by word in the order of `longest`; case, marks and spaces do not count as differences.

    Runs of the longest that the cut lacks are left_out, words only the cut has are added. The added and same pieces
    together are the cut, the left_out ones are in the longest's words.
    """
    if fold(longest).text.strip() == fold(cut).text.strip():
        return [{"how": "same", "text": cut}]
    whole, part = word_spans(longest), word_spans(cut)
    if not whole or not part or len(whole) > LONGEST or len(part) > LONGEST:
        return [{"how": "same", "text": cut}]
    found: list[Piece] = []
    at = 0
    matcher = SequenceMatcher(None, [w for w, _, _ in whole], [w for w, _, _ in part], autojunk=False)
    for how, a, b, c, d in _joined(matcher.get_opcodes()):
        if how != "equal" and a < b:
            found.append({"how": "left_out", "text": longest[whole[a][1] : whole[b - 1][2]]})
        if c < d:
            end = part[d][1] if d < len(part) else len(cut)
            found.append({"how": "same" if how == "equal" else "added", "text": cut[at:end]})
            at = end
    return found


def _joined(changes: Sequence[Change]) -> list[Change]:
    """The changes with equal runs that are too short to mean anything counted as replaced, neighbours taken together."""
    found: list[Change] = []
    for n, (how, a, b, c, d) in enumerate(changes):
        between = 0 < n < len(changes) - 1 and changes[n - 1][0] == changes[n + 1][0] == "replace"
        kind = "equal" if how == "equal" and (b - a >= SHORTEST_RUN or not between) else "replace"
        if found and kind == found[-1][0] == "replace":
            _, first, _, third, _ = found.pop()
            a, c = first, third
        found.append((kind, a, b, c, d))
    return found
