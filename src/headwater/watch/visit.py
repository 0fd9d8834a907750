"""A visit to an address as a guest: asked for by robots.txt, paced, backed off, redirects followed hop by hop."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from headwater.watch.clock import Clock
from headwater.watch.refusal import NotPublic, Refusal
from headwater.watch.state import Memory
from headwater.watch.web import REDIRECTS, TOKEN, Answer, Web, check, host_of

# Hops of a redirect; RFC 9309 asks for five with robots.txt, and no honest site needs more.
HOPS = 5
# Bytes of robots.txt that are read (RFC 9309, section 2.5), and of tdmrep.json.
LARGEST_RULES = 500 * 1024
# Seconds that rules are believed (RFC 9309: at most a day), and that a host without readable rules is left alone.
RULES_LAST, DENIED_LASTS = 86_400.0, 3600.0
# Seconds from a host's first failure to the next visit; doubled with each failure, up to a day.
FIRST_REST, LONGEST_REST = 60.0, 86_400.0
# A crawl delay that asks for more would leave a feed of 50 entries unread in a day.
LONGEST_PACE = 60.0
# Rules with more wildcards, or longer, are made to exhaust what matches them.
_WILDCARDS, _LONGEST_RULE = 8, 2000


@dataclass(frozen=True, slots=True)
class Manners:
    """pace: seconds between two visits to one host. patience: seconds of waiting for a host after which its turn comes in a
    later round."""

    pace: float = 2.0
    patience: float = 120.0


class Visitor:
    """Visits addresses. Keeps, by host, when it was last there."""

    def __init__(self, web: Web, memory: Memory, clock: Clock, manners: Manners) -> None:
        self._web, self._memory, self._clock, self._manners = web, memory, clock, manners
        self._last: dict[str, float] = {}
        self._parsed: dict[str, tuple[float, Protego]] = {}

    def ready(self, host: str) -> float:
        """The instant from which the host may be visited."""
        known = self._memory.host(host)
        return max(known.until, self._last.get(host, -LONGEST_REST) + self._pace(host))

    def get(self, url: str, kinds: frozenset[str], largest: int, etag: str = "", modified: str = "") -> Answer:
        """What the address gives in the end: status 200 or 304. Raises Refusal."""
        asked = url
        for hop in range(HOPS + 1):
            check(url)
            if not self._rules(url).can_fetch(url, TOKEN):
                raise Refusal(asked, "its robots.txt asks that it not be fetched")
            fresh = {"If-None-Match": etag, "If-Modified-Since": modified} if not hop else {}
            answer = self._once(url, {k: v for k, v in fresh.items() if v}, kinds, largest)
            if answer.status not in REDIRECTS:
                return answer
            if not answer.location or answer.location == url:
                raise Refusal(asked, "a redirect that leads nowhere")
            try:
                check(answer.location)
            except Refusal as refusal:
                raise Refusal(asked, f"a redirect to what is not fetched: {refusal.reason}") from refusal
            url = answer.location
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
        known = self._memory.host(host)
        now = self._clock.now()
        if (at := self.ready(host)) > now:
            if at - now > self._manners.patience:
                raise Refusal(url, f"{host} is left alone for a while", passing=True)
            self._clock.sleep(at - now)
        self._last[host] = self._clock.now()
        try:
            answer = self._web.get(url, headers, kinds, largest)
        except Refusal as refusal:
            if refusal.host:
                known.failures += 1
                rest = min(FIRST_REST * 2.0 ** min(known.failures - 1, 20), LONGEST_REST)
                asked = min(refusal.wait, LONGEST_REST) if refusal.wait is not None else 0.0
                known.until = self._clock.now() + max(rest, asked)
            raise
        known.failures = 0
        return answer

    def _pace(self, host: str) -> float:
        asked = self._parsed[host][1].crawl_delay(TOKEN) if host in self._parsed else None
        return max(self._manners.pace, min(asked or 0.0, LONGEST_PACE))

    def _rules(self, url: str) -> Protego:
        """What the host's robots.txt says; read once a day. Raises Refusal where it cannot be read: then nothing is allowed."""
        host = host_of(url)
        known = self._memory.host(host)
        age = self._clock.now() - known.ruled
        if not known.ruled or age > (DENIED_LASTS if known.denied else RULES_LAST):
            root = f"{urlsplit(url).scheme}://{host}"
            found = self._plain(f"{root}/robots.txt")
            known.denied = found is None
            known.rules = found or ""
            known.site = "" if found is None else self._plain(f"{root}/.well-known/tdmrep.json") or ""
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
