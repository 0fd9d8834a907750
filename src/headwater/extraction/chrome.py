"""What each line of a flattened page is: the report, or the site around it. When unsure, the report.

A line is judged by itself first, then by its neighbours: what stands between two pleas, after 'Read more:', or in the
head of the page between headline and first sentence.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from headwater import dates
from headwater.extraction import cues
from headwater.extraction.lines import Row
from headwater.extraction.wording import Wording, pleas, wording
from headwater.text import folded

# Labels that are left out of the article. 'credit' (of an agency) and 'embed' name sources, so they stay.
CHROME = frozenset(
    {
        "furniture",
        "plea",
        "caption",
        "gallery",
        "related",
        "copyright",
        "byline",
        "stamp",
        "repeat",
        "label",
        "nameplate",
    }
)

# Characters of a line that the patterns see: cues stand at its beginning or end.
_SEEN = 700
# A line this long that ends like a sentence is one; shorter ones may be labels.
_SENTENCE = 60
# Longest name, repeated caption or label seen on its own line; above it a line is a paragraph.
_LABEL = 60
# Under the byline a label is shorter still: a line of more is the report's second headline.
_TAG = 40
_CAPTION = 320
# How many lines a plea may run on without a cue of its own.
_PLEA_GAP = 3
# Characters of the longest link to another report, and how many of them end a page.
_LINK = 140
_LINKS = 12
# A headline and what surrounds it end within this many lines, or the page has none.
_HEAD = 25


def label(rows: Sequence[Row], language: str | None = None) -> list[str]:
    """One of CHROME, or text | credit | embed, for each line in order. language: that of the text, None unknown."""
    said = wording(language)
    evened = [folded(row.text[:_SEEN]).strip() for row in rows]
    labels = [_alone(row.text, f, said) for row, f in zip(rows, evened, strict=True)]
    _repeats(rows, evened, labels)
    _galleries(rows, labels)
    _pleas(evened, labels)
    _posts(labels, evened)
    _head(rows, labels)
    _related(rows, evened, labels, said)
    _tail(rows, labels)
    # A text of nothing but chrome is more likely a judgement gone wrong than a page without a report.
    return labels if any(name not in CHROME for name in labels) else ["text"] * len(labels)


def sentence(text: str) -> bool:
    """Whether the line reads like prose: long enough, and ended."""
    return len(text) >= _SENTENCE and ended(text)


def ended(text: str) -> bool:
    return bool(re.search(r"[.!?…][\"'”’)\]]{0,3}$", text[-6:]))


def _alone(text: str, folded: str, said: Wording) -> str:
    """What the line is, whatever stands beside it."""
    if not re.search(r"[^\W_]", text) or folded in said.buttons or re.fullmatch(r"(?:save){1,20}|\d{1,2}:\d\d", folded):
        return "label" if re.search(r"♬", text) else "furniture"
    if cues.EMAIL.fullmatch(folded) or cues.MENU.fullmatch(text[:200]) or _is_menu(text, said):
        return "furniture"
    if cues.COPYRIGHT.match(folded):
        return "credit" if cues.AGENCY.search(text[:_SEEN]) else "copyright"
    if _quotes(text):
        return "text"
    if cues.POST_CREDIT.match(folded):
        return "embed"
    if cues.GALLERY.search(folded) or (
        folded.count("/") - 1 > 1 and len(set(re.findall(r"\b\d{1,3}(/\d{1,3}) ", folded))) == 1
    ):
        return "gallery"
    if _is_caption(text, folded, said):
        return "caption"
    if _is_link(text, folded, said) or _bracketed(text):
        return "related"
    if _is_plea(text, folded, said):
        return "plea"
    if cues.SELF.search(folded) and cues.TRADE.search(folded) and '"' not in folded and len(folded) > _SENTENCE:
        return "appeal"
    if len(text) <= 160 and said.bylines.match(text) and not ended(text):
        return "credit" if cues.AGENCY.search(text) else "byline"
    if _is_stamp(text, said):
        return "stamp"
    return "text"


def _is_menu(text: str, said: Wording) -> bool:
    """Buttons side by side: short pieces set apart by wide spaces or bars, two of them known."""
    pieces = [folded(piece) for piece in re.split(r"\s{2,}|\s?[|•·]\s?", text)] if len(text) <= _CAPTION else []
    known = sum(piece in said.buttons for piece in pieces)
    return known >= 2 and all(len(piece.split()) <= 3 for piece in pieces)


def _quotes(text: str) -> bool:
    return text[0] in '"“”„«'


def _bracketed(text: str) -> bool:
    return text[0] == "[" and text[-1] == "]" and 20 <= len(text) <= 160 and not ended(text[:-1])


def _is_link(text: str, folded: str, said: Wording) -> bool:
    """A line that names another report; one that goes on in sentences holds a part of this one."""
    return bool(said.links.match(folded)) and not text.endswith(".") and not re.search(r"[a-z]{3}\. [A-Z]", text)


def _is_plea(text: str, folded: str, said: Wording) -> bool:
    """One cue is enough in a short line; a long one may be the whole report with a cue glued to it."""
    found = pleas(folded, said)
    return bool(found) and (len(text) <= _CAPTION or (len(found) > 1 and len(text) <= _SEEN))


def _is_caption(text: str, folded: str, said: Wording) -> bool:
    if said.captions.match(folded):
        return True
    if len(text) <= _CAPTION and cues.CREDIT_START.match(text):
        return not re.search(r"\b(?:report|said|says|contribut|write|editing)", folded[:80])
    end = folded[-160:]
    if len(text) <= 2 * _CAPTION and said.pictures.search(end):
        return True
    if len(text) <= _CAPTION and (cues.AGENCY_CREDIT.search(end) or cues.CHART.search(end)):
        return True
    return len(text) <= 80 and bool(cues.CREDIT_LINE.fullmatch(folded)) and text[:2] != text[:2].lower()


def _is_stamp(text: str, said: Wording) -> bool:
    """A line that holds a date or 'Updated 3 hours ago', and hardly anything else."""
    if len(text) > 90 or text.endswith(":"):
        return False
    found = dates.find(text)
    rest = text[: found[1]] + " " + text[found[2] :] if found else text
    if found and re.search(r" [|•·] ", text) and not ended(text):
        return all(len(piece.split()) <= 3 for piece in re.split(r"[|•·]", rest))
    left = said.stamps.sub(" ", rest.lower()).split()
    return (bool(found) and len(left) <= 1) or bool(
        re.match(r"(?:last )?(?:updated|published|posted):? .{0,40}\bago$", text.lower())
    )


def _repeats(rows: Sequence[Row], folded: Sequence[str], labels: list[str]) -> None:
    """A short line without an end that stands twice together is a caption; what comes again and again is the report's."""
    count = Counter(folded)
    beside = {i for i, line in enumerate(folded) if line in (*folded[max(0, i - 1) : i], *folded[i + 1 : i + 2])}
    for i, row in enumerate(rows):
        if (
            labels[i] == "text"
            and i in beside
            and count[folded[i]] == 2
            and not re.search(r"\d", row.text)
            and len(row.text) <= _LABEL
            and not ended(row.text)
            and not _quotes(row.text)
        ):
            labels[i] = "repeat"


