"""A visit to an address as a guest: asked for by robots.txt, paced, backed off, redirects followed hop by hop."""

import json
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from protego import Protego

from headwater.watch.clock import Clock
from headwater.watch.refusal import NotPublic, Refusal
from headwater.watch.state import Memory
from headwater.watch.web import PERMANENT, REDIRECTS, TOKEN, Answer, Web, check, host_of

# Hops of a redirect; RFC 9309 asks for five with robots.txt, and no honest site needs more.
HOPS = 5
# Bytes of robots.txt that are read (RFC 9309, section 2.5), and of tdmrep.json.
LARGEST_RULES = 500 * 1024
# Seconds that rules are believed (RFC 9309: at most a day), and that a host without readable rules is left alone.
RULES_LAST, DENIED_LASTS = 86_400.0, 3600.0
# Seconds from a host's first failure to the next visit; doubled with each failure, up to a day.
FIRST_REST, LONGEST_REST = 60.0, 86_400.0
# Seconds of rest that a round waits for; the jobs of a host that rests longer are left for a later round.
PATIENCE = 30.0
BY_ROBOTS = "its robots.txt asks that it not be fetched"
# A crawl delay that asks for more would leave a feed of 50 entries unread in a day.
LONGEST_PACE = 60.0
# Rules with more wildcards, or longer, are made to exhaust what matches them.
_WILDCARDS, _LONGEST_RULE = 8, 2000


@dataclass(frozen=True, slots=True)
class Manners:
    """pace: seconds between two visits to one host. at_once: hosts that are visited at the same time."""

    pace: float = 2.0
    at_once: int = 8


@dataclass(frozen=True, slots=True)
class Visit:
    """What to ask for. kinds: the media types that are read. largest: bytes. etag, modified: of what was given before, '' none."""

    url: str
    kinds: frozenset[str]
    largest: int
    etag: str = ""
    modified: str = ""


