"""One round: every feed that is due, then what the feeds list that is new, changed, or to be looked at again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from headwater.errors import InputError
from headwater.pipeline.taking import Document, Report, take_noting
from headwater.records import Dropped, Reservation
from headwater.watch import pages
from headwater.watch.clock import Clock
from headwater.watch.feeds import LARGEST as LARGEST_FEED
from headwater.watch.feeds import Listed, contents
from headwater.watch.freshness import lasting
from headwater.watch.place import alone, opened, writing
from headwater.watch.refusal import NotPublic, Refusal
from headwater.watch.state import Entry, Feed, Memory
from headwater.watch.turns import Job, turns
from headwater.watch.visit import BY_ROBOTS, FIRST_REST, LONGEST_REST, Manners, Visit, Visitor
from headwater.watch.web import LARGEST, Answer, Web

STEP = "watch"
FEED_KINDS = frozenset({
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml", "application/json",
    "application/feed+json", "text/html", "text/plain", "application/octet-stream",
})  # fmt: skip
PAGE_KINDS = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
# Seconds after an article was taken, or was seen changed, at which it is looked at again: most corrections come within a day.
LOOKS = (3600.0, 4 * 3600.0, 86_400.0, 3 * 86_400.0, 7 * 86_400.0)
# Failures in a row that may pass, after which an address is given up until its feed says that it changed.
TRIES = 6
# Pages in one commit: what a killed watch fetches again.
PAGES_A_COMMIT = 16
# Seconds until a feed that is refused for good (404, robots.txt) is asked for again.
REFUSED_FEED = 86_400.0
GONE = "answered 410"


@dataclass(frozen=True, slots=True)
class Round:
    """How a round is done. leave_reserved: what reserves its rights to text and data mining is not taken."""

    clock: Clock
    manners: Manners = field(default_factory=Manners)
    leave_reserved: bool = False

    def __call__(self, store: Path, web: Web, feeds: Sequence[str]) -> tuple[Report, list[str]]:
        """Take what is new into the store, which is written to only in between -> what was done, and what is worth telling.

        No step is run. Every refusal is in the store as a Dropped. Raises StoreLockedError where another watch is at work.
        """
        with opened(store) as notes, alone(store):
            work = _Work(self, store, web, Memory(notes))
            work.do(feeds)
            return work.report, [*work.news, f"asked {work.asked} of {len(feeds)} feeds"]


class _Work:
    """settled: addresses that gave something. news: what is worth telling the user. asked: how many feeds were. texts: {address of a page: hash of its report as
    last seen}. rows, headers: what the feeds that were read in this round say of addresses, and their servers of them."""

    def __init__(self, how: Round, store: Path, web: Web, memory: Memory) -> None:
        self.report, self.news, self.asked = Report(), list[str](), 0
        self._how, self._store, self._memory = how, store, memory
        self._visitor = Visitor(web, memory, how.clock, how.manners)
        self._found: list[Document | Dropped] = []
        self._settled: set[str] = set()
        # Which feed's entry leads an address that several list: an article is taken once.
        self._owner: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._rows: dict[str, Listed] = {}
        self._headers: dict[str, Mapping[str, str]] = {}
        self._validators: dict[str, tuple[str, str]] = {}

    def do(self, feeds: Sequence[str]) -> None:
        """Feeds first, so that which of them leads an address does not depend on which answers first."""
        known = [(url, self._memory.feed(url)) for url in feeds]
        entries = [(a, e, url) for url, feed in known for a, e in feed.entries.items()]
        self._owner = {a: url for a, e, url in reversed(entries) if not e.over}
        self._texts = {e.place: e.text for _, e, _ in sorted(entries, key=lambda x: x[1].taken) if e.place}
        for job, given in turns(self._feeds(known), self._visitor, self._how.clock):
            self.asked += job.visit.url in self._visitor.asked
            self._feed(job.feed, given)
            self._commit(PAGES_A_COMMIT)
        for job, given in turns(self._articles(feeds), self._visitor, self._how.clock):
            assert job.address is not None
            self._article(job.feed, job.address, given)
            self._commit(PAGES_A_COMMIT)
        # Only now: a watch that is killed before has to be given the whole feed again.
        for url, validators in self._validators.items():
            self._memory.feed(url).etag, self._memory.feed(url).modified = validators
        self._commit(0)

    def _commit(self, least: int) -> None:
        """Keep what was found, in the order of its places, and with it that it was; where there is at least so much of it."""
        if len(self._found) < least:
            return
        found = sorted(self._found, key=lambda x: x.record if isinstance(x, Dropped) else x[0].location)
        notes = self._memory.changed()
        if found or notes or self._settled:
            with writing(self._store, self._how.clock) as store:
                take_noting(
                    store,
                    found,
                    self._settled - {x.record for x in found if isinstance(x, Dropped)},
                    notes,
                    self.report,
                )
        self._memory.written(notes)
        self._found.clear()
        self._settled.clear()

    def _drop(self, where: str, reason: str) -> None:
        self._found.append(Dropped(where, STEP, reason))

    def _feeds(self, known: Sequence[tuple[str, Feed]]) -> Iterator[Job]:
        now = self._how.clock.now()
        listed = {url for url, _ in known}
        for url, feed in known:
            # One that has moved to another of the list is asked there.
            if not feed.over and feed.due <= now and feed.moved not in listed - {url}:
                where = feed.moved or url
                yield Job(url, None, Visit(where, FEED_KINDS, LARGEST_FEED, feed.etag, feed.modified))

    def _feed(self, url: str, given: Answer | InputError) -> None:
        feed, now = self._memory.feed(url), self._how.clock.now()
        try:
            if isinstance(given, InputError):
                raise given
            if given.status == 200:
                found = contents(given.body, url)
                self._merge(feed, found.entries, now)
                self._rows |= {one.url: one for one in found.entries if one.url not in self._rows}
                self._headers |= {one.url: given.headers for one in found.entries}
                self._validators[url] = _validators(given.headers)
                feed.ttl = found.ttl
                for link in found.others:
                    self._drop(link, f"listed by {url}: not an address of http or https")
        except InputError as refusal:
            self._refused(url, feed, refusal, now)
            return
        self._settled.add(url)
        feed.due = now + lasting(given.headers, feed.ttl, now)
        if given.moved and given.moved != feed.moved:
            feed.moved = given.moved
            self.news.append(f"the feed {url} has moved to {given.moved}, and is asked there from now on")

    def _refused(self, url: str, feed: Feed, refusal: InputError, now: float) -> None:
        self._drop(url, refusal.reason)
        if isinstance(refusal, NotPublic) or (isinstance(refusal, Refusal) and refusal.passing):
            return
        if feed.moved:
            # What was believed for good may have been a mistake: the next round asks where the user said.
            feed.moved = ""
            return
        feed.due, feed.over = now + REFUSED_FEED, refusal.reason == GONE

    def _merge(self, feed: Feed, found: Sequence[Listed], now: float) -> None:
        """The feed's entries as it lists them now, then those it lists no more."""
        entries: dict[str, Entry] = {}
        for one in found:
            entry = feed.entries.pop(one.url, None) or Entry(one.stamp)
            entry.said, entry.full = one.said, one.full
            if entry.stamp != one.stamp:
                entry.stamp, entry.looks, entry.tries, entry.over = one.stamp, 0, 0, False
                entry.due = now if entry.taken else 0.0
            entries[one.url] = entry
        for entry in feed.entries.values():
            entry.full = False
        feed.entries = entries | feed.entries

    def _articles(self, feeds: Sequence[str]) -> Iterator[Job]:
        """Visits to what the feeds list and is new or due; a text that was taken from the feed is compared with what the feed has now."""
        now = self._how.clock.now()
        for url in feeds:
            for address, entry in self._memory.feed(url).entries.items():
                if entry.over:
                    listed = self._rows.get(address)
                    if entry.fed and listed is not None and listed.full:
                        self._take_text(url, address, listed, entry.fed)
                    continue
                wanted = entry.due <= now and (entry.due or not entry.taken)
                if wanted and self._owner.setdefault(address, url) == url:
                    yield Job(url, address, Visit(address, PAGE_KINDS, LARGEST, entry.etag, entry.modified))

    def _article(self, url: str, address: str, given: Answer | InputError) -> None:
        entry, now = self._memory.feed(url).entries[address], self._how.clock.now()
        try:
            if isinstance(given, InputError):
                raise given
            if given.status == 200:
                self._take(url, address, entry, given)
        except InputError as refusal:
            self._not_taken(url, address, entry, refusal)
            return
        self._settled.add(address)
        entry.tries, entry.fed = 0, ""
        entry.due = now + LOOKS[entry.looks] if entry.looks < len(LOOKS) else 0.0
        entry.looks += 1

    def _take(self, url: str, address: str, entry: Entry, answer: Answer) -> None:
        """Keep the page, unless its report is the one that was seen last: bytes change with every advertisement."""
        now = self._how.clock.now()
        policy = self._visitor.site_policy(answer.url)
        document = pages.fetched(answer, url, entry.said, policy, now)
        entry.etag, entry.modified = _validators(answer.headers)
        self._check_rights(address, document)
        page, text = document[0], pages.report(document[0])
        # Two addresses may lead to one page.
        if text != self._texts.get(page.location, entry.text):
            self._found.append(document)
        if text != entry.text:
            entry.looks = 0
        entry.text, entry.place, entry.taken = text, page.location, now
        self._texts[page.location] = text

    def _not_taken(self, url: str, address: str, entry: Entry, refusal: InputError) -> None:
        if self._stands_in(entry, refusal):
            if (listed := self._rows.get(address)) is not None:
                self._take_text(url, address, listed, refusal.reason)
                return
            # The feed was not read in this round; it is asked for whole in the next.
            feed = self._memory.feed(url)
            feed.etag = feed.modified = ""
            feed.due = 0.0
            self._drop(address, refusal.reason)
            return
        self._drop(address, refusal.reason)
        if isinstance(refusal, NotPublic):
            return
        passing = isinstance(refusal, Refusal) and refusal.passing
        entry.tries += 1
        entry.over = not passing or entry.tries >= TRIES
        entry.due = self._how.clock.now() + min(FIRST_REST * 2.0**entry.tries, LONGEST_REST)

    @staticmethod
    def _stands_in(entry: Entry, refusal: InputError) -> bool:
        """Does the feed's own text stand for a page that cannot be read? Not for one that was read once, or is gone."""
        denied = refusal.reason == BY_ROBOTS or (refusal.reason.startswith("answered 4") and refusal.reason != GONE)
        final = isinstance(refusal, Refusal) and not refusal.passing
        return denied and final and entry.full and (not entry.taken or bool(entry.fed))

    def _take_text(self, url: str, address: str, listed: Listed, instead: str) -> None:
        """Keep the text that the feed has, where it is not the one that was taken last. instead: why the page could not be read."""
        entry, now = self._memory.feed(url).entries[address], self._how.clock.now()
        entry.over, entry.due, entry.tries = True, 0.0, 0
        policy = self._visitor.site_policy(address)
        try:
            document = pages.fed(address, url, listed.row, instead, self._headers.get(address, {}), policy, now)
            self._check_rights(address, document)
        except InputError as refusal:
            self._drop(address, refusal.reason)
            return
        if (text := pages.words(listed.row)) != entry.text:
            self._found.append(document)
            entry.taken = now
        entry.text, entry.fed = text, instead
        self._settled.add(address)

    def _check_rights(self, address: str, document: Document) -> None:
        if self._how.leave_reserved and any(isinstance(row, Reservation) for row in document):
            raise Refusal(address, "its rights to text and data mining are reserved")


def _validators(headers: Mapping[str, str]) -> tuple[str, str]:
    """(ETag, Last-Modified), '' for none. Longer ones than these are not worth keeping."""
    return headers.get("etag", "")[:500], headers.get("last-modified", "")[:100]