def _galleries(rows: Sequence[Row], labels: list[str]) -> None:
    """A short line right above a gallery is its title."""
    for i, (row, below) in enumerate(zip(rows, labels[1:], strict=False)):
        if below == "gallery" and labels[i] == "text" and len(row.text) <= _LABEL and not ended(row.text):
            labels[i] = "gallery"


def _pleas(folded: Sequence[str], labels: list[str]) -> None:
    """An appeal counts beside a plea or another appeal; so do first-person lines between two such lines."""
    marks = [i for i, name in enumerate(labels) if name in ("plea", "appeal")]
    for a, b in pairwise(marks):
        between = range(a + 1, b)
        if len(between) <= _PLEA_GAP and all(labels[i] in CHROME or cues.SELF.search(folded[i]) for i in between):
            for i in range(a, b + 1):
                labels[i] = "plea" if labels[i] in ("text", "appeal") else labels[i]
    for i in marks:
        if labels[i] == "appeal":
            labels[i] = "text"


def _posts(labels: list[str], folded: Sequence[str]) -> None:
    """The words of a post stand between 'View this post' and who shared it."""
    for i, line in enumerate(folded):
        if line.startswith("a post shared by"):
            for j in range(i - 1, max(-1, i - 7), -1):
                if folded[j].startswith("view this post"):
                    labels[j + 1 : i] = ["embed" if name == "text" else name for name in labels[j + 1 : i]]
                    break


