"""How one outlet's cut of a quotation differs from the longest cut."""

from difflib import SequenceMatcher

from headwater.text import fold, word_spans
from headwater.views.shapes import Piece

# Alignment takes time with the square of the length; a quotation of more words is a document, and is shown as it is.
LONGEST = 1500


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
    for how, a, b, _, d in matcher.get_opcodes():
        if how in ("delete", "replace"):
            found.append({"how": "left_out", "text": longest[whole[a][1] : whole[b - 1][2]]})
        if how != "delete":
            end = part[d][1] if d < len(part) else len(cut)
            found.append({"how": "same" if how == "equal" else "added", "text": cut[at:end]})
            at = end
    return found