class Visitor:
    """Visits addresses, from several threads. Keeps, by host, when it was last there; a host is visited by one at a time."""

    def __init__(self, web: Web, memory: Memory, clock: Clock, manners: Manners) -> None:
        self.manners = manners
        self._web, self._memory, self._clock = web, memory, clock
        # Addresses that a server was asked for: not those refused before, by what is remembered.
        self.asked: set[str] = set()
        self._last: dict[str, float] = {}
        self._parsed: dict[str, tuple[float, Protego]] = {}
        # A thread holds one lock of the first kind at most, and takes none of the second while it does.
        self._at: dict[str, threading.Lock] = {}
        self._ruling: dict[str, threading.Lock] = {}

    def left(self, host: str) -> float:
        """Seconds until the host may be visited; 0 or less: it may be now."""
        rest = self._memory.host(host).until - self._clock.now()
        return max(rest, self._last[host] + self._pace(host) - self._clock.steady()) if host in self._last else rest

    def rests(self, host: str) -> bool:
        """Is it left alone for longer than a round waits?"""
        return self._memory.host(host).until - self._clock.now() > PATIENCE

    def get(self, visit: Visit) -> Answer:
        """What the address gives in the end: status 200 or 304. Raises Refusal."""
        asked = url = visit.url
        moved, for_good = "", True
        for hop in range(HOPS + 1):
            check(url)
            if not self._rules(url).can_fetch(url, TOKEN):
                raise Refusal(asked, BY_ROBOTS)
            fresh = {"If-None-Match": visit.etag, "If-Modified-Since": visit.modified} if not hop else {}
            answer = self._once(url, {k: v for k, v in fresh.items() if v}, visit.kinds, visit.largest)
            if answer.status not in REDIRECTS:
                return replace(answer, moved=moved)
            if not answer.location or answer.location == url:
                raise Refusal(asked, "a redirect that leads nowhere")
            try:
                check(answer.location)
            except Refusal as refusal:
                raise Refusal(asked, f"a redirect to what is not fetched: {refusal.reason}") from refusal
            url = answer.location
            for_good = for_good and answer.status in PERMANENT
            moved = url if for_good else moved
        raise Refusal(asked, f"more than {HOPS} redirects")

    def site_policy(self, url: str) -> tuple[bool, str | None]:
        """(whether the host's tdmrep.json reserves the rights to this address, the address of the terms)."""
        try:
            rules = json.loads(self._memory.host(host_of(url)).site or "[]")
        except (ValueError, RecursionError):
            return False, None
        path = urlsplit(url).path or "/"
        for rule in rules[:1000] if isinstance(rules, list) else ():
            if isinstance(rule, dict) and _matches(str(rule.get("location", ""))[:_LONGEST_RULE], path):
                policy = rule.get("tdm-policy")
                reserved = str(rule.get("tdm-reservation")) in ("1", "True")
                return reserved, policy[:_LONGEST_RULE] if isinstance(policy, str) and policy else None
        return False, None

    def _once(self, url: str, headers: Mapping[str, str], kinds: frozenset[str] | None, largest: int) -> Answer:
        host = host_of(url)
        with self._at.setdefault(host, threading.Lock()):
            if self.rests(host):
                raise Refusal(url, f"{host} is left alone for a while", passing=True)
            if (left := self.left(host)) > 0:
                self._clock.sleep(left)
            self._last[host] = self._clock.steady()
            known = self._memory.host(host)
            try:
                answer = self._web.get(url, headers, kinds, largest)
            except Refusal as refusal:
                if not isinstance(refusal, NotPublic):
                    self.asked.add(url)
                if refusal.host:
                    known.failures += 1
                    rest = min(FIRST_REST * 2.0 ** min(known.failures - 1, 20), LONGEST_REST)
                    asked = min(refusal.wait, LONGEST_REST) if refusal.wait is not None else 0.0
                    known.until = self._clock.now() + max(rest, asked)
                raise
            known.failures = 0
            self.asked.add(url)
            return answer

    def _pace(self, host: str) -> float:
        asked = self._parsed[host][1].crawl_delay(TOKEN) if host in self._parsed else None
        return max(self.manners.pace, min(asked or 0.0, LONGEST_PACE))

    def _rules(self, url: str) -> Protego:
        """What the host's robots.txt says; read once a day. Raises Refusal where it cannot be read: then nothing is allowed."""
        host = host_of(url)
        with self._ruling.setdefault(host, threading.Lock()):
            known = self._memory.host(host)
            age = self._clock.now() - known.ruled
            if not known.ruled or age > (DENIED_LASTS if known.denied else RULES_LAST):
                root = f"{urlsplit(url).scheme}://{host}"
                found = self._plain(f"{root}/robots.txt")
                known.denied = found is None
                known.rules = found or ""
                known.site = "" if found is None else self._plain(f"{root}/.well-known/tdmrep.json") or ""
                # Last: notes may be written meanwhile, and half of the rules must not pass for all of them.
                known.ruled = self._clock.now()
            if known.denied:
                raise Refusal(url, "its robots.txt cannot be read, so nothing is fetched", passing=True)
            if host not in self._parsed or self._parsed[host][0] != known.ruled:
                self._parsed[host] = known.ruled, Protego.parse(_bounded(known.rules))
            return self._parsed[host][1]

    def _plain(self, url: str) -> str | None:
        """A file of rules; '' where there is none (RFC 9309: then all is allowed), None where the server fails."""
        try:
            for _ in range(HOPS + 1):
                answer = self._once(url, {}, None, LARGEST_RULES)
                if answer.status not in REDIRECTS:
                    return answer.body.decode("utf-8", "replace").replace("\x00", "")
                url = answer.location
        except NotPublic:
            raise
        except Refusal as refusal:
            if refusal.passing:
                return None
        return ""


def _bounded(rules: str) -> str:
    """The lines of a robots.txt that honest sites write."""
    return "\n".join(x for x in rules.splitlines() if len(x) <= _LONGEST_RULE and x.count("*") <= _WILDCARDS)


def _matches(pattern: str, path: str) -> bool:
    """A location of tdmrep.json against a path: '*' is any run of characters, '$' at the end is the end (as in robots.txt)."""
    if not pattern or pattern.count("*") > _WILDCARDS:
        return False
    body = ".*".join(map(re.escape, pattern.removesuffix("$").split("*")))
    return re.match(body + ("$" if pattern.endswith("$") else ""), path[:_LONGEST_RULE]) is not None