def _head(rows: Sequence[Row], labels: list[str]) -> None:
    """Above the first sentence, a name beside a time stamp is a byline, and what is short after one is a label."""
    first = next((i for i, row in enumerate(rows[:_HEAD]) if labels[i] == "text" and sentence(row.text)), None)
    if first is None:
        return
    lines = [i for i in range(first) if labels[i] == "text"]
    if lines and nameplate(rows[lines[0]].text) and any(len(rows[i].text.split()) >= 4 for i in lines[1:]):
        labels[lines[0]] = "nameplate"
    _menus(rows, labels, [i for i in lines if labels[i] == "text"])
    marked = False
    for i in range(first):
        text = rows[i].text
        short = labels[i] == "text" and len(text) <= _LABEL and not ended(text) and not cues.AGENCY.search(text)
        if i and short and i + 1 < len(labels) and labels[i + 1] in ("stamp", "byline") and is_name(rows[i].text):
            labels[i] = "byline"
        elif (
            marked
            and short
            and len(rows[i].text) <= _TAG
            and not re.search(r"\d", rows[i].text)
            and not _quotes(rows[i].text)
        ):
            labels[i] = "label"
        marked = marked or labels[i] in ("stamp", "byline")


def _menus(rows: Sequence[Row], labels: list[str], lines: Sequence[int]) -> None:
    """A word or two below a button, above what may be the headline, is a button too. lines: those above the first sentence."""
    headline = next((i for i in lines if len(rows[i].text.split()) >= 4), 0)
    for i in lines:
        text = rows[i].text
        few = len(text.split()) <= 2 and text[:1].isupper() and text.replace(" ", "").isalpha()
        if 0 < i < headline and few and labels[i - 1] in ("furniture", "label", "nameplate"):
            labels[i] = "label"


def nameplate(text: str) -> str | None:
    """The outlet that a line at the very top of a page names: 'The Holm Herald | Since 1889'. None for any other line."""
    name = re.split(r"\s[|–—-]\s", text[:_CAPTION])[0].strip()
    words = name.split()
    capitalised = all(word[0].isupper() or word in ("of", "and", "the", "&") for word in words)
    known = any(word.lower() in cues.NAMEPLATE for word in words)
    return name if known and capitalised and 1 < len(words) <= 5 and not ended(name) else None


def is_name(text: str) -> bool:
    """Two to four capitalised words, as a reporter's name is printed."""
    return bool(re.fullmatch(r"(?:[A-Z][\w.'’-]{0,20} ){1,3}[A-Z][\w'’-]{1,20}", text)) and len(text) <= _LABEL


def _related(rows: Sequence[Row], folded: Sequence[str], labels: list[str], said: Wording) -> None:
    """After 'Read more:' come headlines of other reports: to the last of the page's lines, or to the next paragraph."""
    for i, line in enumerate(folded):
        if line not in said.heads:
            continue
        labels[i] = "related"
        rest = range(i + 1, len(rows))
        links = [j for j in rest if labels[j] != "text" or _may_link(rows[j].text)] if len(rest) <= _LINKS else []
        if len(links) * 2 > len(rest) and all(len(rows[j].text) <= _LINK or labels[j] != "text" for j in rest):
            rest = range(i + 1, links[-1] + 1)
        else:
            rest = range(i + 1, _run(rows, labels, i + 1) if i >= len(rows) // 2 else i + 1)
        for j in rest:
            labels[j] = "related" if labels[j] == "text" else labels[j]


def _may_link(text: str) -> bool:
    return len(text) <= _LINK and not text.endswith(".") and not _quotes(text)


def _run(rows: Sequence[Row], labels: Sequence[str], at: int) -> int:
    """Where the run of possible links that begins at `at` ends."""
    while at < len(rows) and labels[at] == "text" and _may_link(rows[at].text):
        at += 1
    return at


def _tail(rows: Sequence[Row], labels: list[str]) -> None:
    """A few capitalised words after the last sentence are a label: a topic, a link, a button."""
    for i in range(len(rows) - 1, 0, -1):
        text = rows[i].text
        if labels[i] != "text":
            continue
        if len(text) > 40 or ended(text) or not is_name(text) or cues.AGENCY.search(text):
            break
        labels[i] = "label"
