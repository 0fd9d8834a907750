"""Many hosts visited at once, each by one visitor at a time: jobs -> what they gave, as it comes."""

import queue
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from headwater.errors import InputError
from headwater.watch.clock import Clock
from headwater.watch.visit import Visit, Visitor
from headwater.watch.web import Answer, host_of


@dataclass(frozen=True, slots=True)
class Job:
    """A visit to make for `feed`: to the article at `address`; None: to the feed itself."""

    feed: str
    address: str | None
    visit: Visit


Result = tuple[Job, Answer | InputError]


def turns(jobs: Iterable[Job], visitor: Visitor, clock: Clock) -> Iterator[Result]:
    """Do the jobs, those of one host in their order, with the host that may be visited first going first.

    The jobs of hosts that rest after a failure are left for a later round. Visits run in threads that end with the program, so
    that an interrupt need not wait for a slow server.
    """
    waiting: dict[str, deque[Job]] = {}
    for job in jobs:
        waiting.setdefault(host_of(job.visit.url), deque()).append(job)
    away: dict[str, Job] = {}
    back: queue.SimpleQueue[tuple[str, Answer | Exception]] = queue.SimpleQueue()
    while waiting or away:
        for host in [host for host in waiting if host not in away and visitor.rests(host)]:
            del waiting[host]
        pause = None
        for left, host in sorted((visitor.left(host), host) for host in waiting if host not in away):
            if len(away) == visitor.manners.at_once:
                break
            if left > 0:
                pause = left
                break
            away[host] = waiting[host].popleft()
            if not waiting[host]:
                del waiting[host]
            threading.Thread(target=_go, args=(visitor, host, away[host].visit, back), daemon=True).start()
        if away:
            try:
                host, given = back.get(timeout=pause)
            except queue.Empty:
                continue
            job = away.pop(host)
            if isinstance(given, Exception) and not isinstance(given, InputError):
                raise given
            yield job, given
        elif pause is not None:
            clock.sleep(pause)


def _go(visitor: Visitor, host: str, visit: Visit, back: "queue.SimpleQueue[tuple[str, Answer | Exception]]") -> None:
    try:
        back.put((host, visitor.get(visit)))
    except Exception as error:  # told to the one who waits, whatever it is
        back.put((host, error))
