"""One round: every feed that is due, then what it lists that is new, changed, or to be looked at again."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from headwater import extraction
from headwater.errors import InputError
from headwater.pipeline.run import Document, Found, Report, take
from headwater.reading.form import form
from headwater.reading.http import charset
from headwater.reading.location import canonical, canonical_link, host
from headwater.records import Dropped, Intake, Page
from headwater.store.folder import FolderStore
from headwater.watch.clock import Clock, iso
from headwater.watch.feeds import LARGEST as LARGEST_FEED
from headwater.watch.feeds import Listed, listed
from headwater.watch.refusal import NotPublic, Refusal
from headwater.watch.reservation import reservations
from headwater.watch.state import Entry, Feed, Memory
from headwater.watch.visit import FIRST_REST, LONGEST_REST, Manners, Visitor
from headwater.watch.web import LARGEST, Answer, Web, host_of

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

Job = tuple[str, str | None]  # (feed, the article's address; None: the feed itself)


@dataclass(frozen=True, slots=True)
class Round:
    """How a round is done. leave_reserved: what reserves its rights to text and data mining is not taken."""

    clock: Clock
    manners: Manners = field(default_factory=Manners)
    leave_reserved: bool = False

    def __call__(self, store: FolderStore, web: Web, feeds: Sequence[str]) -> Report:
        """Take what is new into the store; no step is run. Every refusal is in the store as a Dropped."""
        memory = Memory(store)
        work = _Work(self, store, memory, Visitor(web, memory, self.clock, self.manners))
        work.do(feeds)
        return work.report


class _Work:
    def __init__(self, how: Round, store: FolderStore, memory: Memory, visitor: Visitor) -> None:
        self.report = Report()
        self._how, self._store, self._memory, self._visitor = how, store, memory, visitor
        self._found: list[Found] = []
        self._jobs: dict[str, deque[Job]] = {}
        # Which feed's entry leads an address that several list: an article is taken once.
        self._owner: dict[str, str] = {}

    def do(self, feeds: Sequence[str]) -> None:
        now = self._how.clock.now()
        for url in feeds:
            for address, known in self._memory.feed(url).entries.items():
                if not known.over:
                    self._owner.setdefault(address, url)
        for url in feeds:
            state = self._memory.feed(url)
            if not state.over and state.due <= now:
                self._add((url, None))
            else:
                self._entries(url)
        for feed, entry in self._turns():
            if entry is None:
                self._feed(feed)
                self._entries(feed)
            else:
                self._article(feed, entry)
            if len(self._found) >= PAGES_A_COMMIT:
                self._commit()
        self._commit()

    def _add(self, job: Job) -> None:
        self._jobs.setdefault(host_of(job[1] or job[0]), deque()).append(job)

    def _turns(self) -> Iterator[Job]:
        """Jobs, always of the host that may be visited first; those of hosts that want rest are left for a later round."""
        while self._jobs:
            at, name = min((self._visitor.ready(host), host) for host in self._jobs)
            if at - self._how.clock.now() > self._how.manners.patience:
                return
            jobs = self._jobs[name]
            yield jobs.popleft()
            if not jobs:
                del self._jobs[name]

    def _commit(self) -> None:
        """Keep what was found, and only then remember that it was."""
        if self._found:
            take(self._store, self._found, self.report)
            self._found.clear()
        self._memory.save()

    def _drop(self, where: str, reason: str) -> None:
        self._found.append(Dropped(where, STEP, reason))

    def _feed(self, url: str) -> None:
        feed, now = self._memory.feed(url), self._how.clock.now()
        try:
            answer = self._visitor.get(url, FEED_KINDS, LARGEST_FEED, feed.etag, feed.modified)
            if answer.status == 200:
                _merge(feed, listed(answer.body, url), now)
                feed.etag, feed.modified = _validators(answer.headers)
        except InputError as refusal:
            if not (isinstance(refusal, NotPublic) or (isinstance(refusal, Refusal) and refusal.passing)):
                feed.due, feed.over = now + REFUSED_FEED, refusal.reason == GONE
            self._drop(url, refusal.reason)

    def _entries(self, url: str) -> None:
        """Have looked at what the feed lists and is new or due."""
        now = self._how.clock.now()
        for address, entry in self._memory.feed(url).entries.items():
            wanted = entry.due <= now and (entry.due or not entry.taken)
            if wanted and not entry.over and self._owner.setdefault(address, url) == url:
                self._add((url, address))

    def _article(self, feed_url: str, address: str) -> None:
        entry, now = self._memory.feed(feed_url).entries[address], self._how.clock.now()
        try:
            answer = self._visitor.get(address, PAGE_KINDS, LARGEST, entry.etag, entry.modified)
            if answer.status == 200:
                self._take(feed_url, address, entry, answer)
        except InputError as refusal:
            self._drop(address, refusal.reason)
            if isinstance(refusal, NotPublic):
                return
            passing = isinstance(refusal, Refusal) and refusal.passing
            entry.tries += 1
            entry.over = not passing or entry.tries >= TRIES
            entry.due = now + min(FIRST_REST * 2.0**entry.tries, LONGEST_REST)
            return
        entry.tries = 0
        entry.due = now + LOOKS[entry.looks] if entry.looks < len(LOOKS) else 0.0
        entry.looks += 1

    def _take(self, feed_url: str, address: str, entry: Entry, answer: Answer) -> None:
        """Keep the page, unless its report is the one that was seen last: bytes change with every advertisement."""
        now = self._how.clock.now()
        page = _page(answer)
        document = _document(page, Intake(page.id, feed_url, 0, iso(now), -1, iso(now)), answer, self._visitor)
        reserved = len(document) > 2
        entry.etag, entry.modified = _validators(answer.headers)
        if reserved and self._how.leave_reserved:
            raise Refusal(address, "its rights to text and data mining are reserved")
        if (text := _report(page)) != entry.text:
            self._found.append(document)
            entry.text, entry.looks = text, 0
        entry.taken = now


def _document(page: Page, intake: Intake, answer: Answer, visitor: Visitor) -> Document:
    rights = reservations(page.id, answer.headers, page.data, visitor.site_policy(answer.url))
    return (page, intake, *rights)


def _merge(feed: Feed, found: Sequence[Listed], now: float) -> None:
    """The feed's entries as it lists them now, then those it lists no more."""
    entries: dict[str, Entry] = {}
    for one in found:
        entry = feed.entries.pop(one.url, None) or Entry(one.stamp)
        if entry.stamp != one.stamp:
            entry.stamp, entry.looks, entry.tries, entry.over = one.stamp, 0, 0, False
            entry.due = now if entry.taken else 0.0
        entries[one.url] = entry
    feed.entries = entries | feed.entries


def _validators(headers: Mapping[str, str]) -> tuple[str, str]:
    """(ETag, Last-Modified), '' for none. Longer ones than these are not worth keeping."""
    return headers.get("etag", "")[:500], headers.get("last-modified", "")[:100]


def _page(answer: Answer) -> Page:
    """The page at its canonical address: the one that it names itself, if that is of the same site, else where it was found."""
    data = answer.body
    kind = {"text/plain": "text", "": form("", data[:4096])}.get(answer.kind, "html")
    if kind not in ("html", "text"):
        raise InputError(answer.url, "not a page")
    if not data.strip():
        raise InputError(answer.url, "empty page")
    location = canonical(answer.url) or answer.url
    own = canonical_link(data) if kind == "html" else None
    # A page that gives another site's address would become a version of that site's article.
    if own and host(own) == host(location):
        location = own
    return Page.of(data, location, kind, encoding=charset(answer.headers.get("content-type", "")))


def _report(page: Page) -> str:
    """A hash of the page's report; of its bytes where no report is found."""
    try:
        article = extraction.extract(page)
        said = f"{article.title}\n{article.text}"
    except InputError:
        said = page.digest
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
