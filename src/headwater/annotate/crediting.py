"""From sayings to credited sources: what kind each is, what to call it, through whom it came."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headwater.annotate.cast import Cast, bare
from headwater.annotate.english.speech import SHOWING
from headwater.annotate.frames import MASK, Frame
from headwater.annotate.kinds import is_outlet_reference, kind_of, media_noun, outlet_kind, platform
from headwater.annotate.references import Saying

_EARLIER = re.compile(
    r"\b(?:earlier|previously|last (?:week|month|year|spring|summer|autumn|fall|winter)|(?:weeks?|months?|years?) ago|back in)\b",
    re.IGNORECASE,
)
_IN_MEDIUM = re.compile(
    rf"\b(?:in|on) (?P<phrase>(?:a|an|another|the|his|her|their|one) (?:[\w'’-]+ ){{0,3}}"
    rf"(?:video|photo|photograph|picture|image|clip|post|footage|tweet)s?\b(?P<rest>[^,.;{MASK}]{{0,90}}))",
    re.IGNORECASE,
)
_INTERVIEW = re.compile(
    r"\binterview (?:with|to|for|by|on|in)\s+(?P<name>[^,.;:\x00]{2,60})|\b(?:speaking|talking|spoke|talked) (?:to|with)\s+(?P<to>[^,.;:\x00]{2,60})",
    re.IGNORECASE,
)
_IN_ARTICLE = re.compile(
    r"\bin (?:the|a|an) (?P<name>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,4}) (?:article|interview|story|piece|report|op-ed|profile)\b"
)
_ON_PLATFORM = re.compile(
    r"\s(?:(?:in|via|through) (?:an?|his|her|its|their) (?:[\w-]+ ){0,3}(?:posts?|tweets?|messages?) (?:[\w-]+ )?)?(?:on|via|in) (?=\w)"
)
_DOCUMENT = re.compile(
    r"\bin (?:a|an|the|its|his|her|their) (?:[\w.-]+ ){0,3}(?:filing|report|memo|lawsuit|affidavit|complaint|book|court papers)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Credited:
    """A credit before it becomes an Attribution; the same fields."""

    start: int
    end: int
    cue_start: int
    cue_end: int
    source_start: int
    source_end: int
    name: str | None
    kind: str
    carrier: str | None
    blanket: bool
    hedge: str
    content: tuple[int, int] = (-1, -1)

    def reaching(self, end: int) -> "Credited":
        return replace(self, end=end)


@dataclass(slots=True)
class Medium:
    """How a person was last heard in this article: a post and where, or an interview."""

    kind: str
    name: str


class Naming:
    """Names the sources of one article in reading order, remembering where each person was heard last."""

    def __init__(
        self, text: str, masked: str, cast: Cast, outlet: str | None = None, agencies: frozenset[str] = frozenset()
    ) -> None:
        """agencies: names that this article's datelines give to agencies, whatever their words."""
        self.agencies = {bare(name).lower(): name for name in sorted(agencies)}
        self.own = re.sub(r"[^a-z0-9]", "", (outlet or "").lower())
        self.text, self.masked, self.cast = text, masked, cast
        self.media: dict[str, Medium] = {}
        self.post: Medium | None = None
        self.outlet: tuple[str, str] | None = None

    def _own(self, name: str) -> bool:
        """Is it this article's own outlet ('told the Standard', in the Standard)?"""
        letters = re.sub(r"[^a-z0-9]", "", name.lower().removeprefix("the "))
        return len(letters) > 2 and letters in self.own

    def _agency(self, phrase: str) -> tuple[str, str] | None:
        name = self.agencies.get(bare(phrase).lower())
        return ("news_agency", name) if name else None

    def _outlet(self, phrase: str) -> tuple[str, str] | None:
        return self._agency(phrase) or outlet_kind(phrase)

    def credited(self, frame: Frame, said: Sequence[Saying]) -> Iterator[Credited]:
        clause = self.masked[frame.start : frame.end]
        found: list[Credited] = []
        taken: set[tuple[str | None, str]] = set()
        for n, saying in enumerate(said):
            one = self._one(frame, clause, saying)
            if one is None:
                continue
            key = (one.name, one.kind)
            if key in taken:
                if not saying.strong or not self._separate(said, n):
                    continue
                cut = self._clause_start(frame, saying)
                found = [c.reaching(cut) if (c.name, c.kind) == key and c.start < cut < c.end else c for c in found]
                one = replace(one, start=cut)
            taken.add(key)
            found.append(one)
            found += self._told(frame, saying, one)
        found = self._with_carriers(found)
        if not found:
            found = list(self._shown(frame, clause))
        yield from found

    def _separate(self, said: Sequence[Saying], n: int) -> bool:
        """A further cue of the same source is a credit of its own when it is a clause or participle of its own."""
        between = self.masked[said[n - 1].cue_end : said[n].cue_start]
        participle = self.masked[said[n].cue_start : said[n].cue_end].endswith("ing")
        return bool(re.search(r"[,\x00;]|\b(?:and|but)\b", between)) and (participle or len(between.split()) > 3)

    def _clause_start(self, frame: Frame, saying: Saying) -> int:
        start = (
            saying.source_start
            if saying.source_start > frame.start and saying.source_end <= saying.cue_start
            else saying.cue_start
        )
        between = self.masked[frame.start : start]
        last = max((m.start() for m in re.finditer(r"\b(?:but|and)\s+$", between)), default=-1)
        return (
            frame.start + last
            if last >= 0
            else (start if saying.source_start < saying.cue_start - 60 else min(start, saying.cue_start))
        )

    def _one(self, frame: Frame, clause: str, saying: Saying) -> Credited | None:
        kind, name = self._kind_and_name(clause, saying)
        if name is None and kind is None:
            return None
        return Credited(
            frame.start, frame.end, saying.cue_start, saying.cue_end, saying.source_start, saying.source_end, name, kind or "other", None,
            False, "",
        )  # fmt: skip

    def _kind_and_name(self, clause: str, saying: Saying) -> tuple[str | None, str | None]:
        known = self._agency(saying.source) or (outlet_kind(saying.source) if not saying.person else None)
        if known:
            self.outlet = known
            return known
        if is_outlet_reference(saying.source):
            return self.outlet or ("news_outlet", None)
        noun = media_noun(saying.source) if not saying.person else None
        if noun and saying.verb != "write":
            return self._medium_speaks(clause, saying, noun)
        if not saying.name:
            low = saying.source.lower()
            return (
                ("interview", None)
                if low in ("he", "she") and saying.strong
                else (None, None)
                if not saying.strong
                else ("other", None)
            )
        if saying.person:
            return self._person(clause, saying)
        kind = kind_of(saying.name, False, (), clause)
        where = platform(clause)
        after = self.masked[saying.cue_end : saying.cue_end + 60]
        posted = _ON_PLATFORM.match(after) is not None and platform(after[:45]) is not None
        if where and (saying.verb in SHOWING or saying.verb in ("tweet", "write", "caption") or posted):
            unnamed = platform(saying.source) is not None
            name = f"{where} {media_noun(clause) or 'post'}" if unnamed else _post_name(saying.name, where, clause)
            self.post = Medium("social_post", name)
            return "social_post", name
        if kind == "other" and not saying.strong:
            return None, None
        return kind, saying.name

    def _person(self, clause: str, saying: Saying) -> tuple[str, str]:
        """A person's words: where this sentence says they were said, else where the article last said it, else by their role."""
        assert saying.name is not None
        where = platform(clause)
        posting = where is not None or (saying.verb in SHOWING and media_noun(clause) is not None)
        interview = _INTERVIEW.search(clause)
        if posting and not interview:
            medium = Medium("social_post", _post_name(saying.name, where or "social media", clause))
            self.media[saying.name] = self.post = medium
        elif (
            re.search(r"\b(?:his|her) (?:[\w-]+ )?(?:post|caption|tweet|message)\b", clause)
            and saying.name in self.media
        ):
            pass
        elif interview or (
            saying.verb == "tell"
            and saying.hearer_start >= 0
            and self._outlet(self.masked[saying.hearer_start : saying.hearer_end])
        ):
            kind = kind_of(saying.source, True, self.cast.context(saying.name), "")
            self.media[saying.name] = Medium(
                "interview" if kind in ("interview", "official_statement") else kind, saying.name
            )
        elif "statement" in clause.lower() or _DOCUMENT.search(clause):
            self.media.pop(saying.name, None)
        heard = self.media.get(saying.name)
        if heard:
            return heard.kind, heard.name
        return kind_of(saying.source, True, self.cast.context(saying.name), clause), saying.name

    def _medium_speaks(self, clause: str, saying: Saying, noun: str) -> tuple[str, str]:
        """'The video shows': the post last spoken of; else a source of its own."""
        owner = self.cast.head(saying.source_start, saying.source_end) or next(
            (n.name for n in self.cast.between(saying.source_start, saying.source_end)), None
        )
        where = platform(clause)
        if owner:
            medium = Medium("social_post", _post_name(owner, where or "social media", clause))
            self.post = self.media[owner] = medium
            return medium.kind, medium.name
        if (
            self.post
            and not where
            and saying.source.lower().split()[0] in ("the", "this", "it", "his", "her", "another")
        ):
            return self.post.kind, self.post.name
        if where:
            self.post = Medium("social_post", f"{where} {noun}")
            return self.post.kind, self.post.name
        return "other", bare(saying.source)

    def _told(self, frame: Frame, saying: Saying, one: Credited) -> Iterator[Credited]:
        """The outlet that was told is a link of its own."""
        if saying.verb == "tell" and saying.hearer_start >= 0:
            hearer = self.masked[saying.hearer_start : saying.hearer_end]
            known = self._outlet(hearer) or (self.outlet if is_outlet_reference(hearer) else None)
            if known and self._own(known[1]):
                return
            if known is None and is_outlet_reference(hearer):
                known = ("news_outlet", " ".join(hearer.split()))
            if known:
                self.outlet = known
                yield replace(
                    one, source_start=saying.hearer_start, source_end=saying.hearer_end, name=known[1], kind=known[0]
                )
            return
        interview = _INTERVIEW.search(self.masked, frame.start, frame.end) or _IN_ARTICLE.search(
            self.masked, frame.start, frame.end
        )
        if interview:
            group = "to" if interview.re is _INTERVIEW and not interview["name"] else "name"
            known = self._leading_outlet(interview[group])
            if known and known[1] != one.name:
                self.outlet = known
                at = interview.start(group)
                yield replace(
                    one, source_start=at, source_end=at + len(interview[group].rstrip()), name=known[1], kind=known[0]
                )

    def _leading_outlet(self, phrase: str) -> tuple[str, str] | None:
        """The outlet that a phrase begins with ('The Example Times on Monday')."""
        words = phrase.split()
        for n in range(min(6, len(words)), 0, -1):
            known = self._outlet(" ".join(words[:n]))
            if known:
                return known
        return None

    def _with_carriers(self, found: Sequence[Credited]) -> list[Credited]:
        """Whoever is not an outlet came through the outlet credited in the same sentence."""
        carriers = [c for c in found if c.kind in ("news_agency", "news_outlet", "broadcast") and c.name]
        if not carriers:
            return list(found)
        return [c if c in carriers else replace(c, carrier=carriers[0].name) for c in found]

    def _shown(self, frame: Frame, clause: str) -> Iterator[Credited]:
        """'In a video shared on …, she can be seen': no verb of saying, yet a source."""
        m = _IN_MEDIUM.search(clause)
        if not m:
            return
        noun = media_noun(m["phrase"]) or "post"
        at, stop = frame.start + m.start("phrase"), frame.start + m.end("phrase")
        where = platform(m["phrase"])
        owner = next((n.name for n in self.cast.between(at, stop)), None)
        if (
            not where
            and not owner
            and not re.search(r"\b(?:shared|posted|released|published|obtained|seen)\b", m["rest"])
        ):
            return
        name = _post_name(owner, where or "social media", clause) if owner else f"{where or 'unattributed'} {noun}"
        self.post = Medium("social_post" if where or owner else "other", name)
        if owner:
            self.media[owner] = self.post
        yield Credited(
            frame.start,
            frame.end,
            frame.start + m.start(),
            frame.start + m.end(),
            at,
            stop,
            name,
            self.post.kind,
            None,
            False,
            "",
        )


def _post_name(owner: str, where: str, clause: str) -> str:
    """'NAME's Instagram post'; a post that the sentence sets in the past is 'earlier', so that it is kept apart."""
    earlier = "earlier " if _EARLIER.search(clause) else ""
    return f"{owner}'s {earlier}{where} post"
